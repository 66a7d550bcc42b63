// The counter as a cashier works it (src-renderer/features/counter/).
import { describe, expect, test } from 'vitest';
import { giveReason } from '../../src-main/contract/reasons.ts';
import { couponRows } from '../../src-renderer/features/counter/coupon-rows.ts';
import { billOf, openDesk, pounds, redeemedAs, withAmara } from './counter-desk.ts';

const exactInput = { customerId: '101', codes: ['FERN7402'], bill: { number: 'B-1007', amount: '240.00' } };
const checkedCoupon = {
  code: 'FERN7402',
  verdict: 'redeemable',
  description: '5 off',
  moneyOff: pounds(500),
  reasons: [],
  source: 'capillary',
  asOf: 1,
  platform: null,
};

describe('finding', () => {
  test('one hit is looked up with its coupons at once, and the cursor goes to the coupon code', async () => {
    const desk = openDesk();
    await withAmara(desk);
    expect(desk.names().slice(0, 3)).toEqual(['searchCustomers', 'lookupCustomer', 'listCustomerCoupons']);
    expect(desk.counter.getState().found).toMatchObject({ shows: 'member' });
    expect(desk.counter.getState().focus.field).toBe('code');
  });

  test('an answer for a customer who was cleared away is not shown', async () => {
    const desk = openDesk();
    void desk.counter.getState().find('15550100101');
    desk.counter.getState().clear();
    await desk.waiting('searchCustomers').answer({ customers: [], complete: true });
    expect(desk.counter.getState().found).toEqual({ shows: 'idle' });
  });

  test('nobody found offline is told apart from nobody at all', async () => {
    const desk = openDesk();
    void desk.counter.getState().find('nobody');
    await desk.waiting('searchCustomers').answer({ customers: [], complete: false });
    expect(desk.counter.getState().found).toMatchObject({ shows: 'none', complete: false });
  });
});

describe('checking', () => {
  test('a verdict belongs to exactly this bill: any change clears it', async () => {
    const desk = openDesk();
    await withAmara(desk);
    const { counter } = desk;
    const changes = [
      () => counter.getState().type('amount', '24.00'),
      () => counter.getState().type('number', 'B-1008'),
      () => counter.getState().addCode('MOSS3318'),
      () => counter.getState().removeCode('FERN7402'),
    ];
    for (const change of changes) {
      void counter.getState().check();
      await desk
        .waiting('checkCoupons')
        .answer({ coupons: [checkedCoupon], bill: billOf(500), source: 'capillary' });
      expect(counter.getState().outcome.shows).toBe('checked');
      change();
      expect(counter.getState().outcome.shows).toBe('nothing');
    }
  });

  test('a verdict for an older bill that arrives late is not shown', async () => {
    const desk = openDesk();
    await withAmara(desk);
    void desk.counter.getState().check();
    desk.counter.getState().type('amount', '24.00');
    await desk
      .waiting('checkCoupons')
      .answer({ coupons: [checkedCoupon], bill: billOf(500), source: 'capillary' });
    expect(desk.counter.getState().outcome.shows).toBe('nothing');
  });

  test('what cannot be right is told at its field and not sent', async () => {
    const desk = openDesk();
    await withAmara(desk);
    desk.counter.getState().type('amount', '1,240.00');
    await desk.counter.getState().check();
    expect(desk.names()).not.toContain('checkCoupons');
    expect(desk.counter.getState().faults.amount?.key).toBe('amount-comma');
    expect(desk.counter.getState().focus.field).toBe('amount');
  });

  test('a fault the program names is shown at the field it names', async () => {
    const desk = openDesk();
    await withAmara(desk);
    void desk.counter.getState().check();
    const failure = { kind: 'bad-input', reason: 'amount-too-large', facts: {}, field: 'bill.amount' };
    await desk.waiting('checkCoupons').refuse(failure);
    expect(desk.counter.getState().faults.amount?.key).toBe('amount-too-large');
  });

  test('a code still in the field is taken along', async () => {
    const desk = openDesk();
    await withAmara(desk);
    desk.counter.getState().type('code', 'moss3318');
    void desk.counter.getState().redeem();
    expect(desk.waiting('redeemCoupons').input).toMatchObject({ codes: ['FERN7402', 'MOSS3318'] });
  });
});

