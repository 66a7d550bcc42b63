/**
 * The four outcomes of a request over a bad line, held against what Capillary really did: never "not sent" when it
 * arrived, never "answered" without a redemption, never "refused" with one.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Capillary, RedemptionFacts } from '../../src-main/capillary/client.ts';
import { createCapillary } from '../../src-main/capillary/create-capillary.ts';
import type { Outcome } from '../../src-main/capillary/outcome.ts';
import { trainingCredentials } from '../../src-main/simulator/seed.ts';
import { type BenchShop, openBenchShop } from '../bench/shop.ts';
import { createTestClock } from '../support/test-clock.ts';
import { until } from '../support/till.ts';
import { type BadLine, startBadLine, type Toxic } from './bad-line.ts';

const redeemPath = '/v2/coupon/redeem';
const answerMs = 60_000;
let shop: BenchShop;
let line: BadLine;
let capillary: Capillary;
let clock = createTestClock();
let sold = 0;

beforeAll(async () => {
  shop = await openBenchShop(400, 400);
  line = await startBadLine(shop.url);
  clock = createTestClock();
  const { username: till, password } = trainingCredentials.till;
  capillary = createCapillary({
    apiUrl: line.url,
    credentials: { kind: 'basic', till, password },
    attribution: null,
    clock,
    limits: () => ({ connectMs: 60_000, answerMs }),
  });
});
afterEach(() => line.set([]));
afterAll(async () => {
  await capillary.stop();
  await line.close();
  await shop.simulator.close();
});

interface Seen {
  outcome: Outcome<RedemptionFacts>;
  arrived: number;
  redeemed: number;
}

const calls = () => shop.simulator.calls.filter(({ path }) => path === redeemPath).length;
const redemptions = (code: string) =>
  shop.simulator.world.redemptions.filter((one) => one.code === code).length;

/** One redemption over this line. A request nobody answers is given up once the line has swallowed it. */
async function redeem(toxics: Toxic[], code?: string): Promise<Seen> {
  const next = shop.coupons[sold++] ?? { customerId: '', code: '' };
  const asked = code ?? next.code;
  const owner = shop.coupons.find((one) => one.code === asked) ?? next;
  await line.set(toxics);
  const before = {
    calls: calls(),
    redeemed: redemptions(asked),
    up: line.seen('up'),
    down: line.seen('down'),
  };
  let isOver = false;
  const pressed = capillary
    .redeemCoupon({
      version: 'v2',
      customer: { type: 'id', value: owner.customerId },
      code: asked,
      billNumber: `C-${sold}`,
      billAmount: '40.00',
      redemptionTime: null,
    })
    .finally(() => {
      isOver = true;
    });
  const hole = toxics.find(({ kind }) => kind === 'timeout');
  if (hole && 'direction' in hole) {
    await until('it is swallowed', () => isOver || line.seen(hole.direction) > before[hole.direction]);
    clock.step(answerMs);
  }
  const outcome = await pressed;
  const seen = { outcome, arrived: calls() - before.calls, redeemed: redemptions(asked) - before.redeemed };
  expectHonest(seen);
  return seen;
}

function expectHonest({ outcome, arrived, redeemed }: Seen) {
  expect(redeemed).toBeLessThanOrEqual(1);
  if (outcome.kind === 'not-sent') expect([arrived, redeemed]).toEqual([0, 0]);
  if (outcome.kind === 'answered') expect([arrived, redeemed]).toEqual([1, 1]);
  if (outcome.kind === 'refused') expect([arrived, redeemed]).toEqual([1, 0]);
}

const bothWays = ['up', 'down'] as const;
const mild: Toxic[] = bothWays.flatMap((direction): Toxic[] => [
  { kind: 'latency', direction, ms: 30 },
  { kind: 'bandwidth', direction, bytesPerMs: 20 },
  { kind: 'slow-close', direction, ms: 30 },
  { kind: 'slicer', direction, size: 3 },
]);
/** What stops a request, and whether it was redeemed before it was stopped. */
const hard: [Toxic, Outcome<unknown>['kind'], number][] = [
  [{ kind: 'timeout', direction: 'up' }, 'no-answer', 0],
  [{ kind: 'timeout', direction: 'down' }, 'no-answer', 1],
  [{ kind: 'limit-data', direction: 'up', bytes: 40 }, 'no-answer', 0],
  [{ kind: 'limit-data', direction: 'down', bytes: 40 }, 'no-answer', 1],
  [{ kind: 'reset-peer', direction: 'up' }, 'no-answer', 0],
  [{ kind: 'reset-peer', direction: 'down' }, 'no-answer', 1],
  [{ kind: 'down' }, 'not-sent', 0],
];
const name = (toxic: Toxic) => `${toxic.kind} ${'direction' in toxic ? toxic.direction : ''}`.trim();

describe('a request over a bad line', () => {
  it.each(mild.map((toxic) => [name(toxic), toxic] as const))(
    '%s: answered, or refused',
    async (_, toxic) => {
      const { outcome, redeemed } = await redeem([toxic]);
      expect([outcome.kind, redeemed]).toEqual(['answered', 1]);
      const again = await redeem([toxic], shop.coupons[sold - 1]?.code);
      expect([again.outcome.kind, again.redeemed]).toEqual(['refused', 0]);
    },
  );

  it.each(hard.map(([toxic, kind, done]) => [name(toxic), kind, done, toxic] as const))(
    '%s: %s, redeemed %i times',
    async (_, kind, done, toxic) => {
      const { outcome, redeemed } = await redeem([toxic]);
      expect([outcome.kind, redeemed]).toEqual([kind, done]);
      const after = await redeem([]);
      expect(after.outcome.kind).toBe('answered');
    },
  );

  it.each(bothWays)('cut %s after any number of bytes: in doubt at most, never wrong', async (direction) => {
    const kinds = new Map<string, number>();
    for (let bytes = 1; bytes < 2600; bytes += 41) {
      const { outcome } = await redeem([{ kind: 'limit-data', direction, bytes }]);
      kinds.set(outcome.kind, (kinds.get(outcome.kind) ?? 0) + 1);
    }
    expect(kinds.get('no-answer') ?? 0).toBeGreaterThan(10);
    expect(kinds.get('answered') ?? 0).toBeGreaterThan(0);
    expect(kinds.get('not-sent') ?? 0).toBe(0);
  });

  it('Capillary hangs up after it was done, and the hanging up comes late', async () => {
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: redeemPath });
    const { outcome, redeemed } = await redeem([{ kind: 'slow-close', direction: 'down', ms: 40 }]);
    expect([outcome.kind, redeemed]).toEqual(['no-answer', 1]);
    expect(outcome.call.durationMs).toBeGreaterThanOrEqual(35);
  });

  it('a line that was good and is dead under a kept connection', async () => {
    expect((await redeem([])).outcome.kind).toBe('answered');
    expect((await redeem([{ kind: 'timeout', direction: 'up' }])).outcome.kind).toBe('no-answer');
    expect((await redeem([])).outcome.kind).toBe('answered');
    expect((await redeem([{ kind: 'down' }])).outcome.kind).toBe('not-sent');
  });
});
