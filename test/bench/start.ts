/** From the start of the program to a right count with 10,000 entries left by one that was killed. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { createApp } from '../../src-main/app/create-app.ts';
import type { OperationOutput } from '../../src-main/contract/table.ts';
import { projectRoot, runNode } from '../support/run-command.ts';
import { createTestClock } from '../support/test-clock.ts';
import { testKeyStore } from '../support/test-key-store.ts';
import { createSettingsMap } from '../support/till.ts';
import type { Figure } from './figures.ts';

const entries = 10_000;
const members = 2500;

export async function benchStart(folder: string): Promise<Figure> {
  const dataFolder = join(folder, 'start');
  const writer = join(projectRoot, 'test/support/leave-backlog.ts');
  const run = () =>
    createApp({
      mode: 'live',
      dataFolder,
      version: 'bench',
      clock: createTestClock(),
      randomBytes,
      newId: () => v7(),
      keyStores: [testKeyStore],
      settingsFile: createSettingsMap(),
      log: { info: () => {}, warn: () => {}, error: () => {} },
    });
  // a till that is in use: sealing the files of an older program is done once, and is no start
  const before = await run();
  if (!before.ok) throw new Error(before.message);
  await before.app.stop();
  await runNode([writer, dataFolder, String(entries), String(members)]);
  const start = performance.now();
  const created = await run();
  if (!created.ok) throw new Error(created.message);
  const answer = await created.app.call({ operation: 'readStatus', input: {}, caller: 'bench' });
  const took = performance.now() - start;
  await created.app.stop();
  if (!answer.ok) throw new Error(answer.failure.message);
  const { counts } = answer.value as OperationOutput<'readStatus'>;
  if (counts.waiting !== entries) throw new Error(`${counts.waiting} wait instead of ${entries}`);
  return {
    name: `start after kill -9 with ${entries} waiting`,
    value: `${took.toFixed(0)} ms to the right count`,
    reference: `${members} lanes, write-ahead log not closed`,
    limit: '1000 ms',
    within: took <= 1000,
  };
}
