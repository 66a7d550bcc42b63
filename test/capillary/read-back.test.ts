import { describe, expect, test } from 'vitest';
import { answered, ending, member, refusal, startPair } from './harness.ts';

const ok = { success: 'true', code: '200', message: 'SUCCESS' };

function redemption(given: Record<string, unknown> = {}) {
  return {
    id: '90017744',
    code: 'TEA7K2Q9',
    series_id: '41207',
    transaction_number: 'B-1007',
    redeemed_time: '2026-02-03 11:05:00',
    redeemed_at: 'counter.07',
    redeemed_store: { code: 's7', name: 'Store 7' },
    redeemed_till: { code: 'counter.07', name: 'counter.07' },
    ...given,
  };
}

function redemptions(coupon: unknown, count?: number) {
  return {
    response: {
      status: ok,
      customer: { rows: '1', coupons_count: count, redemptions: { coupons: { coupon }, points: '' } },
    },
  };
}

describe('what a member redeemed', () => {
  test('is asked of v1.1 for whole days', async () => {
    const { server, capillary } = await startPair();
    const later = redemption({ id: 90017750, redeemed_time: '2026-02-03 18:00:00', redeemed_till: '' });
    server.answers({ body: redemptions([redemption(), later]) });
    expect(answered(await capillary.memberRedemptions(member, '2026-02-02', '2026-02-03'))).toEqual([
      {
        redemptionId: '90017750',
        code: 'TEA7K2Q9',
        transactionNumber: 'B-1007',
        redeemedTime: '2026-02-03 18:00:00',
        tillCode: 'counter.07',
        storeCode: 's7',
      },
      {
        redemptionId: '90017744',
        code: 'TEA7K2Q9',
        transactionNumber: 'B-1007',
        redeemedTime: '2026-02-03 11:05:00',
        tillCode: 'counter.07',
        storeCode: 's7',
      },
    ]);
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: '/v1.1/customer/redemptions',
      query: [
        ['format', 'json'],
        ['mobile', '15550100142'],
        ['type', 'COUPONS'],
        ['start_date', '2026-02-02'],
        ['end_date', '2026-02-03'],
        ['coupons_limit', '100'],
      ],
    });
  });

  test.each([
    ['one that is not in a list', redemptions(redemption()), 1],
    ['none, as an empty list', redemptions([]), 0],
    ['none, as empty text', redemptions(''), 0],
    ['none, as nothing', { response: { status: ok, customer: { redemptions: [] } } }, 0],
    ['none, left out', { response: { status: ok, customer: { rows: '0' } } }, 0],
    ['an answer without the wrapper', redemptions([redemption()]).response, 1],
    ['fewer than an all-time count tells', redemptions([redemption()], 37), 1],
  ])('reads %s', async (_name, body, count) => {
    const { server, capillary } = await startPair();
    server.answers({ body });
    expect(answered(await capillary.memberRedemptions(member, '2026-02-02', '2026-02-03'))).toHaveLength(
      count,
    );
  });

  const many = (length: number) => Array.from({ length }, (_, id) => redemption({ id }));

  test.each([
    ['a full page', redemptions(many(100)), 'list-cut-short'],
    ['a default page that counts more than it lists', redemptions(many(10), 37), 'list-cut-short'],
    ['a page of exactly the default size', redemptions(many(10), 10), 'list-cut-short'],
    ['no member', { response: { status: ok } }, 'no-item'],
    ['no status', { customer: {} }, 'no-status'],
  ])('%s is no answer', async (_name, body, cause) => {
    const { server, capillary } = await startPair();
    server.answers({ body });
    const outcome = await capillary.memberRedemptions(member, '2026-02-02', '2026-02-03');
    expect(ending(outcome)).toBe(`no-answer: ${cause}`);
  });

  test('a member nobody knows is a refusal', async () => {
    const { server, capillary } = await startPair();
    const item_status = { success: 'false', code: '1012', message: 'not found' };
    server.answers({
      body: { response: { status: { ...ok, code: '500', success: 'false' }, customer: { item_status } } },
    });
    const outcome = await capillary.memberRedemptions(member, '2026-02-02', '2026-02-03');
    expect(refusal(outcome)).toMatchObject({ family: 'customer', code: 1012, verdict: 'ask' });
  });
});

