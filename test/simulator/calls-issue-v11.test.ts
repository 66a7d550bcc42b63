// Coupons given and sent again through v1.1.
import { describe, expect, test } from 'vitest';
import { amara, at, bogdan, openShop, type Till, worldWith } from './shop.ts';

const issue = (till: Till, coupons: unknown[], query = '') =>
  till.post(`/v1.1/coupon/issue?format=json${query}`, { root: { coupon: coupons } });
const one = { series_id: '7001', customer: { mobile: amara.mobile } };

describe('giving', () => {
  test('a coupon, without a plural around it', async () => {
    const { till, simulator } = await openShop({ seed: worldWith({}) });
    const { body } = await issue(till, [one], '&user_id=true');
    expect(at(body, 'response', 'coupon')).toMatchObject({
      code: simulator.world.coupons.at(-1)?.code,
      series_info: { id: '7001', discount_type: 'ABS' },
      customer: { mobile: amara.mobile, user_id: String(amara.id) },
      item_status: { success: 'true', code: '700' },
    });
    expect(String(at(body, 'response', 'coupon', 'valid_till'))).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test.each([
    ['an unknown series', {}, { series_id: '99' }, '707'],
    ['a series that has ended', {}, { series_id: '6105' }, '712'],
    ['a series of another organisation', { isForeign: true }, {}, '715'],
    ['a series managed elsewhere', { isExternal: true }, {}, '722'],
    ['a series that is used up', { maxCreate: 1 }, {}, '722'],
    ['nobody', {}, { customer: {} }, '721'],
    ['somebody unknown', {}, { customer: { mobile: '1' } }, '701'],
  ])('refuses %s', async (_what, series, more, code) => {
    const { till } = await openShop({ seed: worldWith(series) });
    const { body, status } = await issue(till, [{ ...one, ...more }]);
    expect(status).toBe(200);
    expect(at(body, 'response', 'status')).toMatchObject({ success: 'false', code: '500' });
    expect(at(body, 'response', 'coupon', 'item_status')).toMatchObject({ success: 'false', code });
  });

  test('several, each for itself', async () => {
    const { till } = await openShop({ seed: worldWith({}) });
    const { body } = await issue(till, [one, { ...one, series_id: '99' }]);
    expect(at(body, 'response', 'status', 'code')).toBe('201');
    expect(at(body, 'response', 'coupon', 1, 'item_status', 'code')).toBe('707');
  });

  test('the series under another name, when told to (U47)', async () => {
    const { till } = await openShop({ seed: worldWith({}), v11IssueSeries: 'id' });
    expect(at((await issue(till, [one])).body, 'response', 'coupon', 'item_status', 'code')).toBe('707');
    const other = await issue(till, [{ id: '7001', customer: one.customer }]);
    expect(at(other.body, 'response', 'coupon', 'item_status', 'code')).toBe('700');
  });

  test('nothing to give', async () => {
    const { till } = await openShop();
    expect(at((await issue(till, [])).body, 'response', 'status', 'code')).toBe('400');
  });
});

describe('sending again', () => {
  const codeOfItem = (body: unknown) => at(body, 'response', 'coupons', 'coupon', 0, 'item_status', 'code');

  test('by code and by id; a list even of one', async () => {
    const { till, simulator } = await openShop({ seed: worldWith({}) });
    const coupon = simulator.world.coupons.find(({ code }) => code === 'RULE1');
    const { body } = await till.get(`/v1.1/coupon/resend?code=rule1&mobile=${amara.mobile}`);
    expect(at(body, 'response', 'coupons', 'coupon', 0)).toMatchObject({
      id: String(coupon?.id),
      code: 'RULE1',
      item_status: { success: 'true', code: '700', message: 'Coupon Resent' },
    });
    await till.get(`/v1.1/coupon/resend?id=${coupon?.id}&mobile=${amara.mobile}`);
    expect(coupon?.timesResent).toBe(2);
    expect(simulator.calls.at(-1)?.isCommitted).toBe(true);
  });

  test.each([
    ['an unknown code', `code=NOPE&mobile=${amara.mobile}`, '702'],
    ['no coupon', `mobile=${amara.mobile}`, '702'],
    ['somebody else', `code=RULE1&mobile=${bogdan.mobile}`, '703'],
    ['nobody', 'code=RULE1', '721'],
    ['somebody unknown', 'code=RULE1&mobile=1', '701'],
  ])('refuses %s', async (_what, query, code) => {
    const { till, simulator } = await openShop({ seed: worldWith({}) });
    expect(codeOfItem((await till.get(`/v1.1/coupon/resend?${query}`)).body)).toBe(code);
    expect(simulator.world.coupons.find((coupon) => coupon.code === 'RULE1')?.timesResent).toBeUndefined();
  });

  test('refuses with the number of a fault, in its own form', async () => {
    const { till, simulator } = await openShop({ seed: worldWith({}) });
    simulator.faults.add({ kind: 'failure', code: 704, status: 200, path: '/v1.1/coupon/*' });
    const { body } = await till.get(`/v1.1/coupon/resend?code=RULE1&mobile=${amara.mobile}`);
    expect(codeOfItem(body)).toBe('704');
  });
});
