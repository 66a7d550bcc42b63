/** The answer is lost on its way: committed or not, early or late, restart or not, it ends with one redemption. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Redemption } from '../../src-main/simulator/world.ts';
import { until } from '../support/till.ts';
import {
  allSettled,
  entryFor,
  meet,
  openShop,
  redeem,
  restart,
  timesRedeemed,
  untilState,
} from './counter.ts';

const redeemPath = '/v2/coupon/redeem';

describe('when the answer to a redemption is lost', () => {
  it('finds it as ours when Capillary had committed it, and tells the cashier in time', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'FERN7402');
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: redeemPath });
    const { coupons } = await redeem(shop, customerId, ['FERN7402'], 'B-1');
    expect(coupons[0]).toMatchObject({ outcome: 'redeemed', moneyOff: { amountMinor: 500 } });
    expect(coupons[0]?.reference).toBe(String(shop.simulator.world.redemptions.at(-1)?.id));
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
    const { history } = await shop.till.must('readEntry', { id: coupons[0]?.entry?.id ?? '' });
    expect(history.map(({ to }) => to)).toEqual(['queued', 'sending', 'in-doubt', 'confirmed']);
  });

  it.each([
    ['committed', 'after-commit', 9],
    ['not committed', 'before-commit', 10],
  ] as const)(
    'is settled where the list of a busy member may be cut short: %s',
    async (_what, when, before) => {
      const shop = await openShop({ settleWindowMs: 1000 });
      const customerId = await meet(shop, 'FERN7402');
      // the platform's own book, written into: these are days that nobody can play
      const redemptions = shop.simulator.world.redemptions as Redemption[];
      const mine = redemptions.filter(({ memberId }) => String(memberId) === customerId);
      const [sample] = mine;
      if (!sample) throw new Error('the member has used nothing yet');
      // as many as a server lists that knows no wider limit: whether there are more, nobody can tell
      for (let one = mine.length; one < before; one += 1)
        redemptions.push({ ...sample, id: 9_000_000 + one, code: `OLD-${one}`, billNumber: `O-${one}` });
      shop.simulator.faults.add({ kind: 'drop', when, path: redeemPath });
      await redeem(shop, customerId, ['FERN7402'], 'B-1', { timeLimitMs: 300 });
      await until('it is settled', async () => {
        shop.till.clock.step(500);
        return (await entryFor(shop, 'FERN7402')).state === 'confirmed';
      });
      expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
    },
  );

  it('does not send again before the settle window is over when nothing is there', async () => {
    const shop = await openShop({ settleWindowMs: 60_000 });
    const customerId = await meet(shop, 'FERN7402');
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path: redeemPath });
    const { coupons } = await redeem(shop, customerId, ['FERN7402'], 'B-1', { timeLimitMs: 500 });
    expect(coupons[0]).toMatchObject({ outcome: 'accepted', entry: { state: 'in-doubt' } });
    const sent = () => shop.simulator.calls.filter(({ path }) => path === redeemPath).length;
    shop.till.clock.step(30_000);
    const asked = () =>
      shop.simulator.calls.filter(({ path }) => path.includes('customer/redemptions')).length;
    const before = asked();
    await until('it was asked about again', () => asked() > before);
    expect(sent()).toBe(1);
    shop.till.clock.step(31_000);
    await untilState(shop, 'FERN7402', 'confirmed');
    expect(sent()).toBe(2);
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
  });

  it('counts the settle window by the monotonic clock, whatever the wall clock does', async () => {
    const shop = await openShop({ settleWindowMs: 60_000 });
    const customerId = await meet(shop, 'FERN7402');
    shop.simulator.faults.add({ kind: 'late-commit', afterMs: 300, path: redeemPath });
    await redeem(shop, customerId, ['FERN7402'], 'B-1', { timeLimitMs: 300 });
    shop.till.clock.setWall(86_400_000);
    await shop.till.must('retryEntry', { id: (await entryFor(shop, 'FERN7402')).id });
    await shop.simulator.whenIdle();
    await untilState(shop, 'FERN7402', 'confirmed').catch(() => shop.till.clock.step(5000));
    await untilState(shop, 'FERN7402', 'confirmed');
    expect(shop.simulator.calls.filter(({ path }) => path === redeemPath)).toHaveLength(1);
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
  });

  it('finds a late commit inside the settle window and sends nothing more', async () => {
    const shop = await openShop({ settleWindowMs: 5000 });
    const customerId = await meet(shop, 'FERN7402');
    shop.simulator.faults.add({ kind: 'late-commit', afterMs: 500, path: redeemPath });
    await redeem(shop, customerId, ['FERN7402'], 'B-1', { timeLimitMs: 250 });
    await shop.simulator.whenIdle();
    shop.till.clock.step(4000);
    await untilState(shop, 'FERN7402', 'confirmed');
    expect(shop.simulator.calls.filter(({ path }) => path === redeemPath)).toHaveLength(1);
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
  });

  it.each(['before-commit', 'after-commit'] as const)(
    'survives a restart in the middle (%s)',
    async (when) => {
      const shop = await openShop();
      const customerId = await meet(shop, 'FERN7402');
      shop.simulator.faults.add({ kind: 'hang', when, path: redeemPath });
      const pressed = redeem(shop, customerId, ['FERN7402'], 'B-1').catch(() => null);
      await until('the redemption is on its way', () =>
        shop.simulator.calls.some(({ path }) => path === redeemPath),
      );
      await restart(shop);
      await pressed;
      await untilState(shop, 'FERN7402', 'confirmed').catch(() => shop.till.clock.step(2000));
      await untilState(shop, 'FERN7402', 'confirmed');
      expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
      const again = await redeem(shop, customerId, ['FERN7402'], 'B-1');
      expect(again.coupons[0]?.outcome).toBe('redeemed');
      expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
    },
  );

  it('believes "already used" after a lost answer only when the redemption is not ours', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'FERN7402');
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: redeemPath });
    // the read-back sees nothing until the coupon was sent once more
    shop.simulator.faults.add({ kind: 'status', status: 503, path: '*redemptions*', times: 2 });
    await redeem(shop, customerId, ['FERN7402'], 'B-1', { timeLimitMs: 300 });
    for (let round = 0; round < 6; round += 1) shop.till.clock.step(4000);
    await untilState(shop, 'FERN7402', 'confirmed');
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
  });

  it('calls it somebody else’s when another bill used the coupon meanwhile', async () => {
    const shop = await openShop({ settleWindowMs: 60_000 });
    const customerId = await meet(shop, 'FERN7402');
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path: redeemPath });
    const { coupons } = await redeem(shop, customerId, ['FERN7402'], 'B-1', { timeLimitMs: 300 });
    expect(coupons[0]?.outcome).toBe('accepted');
    const other = await fetch(`${shop.url}${redeemPath}`, {
      method: 'POST',
      headers: { authorization: otherTill(), 'content-type': 'application/json' },
      body: JSON.stringify({
        redemptionRequestList: [{ code: 'FERN7402' }],
        user: { id: Number(customerId) },
        billAmount: '40.00',
        transactionNumber: 'ELSEWHERE-9',
      }),
    });
    expect(other.status).toBe(200);
    shop.till.clock.step(5000);
    const entry = await untilState(shop, 'FERN7402', 'rejected');
    expect(entry).toMatchObject({ word: 'needs-manager', till: { decision: 'accepted' } });
    expect(entry.till.reasons[0]?.message).toContain('ELSEWHERE-9');
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
  });

  it('refuses at the time limit what the rules do not allow, and never sends it again', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'SAND7016');
    shop.simulator.faults.add({ kind: 'hang', when: 'before-commit', path: redeemPath });
    const { coupons, bill } = await redeem(shop, customerId, ['SAND7016'], 'B-1', { timeLimitMs: 300 });
    expect(coupons[0]).toMatchObject({ outcome: 'needs-manager', entry: { state: 'sending' } });
    expect(bill.toPay.amountMinor).toBe(4000);
    for (let round = 0; round < 8; round += 1) shop.till.clock.step(10_000);
    await until('it is over', async () => {
      shop.till.clock.step(2000);
      return (await entryFor(shop, 'SAND7016')).state === 'withdrawn';
    });
    expect(timesRedeemed(shop, 'SAND7016')).toBe(0);
  });

  it('tells a manager when Capillary has what the till had refused', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'SAND7016');
    shop.simulator.faults.add({ kind: 'hang', when: 'after-commit', path: redeemPath });
    await redeem(shop, customerId, ['SAND7016'], 'B-1', { timeLimitMs: 300 });
    await until('Capillary’s word is known', async () => {
      shop.till.clock.step(5000);
      return (await entryFor(shop, 'SAND7016')).state === 'confirmed';
    });
    expect(await entryFor(shop, 'SAND7016')).toMatchObject({
      word: 'needs-manager',
      till: { decision: 'refused' },
    });
    // the customer is still here: pressing Redeem again gives what Capillary has taken
    const again = await redeem(shop, customerId, ['SAND7016'], 'B-1');
    expect(again.coupons[0]).toMatchObject({ outcome: 'redeemed', entry: { word: 'confirmed' } });
    expect(timesRedeemed(shop, 'SAND7016')).toBe(1);
  });

  it('holds up only the member’s own lane', async () => {
    const shop = await openShop({ settleWindowMs: 60_000 });
    const amara = await meet(shop, 'FERN7402');
    const bogdan = await meet(shop, 'KELP-2291');
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path: redeemPath });
    await redeem(shop, amara, ['FERN7402'], 'B-1', { timeLimitMs: 300 });
    const behind = await redeem(shop, amara, ['MOSS3318'], 'B-2', { timeLimitMs: 300 });
    expect(behind.coupons[0]).toMatchObject({
      outcome: 'accepted',
      entry: { state: 'queued', waitingFor: 'lane' },
    });
    const free = await redeem(shop, bogdan, ['KELP-2291'], 'B-3');
    expect(free.coupons[0]?.outcome).toBe('redeemed');
    shop.till.clock.step(61_000);
    await allSettled(shop);
    const order = shop.simulator.world.redemptions.filter(({ billNumber }) => /^B-[12]$/.test(billNumber));
    expect(order.map(({ code }) => code)).toEqual(['FERN7402', 'MOSS3318']);
  });

  it('honours "slow down" and then goes on', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'FERN7402');
    shop.simulator.faults.add({ kind: 'status', status: 429, retryAfter: 20, path: redeemPath });
    const { coupons } = await redeem(shop, customerId, ['FERN7402'], 'B-1', { timeLimitMs: 400 });
    expect(coupons[0]).toMatchObject({ outcome: 'accepted', entry: { state: 'queued', attempts: 0 } });
    shop.till.clock.step(10_000);
    expect(shop.simulator.calls.filter(({ path }) => path === redeemPath)).toHaveLength(1);
    shop.till.clock.step(11_000);
    await untilState(shop, 'FERN7402', 'confirmed');
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
  });
});

const otherTill = () => {
  // md5 of the other training till's password
  const digest = md5('mill-wheel-77');
  return `Basic ${Buffer.from(`mill.02:${digest}`).toString('base64')}`;
};

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
