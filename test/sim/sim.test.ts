/**
 * Twenty thousand days of a store in which everything goes wrong: no invariant breaks, and the same seed tells the
 * same story, on one core or on several, in this process or in another.
 */
import { describe, expect, it } from 'vitest';
import { faultKinds } from './faults.ts';
import { runMany } from './run-many.ts';
import { runSeed } from './run-seed.ts';

const seeds = 20_000;

describe('a store in which everything goes wrong', () => {
  it(`breaks no promise in ${seeds} days, and meets every kind of trouble`, async () => {
    const tally = await runMany({ seeds });
    expect(tally.violations).toEqual([]);
    expect(tally.seeds).toBe(seeds);
    for (const kind of faultKinds) expect(tally.faults[kind] ?? 0, kind).toBeGreaterThan(seeds / 200);
    expect(tally.redemptions).toBeGreaterThan(seeds);
    // gives way to every other test, so that it takes as long as they do
  }, 1_800_000);
});

describe('the same seed', () => {
  it('leaves the same trace twice, with and without somebody reading along', async () => {
    for (const seed of [1, 7, 42, 4711]) {
      const story: string[] = [];
      const told = await runSeed(seed, { read: (line) => story.push(line) });
      const again = await runSeed(seed);
      expect(again).toEqual(told);
      expect(story.length).toBeGreaterThan(5);
    }
  });

  it('leaves the same trace on a disk that another day was played on', async () => {
    const disks: [] = [];
    const first = await runSeed(9, { disks });
    await runSeed(10, { disks });
    expect(await runSeed(9, { disks })).toEqual(first);
  });

  it('leaves another trace than another seed', async () => {
    const hashes = await Promise.all([1, 2, 3].map((seed) => runSeed(seed)));
    expect(new Set(hashes.map(({ hash }) => hash)).size).toBe(3);
  });

  it('comes to the same on one core and on two', async () => {
    const one = await runMany({ seeds: 60, cores: 1 });
    const two = await runMany({ seeds: 60, cores: 2 });
    expect(two).toEqual(one);
  });
});
