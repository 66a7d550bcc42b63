/** Kinds of cases: used for somebody else's bill, outside the date limits, and a lane that is blocked. */
import { describe, expect, it } from 'vitest';
import { until } from '../support/till.ts';
import {
  allSettled,
  entryFor,
  meet,
  openShop,
  plugLine,
  pullLine,
  redeem,
  type Shop,
  timesRedeemed,
  untilState,
} from './counter.ts';

const redeemPath = '/v2/coupon/redeem';
const minuteMs = 60_000;

async function acceptOffline(shop: Shop): Promise<string> {
  const customerId = await meet(shop, 'FERN7402');
  await pullLine(shop);
  await redeem(shop, customerId, ['FERN7402'], 'B-1');
  return customerId;
}

async function onlyCase(shop: Shop) {
  const { cases, openCount } = await shop.till.must('listCases', {});
  expect(openCount).toBe(1);
  const [only] = cases;
  if (!only) throw new Error('no case');
  return only;
}

describe('what Capillary refuses after the customer has left', () => {
  it('used up meanwhile is a conflict: both bills are told, and it is not sent again', async () => {
    const shop = await openShop();
    await acceptOffline(shop);
    shop.simulator.faults.add({ kind: 'failure', code: 711, path: redeemPath });
    await plugLine(shop);
    await allSettled(shop);
    const one = await onlyCase(shop);
    expect(one).toMatchObject({ kind: 'conflict', lastTry: null, entry: { moneyOff: { amountMinor: 500 } } });
    expect(one.offers).not.toContain('send-again');
    expect(one.offers).toContain('accept-the-loss');
    const { id } = one.entry;
    const { history } = await shop.till.must('readEntry', { id });
    expect(history.map(({ event }) => event)).toContain('case-conflict');
    await shop.till.must('resolveCase', {
      id,
      action: 'take-capillarys-word',
      reason: 'Seen at Mill Square',
    });
    expect((await shop.till.must('listCases', {})).openCount).toBe(0);
  });

  it.each([621, 643, 644])('%i says that it came too late, and it may be sent again', async (code) => {
    const shop = await openShop();
    await acceptOffline(shop);
    shop.simulator.faults.add({ kind: 'failure', code, path: redeemPath });
    await plugLine(shop);
    await allSettled(shop);
    const one = await onlyCase(shop);
    expect(one).toMatchObject({
      kind: 'past-date-limits',
      entry: { state: 'rejected', capillary: { words: { code } } },
    });
    const { id } = one.entry;
    await shop.till.must('resolveCase', { id, action: 'send-again', reason: 'The brand widened its limits' });
    await untilState(shop, 'FERN7402', 'confirmed');
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
  });
});

describe('a lane that is blocked', () => {
  async function block(shop: Shop): Promise<string> {
    const customerId = await meet(shop, 'FERN7402');
    // this one member's requests are turned away, so the account itself is not in question
    shop.simulator.faults.add({ kind: 'status', status: 403, path: redeemPath, times: 'forever' });
    await redeem(shop, customerId, ['FERN7402'], 'B-1', { timeLimitMs: 300 });
    await redeem(shop, customerId, ['MOSS3318'], 'B-2', { timeLimitMs: 300 });
    await until('it is on the desk', async () => {
      // time is let pass only between two tries: a step in the middle of one would lose its answer
      if ((await entryFor(shop, 'FERN7402')).state === 'queued') shop.till.clock.step(minuteMs);
      return (await shop.till.must('listCases', {})).openCount === 1;
    });
    return (await entryFor(shop, 'FERN7402')).id;
  }

  it('comes to the desk after the limit, with what the last try brought and what waits behind', async () => {
    const shop = await openShop({ blockedLimitMs: 5 * minuteMs });
    const id = await block(shop);
    const one = await onlyCase(shop);
    expect(one).toMatchObject({
      kind: 'blocked',
      waitingBehind: 1,
      entry: { id, word: 'needs-manager' },
      lastTry: { event: 'account-refused' },
      offers: ['try-now', 'contact-the-member'],
    });
    expect((await shop.till.must('readStatus', {})).counts.needsManager).toBe(1);
  });

  it('closes by itself once it got through, and everything counted once', async () => {
    const shop = await openShop({ blockedLimitMs: 5 * minuteMs });
    const id = await block(shop);
    shop.simulator.faults.remove();
    const tried = await shop.till.must('resolveCase', { id, action: 'try-now', reason: 'Mended, they say' });
    expect(tried.closed).toBeNull();
    await allSettled(shop);
    expect((await shop.till.must('listCases', {})).openCount).toBe(0);
    const { cases: closed } = await shop.till.must('listCases', { open: false });
    expect(closed[0]).toMatchObject({ kind: 'blocked', closed: { action: 'settled-by-itself' } });
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
    expect(timesRedeemed(shop, 'MOSS3318')).toBe(1);
  });

  it('is not one while the line is down, however long', async () => {
    const shop = await openShop({ blockedLimitMs: minuteMs });
    await acceptOffline(shop);
    for (let hour = 0; hour < 5; hour += 1) shop.till.clock.step(60 * minuteMs);
    expect((await shop.till.must('listCases', {})).openCount).toBe(0);
    await plugLine(shop);
    await allSettled(shop);
    expect((await shop.till.must('listCases', { open: false })).cases).toEqual([]);
  });
});
