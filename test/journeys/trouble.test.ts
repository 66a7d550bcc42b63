/** What once went wrong, or could: gateways, moved accounts, slow read-backs, reused bill numbers, restarts. */
import { describe, expect, it } from 'vitest';
import { managerPin, until } from '../support/till.ts';
import {
  allSettled,
  entryFor,
  meet,
  openShop,
  plugLine,
  pullLine,
  redeem,
  restart,
  timesRedeemed,
  untilState,
} from './counter.ts';

const redeemPath = '/v2/coupon/redeem';
const redemptionsPath = '/v1.1/customer/redemptions';
const historyPath = '/v1.1/coupon/get';

describe('trouble', () => {
  it.each([404, 405, 410, 413])(
    'a gateway’s %i ends no entry: it says nothing about the coupon',
    async (status) => {
      const shop = await openShop();
      const customerId = await meet(shop, 'FERN7402');
      await pullLine(shop);
      await redeem(shop, customerId, ['FERN7402'], 'B-1');
      const body = { message: 'no Route matched with those values' };
      shop.simulator.faults.add({ kind: 'status', status, body, path: redeemPath });
      await plugLine(shop);
      await until('the gateway answered', () => shop.simulator.calls.some(({ path }) => path === redeemPath));
      await until('it waits again', async () => (await entryFor(shop, 'FERN7402')).state !== 'sending');
      expect(await entryFor(shop, 'FERN7402')).toMatchObject({ state: 'queued', word: 'accepted-here' });
      await until('it is sent all the same', () => {
        shop.till.clock.step(5000);
        return timesRedeemed(shop, 'FERN7402') === 1;
      });
    },
  );

  it('one member’s 403 holds up nobody else', async () => {
    const shop = await openShop();
    const amara = await meet(shop, 'FERN7402');
    const layla = await meet(shop, 'CORAL5521');
    shop.simulator.faults.add({ kind: 'status', status: 403, path: redeemPath });
    await redeem(shop, amara, ['FERN7402'], 'B-1', { timeLimitMs: 300 });
    const free = await redeem(shop, layla, ['CORAL5521'], 'B-2');
    expect(free.coupons[0]?.outcome).toBe('redeemed');
  });

  it('nobody waits at the counter while Capillary asks everybody to wait for minutes', async () => {
    const shop = await openShop();
    const amara = await meet(shop, 'FERN7402');
    const layla = await meet(shop, 'CORAL5521');
    shop.simulator.faults.add({ kind: 'status', status: 429, retryAfter: 300, path: redeemPath });
    // longer than this test may take: whoever waits for it in vain is found out
    const timeLimitMs = 60_000;
    await redeem(shop, amara, ['FERN7402'], 'B-1', { timeLimitMs });
    const next = await redeem(shop, layla, ['CORAL5521'], 'B-2', { timeLimitMs });
    expect(next.coupons[0]).toMatchObject({ outcome: 'accepted', entry: { state: 'queued' } });
    expect(timesRedeemed(shop, 'CORAL5521')).toBe(0);
    shop.till.clock.step(300_000);
    await allSettled(shop);
    expect(timesRedeemed(shop, 'FERN7402') + timesRedeemed(shop, 'CORAL5521')).toBe(2);
  });

  it('a read-back that began before the window was over does not allow a second sending', async () => {
    const shop = await openShop({ settleWindowMs: 10_000 });
    const customerId = await meet(shop, 'FERN7402');
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path: redeemPath });
    shop.simulator.faults.add({ kind: 'delay', beforeMs: 300, path: historyPath });
    const calls = (path: string) => shop.simulator.calls.filter((call) => call.path === path);
    await redeem(shop, customerId, ['FERN7402'], 'B-1', { timeLimitMs: 200 });
    // the asking began inside the window, and while it goes on the window runs out
    await until('it is asked about', () => calls(historyPath).length === 1);
    shop.till.clock.step(11_000);
    await until('that asking is answered', () => calls(historyPath)[0]?.status === 200);
    await until('it rests', async () => (await entryFor(shop, 'FERN7402')).waitingFor === 'settle-window');
    expect(calls(redeemPath)).toHaveLength(1);
    await until('the next asking allows it', () => {
      shop.till.clock.step(500);
      return calls(redeemPath).length === 2;
    });
    expect(calls(historyPath)).toHaveLength(2);
  });

  it('a doubt closed by hand and pressed again is asked about before anything is sent', async () => {
    const shop = await openShop({ settleWindowMs: 60_000 });
    const customerId = await meet(shop, 'FERN7402');
    shop.simulator.faults.add({ kind: 'late-commit', afterMs: 400, path: redeemPath });
    await redeem(shop, customerId, ['FERN7402'], 'B-1', { timeLimitMs: 250 });
    const { id } = await entryFor(shop, 'FERN7402');
    await shop.till.must('withdrawEntry', { id, note: 'Looked as if it had not gone' });
    await redeem(shop, customerId, ['FERN7402'], 'B-1', { timeLimitMs: 300 });
    await shop.simulator.whenIdle();
    await until('it is settled', async () => {
      shop.till.clock.step(3000);
      return (await entryFor(shop, 'FERN7402')).state === 'confirmed';
    });
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
  });

  it('another till’s bill of the same number is no proof of anything: a person decides', async () => {
    const shop = await openShop({ settleWindowMs: 1000, doubtLimitMs: 60_000 });
    const customerId = await meet(shop, 'STAMP4108');
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: redeemPath });
    shop.simulator.faults.add({ kind: 'status', status: 503, path: redemptionsPath, times: 1 });
    await redeem(shop, customerId, ['STAMP4108'], 'B-1', { timeLimitMs: 300 });
    const last = shop.simulator.world.redemptions.at(-1);
    if (last) last.tillCode = 'mill.02';
    const sent = () => shop.simulator.calls.filter(({ path }) => path === redeemPath).length;
    await until('it is on the desk', async () => {
      shop.till.clock.step(30_000);
      return (await entryFor(shop, 'STAMP4108')).word === 'needs-manager';
    });
    expect(sent()).toBe(1);
  });

  it('a bill number that starts again the next day is another bill', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'STAMP4108');
    const before = timesRedeemed(shop, 'STAMP4108');
    await redeem(shop, customerId, ['STAMP4108'], '1007');
    shop.till.clock.step(24 * 60 * 60_000);
    await shop.till.call('signIn', { pin: managerPin });
    const next = await redeem(shop, customerId, ['STAMP4108'], '1007');
    expect(next.coupons[0]).toMatchObject({ outcome: 'redeemed', moneyOff: { amountMinor: 100 } });
    expect(timesRedeemed(shop, 'STAMP4108') - before).toBe(2);
  });

  it('the cap of a percentage holds by the older call too', async () => {
    const shop = await openShop({ redeemWith: 'v1.1' });
    const customerId = await meet(shop, 'MOSS3318');
    const { coupons } = await redeem(shop, customerId, ['MOSS3318'], 'B-1', { amount: '400.00' });
    expect(coupons[0]).toMatchObject({ outcome: 'redeemed', moneyOff: { amountMinor: 300 } });
  });

  it('a coupon is not spent on a bill that is covered already', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'FERN7402');
    const { coupons } = await redeem(shop, customerId, ['FERN7402', 'MOSS3318'], 'B-1', { amount: '5.00' });
    expect(coupons.map(({ outcome }) => outcome)).toEqual(['redeemed', 'refused']);
    expect(coupons[1]?.reasons[0]?.key).toBe('bill-already-covered');
    expect(timesRedeemed(shop, 'MOSS3318')).toBe(0);
  });

  it('tells a manager when Capillary took a coupon and the program ended before anybody was told', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'FERN7402');
    shop.simulator.faults.add({ kind: 'hang', when: 'after-commit', path: redeemPath });
    const pressed = redeem(shop, customerId, ['FERN7402'], 'B-1').catch(() => null);
    await until('it is committed', () => timesRedeemed(shop, 'FERN7402') === 1);
    // the process is gone: nobody reads the answer that the old program still gives
    await restart(shop);
    await pressed;
    await untilState(shop, 'FERN7402', 'confirmed');
    const entry = await entryFor(shop, 'FERN7402');
    if (entry.till.byOfflineRules) return;
    expect((await shop.till.must('listCases', {})).cases[0]).toMatchObject({ kind: 'counted-unannounced' });
    const again = await redeem(shop, customerId, ['FERN7402'], 'B-1');
    expect(again.coupons[0]).toMatchObject({ outcome: 'redeemed', entry: { word: 'confirmed' } });
  });

  it('a cashier’s own PIN does not open the way to guess a manager’s', async () => {
    const shop = await openShop();
    await shop.till.must('addStaff', { name: 'Sam', role: 'cashier', pin: '918273' });
    const asSam = { caller: 'sam' };
    await shop.till.call('signIn', { pin: '918273' }, asSam);
    const guess = (pin: string) =>
      shop.till.call('approve', { operation: 'redeemCoupons', input: {}, pin }, asSam);
    let wrong = 0;
    for (let round = 0; round < 40; round += 1) {
      const answer = await guess(String(500_000 + round));
      if (!answer.ok && answer.failure.reason === 'pin-person') break;
      if (!answer.ok && answer.failure.reason === 'pin-wrong') wrong += 1;
      shop.till.clock.step(2000);
      await shop.till.call('signIn', { pin: '918273' }, asSam);
      shop.till.clock.step(2000);
    }
    expect(wrong).toBeLessThanOrEqual(5);
    expect(await guess(managerPin)).toMatchObject({ failure: { reason: 'pin-person' } });
  });

  it('a shared code used by one member is not held against another', async () => {
    const shop = await openShop();
    const nomvula = await meet(shop, 'PIER-POSTER');
    const amara = await meet(shop, 'FERN7402');
    await shop.till.must('checkCoupons', {
      customerId: nomvula,
      codes: ['PIER-POSTER'],
      bill: { number: 'B-0', amount: '40.00' },
    });
    await redeem(shop, amara, ['PIER-POSTER'], 'B-1');
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path: redeemPath });
    await redeem(shop, nomvula, ['PIER-POSTER'], 'B-2', { timeLimitMs: 300 });
    await until('hers is settled', async () => {
      shop.till.clock.step(1500);
      return (await shop.till.must('readStatus', {})).counts.waiting === 0;
    });
    await allSettled(shop);
    const hers = shop.simulator.world.redemptions.filter(({ billNumber }) => billNumber === 'B-2');
    expect(hers.length).toBeLessThanOrEqual(1);
    const { entries } = await shop.till.must('listEntries', { text: 'B-2' });
    expect(entries.some(({ state }) => state === 'rejected')).toBe(false);
  });
});
