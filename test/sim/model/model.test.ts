/**
 * Any order of what people and the world do, against what a shopkeeper knows: the real program over real HTTP. A
 * failure prints seed and path; FC_SEED, FC_PATH and FC_REPLAY play it again.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meet, type Shop } from '../../journeys/counter.ts';
import { online, startSimulator, startTill } from '../../support/till.ts';
import { commandsFor, compareInTheCalm, type Real } from './commands.ts';
import { type Coupon, coupons, newShopkeeper } from './shopkeeper.ts';

const runs = 40;
const { FC_SEED, FC_PATH, FC_REPLAY } = process.env;

async function withShop(work: (real: Real) => Promise<void>): Promise<void> {
  const { simulator, url } = await startSimulator();
  const till = await startTill({ apiUrl: url, settings: { settleWindowMs: 2000 } });
  const shop: Shop = { simulator, till, url };
  try {
    await online(till);
    const holders = new Map<string, string>();
    for (const { code } of coupons) holders.set(code, await meet(shop, code));
    await work({ shop, holders });
  } finally {
    await shop.till.stop();
    await simulator.close();
  }
}

const agrees = (known: readonly Coupon[]) =>
  fc.asyncProperty(
    fc.commands(commandsFor(known), {
      maxCommands: 16,
      size: 'max',
      ...(FC_REPLAY === undefined ? {} : { replayPath: FC_REPLAY }),
    }),
    (commands) =>
      withShop(async (real) => {
        const keeper = newShopkeeper();
        await fc.asyncModelRun(() => ({ model: keeper, real }), commands);
        await compareInTheCalm(keeper, real);
      }),
  );

describe('a shopkeeper who looks over the till’s shoulder', () => {
  it(`agrees with it in ${runs} random days`, async () => {
    await fc.assert(agrees(coupons), {
      numRuns: runs,
      seed: Number(FC_SEED ?? 20_260_512),
      ...(FC_PATH === undefined ? {} : { path: FC_PATH }),
    });
  }, 240_000);

  it('notices when the till gives a coupon more often than it should', async () => {
    // seen from one who believes that a coupon of three uses has one, the till is wrong
    const believed = coupons.map((one) => ({ ...one, uses: 1 }));
    const result = await fc.check(agrees(believed), { numRuns: runs, seed: 20_260_512, endOnFailure: true });
    expect(result.failed).toBe(true);
    expect(String(result.errorInstance)).toMatch(/more often than it can be used|used it up/);
  }, 240_000);
});
