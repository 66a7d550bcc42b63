/** Taking redemptions and coupons back. */
import { describe, expect, test } from 'vitest';
import type { RevokeRequest } from '../../src-main/capillary/revoke-coupons.ts';
import { answered, ending, member, refusal, startPair } from './harness.ts';

const error = (code: number, message = 'no') => ({ status: false, code, message });

describe('taking redemptions back', () => {
  const takeBack = async (body: unknown, status = 200) => {
    const { server, capillary } = await startPair();
    server.answers({ status, body });
    return { server, outcome: await capillary.reactivateRedemptions(['90017744', 'R-2']) };
  };

  test('sends their ids, as numbers where they are', async () => {
    const { server, outcome } = await takeBack({ warnings: [], errors: [], success: true });
    expect(answered(outcome)).toBeNull();
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v2/coupon/reactivate',
      query: [],
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: { redemptionIds: [90017744, 'R-2'] },
    });
    expect(server.requests[0]?.headers.authorization).toMatch(/^Basic /);
  });

  test.each([
    [200, { warnings: [], errors: [error(510)], success: false }, 510],
    [400, { warnings: [], errors: [error(661)], success: false }, 661],
    [400, { errors: [error(510)] }, 510],
  ])('a refusal with HTTP %i', async (status, body, code) => {
    const { outcome } = await takeBack(body, status);
    expect(refusal(outcome)).toMatchObject({ family: 'coupon', code, verdict: 'final' });
  });

  test.each([
    ['an empty object', {}],
    ['empty lists alone', { warnings: [], errors: [] }],
    ['a success as text', { warnings: [], errors: [], success: 'true' }],
    ['a list', []],
  ])('nobody knows after %s', async (_what, body) => {
    expect(ending((await takeBack(body)).outcome)).toBe('no-answer: no-success-marker');
  });
});

const codes: RevokeRequest = { seriesId: '41207', customer: null, codes: ['TEA7K2Q9', 'NOPE1', 'NOPE2'] };
const nested = {
  totalCount: 3,
  failedCount: 2,
  revokedCoupons: [{ couponId: 70030091, couponCode: 'TEA7K2Q9', issuedToUserId: 60012345 }],
  failedToRevoke: [{ errorCode: 682, errorMessage: 'Coupon not found ', couponCodes: ['NOPE1', 'NOPE2'] }],
};
const told = (entity: unknown) => ({ entity, warnings: [], errors: [], success: true });

describe('taking coupons away', () => {
  const revoke = async (body: unknown, request: RevokeRequest = codes, status = 200) => {
    const { server, capillary } = await startPair();
    server.answers({ status, body });
    return { server, outcome: await capillary.revokeCoupons(request) };
  };

  test('names the series and each code once', async () => {
    const twice = { ...codes, codes: ['TEA7K2Q9', 'NOPE1', 'NOPE2', 'NOPE1'] };
    const { server } = await revoke(told(nested), twice);
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v2/coupon/revoke',
      query: [['couponCodeCase', 'AS_IT_IS']],
      headers: { 'content-type': 'application/json' },
    });
    expect(server.requests[0]?.body).toEqual({
      couponSeriesId: 41207,
      couponCodes: ['TEA7K2Q9', 'NOPE1', 'NOPE2'],
    });
  });

  test('or the member whose coupons all go', async () => {
    const empty = told({ totalCount: 0, failedCount: 0, revokedCoupons: [], failedToRevoke: [] });
    const { server, outcome } = await revoke(empty, { seriesId: null, customer: member, codes: [] });
    expect(server.requests[0]?.body).toEqual({ customer: { mobile: '15550100142' } });
    expect(answered(outcome)).toEqual({ revoked: [], failed: [], unnamed: [], hasMore: null });
  });

  test('reads what became of each code', async () => {
    expect(answered((await revoke(told(nested))).outcome)).toEqual({
      revoked: [{ code: 'TEA7K2Q9', couponId: '70030091', memberId: '60012345' }],
      failed: [
        { code: 'NOPE1', number: 682, message: 'Coupon not found' },
        { code: 'NOPE2', number: 682, message: 'Coupon not found' },
      ],
      unnamed: [],
      hasMore: null,
    });
  });

  test('reads the flat form and its other spelling too (U14)', async () => {
    const flat = {
      status: 200,
      totalCount: 2,
      failedCount: 2,
      hasMore: true,
      revokedCoupons: [],
      failedToRevoke: [
        { errroCode: 405, errorMessage: 'redeemed', couponCodes: ['TEA7K2Q9'] },
        { errroCode: 404, errorMessage: 'not found', couponCodes: ['NOPE1'] },
      ],
    };
    expect(answered((await revoke(flat)).outcome)).toEqual({
      revoked: [],
      failed: [
        { code: 'TEA7K2Q9', number: 405, message: 'redeemed' },
        { code: 'NOPE1', number: 404, message: 'not found' },
      ],
      unnamed: ['NOPE2'],
      hasMore: true,
    });
  });

  test.each([
    [108, 'final'],
    [712, 'final'],
    [756, 'final'],
  ])('the whole request refused with %i', async (code, verdict) => {
    const { outcome } = await revoke({ warnings: [], errors: [error(code)], success: false }, codes, 400);
    expect(refusal(outcome)).toMatchObject({ family: 'coupon', code, verdict });
  });

  test.each([
    ['no object', []],
    ['no success marker', { entity: nested, warnings: [], errors: [] }],
    ['a count nobody explains', told({ ...nested, totalCount: 9 })],
    ['nothing but empty lists', told({ revokedCoupons: [], failedToRevoke: [] })],
    [
      'a code both taken and not',
      told({
        totalCount: 2,
        revokedCoupons: nested.revokedCoupons,
        failedToRevoke: [{ errorCode: 405, errorMessage: '', couponCodes: ['tea7k2q9'] }],
      }),
    ],
  ])('nobody knows after %s', async (_what, body) => {
    expect(ending((await revoke(body)).outcome)).toMatch(/^no-answer/);
  });

  test('51 codes are kept back: surely nothing arrived', async () => {
    const many = Array.from({ length: 51 }, (_, index) => `C${index}`);
    const { server, outcome } = await revoke(told(nested), { ...codes, codes: many });
    expect(ending(outcome)).toBe('not-sent: too-many-codes');
    expect(server.requests).toEqual([]);
  });
});