function history(given: Record<string, unknown> = {}) {
  return {
    response: {
      status: ok,
      coupons: {
        coupon: {
          code: 'TEA7K2Q9',
          id: '700300911',
          redemption_info: {
            redeemed: 'true',
            redeemed_on: '2026-02-03 11:05:00',
            redeemed_at: 'counter.07',
          },
          transaction: { number: 'B-1007', id: '44' },
          item_status: { status: 'true', code: '700', message: 'ok' },
          ...given,
        },
      },
    },
  };
}

describe('what became of a coupon', () => {
  test('redeemed', async () => {
    const { server, capillary } = await startPair();
    server.answers({
      body: history({
        series_id: '41207',
        valid_till: '31-01-2027',
        issued_on: '2026-01-05 09:00:00',
        customer: {
          firstname: 'Kim',
          lastname: 'Ray',
          mobile: '15550100142',
          email: '',
          user_id: '60012345',
        },
        redeemed_by: { firstname: '', lastname: '', external_id: 'X-9' },
      }),
    });
    expect(answered(await capillary.couponHistory('tea7k2q9'))).toEqual({
      code: 'TEA7K2Q9',
      redeemed: true,
      redeemedOn: '2026-02-03 11:05:00',
      redeemedAt: 'counter.07',
      transactionNumber: 'B-1007',
      couponId: '700300911',
      seriesId: '41207',
      lastDay: '2027-01-31',
      issuedOn: '2026-01-05 09:00:00',
      holder: { id: '60012345', name: 'Kim Ray', identifiers: [{ type: 'mobile', value: '15550100142' }] },
      redeemedBy: { id: null, name: '', identifiers: [{ type: 'externalId', value: 'X-9' }] },
    });
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: '/v1.1/coupon/get',
      query: [
        ['format', 'json'],
        ['user_id', 'true'],
        ['code', 'tea7k2q9'],
      ],
    });
  });

  test('redeemed at a place written as an object, and not redeemed', async () => {
    const { server, capillary } = await startPair();
    server.answers(
      {
        body: history({ redemption_info: { redeemed: true, redeemed_at: { code: 's7' } }, transaction: [] }),
      },
      { body: history({ redemption_info: { redeemed: '0', redeemed_on: '', redeemed_at: '' } }) },
    );
    expect(answered(await capillary.couponHistory('TEA7K2Q9'))).toMatchObject({
      redeemed: true,
      redeemedAt: 's7',
      transactionNumber: null,
    });
    expect(answered(await capillary.couponHistory('TEA7K2Q9'))).toEqual({
      code: 'TEA7K2Q9',
      redeemed: false,
      redeemedOn: null,
      redeemedAt: null,
      transactionNumber: null,
      couponId: '700300911',
      seriesId: null,
      lastDay: null,
      issuedOn: null,
      holder: null,
      redeemedBy: null,
    });
  });

  test.each([
    ['702', 'false'],
    ['719', 'true'],
    ['780', 'false'],
  ])('unknown, by number %s', async (code, status) => {
    const { server, capillary } = await startPair();
    server.answers({ body: history({ item_status: { status, code, message: 'none' } }) });
    expect(answered(await capillary.couponHistory('TEA7K2Q9'))).toBeNull();
  });

  test('another organisation’s', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: history({ item_status: { status: 'false', code: '715', message: 'no' } }) });
    expect(refusal(await capillary.couponHistory('TEA7K2Q9'))).toMatchObject({ family: 'coupon', code: 715 });
  });

  test.each([
    ['another code', history({ code: 'OTHER1' }), 'another-code'],
    ['no word on redemption', history({ redemption_info: [] }), 'no-redemption-info'],
  ])('%s is no answer', async (_name, body, cause) => {
    const { server, capillary } = await startPair();
    server.answers({ body });
    expect(ending(await capillary.couponHistory('TEA7K2Q9'))).toBe(`no-answer: ${cause}`);
  });
});
