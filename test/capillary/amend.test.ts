/** Changing what is already there: the bill of a redemption, the end of a code. Their answers were never shown. */
import { describe, expect, test } from 'vitest';
import type { BillOfRedemption } from '../../src-main/capillary/attach-bill.ts';
import type { ExpiryChange } from '../../src-main/capillary/change-expiry.ts';
import { answered, ending, member, refusal, startPair } from './harness.ts';

const bill: BillOfRedemption = {
  redemptionId: '90017744',
  billAmount: '240.50',
  billNumber: 'B-1007',
  billId: '700412',
  customFields: { lane: '7' },
};
const change: ExpiryChange = {
  seriesId: '41207',
  customer: null,
  codes: [
    { code: 'TEA7K2Q9', expiry: '2027-01-31T18:00:00+05:30' },
    { code: 'TEA7K2QA', expiry: '2026-12-31T23:59:59+05:30' },
  ],
};

const calls = {
  'attaching two bills': (capillary: Awaited<ReturnType<typeof startPair>>['capillary']) =>
    capillary.attachBills(member, [bill, { ...bill, redemptionId: '90017745' }]),
  'changing two ends': (capillary: Awaited<ReturnType<typeof startPair>>['capillary']) =>
    capillary.changeExpiry(change),
};
const item = (errors: unknown[] = []) => ({ entityId: 1, result: {}, errors, warnings: [] });
const error = { status: false, code: 702, message: 'no such code' };

describe.each(Object.entries(calls))('%s', (_name, ask) => {
  const answerTo = async (body: unknown, status = 200) => {
    const { server, capillary } = await startPair();
    server.answers({ status, body });
    return ask(capillary);
  };

  test.each([
    ['a plain success', { warnings: [], errors: [], success: true }],
    ['both items of the bulk form', { response: [item(), item([{}])], totalCount: 2, failureCount: 0 }],
  ])('is done with %s', async (_what, body) => {
    expect(answered(await answerTo(body))).toBeNull();
  });

  test.each([
    ['by an error', { errors: [error], warnings: [] }, 400],
    ['by a failure', { warnings: [], errors: [error], success: false }, 200],
    ['in every item', { response: [item([error]), item([error])], totalCount: 2, failureCount: 2 }, 200],
  ])('is refused %s', async (_what, body, status) => {
    expect(refusal(await answerTo(body, status))).toMatchObject({ family: 'coupon', code: 702 });
  });

  test.each([
    ['a bare answer', { warnings: [] }],
    ['an error in one item', { response: [item(), item([error])], totalCount: 2, failureCount: 1 }],
    ['one item of two', { response: [item()], totalCount: 1, failureCount: 0 }],
    ['a failure nobody names', { response: [item(), item()], totalCount: 2, failureCount: 1 }],
    ['no object', [1]],
  ])('is in doubt after %s', async (_what, body) => {
    expect(ending(await answerTo(body))).toMatch(/^no-answer/);
  });

  test('is in doubt after HTTP 500', async () => {
    expect(ending(await answerTo({}, 500))).toBe('no-answer: http-500');
  });
});

describe('on the wire', () => {
  test('a bill goes to where redeeming goes, by PUT', async () => {
    const { server, capillary } = await startPair();
    await capillary.attachBills(member, [
      bill,
      { ...bill, redemptionId: 'R-2', billId: null, customFields: {} },
    ]);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      method: 'PUT',
      path: '/v2/coupon/redeem',
      query: [],
      headers: { 'content-type': 'application/json' },
    });
    expect(server.requests[0]?.body).toEqual({
      redemptions: [
        {
          redemptionId: 90017744,
          billAmount: 240.5,
          transactionNumber: 'B-1007',
          billId: 700412,
          customFields: { lane: '7' },
        },
        { redemptionId: 'R-2', billAmount: 240.5, transactionNumber: 'B-1007' },
      ],
      user: { mobile: '15550100142' },
    });
  });

  test('an end goes with its series, and with a member when there is one', async () => {
    const { server, capillary } = await startPair();
    await capillary.changeExpiry(change);
    await capillary.changeExpiry({ ...change, customer: { type: 'id', value: '60012345' } });
    expect(server.requests[0]).toMatchObject({ method: 'PUT', path: '/v2/coupon/bulk/expiry', query: [] });
    const couponCodes = [
      { couponCode: 'TEA7K2Q9', expiryDate: '2027-01-31T18:00:00+05:30' },
      { couponCode: 'TEA7K2QA', expiryDate: '2026-12-31T23:59:59+05:30' },
    ];
    expect(server.requests[0]?.body).toEqual({ couponSeriesId: 41207, couponCodes });
    expect(server.requests[1]?.body).toEqual({
      couponSeriesId: 41207,
      customer: { id: 60012345 },
      couponCodes,
    });
  });

  test('101 codes are kept back', async () => {
    const { server, capillary } = await startPair();
    const codes = Array.from({ length: 101 }, (_, index) => ({ code: `C${index}`, expiry: '2027-01-31' }));
    expect(ending(await capillary.changeExpiry({ ...change, codes }))).toBe('not-sent: too-many-codes');
    expect(server.requests).toEqual([]);
  });
});
