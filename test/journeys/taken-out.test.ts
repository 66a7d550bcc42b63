/** A long outage: redemptions leave the queue in a file, are counted once with their true moment, and never sent besides. */
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Shop } from './counter.ts';
import {
  allSettled,
  entryFor,
  meet,
  plugLine,
  pullLine,
  redeem,
  restart,
  timesRedeemed,
  untilState,
} from './counter.ts';
import { openOffice, sending, untilKnown } from './upload-files.ts';

const always = { from: 0, to: 4_000_000_000_000 };
const tillNumber = '9401004';
/** FERN7402 and CORAL5521 are of this series. */
const seriesId = '6101';

const takeOut = (shop: Shop, id = v7(), series = seriesId) =>
  shop.till.must('takeOutRedemptions', {
    id,
    seriesId: series,
    ...always,
    tillNumber,
    note: 'Three days without line',
  });

async function sellOffline(shop: Shop, code: string, bill: string): Promise<string> {
  const customer = await meet(shop, code);
  await pullLine(shop);
  await redeem(shop, customer, [code], bill);
  return customer;
}

describe('redemptions taken out in a file', () => {
  it('leave the queue in the same moment, and reach Capillary once, with till and moment', async () => {
    const shop = await openOffice();
    const { till, simulator } = shop;
    const amara = await sellOffline(shop, 'FERN7402', 'B-1');
    const { createdAt } = await entryFor(shop, 'FERN7402');
    expect(await till.must('listOfflineRedemptions', always)).toMatchObject({
      series: [{ seriesId, waiting: 1, onDesk: 0, leftToQueue: 0 }],
      takenOut: [],
      tillNumber: '',
    });
    const id = v7();
    const { takenOut, csv } = await takeOut(shop, id);
    expect(takenOut).toMatchObject({ id, rows: 1, by: 'Robin', sent: null });
    const [head, line] = csv.split('\n');
    expect(head).toBe('redeemedDateInMillis,redeemedAt,userId,couponCode,billNumber');
    const [moment, ...rest] = line?.split(',') ?? [];
    expect(rest).toEqual([tillNumber, amara, 'FERN7402', 'B-1']);
    // by Capillary's clock, which is this machine's here
    expect(Math.abs(Number(moment) - createdAt)).toBeLessThan(2000);
    expect(await entryFor(shop, 'FERN7402')).toMatchObject({
      state: 'withdrawn',
      till: { decision: 'accepted' },
    });

    // the same decision once more is the same file; another one finds nothing
    expect(await takeOut(shop, id)).toEqual({ takenOut, csv });
    expect(await till.must('readTakenOut', { id })).toEqual({ takenOut, csv });
    const other = { id: v7(), seriesId, ...always, tillNumber, note: 'again' };
    expect(await till.call('takeOutRedemptions', other)).toMatchObject({
      ok: false,
      failure: { reason: 'nothing-to-take-out' },
    });

    await plugLine(shop);
    await allSettled(shop);
    expect(timesRedeemed(shop, 'FERN7402')).toBe(0);

    const staged = await till.must('stageTakenOut', { id });
    const checked = await till.must('checkUpload', { id: staged.id });
    expect(checked).toMatchObject({ good: 1, bad: 0, layout: { kind: 'redemptions', members: 'user-id' } });
    await till.must('sendUpload', sending(staged.id, checked));
    await untilKnown(shop, staged.id);
    expect(await till.must('followUpload', { id: staged.id })).toMatchObject({
      upload: { takenOutId: id, job: { verdict: 'accepted', rows: 1, failed: 0 } },
    });
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
    const made = simulator.world.redemptions.find(({ code }) => code === 'FERN7402');
    expect(made).toMatchObject({ atMs: Number(moment), tillCode: 'quay.04', billNumber: 'B-1' });
    const { takenOut: list, tillNumber: kept } = await till.must('listOfflineRedemptions', always);
    expect(list).toMatchObject([{ id, rows: 1, sent: 'arrived' }]);
    expect(kept).toBe(tillNumber);
  });

  it('stay a use of the coupon here, and money given, until Capillary has said what became of the file', async () => {
    const shop = await openOffice();
    const { till } = shop;
    const amara = await sellOffline(shop, 'FERN7402', 'B-1');
    const given = (await till.must('readStatus', {})).exposure.thisOutage.amountMinor;
    expect(given).toBeGreaterThan(0);
    const { takenOut } = await takeOut(shop);
    expect((await till.must('readStatus', {})).exposure.thisOutage.amountMinor).toBe(given);
    const offline = await redeem(shop, amara, ['FERN7402'], 'B-2');
    expect(offline.coupons[0]).toMatchObject({ outcome: 'refused' });

    await plugLine(shop);
    const again = await redeem(shop, amara, ['FERN7402'], 'B-3');
    expect(again.coupons[0]).toMatchObject({ outcome: 'refused' });
    expect(again.coupons[0]?.reasons[0]?.key).toBe('coupon-used-here');
    expect(timesRedeemed(shop, 'FERN7402')).toBe(0);
    const after = await restart(shop);
    expect(await after.must('listOfflineRedemptions', always)).toMatchObject({
      takenOut: [{ id: takenOut.id, rows: 1 }],
    });
    const checked = await after.must('checkCoupons', {
      customerId: amara,
      codes: ['FERN7402'],
      bill: { number: 'B-4', amount: '40.00' },
    });
    expect(checked.coupons[0]?.verdict).toBe('not-redeemable');
  });

  it('are not those of which an attempt may have arrived: these stay with the queue, which asks', async () => {
    const shop = await openOffice();
    const { till, simulator } = shop;
    const amara = await meet(shop, 'FERN7402');
    simulator.faults.add({ kind: 'drop', method: 'POST', path: '/v2/coupon/redeem', when: 'after-commit' });
    simulator.faults.add({ kind: 'status', method: 'GET', path: '*', status: 503, times: 'forever' });
    await redeem(shop, amara, ['FERN7402'], 'B-1', { timeLimitMs: 300 });
    await untilState(shop, 'FERN7402', 'in-doubt');
    expect(await till.must('listOfflineRedemptions', always)).toMatchObject({
      series: [{ seriesId, waiting: 0, onDesk: 0, leftToQueue: 1 }],
    });
    expect(
      await till.call('takeOutRedemptions', { id: v7(), seriesId, ...always, tillNumber, note: 'n' }),
    ).toMatchObject({ ok: false, failure: { reason: 'nothing-to-take-out' } });
    expect(await entryFor(shop, 'FERN7402')).toMatchObject({ state: 'in-doubt' });
  });

  it('are also those Capillary refused because they came too late: their case is closed, and not sent again', async () => {
    const shop = await openOffice();
    const { till, simulator } = shop;
    await sellOffline(shop, 'FERN7402', 'B-1');
    simulator.faults.add({ kind: 'failure', method: 'POST', path: '/v2/coupon/redeem', code: 712 });
    await plugLine(shop);
    const { id: entryId } = await untilState(shop, 'FERN7402', 'rejected');
    expect((await till.must('listCases', {})).openCount).toBe(1);
    expect(await till.must('listOfflineRedemptions', always)).toMatchObject({
      series: [{ waiting: 0, onDesk: 1 }],
    });
    const { csv } = await takeOut(shop);
    expect(csv.trim().split('\n')).toHaveLength(2);
    expect((await till.must('listCases', {})).openCount).toBe(0);
    expect(await till.must('listCases', { open: false })).toMatchObject({
      cases: [{ closed: { by: 'Robin', action: 'taken-out-in-file' }, offers: [] }],
    });
    const sendAgain = { id: entryId, action: 'send-again' as const, reason: 'try once more' };
    expect(await till.call('resolveCase', sendAgain)).toMatchObject({
      ok: false,
      failure: { reason: 'case-does-not-offer' },
    });
    expect(timesRedeemed(shop, 'FERN7402')).toBe(0);
  });

  it('are counted in the shift as given, and recorded', async () => {
    const shop = await openOffice();
    const { till } = shop;
    await till.must('openShift', {});
    await sellOffline(shop, 'FERN7402', 'B-1');
    const before = (await till.must('readShift', {})).shift;
    await takeOut(shop);
    const after = (await till.must('readShift', {})).shift;
    expect(after?.figures.moneyGiven).toEqual(before?.figures.moneyGiven);
    expect(after?.figures).toMatchObject({ withdrawn: 0, waiting: 0, acceptedOffline: 1 });
    const { lines } = await till.must('readAudit', { kind: 'files' });
    expect(lines.map(({ action }) => action)).toContain('redemptions.taken-out');
  });
});
