// What a till worker gets when checking and redeeming through v2.
import { describe, expect, test } from 'vitest';
import { amara, at, billsFor, codeOf, openShop, redeem, redeemBody } from './shop.ts';

describe('redeeming', () => {
  test('the answer has a redemption id as text, the coupon id, and the figure of the discount', async () => {
    const { till, simulator } = await openShop();
    const reply = await redeem(till, 'moss3318', { transactionNumber: 'B-9' });
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      redemption: [
        {
          redemptionId: '5310001',
          id: 820_300_002,
          code: 'MOSS3318',
          seriesCode: 6102,
          isAbsolute: false,
          couponValue: 10,
          discountType: 'PERC',
          discountUpto: 3,
          appendedErrorMessage: '',
          redemptionStatus: { success: true, code: 700, statusCode: { status: true } },
        },
      ],
      redemptionStatus: { status: true, code: 700, message: 'Coupon processing successful' },
      customer: { id: amara.id },
      warnings: [],
    });
    expect(simulator.world.redemptions.at(-1)).toMatchObject({
      id: 5_310_001,
      tillCode: 'quay.04',
      storeId: 2101,
      billAmount: 40,
      billNumber: 'B-9',
      requestId: reply.headers.get('X-Cap-Requestid'),
    });
  });

  test.each([
    ['id', { id: amara.id }],
    ['email', { email: 'amara.quillfeather@example.net' }],
    ['externalId', { externalId: 'EXT-1001', mobile: '' }],
    ['cardnumber', { cardnumber: '9900410000011' }],
  ])('for a member named by %s', async (_name, user) => {
    const { till } = await openShop();
    expect(codeOf(await redeem(till, 'FERN7402', { user }))).toBe(700);
  });

  test('again: already used, and still one redemption', async () => {
    const { till, simulator } = await openShop();
    await redeem(till, 'FERN7402');
    expect(codeOf(await redeem(till, 'FERN7402'))).toBe(711);
    expect(billsFor(simulator, 'FERN7402')).toEqual(['B-1']);
  });

  test('a coupon with uses left is redeemed twice by the very same request', async () => {
    const { till, simulator } = await openShop();
    const user = { mobile: '15550100106' };
    await redeem(till, 'STAMP4108', { user });
    await redeem(till, 'STAMP4108', { user });
    expect(billsFor(simulator, 'STAMP4108')).toEqual(['M-19840', 'M-20133', 'B-1', 'B-1']);
  });

  test('the sent moment is looked at and not kept', async () => {
    const { till, simulator } = await openShop();
    await redeem(till, 'FERN7402', { redemptionTime: '2026-03-01 10:00:00' });
    expect(simulator.world.redemptions.at(-1)).toMatchObject({
      atMs: Date.UTC(2026, 2, 11, 9),
      sentRedemptionTime: '2026-03-01 10:00:00',
    });
  });

  test('two codes together: both, or neither', async () => {
    const { till, simulator } = await openShop();
    const failed = await redeem(till, ['FERN7402', 'BARK9150']);
    expect(at(failed.body, 'errors')).toMatchObject([{ code: 749 }, { code: 711 }]);
    expect(billsFor(simulator, 'FERN7402')).toEqual([]);
    const done = await redeem(till, ['FERN7402', 'MOSS3318']);
    expect(at(done.body, 'redemption')).toHaveLength(2);
    expect(codeOf(await redeem(till, ['STAR1880', 'star1880'], { user: { id: 31_004_514 } }))).toBe(749);
    expect(billsFor(simulator, 'STAR1880')).toEqual([]);
  });

  test.each([
    ['no code', { redemptionRequestList: [] }, 781],
    ['no customer', { user: {} }, 721],
    ['a customer nobody knows', { user: { mobile: '15550109999' } }, 701],
    ['an amount that is none', { billAmount: 'much' }, 629],
    ['no amount', { billAmount: '' }, 629],
    ['a moment that is none', { redemptionTime: 'yesterday' }, 629],
    ['more than a hundred codes', { redemptionRequestList: Array(101).fill({ code: 'X' }) }, 629],
  ])('refused for want of sense: %s', async (_why, more, code) => {
    const { till, simulator } = await openShop();
    const before = simulator.world.redemptions.length;
    expect(codeOf(await redeem(till, 'FERN7402', more))).toBe(code);
    expect(simulator.world.redemptions).toHaveLength(before);
  });

  test('one code as an object instead of a list is taken too', async () => {
    const { till } = await openShop();
    const reply = await redeem(till, 'x', { redemptionRequestList: { code: 'FERN7402' } });
    expect(codeOf(reply)).toBe(700);
  });
});

