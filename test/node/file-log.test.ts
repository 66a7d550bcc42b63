/** The log file: readable lines, limited size, and never in the way of the till. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFileLog } from '../../src-main/node/ports/file-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const clock = { wallMs: () => Date.UTC(2026, 0, 2, 3, 4, 5), monotonicMs: () => 0, after: () => () => {} };

test('an event is one line with its time, level and facts', () => {
  const file = join(folder, 'log', 'counterpart.log');
  const log = createFileLog({ file, clock });
  log.info('line.changed', { state: 'offline' });
  log.warn('queue.interrupted', { entries: 2 });
  log.error('broke', { id: null });
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toEqual([
    { level: 'info', time: '2026-01-02T03:04:05.000Z', state: 'offline', msg: 'line.changed' },
    { level: 'warn', time: '2026-01-02T03:04:05.000Z', entries: 2, msg: 'queue.interrupted' },
    { level: 'error', time: '2026-01-02T03:04:05.000Z', id: null, msg: 'broke' },
  ]);
});

test('a line break in a fact does not make a second line', () => {
  const file = join(folder, 'counterpart.log');
  createFileLog({ file, clock }).info('event', { text: 'a\n{"level":"error"}' });
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(1);
});

test('the file and its predecessor stay within their size, also over restarts', () => {
  const file = join(folder, 'counterpart.log');
  for (let restart = 0; restart < 5; restart += 1) {
    const log = createFileLog({ file, clock, limitBytes: 1000 });
    for (let line = 0; line < 20; line += 1) log.info('event', { line });
  }
  expect(statSync(file).size).toBeLessThan(1100);
  expect(statSync(`${file}.1`).size).toBeLessThan(1100);
});

test('a log that cannot be written does not stop anything', () => {
  const file = join(folder, 'log', 'counterpart.log');
  const log = createFileLog({ file, clock });
  rmSync(join(folder, 'log'), { recursive: true });
  expect(() => log.error('event')).not.toThrow();
  expect(existsSync(file)).toBe(false);
});
