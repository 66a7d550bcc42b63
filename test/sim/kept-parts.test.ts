/** A run that was stopped goes on where it was, and comes to what it would have come to in one go. */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openKeptParts } from './kept-parts.ts';
import { type Part, runMany } from './run-many.ts';

let folder = '';
const file = () => join(folder, 'parts.jsonl');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-parts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('comes to the same with parts that were done before, and runs only the others', async () => {
  const first = openKeptParts(file(), 'abc1234');
  const whole = await runMany({ seeds: 40, cores: 1, onPart: (_, part) => first.keep(part, 1.5) });
  const again = openKeptParts(file(), 'abc1234');
  expect(again.parts.length).toBeGreaterThan(2);
  expect(again.seconds).toBe(again.parts.length * 1.5);
  const ran: Part[] = [];
  const [known, ...others] = again.parts;
  const resumed = await runMany({
    seeds: 40,
    cores: 1,
    done: others,
    onPart: (_, part) => ran.push(part),
  });
  expect(resumed).toEqual(whole);
  expect(ran.map(({ first: seed }) => seed)).toEqual([known?.first]);
});

it('takes nothing of another program, nor a line that was cut off', async () => {
  const begun = openKeptParts(file(), 'abc1234');
  await runMany({ seeds: 8, cores: 1, onPart: (_, part) => begun.keep(part, 1) });
  const { parts } = openKeptParts(file(), 'abc1234');
  appendFileSync(file(), '{"first":9,"last":1');
  expect(openKeptParts(file(), 'abc1234').parts).toEqual(parts);
  expect(openKeptParts(file(), 'def5678').parts).toEqual([]);
  const changed = openKeptParts(file(), 'def5678-changed');
  for (const part of parts) changed.keep(part, 1);
  expect(openKeptParts(file(), 'def5678-changed').parts).toEqual([]);
});