describe('checking', () => {
  const check = (codes: string, more = '') =>
    `/v2/coupon/is_redeemable?mobile=${amara.mobile}&code=${codes}${more}`;

  test('several codes in one question, each with its own answer', async () => {
    const { till } = await openShop();
    const { body } = await till.get(check('FERN7402,BARK9150,NONE1'));
    expect(body).toMatchObject({
      redemption: [
        { code: 'FERN7402', isRedeemable: true, redemptionsLeft: 1, numberOfRedemptionsByUser: 0 },
        { code: 'BARK9150', isRedeemable: false, redemptionsLeft: 0, numberOfRedemptionsByUser: 1 },
        { code: 'NONE1', isRedeemable: false, warnings: [{ code: 780 }] },
      ],
      redemptionStatus: { code: 700, message: 'Coupon isRedeem successful', status: true },
      customer: { id: amara.id },
    });
    expect(at(body, 'redemption', 0)).toMatchObject({ isAbsolute: false });
    expect(at(body, 'redemption', 0)).not.toHaveProperty('discountType');
  });

  test('details: few series fields, or all, and only when redeemable', async () => {
    const { till } = await openShop();
    const few = at((await till.get(check('MOSS3318', '&details=true'))).body, 'redemption', 0);
    expect(few).toMatchObject({ discountType: 'PERC', discountUpto: 3, couponseries: { id: 6102 } });
    expect(at(few, 'couponseries')).not.toHaveProperty('offlineRedeemType');
    const all = at((await till.get(check('MOSS3318', '&details=extended'))).body, 'redemption', 0);
    expect(all).toMatchObject({
      couponseries: { offlineRedeemType: true, redemptionRange: expect.any(String) },
    });
    const used = at((await till.get(check('BARK9150', '&details=true'))).body, 'redemption', 0);
    expect(used).not.toHaveProperty('couponseries');
  });

  test('a check cannot know the bill, the moment or the one-time code, and records nothing', async () => {
    const { till, simulator } = await openShop();
    const of = (mobile: string, code: string) =>
      till.get(`/v2/coupon/is_redeemable?mobile=${mobile}&code=${code}`);
    for (const [mobile, code] of [
      ['15550100104', 'TIDE6031'],
      ['15550100104', 'LOCK7719'],
      ['15550100107', 'OPEN1212'],
      ['15550100108', 'DAYS9931'],
    ] as const) {
      expect(at((await of(mobile, code)).body, 'redemption', 0)).toMatchObject({ isRedeemable: true });
    }
    const store = await of('15550100103', 'MILL8804');
    expect(at(store.body, 'redemption', 0, 'warnings', 0, 'code')).toBe(735);
    expect(simulator.calls.some((call) => call.isCommitted)).toBe(false);
  });

  test('at the other store the coupon of that store is fine', async () => {
    const { otherTill } = await openShop();
    const reply = await otherTill.get('/v2/coupon/is_redeemable?mobile=15550100103&code=MILL8804');
    expect(at(reply.body, 'redemption', 0)).toMatchObject({ isRedeemable: true });
  });

  test('nobody, or no code', async () => {
    const { till } = await openShop();
    expect(codeOf(await till.get('/v2/coupon/is_redeemable?mobile=15550109999&code=FERN7402'))).toBe(701);
    expect(codeOf(await till.get(check('')))).toBe(781);
  });
});

describe('series and undoing', () => {
  test('series stand under entity, with lists as text and every spelling of no maximum', async () => {
    const { till } = await openShop();
    const { body } = await till.get('/v2/coupon/series?ids=6101&ids=6103&ids=6106&ids=1');
    expect(body).toMatchObject({
      entity: [
        { id: 6101, maxBillAmount: 9_007_199_254_740_991, redeemAtStore: '[-1]', numIssued: 9 },
        { id: 6103, maxBillAmount: -1 },
        {
          id: 6106,
          maxBillAmount: 0,
          redeemAtStore: '[2102]',
          redemptionOrgEntityDetails: [{ redemptionOrgEntityType: 'STORE', orgEntityId: 2102 }],
        },
      ],
      warnings: [],
    });
    expect(at(body, 'entity', 0, 'validTillDate')).toBe('2026-07-09T00:00:00+05:30');
  });

  test('a redemption that is given back can be made again', async () => {
    const { till, simulator } = await openShop();
    const undo = (redemptionIds: unknown) => till.post('/v2/coupon/reactivate', { redemptionIds });
    const id = at((await redeem(till, 'FERN7402')).body, 'redemption', 0, 'redemptionId');
    expect((await undo([Number(id)])).body).toEqual({ warnings: [], errors: [], success: true });
    expect(billsFor(simulator, 'FERN7402')).toEqual([]);
    expect(codeOf(await undo([Number(id)]))).toBe(510);
    expect(codeOf(await undo([]))).toBe(661);
    expect(codeOf(await redeem(till, 'FERN7402'))).toBe(700);
  });

  test('what cannot be read is said so', async () => {
    const { till } = await openShop();
    const statusOf = async (body: string, type = 'application/json') =>
      (await till.post('/v2/coupon/redeem', body, { 'Content-Type': type })).status;
    expect(await statusOf('{"redemption')).toBe(400);
    expect(await statusOf('code=FERN7402', 'text/plain')).toBe(415);
    expect(await statusOf(JSON.stringify(redeemBody('FERN7402')))).toBe(200);
    expect((await till.get('/v2/coupon/redeem')).status).toBe(405);
    const unknown = await till.get('/v2/coupon/nothing');
    expect([unknown.status, codeOf(unknown)]).toEqual([404, 404]);
    const old = await till.get('/v1.1/coupon/nothing');
    expect(at(old.body, 'response', 'status')).toMatchObject({ success: 'false', code: '404' });
  });
});
