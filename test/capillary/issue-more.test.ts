/** Giving coupons by the other two calls: one without metadata, and several of one series. */
import { describe, expect, test } from 'vitest';
import type { MultipleIssue } from '../../src-main/capillary/issue-multiple.ts';
import { answered, ending, member, refusal, startPair } from './harness.ts';

const error = (code: number) => ({ status: false, code, message: 'words' });
const coupon = {
  code: 'tea7k2q9',
  seriesId: 41207,
  description: 'Tea 15 off',
  discountCode: 'NO_VALUE',
  validTill: '2027-01-31T00:00:00Z',
  discountType: 'ABS',
  discountValue: 15.0,
  discountUpto: 0.0,
  discountOn: 'BILL',
  detailedInfo: 'Tea 15 off',
  customer: { id: 60012345, profiles: [] },
  redemptionCount: 0,
  id: 0,
  warnings: [],
};

describe('one coupon', () => {
  const issue = async (body: unknown, status = 200) => {
    const { server, capillary } = await startPair();
    server.answers({ status, body });
    return { server, outcome: await capillary.issueSingle({ type: 'id', value: '60012345' }, '41207') };
  };

  test('names series and member, and reads the code', async () => {
    const { server, outcome } = await issue(coupon);
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/v2/coupon/issue', query: [] });
    expect(server.requests[0]?.body).toEqual({ seriesId: 41207, customer: { id: 60012345 } });
    expect(answered(outcome)).toEqual({
      code: 'TEA7K2Q9',
      seriesId: '41207',
      description: 'Tea 15 off',
      discountType: 'ABS',
      discountValue: 15,
      discountUpTo: 0,
      validTill: '2027-01-31T00:00:00Z',
      validTillDateTime: null,
    });
  });

  test.each([
    [707, 'final'],
    [712, 'final'],
    [715, 'final'],
    [722, 'config'],
    [742, 'final'],
    [777, 'config'],
  ])('refused with %i', async (code, verdict) => {
    const { outcome } = await issue({ errors: [error(code)], warnings: [] }, 400);
    expect(refusal(outcome)).toMatchObject({ family: 'coupon', code, verdict });
  });

  test('the empty refusal of the documents says no without a number (U6)', async () => {
    expect(refusal((await issue({}, 400)).outcome)).toMatchObject({ family: 'http', code: 400 });
  });

  test.each([
    ['no code', { ...coupon, code: '' }],
    ['another series', { ...coupon, seriesId: 9 }],
    ['a code beside an error', { ...coupon, errors: [error(722)] }],
    ['a list', [coupon]],
  ])('nobody knows after %s', async (_what, body) => {
    expect(ending((await issue(body)).outcome)).toMatch(/^no-answer/);
  });
});

describe('one coupon of each of several series', () => {
  const issue = async (body: unknown, seriesIds = ['41207', '41208']) => {
    const { server, capillary } = await startPair();
    server.answers({ body });
    const asked = { customerId: '60012345', seriesIds, metadata: null };
    return { server, outcome: await capillary.issueSeveral(asked) };
  };
  const given = (seriesId: number, more: Record<string, unknown> = {}) => ({
    entityId: seriesId,
    result: { ...coupon, seriesId, validTillDateTime: '2027-01-31T23:59:59Z' },
    errors: [],
    warnings: [],
    ...more,
  });
  const failed = (seriesId: number, code: number) => given(seriesId, { result: {}, errors: [error(code)] });
  const bulk = (...response: unknown[]) => ({ response, totalCount: response.length, failureCount: 0 });

  test('names them all, and reads each by its number, in whatever order', async () => {
    const { server, outcome } = await issue(bulk(failed(41208, 722), given(41207)));
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/v2/coupon/bulk/issue', query: [] });
    expect(server.requests[0]?.body).toEqual({ seriesIds: [41207, 41208], customer: { id: '60012345' } });
    expect(answered(outcome)).toEqual({
      given: [expect.objectContaining({ code: 'TEA7K2Q9', seriesId: '41207' })],
      refused: [{ seriesId: '41208', number: 722, message: 'words' }],
      unnamed: [],
    });
  });

  test.each([
    ['says nothing of one', bulk(given(41207))],
    ['says two things of one', bulk(given(41207), given(41208, { errors: [error(722)] }))],
    ['names one twice', bulk(given(41207), given(41208), given(41208))],
    ['names one without a code', bulk(given(41207), given(41208, { result: {} }))],
  ])('an answer that %s leaves that one open', async (_what, body) => {
    const { outcome } = await issue(body);
    expect(answered(outcome)).toMatchObject({ given: [{ seriesId: '41207' }], unnamed: ['41208'] });
  });

  test('refused as a whole, in doubt as a whole, or kept back', async () => {
    expect(refusal((await issue({ errors: [error(701)] })).outcome).code).toBe(701);
    expect(ending((await issue({ ...bulk(given(41207)), errors: [error(701)] })).outcome)).toMatch(
      /^no-answer/,
    );
    expect(ending((await issue(bulk())).outcome)).toBe('no-answer: no-coupon');
    const twice = await issue(bulk(), ['41207', '41207']);
    expect(ending(twice.outcome)).toBe('not-sent: same-series-twice');
    expect(twice.server.requests).toEqual([]);
  });
});

