/** A whole till over a line that changes its mind, for a seeded while: at the end everything accepted is redeemed once. */
import { afterEach, describe, expect, it } from 'vitest';
import { openBenchShop } from '../bench/shop.ts';
import { online, startTill, type Till, until } from '../support/till.ts';
import { type BadLine, startBadLine, type Toxic } from './bad-line.ts';

const seeds = [1, 2, 3, 4];
const rounds = 24;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Numbers between 0 and 1 that are the same for a seed. */
function chances(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296;
  };
}

function anyToxics(chance: () => number): Toxic[] {
  const direction = chance() < 0.5 ? 'up' : 'down';
  const all: Toxic[][] = [
    [],
    [{ kind: 'latency', direction, ms: Math.round(chance() * 20) }],
    [{ kind: 'bandwidth', direction, bytesPerMs: 40 }],
    [{ kind: 'slow-close', direction, ms: 10 }],
    [{ kind: 'timeout', direction }],
    [{ kind: 'slicer', direction, size: 1 + Math.round(chance() * 30) }],
    [{ kind: 'limit-data', direction, bytes: Math.round(chance() * 900) }],
    [{ kind: 'reset-peer', direction }],
    [{ kind: 'down' }],
  ];
  return all[Math.floor(chance() * all.length)] ?? [];
}

/** Lets time run fast until it is done: limits pass, what rests wakes up. */
async function hurried<Value>(till: Till, work: Promise<Value>): Promise<Value> {
  let isOver = false;
  void work.finally(() => {
    isOver = true;
  });
  await until('the answer', () => {
    till.clock.step(isOver ? 0 : 50);
    return isOver;
  });
  return work;
}

async function emptied(till: Till): Promise<void> {
  const isEmpty = async () => (await till.must('readStatus', {})).counts.waiting === 0;
  for (let round = 0; round < 60; round += 1) {
    if (
      await until('a moment', isEmpty, 300).then(
        () => true,
        () => false,
      )
    )
      return;
    till.clock.step(20_000);
  }
  throw new Error('the queue does not empty');
}

describe('a till behind a bad line', () => {
  it.each(seeds)('seed %i: every accepted redemption exactly once', { timeout: 90_000 }, async (seed) => {
    const shop = await openBenchShop(rounds, rounds);
    closing.push(() => shop.simulator.close());
    const line: BadLine = await startBadLine(shop.url);
    closing.push(() => line.close());
    const most = 1_000_000_00 as never;
    const till = await startTill({
      apiUrl: line.url,
      settings: {
        caps: { perCoupon: most, perMemberAndDay: most, perTill: most, perOutage: most, hardStop: most },
      },
    });
    closing.push(() => till.stop());
    await online(till);
    for (const { customerId } of shop.coupons) {
      await till.must('lookupCustomer', { customerId });
      await till.must('listCustomerCoupons', { customerId });
    }

    const chance = chances(seed);
    const told = new Map<string, string>();
    for (const { customerId, code } of shop.coupons) {
      await line.set(anyToxics(chance));
      const bill = { number: `T-${code}`, amount: '40.00' };
      const pressed = await hurried(till, till.call('redeemCoupons', { customerId, codes: [code], bill }));
      if (pressed.ok) told.set(code, pressed.value.coupons[0]?.outcome ?? '?');
    }
    await line.set([]);
    await emptied(till);

    const { entries } = await till.must('listEntries', { limit: 200 });
    const redeemed = (code: string) =>
      shop.simulator.world.redemptions.filter((one) => one.code === code).length;
    for (const { code } of shop.coupons) {
      const given = ['accepted', 'redeemed'].includes(told.get(code) ?? '');
      const states = entries.filter((one) => one.code === code).map(({ state }) => state);
      expect(redeemed(code), `${code} twice`).toBeLessThanOrEqual(1);
      if (given) expect([code, states, redeemed(code)]).toEqual([code, ['confirmed'], 1]);
      else expect([code, states.includes('confirmed')]).toEqual([code, redeemed(code) === 1]);
    }
    expect(told.size).toBe(rounds);
    expect([...told.values()].filter((outcome) => outcome === 'accepted').length).toBeGreaterThan(2);
  });
});
