// What a till gets about points: rules in order, codes that hold a while, one key for one redemption, giving back.
import { describe, expect, test } from 'vitest';
import { trainingCode } from '../../src-main/simulator/points.ts';
import { amara, at, bogdan, DAY_MS, openShop, type Shop } from './shop.ts';

const mobile = amara.mobile;
const check = (shop: Shop, points: number | string, more = '') =>
  shop.till.get(`/v1.1/points/isredeemable?format=json&mobile=${mobile}&points=${points}${more}`);
const redeem = (shop: Shop, more: object = {}, query = '') =>
  shop.till.post(`/v1.1/points/redeem?format=json${query}`, {
    root: {
      redeem: [
        {
          points_redeemed: 100,
          customer: { mobile },
          transaction_number: 'B-1',
          external_reference_number: 'e-1',
          notes: 'e-1',
          validation_code: trainingCode,
          ...more,
        },
      ],
    },
  });
const codeOfRedeem = ({ body }: { body: unknown }) =>
  at(body, 'response', 'responses', 'points', 'item_status', 'code');
const pointsOf = ({ simulator }: Shop) => simulator.world.members.find(({ id }) => id === amara.id)?.points;

test.each([
  [100, '800'],
  ['ten', '801'],
  [105, '807'],
  [10, '821'],
  [1250, '813'],
])('%s points may be used: %s', async (points, code) => {
  const shop = await openShop();
  const { body } = await check(shop, points);
  const found = at(body, 'response', 'points', 'redeemable');
  expect(at(found, 'item_status', 'code')).toBe(code);
  if (code === '800') expect(found).toMatchObject({ is_redeemable: 'true', points_redeem_local_value: '1' });
});

describe('the code', () => {
  test('is wanted, holds a while, and is used up', async () => {
    const shop = await openShop();
    expect(codeOfRedeem(await redeem(shop))).toBe('808');
    await check(shop, 100, '&issue_otp=true');
    expect(codeOfRedeem(await redeem(shop, { validation_code: '000000' }))).toBe('808');
    shop.step(11 * 60_000);
    expect(codeOfRedeem(await redeem(shop))).toBe('808');
    await shop.till.get(`/v1.1/points/validationcode?mobile=${mobile}&points=100`);
    expect(codeOfRedeem(await redeem(shop))).toBe('800');
    expect(pointsOf(shop)).toBe(1140);
    expect(codeOfRedeem(await redeem(shop, { external_reference_number: 'e-2' }))).toBe('808');
  });

  test('comes ten times a day', async () => {
    const shop = await openShop();
    const send = () => shop.till.get(`/v1.1/points/validationcode?user_id=${amara.id}&points=100`);
    const codes: unknown[] = [];
    for (let sent = 0; sent < 11; sent += 1)
      codes.push(at((await send()).body, 'response', 'validation_code', 'code', 'item_status', 'code'));
    expect(codes.slice(-2)).toEqual(['200', '429']);
    const v2 = { entityType: 'MOBILE', entityValue: mobile, action: 'POINTS', channels: [{ type: 'SMS' }] };
    expect(at((await shop.till.post('/v2/otp/generate', v2)).body, 'errors', 0, 'code')).toBe(429);
    shop.step(DAY_MS);
    expect((await shop.till.post('/v2/otp/generate', v2)).body).toMatchObject({ createdId: 10 });
    const validate = { ...v2, code: 'WRONG' };
    expect((await shop.till.post('/v2/otp/validate', validate)).body).toMatchObject({ entity: false });
  });
});

describe('one reference', () => {
  test('takes points once, whichever answer a repeat gets (U25)', async () => {
    const shop = await openShop({ pointsCode: 'skipped-if-asked' });
    const first = await redeem(shop, {}, '&skip_validation=true');
    expect((await redeem(shop, {}, '&skip_validation=true')).body).toEqual(first.body);
    shop.simulator.setModes({ pointsRepeat: 'refused' });
    expect(codeOfRedeem(await redeem(shop, {}, '&skip_validation=true'))).toBe('817');
    expect(shop.simulator.world.points.redemptions).toHaveLength(1);
    const v2 = { redemptionType: 'POINTS', points: 100, externalReferenceNumber: 'e-1' };
    shop.simulator.setModes({ pointsRepeat: 'original' });
    const { body } = await shop.till.post(`/v2/customers/${amara.id}/redemptions`, v2);
    expect(body).toMatchObject({ redemptionId: shop.simulator.world.points.redemptions[0]?.id });
    expect(pointsOf(shop)).toBe(1140);
  });

  test('finds its row, where the server knows the filter', async () => {
    const shop = await openShop({ pointsCode: 'skipped-if-asked' });
    await redeem(shop, {}, '&skip_validation=true');
    await redeem(shop, { external_reference_number: 'e-2', notes: '' }, '&skip_validation=true');
    const list = `/v1.1/customer/redemptions?format=json&mobile=${mobile}&type=POINTS&external_reference_number=e-1`;
    const rows = async () =>
      at((await shop.till.get(list)).body, 'response', 'customer', 'redemptions', 'points', 'point');
    expect(await rows()).toMatchObject({ notes: 'e-1', points_redeemed: '100', transaction_number: 'B-1' });
    shop.simulator.setModes({ pointsFilter: 'ignored' });
    expect(await rows()).toHaveLength(2);
  });
});

