// Series with all that is told of them (src-main/capillary/series-told.ts), from the v2 call and from the v1.1 list.
import { describe, expect, test } from 'vitest';
import { readToldSeries } from '../../src-main/capillary/series-told.ts';
import { answered, ending, startPair } from './harness.ts';

const itself = {
  id: 41207,
  seriesCode: 'TEA',
  description: 'Tea 15 off',
  validTillDate: '2027-05-09T00:00:00Z',
  validTillISODate: '2027-05-10',
  fixedExpiryDate: 1_809_907_199_000,
  numIssued: 12,
  numRedeemed: 0,
  somethingNew: { of: ['them'] },
};

describe('series with all that is told', () => {
  test('are asked for by their numbers, and keep what nobody knows', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: { entity: [itself, { description: 'no id' }], warnings: [] } });
    const series = answered(await capillary.toldSeries(['41207', '41208']));
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: '/v2/coupon/series',
      query: [
        ['ids', '41207'],
        ['ids', '41208'],
      ],
    });
    expect(series).toHaveLength(1);
    expect(series[0]).toMatchObject({
      id: '41207',
      seriesCode: 'TEA',
      given: 12,
      redeemed: 0,
      validTillDate: '2027-05-09T00:00:00Z',
      otherEnds: { isoDate: '2027-05-10', fixedMs: 1_809_907_199_000 },
      told: { somethingNew: { of: ['them'] } },
    });
  });

  test('no list is no answer, and a refusal is one', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: { data: [itself] } });
    expect(ending(await capillary.toldSeries(['41207']))).toBe('no-answer: no-list');
    server.answers({ body: { errors: [{ status: false, code: 715, message: 'words' }], warnings: [] } });
    expect(await capillary.toldSeries(['41207'])).toMatchObject({ kind: 'refused', refusal: { code: 715 } });
  });

  test('v1.1 names become the names of v2, its counters are found, and no end is no end', () => {
    const listed = readToldSeries({
      id: '41207',
      series_code: 'TEA',
      transferrable: '1',
      valid_days_from_create: '30',
      coupons: { issued: '12', redeemed: '3' },
      fixed_expiry_date: '0',
    });
    expect(listed).toMatchObject({
      given: 12,
      redeemed: 3,
      otherEnds: { isoDate: null, fixedMs: null },
      told: { seriesCode: 'TEA', isTransferrable: '1', validDaysFromCreation: '30' },
    });
    expect(readToldSeries({ id: '41207', coupons: [] })).toMatchObject({ given: null, redeemed: null });
    expect(readToldSeries({ description: 'Tea' })).toBeNull();
    expect(readToldSeries(['41207'])).toBeNull();
  });
});
