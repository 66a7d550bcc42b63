/** Everything people and the world do to a till, as commands that fast-check puts in any order and shrinks. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { FaultRequest } from '../../../src-main/simulator/faults.ts';
import { plugLine, pullLine, redeem, type Shop } from '../../journeys/counter.ts';
import { online, until } from '../../support/till.ts';
import { type Coupon, coupons, objection, pressOf, type Shopkeeper } from './shopkeeper.ts';

export interface Real {
  shop: Shop;
  holders: ReadonlyMap<string, string>;
}

type Command = fc.AsyncCommand<Shopkeeper, Real>;
const redeemPath = '/v2/coupon/redeem';

const command = (
  name: string,
  may: (keeper: Shopkeeper) => boolean,
  run: (keeper: Shopkeeper, real: Real) => Promise<void>,
): Command => ({ check: may, run, toString: () => name });

async function settleDown({ shop }: Real): Promise<boolean> {
  return (await shop.till.must('readStatus', {})).counts.waiting === 0;
}

const pressing = (coupon: Coupon, bill: string) =>
  command(
    `redeem ${coupon.code} for ${bill}`,
    () => true,
    async (keeper, real) => {
      const nothingWaited = await settleDown(real);
      const holder = real.holders.get(coupon.code) ?? '';
      // where nothing can hold the answer up, nobody but a busy machine does: there it is waited for
      const timeLimitMs = keeper.troubles === 0 && keeper.isLineUp && nothingWaited ? 20_000 : 400;
      const answer = await redeem(real.shop, holder, [coupon.code], bill, { timeLimitMs });
      const told = answer.coupons[0];
      const entry = told?.entry?.id ?? null;
      const outcome = told?.outcome ?? 'nothing';
      const wrong = objection(keeper, { coupon, bill, outcome, entry, nothingWaited });
      expect(wrong, `${coupon.code} for ${bill}: ${outcome}`).toBeNull();
      if (entry !== null && (outcome === 'redeemed' || outcome === 'accepted'))
        keeper.given.set(pressOf(coupon.code, bill), entry);
    },
  );

const trouble = (name: string, fault: FaultRequest) =>
  command(
    name,
    () => true,
    async (keeper, { shop }) => {
      keeper.troubles += 1;
      shop.simulator.faults.add(fault);
    },
  );

const elsewhere = (coupon: Coupon) =>
  command(
    `another shop redeems ${coupon.code}`,
    (keeper) => keeper.isLineUp,
    async (keeper, real) => {
      const { shop, holders } = real;
      const billNumber = `M-${shop.simulator.world.redemptions.length}`;
      await fetch(`${shop.url}/v2/coupon/redeem`, {
        method: 'POST',
        headers: { authorization: otherTill, 'content-type': 'application/json' },
        body: JSON.stringify({
          redemptionRequestList: [{ code: coupon.code }],
          user: { id: Number(holders.get(coupon.code)) },
          billAmount: '40.00',
          transactionNumber: billNumber,
        }),
      }).catch(() => null);
      await shop.simulator.whenIdle();
      // by its own bill: a redemption of the till that was late may have come meanwhile
      const isDone = shop.simulator.world.redemptions.some((one) => one.billNumber === billNumber);
      if (isDone) keeper.elsewhere.set(coupon.code, (keeper.elsewhere.get(coupon.code) ?? 0) + 1);
    },
  );

/** The other training till and the MD5 of its password, as Capillary's Basic authentication wants it. */
const otherTill = `Basic ${Buffer.from('mill.02:4b4b334494b1d517b42064b1dd88c93f').toString('base64')}`;

const bill = fc.constantFrom('B-1', 'B-2', 'B-3');
const once = { path: redeemPath } as const;

export function commandsFor(known: readonly Coupon[]) {
  const coupon = fc.constantFrom(...known);
  return [
    // people press more often than anything else happens
    ...Array.from({ length: 6 }, () => fc.tuple(coupon, bill).map(([one, number]) => pressing(one, number))),
    coupon.map(elsewhere),
    fc
      .constantFrom<FaultRequest>(
        { kind: 'drop', when: 'before-commit', ...once },
        { kind: 'drop', when: 'after-commit', ...once },
        { kind: 'late-commit', afterMs: 150, ...once },
        { kind: 'status', status: 503, when: 'before-commit', ...once },
        { kind: 'status', status: 502, when: 'after-commit', ...once },
        { kind: 'status', status: 429, retryAfter: 1, ...once },
        { kind: 'garbage', look: 'html', ...once },
        { kind: 'status', status: 503, path: '*redemptions*', times: 2 },
      )
      .map((fault) => trouble(`${fault.kind} ${JSON.stringify(fault)}`, fault)),
    fc.constant(
      command(
        'the line is pulled',
        (keeper) => keeper.isLineUp,
        async (keeper, { shop }) => {
          keeper.isLineUp = false;
          await pullLine(shop);
        },
      ),
    ),
    fc.constant(
      command(
        'the line is plugged in',
        (keeper) => !keeper.isLineUp,
        async (keeper, { shop }) => {
          await plugLine(shop);
          keeper.isLineUp = true;
        },
      ),
    ),
    fc.constant(
      command(
        'the program starts again',
        () => true,
        async (keeper, { shop }) => {
          shop.till = await shop.till.restart();
          if (keeper.isLineUp) await online(shop.till);
        },
      ),
    ),
    fc.constantFrom(500, 5000, 60_000).map((forMs) =>
      command(
        `${forMs} ms pass`,
        () => true,
        async (_, { shop }) => shop.till.clock.step(forMs),
      ),
    ),
  ];
}

/** Everything works again; when nothing waits any more, both sides are compared. */
export async function compareInTheCalm(keeper: Shopkeeper, real: Real): Promise<void> {
  const { shop } = real;
  shop.simulator.faults.remove();
  if (!keeper.isLineUp) await plugLine(shop);
  await shop.simulator.whenIdle();
  // in steps shorter than a connection may take to be made: on a busy machine none ever would be
  const settled = async () => {
    await shop.simulator.whenIdle();
    shop.till.clock.step(1000);
    return settleDown(real);
  };
  await until('nothing waits any more', settled, 60_000);
  const { entries } = await shop.till.must('listEntries', { limit: 200 });
  const there = shop.simulator.world.redemptions.filter(({ reactivatedMs }) => reactivatedMs === null);
  for (const [press, id] of keeper.given) {
    const entry = entries.find((one) => one.id === id);
    expect(entry, press).toBeDefined();
    expect(['confirmed', 'rejected'], press).toContain(entry?.state);
    if (entry?.state === 'rejected') expect(entry.word, press).toBe('needs-manager');
  }
  for (const entry of entries) {
    const mine = there.filter(({ id }) => String(id) === entry.capillary.reference);
    expect(mine, `${entry.code} for ${entry.bill.number}`).toHaveLength(entry.state === 'confirmed' ? 1 : 0);
  }
  for (const { code, uses } of coupons) {
    const mine = there.filter((one) => one.code === code && /^B-/.test(one.billNumber));
    expect(mine.length + (keeper.elsewhere.get(code) ?? 0), code).toBeLessThanOrEqual(uses);
    expect(new Set(mine.map(({ billNumber }) => billNumber)).size, code).toBe(mine.length);
  }
}