describe('redeeming', () => {
  test('works without a check, once for one press, and the cursor is ready for the next customer', async () => {
    const desk = openDesk();
    await withAmara(desk);
    void desk.counter.getState().redeem();
    void desk.counter.getState().redeem();
    await desk.waiting('redeemCoupons').answer(redeemedAs('redeemed'));
    expect(desk.names().filter((name) => name === 'redeemCoupons')).toHaveLength(1);
    expect(desk.waiting('redeemCoupons').input).toEqual(exactInput);
    expect(desk.counter.getState().focus.field).toBe('find');
  });

  test('a manager’s approval is for exactly the same call, which is then repeated', async () => {
    const desk = openDesk();
    await withAmara(desk);
    void desk.counter.getState().redeem();
    const reason = giveReason('above-coupon-cap', 'soft', { amount: '£5', cap: '£1' });
    await desk.waiting('redeemCoupons').answer(redeemedAs('needs-manager', null, [reason]));
    expect(desk.approval.getState().shown).toMatchObject({ shows: 'asking', reasons: [reason] });
    void desk.approval.getState().send('222222');
    expect(desk.waiting('approve').input).toEqual({
      operation: 'redeemCoupons',
      input: exactInput,
      pin: '222222',
    });
    await desk.waiting('approve').answer({ approvalId: 'approval-1', manager: {}, expiresAt: 1 });
    expect(desk.waiting('redeemCoupons')).toMatchObject({ input: exactInput, approvalId: 'approval-1' });
    await desk.waiting('redeemCoupons').answer(redeemedAs('accepted'));
    expect(desk.approval.getState().shown.shows).toBe('closed');
  });

  test('an approval that did not help is not asked for again by itself', async () => {
    const desk = openDesk();
    await withAmara(desk);
    void desk.counter.getState().redeem();
    await desk.waiting('redeemCoupons').answer(redeemedAs('needs-manager'));
    void desk.approval.getState().send('222222');
    await desk.waiting('approve').answer({ approvalId: 'approval-1', manager: {}, expiresAt: 1 });
    await desk.waiting('redeemCoupons').answer(redeemedAs('needs-manager'));
    expect(desk.approval.getState().shown.shows).toBe('closed');
  });

  test('while it is under way the bill and the codes stand still', async () => {
    const desk = openDesk();
    await withAmara(desk);
    void desk.counter.getState().redeem();
    desk.counter.getState().type('amount', '1.00');
    desk.counter.getState().addCode('MOSS3318');
    desk.counter.getState().removeCode('FERN7402');
    expect(desk.counter.getState()).toMatchObject({ codes: ['FERN7402'], typed: { amount: '240.00' } });
    await desk.waiting('redeemCoupons').answer(redeemedAs('redeemed'));
    expect(desk.counter.getState().outcome.shows).toBe('redeemed');
  });

  test('the next customer can be looked for at once, and the old answer stays away from them', async () => {
    const desk = openDesk();
    await withAmara(desk);
    void desk.counter.getState().redeem();
    void desk.counter.getState().find('15550100102');
    expect(desk.counter.getState()).toMatchObject({ codes: [], typed: { number: '', amount: '' } });
    await desk.waiting('redeemCoupons').answer(redeemedAs('redeemed'));
    expect(desk.counter.getState().outcome.shows).toBe('nothing');
  });

  test('a coupon on screen follows its entry', async () => {
    const desk = openDesk();
    await withAmara(desk);
    void desk.counter.getState().redeem();
    const capillary = { decision: 'none', reference: null, words: null, decidedAt: null };
    const entry = { id: 'e1', word: 'checking', updatedAt: 1, moneyOff: pounds(500), capillary };
    await desk.waiting('redeemCoupons').answer(redeemedAs('checking', entry));
    const word = () => couponRows(desk.counter.getState())[0]?.mark;
    expect(word()).toEqual({ marks: 'entry', word: 'checking' });
    const news = {
      ...entry,
      word: 'confirmed',
      updatedAt: 2,
      capillary: { ...capillary, reference: '5310001' },
    };
    desk.counter.getState().takeEntry(news as never);
    expect(word()).toEqual({ marks: 'entry', word: 'confirmed' });
    expect(couponRows(desk.counter.getState())[0]?.reference).toBe('5310001');
    desk.counter.getState().takeEntry({ ...entry, updatedAt: 1 } as never);
    expect(word()).toEqual({ marks: 'entry', word: 'confirmed' });
  });
});

describe('scanning', () => {
  test('a coupon scanned into the amount joins the list and the amount gets its old text back', async () => {
    const desk = openDesk();
    await withAmara(desk);
    const before = desk.counter.getState().typed;
    desk.counter.getState().type('amount', '240.00MOSS3318');
    expect(desk.counter.getState().scan('moss3318', 'amount', before)).toBe(true);
    expect(desk.counter.getState()).toMatchObject({
      codes: ['FERN7402', 'MOSS3318'],
      typed: { amount: '240.00' },
    });
  });

  test('one coupon after the other can be scanned, although the cursor moves on to the bill number', async () => {
    const desk = openDesk();
    await withAmara(desk);
    const { counter } = desk;
    counter.getState().type('number', '');
    counter.getState().scan('MOSS3318', 'code', counter.getState().typed);
    expect(counter.getState().focus.field).toBe('number');
    expect(counter.getState().scan('REED6627', 'number', counter.getState().typed)).toBe(true);
    expect(counter.getState()).toMatchObject({ codes: ['FERN7402', 'MOSS3318', 'REED6627'] });
  });

  test('a bill number scanned where somebody put the cursor stays there, and is asked about', async () => {
    const desk = openDesk();
    await withAmara(desk);
    const { counter } = desk;
    counter.getState().focusField('number');
    expect(counter.getState().scan('B-1009', 'number', counter.getState().typed)).toBe(false);
    expect(counter.getState().scanOffer).toBe('B-1009');
  });

  test('an unclear scan is offered, and taken the way people say', async () => {
    const desk = openDesk();
    await withAmara(desk);
    desk.counter.getState().scan('WELCOME', 'elsewhere', desk.counter.getState().typed);
    expect(desk.counter.getState().scanOffer).toBe('WELCOME');
    desk.counter.getState().takeScanAs('coupon');
    expect(desk.counter.getState()).toMatchObject({ codes: ['FERN7402', 'WELCOME'], scanOffer: null });
  });
});

describe('clearing', () => {
  test('makes ready for the next customer and can be undone', async () => {
    const desk = openDesk();
    await withAmara(desk);
    desk.counter.getState().clear();
    expect(desk.counter.getState()).toMatchObject({ found: { shows: 'idle' }, codes: [] });
    expect(desk.counter.getState().focus.field).toBe('find');
    desk.counter.getState().undoClear();
    expect(desk.counter.getState()).toMatchObject({
      found: { shows: 'member' },
      codes: ['FERN7402'],
      typed: { number: 'B-1007', amount: '240.00' },
    });
  });
});
