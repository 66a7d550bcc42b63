/** A long run says how far it is, not more often than anybody wants to read. */
import { expect, it } from 'vitest';
import { createProgress, progressText } from './progress.ts';
import { emptyTally } from './tally.ts';

const after = (seeds: number) => ({ ...emptyTally(), seeds });

it('speaks at every tenth of the run', () => {
  const said: string[] = [];
  const tell = createProgress(
    1000,
    () => 0,
    (line) => said.push(line),
  );
  for (let seeds = 25; seeds <= 1000; seeds += 25) tell(after(seeds));
  expect(said).toHaveLength(10);
  expect(said[0]).toContain('100 of 1,000 seeds (10 %), 0 violations');
  expect(said.at(-1)).toContain('1,000 of 1,000 seeds (100 %)');
});

it('speaks once a minute where a tenth takes longer', () => {
  const said: string[] = [];
  let now = 0;
  const tell = createProgress(
    1_000_000,
    () => now,
    (line) => said.push(line),
  );
  for (let seconds = 1; seconds <= 180; seconds += 1) {
    now = seconds * 1000;
    tell(after(seconds * 300));
  }
  expect(said).toHaveLength(3);
});

it('says how long it will still take', () => {
  expect(progressText(after(60_000), 300_000, 200_000)).toContain('300 seeds a second, about 14 min left');
});
