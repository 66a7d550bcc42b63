import { expect, test } from 'vitest';
import { answered, ending, redeemRequest, refusal, startPair } from './harness.ts';
import { itemStatus, redeemedV11 } from './redeem-answers.ts';

const request = { ...redeemRequest, version: 'v1.1' } as const;

test('sends exactly one coupon with the bill and the member', async () => {
  const { server, capillary } = await startPair();
  server.answers({ body: redeemedV11() });
  await capillary.redeemCoupon(request);
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]).toMatchObject({
    method: 'POST',
    path: '/v1.1/coupon/redeem',
    query: [['format', 'json']],
    body: {
      root: {
        coupon: [
          {
            code: 'TEA7K2Q9',
            redemption_time: '2026-02-03 11:05:00',
            customer: { mobile: '15550100142' },
            transaction: [{ number: 'B-1007', amount: '240.00' }],
          },
        ],
      },
    },
  });
});

test.each([
  [{ type: 'externalId', value: 'E-9' }, { external_id: 'E-9' }],
  [{ type: 'cardnumber', value: 'CARD0001' }, { card_number: 'CARD0001' }],
  [{ type: 'email', value: 'ava@example.net' }, { email: 'ava@example.net' }],
  [{ type: 'id', value: '60012345' }, { id: '60012345' }],
] as const)('spells %j as v1.1 does', async (customer, written) => {
  const { server, capillary } = await startPair();
  server.answers({ body: redeemedV11() });
  await capillary.redeemCoupon({ ...request, customer, redemptionTime: null });
  expect(server.requests[0]?.body).toEqual({
    root: {
      coupon: [
        {
          code: 'TEA7K2Q9',
          customer: written,
          transaction: [{ number: 'B-1007', amount: '240.00' }],
        },
      ],
    },
  });
});

const good = redeemedV11();
const item = good.response.coupons.coupon;

test.each([
  ['as documented', good],
  ['without the wrapper', good.response],
  ['with real numbers and flags', redeemedV11({ item_status: { success: true, code: 700, message: 'ok' } })],
  ['with the item in a list', { response: { ...good.response, coupons: { coupon: [item] } } }],
  ['with the flag called status', redeemedV11({ item_status: { status: 'true', code: '700' } })],
  ['with blanks around words', redeemedV11({ item_status: itemStatus(' 700 ', '\ntrue\n') })],
  ['with the code in lower case', redeemedV11({ code: 'tea7k2q9' })],
  [
    'with 201 for the request',
    { response: { ...good.response, status: { success: 'true', code: '201', message: 'partial' } } },
  ],
])('is done %s', async (_name, body) => {
  const { server, capillary } = await startPair();
  server.answers({ body });
  expect(answered(await capillary.redeemCoupon(request))).toMatchObject({
    reference: '90017744',
    seriesId: '41207',
    discountType: 'ABS',
    discountValue: 15,
    discountUpTo: null,
    resultCode: 700,
  });
});

test('is refused by the number of its item while the request calls itself fine', async () => {
  const { server, capillary } = await startPair();
  server.answers({ body: redeemedV11({ item_status: itemStatus('711', 'false', 'Already used') }) });
  expect(refusal(await capillary.redeemCoupon(request))).toMatchObject({
    family: 'coupon',
    code: 711,
    message: 'Already used',
    verdict: 'dup',
  });
});

test.each([
  ['401', 'config'],
  ['400', 'final'],
  ['408', 'config'],
  ['407', 'dup'],
  ['500', 'dup'],
])('is refused as a request with %s when there is no item', async (code, verdict) => {
  const { server, capillary } = await startPair();
  const status = { success: 'false', code, message: 'No' };
  for (const coupons of [undefined, [], '', {}, { coupon: [] }]) {
    server.answers({ body: { response: { status, coupons } } });
    const refused = refusal(await capillary.redeemCoupon(request));
    expect(refused).toMatchObject({ family: 'request', code: Number(code), verdict });
  }
});

test('is refused by v2 errors that a gateway put in its place', async () => {
  const { server, capillary } = await startPair();
  server.answers({ body: { errors: [{ status: false, code: 401, message: 'No' }] } });
  expect(refusal(await capillary.redeemCoupon(request))).toMatchObject({ family: 'request', code: 401 });
});

test.each([
  ['an item that names another code', redeemedV11({ code: 'OTHER1' }), 'another-code'],
  [
    'a refusal that names another code',
    redeemedV11({ code: 'OTHER1', item_status: itemStatus('711', 'false') }),
    'another-code',
  ],
  ['an item without a code', redeemedV11({ code: '' }), 'another-code'],
  ['an item without a status', redeemedV11({ item_status: [] }), 'no-item-status'],
  ['a number without a flag', redeemedV11({ item_status: { code: '700' } }), 'no-item-status'],
  ['a flag without a number', redeemedV11({ item_status: { success: 'true' } }), 'no-item-status'],
  [
    'a flag that contradicts the number',
    redeemedV11({ item_status: itemStatus('702') }),
    'contradictory-answer',
  ],
  ['no item under success', { response: { status: good.response.status, coupons: [] } }, 'no-item'],
  ['two items', { response: { ...good.response, coupons: { coupon: [item, item] } } }, 'several-items'],
  ['no status', { response: { coupons: good.response.coupons } }, 'no-status'],
  ['an empty object', {}, 'no-status'],
])('nobody knows after %s', async (_name, body, cause) => {
  const { server, capillary } = await startPair();
  server.answers({ body });
  expect(ending(await capillary.redeemCoupon(request))).toBe(`no-answer: ${cause}`);
});
