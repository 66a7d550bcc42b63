import { describe, expect, test } from 'vitest';
import type { SeriesDraft } from '../../src-main/capillary/save-series.ts';
import { answered, ending, refusal, startPair } from './harness.ts';

const draft: SeriesDraft = {
  description: 'Tea 15 off',
  discountCode: 'TEA15',
  discountType: 'ABS',
  discountValue: 15,
  discountUpTo: 0,
  anyUser: false,
  smsTemplate: 'Your code is {{voucher}}',
  codes: 'DISC_CODE',
  genericCode: null,
  expires: 'SERIES_EXPIRY',
  expiresAfter: 1,
  validTill: '2027-05-10T00:00:00+05:30',
  seriesCode: null,
  categories: [],
  settings: { minBillAmount: 100, offlineRedeemType: true, description: 'never this one' },
};
const wire = {
  minBillAmount: 100,
  offlineRedeemType: true,
  description: 'Tea 15 off',
  discountCode: 'TEA15',
  discountType: 'ABS',
  discountValue: 15,
  discountUpto: 0,
  anyUser: false,
  smsTemplate: 'Your code is {{voucher}}',
  clientHandlingType: 'DISC_CODE',
  expiryStrategyType: 'SERIES_EXPIRY',
  expiryStrategyValue: 1,
  validTillDate: '2027-05-10T00:00:00+05:30',
};
/** A day short of what was sent (U44). */
const saved = {
  id: 41207,
  orgId: 881,
  description: 'Tea 15 off',
  discountType: 'ABS',
  discountValue: 15,
  validTillDate: '2027-05-09T00:00:00Z',
  seriesCode: '453163F75E8C4A2EAA2E',
  minBillAmount: 100,
  warnings: [],
};
const error = (code: number) => ({ status: false, code, message: 'words' });

async function save(body: unknown, asked: string | null, more: Partial<SeriesDraft> = {}, status = 200) {
  const { server, capillary, calls } = await startPair();
  server.answers({ status, body });
  const given = { ...draft, ...more };
  const outcome = await (asked === null
    ? capillary.createSeries(given)
    : capillary.updateSeries(asked, given));
  return { server, outcome, calls };
}

describe('a new series', () => {
  test('goes wrapped, its own fields before further settings', async () => {
    const { server } = await save(saved, null);
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/v2/coupon/series', query: [] });
    expect(server.requests[0]?.body).toEqual({ CouponSeriesV2: wire });
  });

  test('with a shared code, a code of its own and categories', async () => {
    const more = { codes: 'GENERIC', genericCode: 'TEA', seriesCode: 'SPRING', categories: [3, 4] } as const;
    const { server } = await save(saved, null, { ...more, categories: [...more.categories] });
    expect(server.requests[0]?.body).toEqual({
      CouponSeriesV2: {
        ...wire,
        clientHandlingType: 'GENERIC',
        genericCode: 'TEA',
        seriesCode: 'SPRING',
        productInfo: [{ productType: 'CATEGORY', productIds: [3, 4] }],
      },
    });
  });

  test('is read as Capillary keeps it, not as it was sent', async () => {
    const { outcome } = await save(
      { ...saved, warnings: [{ status: true, code: 745, message: 'saved' }] },
      null,
    );
    expect(answered(outcome)).toMatchObject({
      series: { id: '41207', validTillDate: '2027-05-09T00:00:00Z', minBillAmount: 100 },
      seriesCode: '453163F75E8C4A2EAA2E',
      warning: { code: 745, message: 'saved' },
    });
    expect(answered((await save(saved, null)).outcome).warning).toBeNull();
  });

  test.each([744, 751, 752, 753, 754])('is refused with %i', async (code) => {
    const { outcome } = await save({ errors: [error(code)], warnings: [] }, null, {}, 400);
    expect(refusal(outcome)).toMatchObject({ family: 'coupon', code, verdict: 'final' });
  });

  test.each([
    ['a series without a number', { ...saved, id: 0 }],
    ['a series with a word for a number', { ...saved, id: 'many' }],
    ['a series beside an error', { ...saved, errors: [error(751)] }],
    ['an empty object', {}],
    ['a list', [saved]],
  ])('nobody knows after %s', async (_what, body) => {
    expect(ending((await save(body, null)).outcome)).toMatch(/^no-answer/);
  });

  test('with 1001 categories it is kept back', async () => {
    const categories = Array.from({ length: 1001 }, (_, index) => index + 1);
    for (const asked of [null, '41207']) {
      const { server, outcome } = await save(saved, asked, { categories });
      expect(ending(outcome)).toBe('not-sent: too-many-categories');
      expect(server.requests).toEqual([]);
    }
  });
});

describe('a series that is there', () => {
  test('is changed under its number, which goes along', async () => {
    const { server, outcome, calls } = await save(saved, '41207');
    expect(server.requests[0]).toMatchObject({ method: 'PUT', path: '/v2/coupon/series/41207', query: [] });
    expect(server.requests[0]?.body).toEqual({ CouponSeriesV2: { id: 41207, ...wire } });
    expect(answered(outcome).series.id).toBe('41207');
    expect(calls.map(({ path }) => path)).toEqual(['/v2/coupon/series/{}']);
  });

  test('refused, and an answer about another one', async () => {
    const refused = await save({ errors: [error(755)], success: false }, '41207', {}, 400);
    expect(refusal(refused.outcome)).toMatchObject({ family: 'coupon', code: 755 });
    expect(ending((await save({ ...saved, id: 9 }, '41207')).outcome)).toBe('no-answer: another-series');
  });
});