test('points go back once, to whom they were, and their bill may come later', async () => {
  const shop = await openShop({ pointsCode: 'skipped-if-asked' });
  await redeem(shop, {}, '&skip_validation=true');
  const redemptionId = shop.simulator.world.points.redemptions[0]?.id;
  const entity = { type: 'CUSTOMER', identifierType: 'mobile', identifierValue: mobile };
  const bill = { redemptionId, billNumber: 'B-2', billId: 77, entity };
  expect((await shop.till.put('/v2/points/updateRedemption', bill)).body).toMatchObject({ success: true });
  expect(shop.simulator.world.points.redemptions[0]).toMatchObject({ billNumber: 'B-2', billId: '77' });
  const back = (value: string) =>
    shop.till.post('/v2/points/reverse', {
      redemptionId,
      pointsToBeReversed: 100,
      identifier: { type: 'mobile', value },
    });
  expect(at((await back(bogdan.mobile)).body, 'errors', 0, 'code')).toBe(904);
  expect((await back(mobile)).body).toMatchObject({ pointsReversed: 100, reversalId: expect.any(String) });
  expect(at((await back(mobile)).body, 'errors', 0, 'code')).toBe(3802);
  expect(pointsOf(shop)).toBe(1240);
  const balance = await shop.till.get(`/v2/customers/${amara.id}/points/balance`);
  expect((await shop.till.get(`/v2/customers/points/balance/${amara.id}`)).body).toEqual(balance.body);
  expect(balance.body).toMatchObject({ mainPoints: 1240, promisedPoints: 60, totalPoints: 1300 });
  const ledger = await shop.till.get(
    `/v2/pointsLedger/getCustomerLedgerInfo?identifierName=mobile&identifierValue=${mobile}&source=INSTORE&startDate=2026-03-01T00:00:00&endDate=2026-03-30T00:00:00`,
  );
  expect(at(ledger.body, 'ledgerEntries')).toMatchObject([
    { eventName: 'PointsRedemptionReversal' },
    { eventName: 'PointsRedemption', netPointsOnEvent: '100' },
  ]);
});

test('goodwill points wait for an approval, and are decided once', async () => {
  const shop = await openShop();
  const request = { customer: { mobile }, type: 'GOODWILL', base_type: 'POINTS', points: '200' };
  const add = () => shop.till.post('/v1.1/request/add?format=json', { root: { request: [request] } });
  await add();
  await add();
  expect(pointsOf(shop)).toBe(1240);
  const decide = (what: string, id: number) =>
    shop.till.post(`/v1.1/request/${what}?format=json`, {
      root: { request: [{ type: 'GOODWILL', base_type: 'POINTS', id: String(id), points: '150' }] },
    });
  const [first = 0, second = 0] = shop.simulator.world.points.goodwill.map(({ id }) => id);
  expect(at((await decide('approve', first)).body, 'response', 'requests', 'goodwill', 'status')).toBe(
    'APPROVED',
  );
  expect(pointsOf(shop)).toBe(1390);
  const again = await decide('approve', first);
  expect(at(again.body, 'response', 'requests', 'request', 'item_status', 'code')).toBe('9013');
  await decide('reject', second);
  expect(pointsOf(shop)).toBe(1390);
  const of = async (status: string) =>
    at(
      (await shop.till.get(`/v1.1/request/get?type=GOODWILL&base_type=POINTS&status=${status}`)).body,
      'response',
      'requests',
      'count',
    );
  expect([await of('PENDING'), await of('APPROVED'), await of('REJECTED')]).toEqual(['0', '1', '1']);
  const own = await shop.till.get(`/v2/customers/${amara.id}/goodwillRequest?requestId=${first}`);
  expect(at(own.body, 'data', 0)).toMatchObject({ goodwillStatus: 'APPROVED', approvedValue: '150' });
});