const request: MultipleIssue = {
  customer: member,
  seriesId: '41207',
  count: 2,
  metadata: {
    sourceType: 'POS',
    sourceId: 'till07-8c1e',
    sourceActivity: 'Goodwill',
    notes: 'شكراً 🎁',
    reason: 'Delivered late',
  },
};
const several = {
  coupons: [
    { code: 'tea1', couponId: 700300911 },
    { code: 'TEA2', couponId: '700300912' },
  ],
  couponConfig: { customPropertyMap: {}, id: 41207, description: 'Tea 15 off', discountCode: 'NO_VALUE' },
};

describe('several coupons of one series', () => {
  const issue = async (body: unknown, more: Partial<MultipleIssue> = {}, status = 200) => {
    const { server, capillary } = await startPair();
    server.answers({ status, body });
    return { server, outcome: await capillary.issueMultiple({ ...request, ...more }) };
  };

  test('names series, count, member and where they come from, in any script', async () => {
    const { server } = await issue(several);
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v2/coupon/issue/multiple',
      query: [],
    });
    expect(server.requests[0]?.body).toEqual({
      seriesId: 41207,
      count: 2,
      customer: { mobile: '15550100142' },
      metadata: request.metadata,
    });
    const plain = await issue(several, { metadata: null });
    expect(plain.server.requests[0]?.body).not.toHaveProperty('metadata');
  });

  test.each([
    ['alone', several],
    ['under entity', { entity: several, warnings: [] }],
  ])('reads codes and their own ids, %s', async (_where, body) => {
    expect(answered((await issue(body)).outcome)).toEqual({
      seriesId: '41207',
      description: 'Tea 15 off',
      coupons: [
        { code: 'TEA1', couponId: '700300911' },
        { code: 'TEA2', couponId: '700300912' },
      ],
    });
  });

  test('fewer than were asked for are told as they are', async () => {
    const { outcome } = await issue({ ...several, coupons: [{ code: 'TEA1', couponId: 0 }] });
    expect(answered(outcome).coupons).toEqual([{ code: 'TEA1', couponId: null }]);
  });

  test('refused', async () => {
    const { outcome } = await issue({ errors: [error(777)] }, {}, 400);
    expect(refusal(outcome)).toMatchObject({ family: 'coupon', code: 777 });
  });

  test.each([
    ['no coupon', { ...several, coupons: [] }],
    ['a coupon without a code', { ...several, coupons: [{ code: 'TEA1' }, { couponId: 5 }] }],
    ['another series', { ...several, couponConfig: { id: 9 } }],
    ['coupons beside an error', { ...several, errors: [error(722)] }],
    ['nothing', null],
  ])('nobody knows after %s', async (_what, body) => {
    expect(ending((await issue(body)).outcome)).toMatch(/^no-answer/);
  });

  test('501 are kept back', async () => {
    const { server, outcome } = await issue(several, { count: 501 });
    expect(ending(outcome)).toBe('not-sent: too-many-coupons');
    expect(server.requests).toEqual([]);
  });
});
