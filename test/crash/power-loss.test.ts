/** A power cut right after a promise, with everything after the last sync missing, torn or garbled: nothing is lost. */
import { expect, it } from 'vitest';
import { findEatmydata } from './find-strace.ts';
import { moments } from './power-cut.ts';
import { losePower, recordRun } from './power-loss.ts';

it('loses nothing that was promised, with the program’s own settings', { timeout: 300_000 }, async () => {
  const recording = await recordRun('few-accepts');
  const accepted = moments(recording).length;
  const syncs = recording.steps.filter(({ kind }) => kind === 'sync').length;
  expect(accepted).toBe(40);
  expect(syncs).toBeGreaterThanOrEqual(accepted);
  const { wrong, failed, lost } = await losePower(recording, 100);
  expect([wrong, failed, lost]).toEqual([[], 0, 0]);
});

it('loses promises with synchronous = NORMAL: the model sees it', { timeout: 60_000 }, async () => {
  const { firstFailed, lost, failed } = await losePower(await recordRun('careless-accepts'), 20);
  expect(firstFailed).toBeLessThanOrEqual(10);
  expect(failed).toBeGreaterThan(10);
  expect(lost).toBeGreaterThan(0);
});

it('loses promises on a disk that only says that it synced: the model sees it', {
  timeout: 60_000,
}, async () => {
  const recording = await recordRun('few-accepts', findEatmydata());
  expect(recording.steps.some(({ kind }) => kind === 'sync')).toBe(false);
  const { firstFailed, lost } = await losePower(recording, 20);
  expect(firstFailed).toBeLessThanOrEqual(10);
  expect(lost).toBeGreaterThan(0);
});
