/** Where several calls of Capillary do the same, a till uses the one its account may use. */
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src-main/contract/settings.ts';
import { until } from '../support/till.ts';
import {
  allSettled,
  meet,
  openShop,
  plugLine,
  pullLine,
  redeem,
  restart,
  type Shop,
  timesRedeemed,
} from './counter.ts';

const offer = '6120';

async function open(changes: Partial<Settings>): Promise<{ shop: Shop; customerId: string }> {
  const shop = await openShop(changes);
  await shop.till.must('saveSettings', { changes: { goodwill: { series: [offer] } } });
  await shop.till.must('listGoodwillOffers', {});
  return { shop, customerId: await meet(shop, 'FERN7402') };
}

const asked = (shop: Shop, path: string) => shop.simulator.calls.filter((call) => call.path === path);
const made = (shop: Shop) =>
  shop.simulator.world.coupons.filter(({ seriesId }) => String(seriesId) === offer);

describe('a coupon is given with', () => {
  it.each([
    ['bulk', '/v2/coupon/bulk/issue'],
    ['multiple', '/v2/coupon/issue/multiple'],
    ['single', '/v2/coupon/issue'],
    ['v1.1', '/v1.1/coupon/issue'],
  ] as const)('%s, and a lost answer ends as one coupon', async (issueWith, path) => {
    const { shop, customerId } = await open({ issueWith });
    const before = made(shop).length;
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path });
    const decisionId = v7();
    const wish = { decisionId, customerId, seriesId: offer, reason: 'Delivered late', timeLimitMs: 200 };
    await shop.till.must('giveGoodwill', wish);
    await until('it is confirmed', async () => {
      shop.till.clock.step(300);
      return (await shop.till.must('readEntry', { id: decisionId })).entry.state === 'confirmed';
    });
    expect(asked(shop, path)).toHaveLength(1);
    expect(made(shop)).toHaveLength(before + 1);
  });

  it('the source named, where a cluster wants it', async () => {
    const { shop, customerId } = await open({ issueSource: 'INSTORE' });
    const wish = { decisionId: v7(), customerId, seriesId: offer, reason: 'Delivered late' };
    expect((await shop.till.must('giveGoodwill', wish)).outcome).toBe('given');
    expect(JSON.stringify(asked(shop, '/v2/coupon/bulk/issue'))).toContain('INSTORE');
  });
});

describe('coupons are checked with', () => {
  it('the older call, one after the other, with the same verdicts', async () => {
    const { shop, customerId } = await open({});
    const bill = { number: 'B-1', amount: '40.00' };
    const codes = ['FERN7402', 'BARK9150'];
    const told = async () =>
      (await shop.till.must('checkCoupons', { customerId, codes, bill })).coupons.map((one) => [
        one.code,
        one.verdict,
        one.moneyOff?.amountMinor,
      ]);
    const newer = await told();
    await shop.till.must('saveSettings', { changes: { checkWith: 'v1.1' } });
    expect(await told()).toEqual(newer);
    expect(asked(shop, '/v1.1/coupon/isredeemable')).toHaveLength(2);
  });
});

describe('several coupons of one bill, all or none', () => {
  const bulk = '/v2/coupon/bulk/redeem';
  const one = '/v2/coupon/redeem';
  const codes = ['FERN7402', 'MOSS3318'];
  const times = (shop: Shop) => codes.map((code) => timesRedeemed(shop, code));

  it('are redeemed by one call, each with its own entry', async () => {
    const { shop, customerId } = await open({ redeemSeveral: 'together' });
    const { coupons } = await redeem(shop, customerId, codes, 'B-1');
    expect(coupons.map(({ outcome }) => outcome)).toEqual(['redeemed', 'redeemed']);
    expect(coupons.map(({ moneyOff }) => moneyOff?.amountMinor)).toEqual([500, 300]);
    expect(new Set(coupons.map(({ reference }) => reference)).size).toBe(2);
    expect([asked(shop, bulk).length, asked(shop, one).length]).toEqual([1, 0]);
    expect(times(shop)).toEqual([1, 1]);
    const again = await redeem(shop, customerId, codes, 'B-1');
    expect(again.coupons.map(({ reference }) => reference)).toEqual(
      coupons.map(({ reference }) => reference),
    );
    expect(asked(shop, bulk)).toHaveLength(1);
  });

  it('are refused as a whole, and the rest goes without the bad one', async () => {
    const { shop, customerId } = await open({ redeemSeveral: 'together' });
    const { coupons } = await redeem(shop, customerId, ['FERN7402', 'BARK9150'], 'B-2');
    expect(coupons).toMatchObject([
      { outcome: 'refused', reasons: [{ key: 'coupons-refused-together' }] },
      { outcome: 'refused', reasons: [{ key: 'coupons-refused-together' }] },
    ]);
    expect(timesRedeemed(shop, 'FERN7402')).toBe(0);
    const alone = await redeem(shop, customerId, ['FERN7402'], 'B-2');
    expect(alone.coupons[0]?.outcome).toBe('redeemed');
    expect(asked(shop, one)).toHaveLength(1);
  });

  it.each([
    ['committed', 'after-commit'],
    ['not committed', 'before-commit'],
  ] as const)('are each redeemed once when the answer is lost: %s', async (_what, when) => {
    const { shop, customerId } = await open({ redeemSeveral: 'together' });
    shop.simulator.faults.add({ kind: 'drop', when, path: bulk });
    await redeem(shop, customerId, codes, 'B-3', { timeLimitMs: 200 });
    await until('both are confirmed', async () => {
      shop.till.clock.step(500);
      return (await shop.till.must('readStatus', {})).counts.waiting === 0;
    });
    expect(times(shop)).toEqual([1, 1]);
    expect([asked(shop, bulk).length, asked(shop, one).length]).toEqual([1, when === 'after-commit' ? 0 : 2]);
  });

  it('survive the end of the program in the middle, and go apart while the line is down', async () => {
    const { shop, customerId } = await open({ redeemSeveral: 'together' });
    shop.simulator.faults.add({ kind: 'hang', when: 'after-commit', path: bulk });
    await redeem(shop, customerId, codes, 'B-4', { timeLimitMs: 200 });
    await restart(shop);
    await until('both are confirmed', async () => {
      shop.till.clock.step(1000);
      return (await shop.till.must('readStatus', {})).counts.waiting === 0;
    });
    expect(times(shop)).toEqual([1, 1]);
    const other = await meet(shop, 'KELP-2291');
    await pullLine(shop);
    await redeem(shop, other, ['REED6627'], 'B-5');
    await plugLine(shop);
    await allSettled(shop);
    expect(asked(shop, bulk)).toHaveLength(1);
  });
});
