import { describe, expect, test } from 'vitest';
import type { IssueRequest } from '../../src-main/capillary/client.ts';
import { answered, ending, refusal, startPair } from './harness.ts';

const request: IssueRequest = {
  customerId: '60012345',
  seriesId: '41207',
  source: null,
  metadata: {
    sourceType: 'POS',
    sourceId: '01900000-0000-7000-8000-000000000001',
    sourceActivity: 'Goodwill',
    notes: 'Second parcel this month',
    reason: 'Delivered late',
  },
};

const result = {
  code: 'gwx7k2q9',
  seriesId: 41207,
  description: 'With our apologies',
  discountCode: 'SORRY',
  validTill: '2027-01-31T00:00:00Z',
  discountType: 'ABS',
  discountValue: 15.0,
  discountUpto: 0.0,
  id: 0,
  validTillDateTime: '2027-01-31T23:59:59Z',
};

const given = (item: Record<string, unknown> = {}, rest: Record<string, unknown> = {}) => ({
  response: [{ entityId: 41207, result, errors: [], warnings: [], ...item }],
  totalCount: 1,
  failureCount: 0,
  ...rest,
});

async function answerTo(body: unknown) {
  const { server, capillary } = await startPair();
  server.answers({ body });
  return capillary.issueCoupon(request);
}

describe('giving a member one coupon', () => {
  test('asks for one series, with where it comes from', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: given() });

    await capillary.issueCoupon(request);

    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/v2/coupon/bulk/issue', query: [] });
    expect(server.requests[0]?.body).toEqual({
      seriesIds: [41207],
      customer: { id: '60012345' },
      metadata: request.metadata,
    });
  });

  test('names where it is given, where a cluster wants it (U11)', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: given() });
    await capillary.issueCoupon({ ...request, source: 'INSTORE' });
    expect(server.requests[0]?.query).toEqual([['source', 'INSTORE']]);
  });

  test('reads the coupon, its code in capitals', async () => {
    expect(answered(await answerTo(given()))).toEqual({
      code: 'GWX7K2Q9',
      seriesId: '41207',
      description: 'With our apologies',
      discountType: 'ABS',
      discountValue: 15,
      discountUpTo: 0,
      validTill: '2027-01-31T00:00:00Z',
      validTillDateTime: '2027-01-31T23:59:59Z',
    });
  });

  test('an error of the item refuses, whatever the count of failures says (U54)', async () => {
    const error = { status: false, code: 722, message: 'nothing left' };
    const outcome = await answerTo(given({ result: {}, errors: [error] }));
    expect(refusal(outcome)).toMatchObject({ family: 'coupon', code: 722, message: 'nothing left' });
  });

  test('an error of the whole request refuses (U6)', async () => {
    const errors = [{ status: false, code: 701, message: 'no such customer' }];
    expect(refusal(await answerTo({ errors, warnings: [] }))).toMatchObject({ code: 701 });
  });

  test('empty errors and warnings are none (U55)', async () => {
    expect(answered(await answerTo(given({ errors: [{}], warnings: [{}] }))).code).toBe('GWX7K2Q9');
  });

  test.each([
    ['a code beside an error', given({ errors: [{ status: false, code: 722, message: '' }] })],
    ['no code', given({ result: { ...result, code: '' } })],
    ['another series', given({ entityId: 9, result: { ...result, seriesId: 9 } })],
    ['no item', { response: [], totalCount: 0, failureCount: 0 }],
    ['no object', []],
  ])('nobody knows what became of it: %s', async (_what, body) => {
    expect(ending(await answerTo(body))).toMatch(/^no-answer/);
  });
});
