/** Where several calls of Capillary do the same, a till uses the one its account may use. */
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src-main/contract/settings.ts';
import { until } from '../support/till.ts';
import { meet, openShop, type Shop } from './counter.ts';

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
