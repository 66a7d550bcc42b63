import { describe, expect, test } from 'vitest';
import type { BulkRedeemRequest } from '../../src-main/capillary/redeem-bulk.ts';
import { answered, ending, member, refusal, startPair } from './harness.ts';

const request: BulkRedeemRequest = {
  customer: member,
  codes: ['TEA7K2Q9', 'tea7k2qa'],
  billNumber: 'B-1007',
  billAmount: '240.00',
  redemptionTime: '2026-02-03 11:05:00',
};

const status = (code: number, success: boolean) => ({
  statusCode: { status: success, message: 'words', code },
  warnings: [],
  warningsAsStatusCode: [],
  message: 'words',
  code,
  success,
});
const done = (code: string, more: Record<string, unknown> = {}) => ({
  entityId: 700300911,
  result: {
    redemptionId: '90017751',
    id: 700300911,
    warnings: [],
    appendedErrorMessage: '',
    code,
    discountCode: 'NO_VALUE',
    seriesCode: 41207,
    isAbsolute: false,
    couponValue: 10.0,
    redemptionStatus: status(700, true),
    discountType: 'PERC',
    discountValue: 10,
    discountUpto: 100,
    ...more,
  },
  errors: [],
});
const error = (code: number) => ({ status: false, code, message: 'words' });
const failed = (code: number) => ({ entityId: 0, result: {}, errors: [error(code)], warnings: [] });
const bulk = (response: unknown[], failureCount = 0) => ({
  response,
  totalCount: response.length,
  failureCount,
});
const both = [done('TEA7K2QA', { redemptionId: '90017752' }), done('TEA7K2Q9')];

async function answerTo(body: unknown, httpStatus = 200) {
  const { server, capillary } = await startPair();
  server.answers({ status: httpStatus, body });
  return capillary.redeemBulk(request);
}

describe('redeeming several codes for one bill', () => {
  test('sends them together, without the flag that would only check (U10)', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: bulk(both) });
    await capillary.redeemBulk(request);
    await capillary.redeemBulk({ ...request, redemptionTime: null });
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v2/coupon/bulk/redeem',
      query: [],
      headers: { 'content-type': 'application/json' },
    });
    expect(server.requests[0]?.body).toEqual({
      redemptionRequestList: [{ code: 'TEA7K2Q9' }, { code: 'tea7k2qa' }],
      user: { mobile: '15550100142' },
      billAmount: '240.00',
      transactionNumber: 'B-1007',
      redemptionTime: '2026-02-03 11:05:00',
    });
    expect(server.requests[1]?.body).not.toHaveProperty('redemptionTime');
  });

  test('tells each in the order it was sent', async () => {
    expect(answered(await answerTo(bulk(both)))).toEqual([
      {
        reference: '90017751',
        code: 'TEA7K2Q9',
        seriesId: '41207',
        discountType: 'PERC',
        discountValue: 10,
        discountUpTo: 100,
        message: 'words',
        resultCode: 700,
      },
      expect.objectContaining({ reference: '90017752', code: 'TEA7K2QA' }),
    ]);
  });

  test.each([
    ['errors of the whole', { errors: [error(711)], warnings: [] }, 400],
    ['errors of the items, the one that is no mere consequence', bulk([failed(749), failed(711)], 2), 200],
    ['errors of the items, uncounted (U54)', bulk([failed(711), failed(749)]), 200],
    [
      'the items’ own statuses',
      bulk([
        done('TEA7K2Q9', { redemptionStatus: status(711, false) }),
        done('TEA7K2QA', { redemptionStatus: status(749, false) }),
      ]),
      200,
    ],
  ])('is refused by %s', async (_what, body, httpStatus) => {
    expect(refusal(await answerTo(body, httpStatus))).toMatchObject({
      family: 'coupon',
      code: 711,
      verdict: 'dup',
    });
  });

  test.each([
    ['one of two (U12)', bulk([done('TEA7K2Q9')])],
    ['one done and one not', bulk([done('TEA7K2Q9'), failed(711)], 1)],
    ['one refused and a word on no other', bulk([failed(711)], 1)],
    ['a check instead', bulk([done('TEA7K2Q9', { redemptionId: '-1' }), done('TEA7K2QA')])],
    ['a third code', bulk([...both, done('OTHER')])],
    ['another code', bulk([done('TEA7K2Q9'), done('OTHER')])],
    ['a failure nobody names', bulk(both, 1)],
    ['no marker', bulk([done('TEA7K2Q9'), done('TEA7K2QA', { redemptionStatus: undefined })])],
    ['an error beside what was done', { ...bulk(both), errors: [error(711)] }],
    ['nothing', bulk([])],
    ['no object', 'fine'],
  ])('nobody knows after %s', async (_what, body) => {
    expect(ending(await answerTo(body))).toMatch(/^no-answer/);
  });

  test.each([
    ['too-many-codes', Array.from({ length: 51 }, (_, index) => `C${index}`)],
    ['same-code-twice', ['TEA7K2Q9', 'tea7k2q9 ']],
  ])('is kept back: %s', async (cause, codes) => {
    const { server, capillary } = await startPair();
    expect(ending(await capillary.redeemBulk({ ...request, codes }))).toBe(`not-sent: ${cause}`);
    expect(server.requests).toEqual([]);
  });
});
