/** A crash during the recovery from a crash, and during the recovery from that, one call further each time. */
import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkFolder } from './check-folder.ts';
import { type CrashPoint, copyOf, crashAt, findCrashPoints, killAt } from './crash-points.ts';
import { inPool, runFlow } from './run-flow.ts';

async function crashOnAndOn(
  base: string,
  points: CrashPoint[],
): Promise<{ crashes: number; wrong: string[] }> {
  const folder = copyOf(base);
  try {
    let crashes = 0;
    for (const point of points) {
      const { signal } = await runFlow({ folder, flow: 'restart', inject: killAt(point) });
      if (signal === 'SIGKILL') crashes += 1;
    }
    const { wrong } = await checkFolder(folder);
    return { crashes, wrong };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it('recovers from a recovery that was killed, over and over', { timeout: 120_000 }, async () => {
  const { base, points } = await findCrashPoints('restart');
  // every start dies a little later than the one before it
  const chains = [0, 1, 2, 3].map((first) => points.filter((_, index) => index % 8 === first * 2));
  const ends: { crashes: number; wrong: string[] }[] = [];
  await inPool(chains, 2, async (chain) => void ends.push(await crashOnAndOn(base, chain.slice(0, 9))));
  rmSync(base, { recursive: true, force: true });
  expect(ends.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(ends.reduce((sum, { crashes }) => sum + crashes, 0)).toBeGreaterThanOrEqual(24);
});

it('is seen when a crash really loses something', async () => {
  const { base, points } = await findCrashPoints('redeem-offline');
  const folder = copyOf(base);
  const last = points.at(-1);
  if (!last) throw new Error('no points');
  await runFlow({ folder, flow: 'redeem-offline', inject: killAt(last) });
  // the queue of this morning put back over this evening's
  for (const name of ['ledger.db', 'ledger.db-wal', 'ledger.db-shm'])
    rmSync(`${folder}/${name}`, { force: true });
  const { wrong, lost } = await checkFolder(folder);
  expect(lost).toBeGreaterThan(0);
  expect(wrong.join('\n')).toMatch(/accepted and lost/);
  expect((await crashAt(base, { ...last, ordinal: 60_000 })).isReached).toBe(false);
  for (const one of [folder, base]) rmSync(one, { recursive: true, force: true });
});
