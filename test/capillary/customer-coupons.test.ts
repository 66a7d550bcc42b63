import { expect, test } from 'vitest';
import { answered, ending, refusal, startPair } from './harness.ts';

const tea = {
  code: 'TEA7K2Q9',
  seriesId: 41207,
  description: 'Tea 15 off',
  validTill: '2027-01-31T00:00:00Z',
  discountType: 'ABS',
  discountValue: 15.0,
  discountUpto: 0.0,
  redemptionCount: 1,
  redemptionsLeft: 0,
  id: 700300911,
  createdDate: '2026-01-31T16:28:11Z',
  transactionNumber: '2147',
  issuedAt: { code: 's7', name: 'Store 7' },
  redemptions: [
    {
      date: '2026-02-03T14:48:09Z',
      transactionNumber: 'B-1007',
      redeemedAt: { code: 's7', name: 'Store 7' },
    },
  ],
};

function page(coupons: unknown, total = 1, limit = '100') {
  return {
    entity: {
      pagination: { limit, offset: '0', total },
      customers: [{ firstname: 'Ava', lastname: 'Ruiz', mobile: '15550100142', id: 60012345, coupons }],
    },
    warnings: [],
    errors: [],
    success: true,
  };
}

test('reads what a member holds and where it was redeemed', async () => {
  const { server, capillary } = await startPair();
  server.answers({ body: page([tea]) });
  expect(answered(await capillary.customerCoupons('60012345'))).toEqual([
    {
      code: 'TEA7K2Q9',
      couponId: '700300911',
      seriesId: '41207',
      description: 'Tea 15 off',
      discountType: 'ABS',
      discountValue: 15,
      discountUpTo: 0,
      validTill: '2027-01-31T00:00:00Z',
      validTillDateTime: null,
      redemptionsLeft: 0,
      redemptionCount: 1,
      redemptions: [
        {
          date: '2026-02-03T14:48:09Z',
          transactionNumber: 'B-1007',
          storeCode: 's7',
          storeName: 'Store 7',
        },
      ],
      createdDate: '2026-01-31T16:28:11Z',
    },
  ]);
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]).toMatchObject({
    method: 'GET',
    path: '/v2/customers/coupons',
    query: [
      ['id', '60012345'],
      ['limit', '100'],
      ['offset', '0'],
    ],
  });
});

test.each([
  ['an older server without success', { entity: page([tea]).entity, warnings: [] }, 1],
  ['no coupons', page([]), 0],
  ['one coupon that is not in a list', page(tea), 1],
  ['coupons written as nothing', page(''), 0],
  ['no member in the list', { entity: { pagination: {}, customers: [] }, success: true }, 0],
  ['a coupon without a code', page([{ ...tea, code: '' }]), 0],
  ['a kind of discount that is a flag', page([{ ...tea, discountType: false }]), 1],
])('reads %s', async (_name, body, count) => {
  const { server, capillary } = await startPair();
  server.answers({ body });
  expect(answered(await capillary.customerCoupons('60012345'))).toHaveLength(count);
});

function coupons(count: number, from = 0) {
  return Array.from({ length: count }, (_, index) => ({ ...tea, code: `C${from + index}` }));
}

test.each([
  ['the total counts coupons', 120],
  ['the total counts members', 1],
])('asks page after page when %s', async (_name, total) => {
  const { server, capillary } = await startPair();
  server.answers({ body: page(coupons(100), total) }, { body: page(coupons(20, 100), total) });
  expect(answered(await capillary.customerCoupons('60012345'))).toHaveLength(120);
  expect(server.requests.map(({ query }) => query[2]?.[1])).toEqual(['0', '100']);
});

test('goes on when the server has smaller pages than were asked for', async () => {
  const { server, capillary } = await startPair();
  server.answers(
    { body: page(coupons(10), 1, '10') },
    { body: page(coupons(10, 10), 1, '10') },
    { body: page([], 1, '10') },
  );
  expect(answered(await capillary.customerCoupons('60012345'))).toHaveLength(20);
  expect(server.requests.map(({ query }) => query[2]?.[1])).toEqual(['0', '10', '20']);
});

test('a list that never ends is no answer', async () => {
  const { server, capillary } = await startPair();
  server.answers({ body: page(coupons(100), 1_000_000) });
  expect(ending(await capillary.customerCoupons('60012345'))).toBe('no-answer: list-without-end');
});

test('a page that fails fails the list', async () => {
  const { server, capillary } = await startPair();
  server.answers({ body: page(coupons(100), 120) }, { status: 500 });
  expect(ending(await capillary.customerCoupons('60012345'))).toBe('no-answer: http-500');
});

test('a refusal and an answer without a list', async () => {
  const { server, capillary } = await startPair();
  server.answers({ body: { errors: [{ status: false, code: 8015, message: 'none' }], success: false } });
  expect(refusal(await capillary.customerCoupons('1'))).toMatchObject({ family: 'customer', code: 8015 });
  server.answers({ body: { entity: {}, success: true } });
  expect(ending(await capillary.customerCoupons('1'))).toBe('no-answer: no-coupon-list');
});
