/** Bills that are in: looked at, changed, given to somebody, parked; and what a shift says of them. */
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { ChangedBill } from '../../src-main/contract/bill-desk.ts';
import { until } from '../support/till.ts';
import { allSettled, meet, openShop, plugLine, pullLine, redeem, restart, type Shop } from './counter.ts';

const amara = '31004501';
const books = (shop: Shop) => shop.simulator.world.books.bills;

async function sell(shop: Shop, number: string, more: object = {}) {
  return shop.till.must('addBill', {
    decisionId: v7(),
    customerId: amara,
    bill: { number, amount: '40.00' },
    timeLimitMs: 3000,
    ...more,
  });
}

async function open(settings: Parameters<typeof openShop>[0] = {}): Promise<Shop> {
  const shop = await openShop(settings);
  await shop.till.must('lookupCustomer', { customerId: amara });
  return shop;
}

async function untilDone(shop: Shop, id: string): Promise<void> {
  await until('the change is done', async () => {
    shop.till.clock.step(300);
    return (await shop.till.must('readEntry', { id })).entry.state === 'confirmed';
  });
}

describe('looking at bills', () => {
  it('by member and by number, with what waits here, and one with all there is', async () => {
    const shop = await open();
    const customerId = await meet(shop, 'FERN7402');
    const { coupons } = await redeem(shop, customerId, ['FERN7402'], 'B-1');
    const redemptions = coupons.flatMap(({ entry }) => entry?.id ?? []);
    const lines = [{ code: 'TEA-01', quantity: '2', rate: '20.00' }];
    const bill = { number: 'B-1', amount: '40.00', lines, tenders: [{ mode: 'Cash', amount: '40.00' }] };
    await sell(shop, 'B-1', { bill, redemptions, beforeCoupons: true });
    await sell(shop, 'B-2');
    const ofMember = await shop.till.must('listBills', { customerId: amara });
    expect(ofMember).toMatchObject({ source: 'capillary', waiting: [] });
    expect(ofMember.bills.map(({ number }) => number).sort()).toEqual(['B-1', 'B-2']);
    const [found] = (await shop.till.must('listBills', { number: 'B-1' })).bills;
    const one = await shop.till.must('readBill', { billId: found?.billId ?? '', what: 'sale' });
    expect(one).toMatchObject({
      number: 'B-1',
      amount: { amountMinor: 3500 },
      points: 3,
      lines: [{ code: 'TEA-01', quantity: 2, amount: { amountMinor: 3500 } }],
      tenders: [{ mode: 'Cash', amount: { amountMinor: 3500 } }],
      coupons: [{ code: 'FERN7402', off: { amountMinor: 500 } }],
      entryId: expect.any(String),
    });
    await pullLine(shop);
    await sell(shop, 'B-3', { timeLimitMs: 200 });
    const offline = await shop.till.must('listBills', { customerId: amara });
    expect(offline).toMatchObject({ source: 'till', bills: [{ number: 'B-3', billId: null }] });
    expect(await shop.till.call('readBill', { billId: '1', what: 'sale' })).toMatchObject({ ok: false });
  });

  it('products by code and by bars', async () => {
    const shop = await open();
    const tea = { code: 'TEA-01', price: { amountMinor: 420 } };
    expect(await shop.till.must('findProduct', { code: 'TEA-01' })).toMatchObject(tea);
    expect(await shop.till.must('findProduct', { code: '5012345000016' })).toMatchObject(tea);
    expect(await shop.till.call('findProduct', { code: 'NOPE' })).toMatchObject({
      ok: false,
      failure: { reason: 'product-unknown' },
    });
  });
});

const changes: Record<
  string,
  (shop: Shop, decisionId: string, timeLimitMs?: number) => Promise<ChangedBill>
> = {
  'fields of a bill': (shop, decisionId, timeLimitMs = 3000) =>
    shop.till.must('changeBill', {
      ...{ decisionId, timeLimitMs, customerId: amara, number: 'B-1', reason: 'Wrong lane' },
      billId: String(books(shop)[0]?.id),
      fields: [{ name: 'lane', value: '7' }],
    }),
  'a bill of nobody’s, given to a member': (shop, decisionId, timeLimitMs = 3000) =>
    shop.till.must('giveBill', {
      ...{ decisionId, timeLimitMs, customerId: amara, number: 'B-1', reason: 'Forgot the card' },
      billId: String(books(shop)[0]?.id),
    }),
};

describe.each(Object.entries(changes))('%s', (name, make) => {
  const isGift = name.startsWith('a bill');
  const path = isGift ? '/v1.1/transaction/update' : '/v2/transactions';
  const start = async () => {
    const shop = await open({ retroSignature: 'agreed' });
    await sell(shop, 'B-1', isGift ? { customerId: null } : {});
    return shop;
  };
  const isMade = (shop: Shop) =>
    isGift
      ? books(shop)[0]?.memberId === Number(amara) && books(shop)[0]?.points === 4
      : books(shop)[0]?.customFields.lane === '7';

  it('is made at once, and pressing twice makes it once', async () => {
    const shop = await start();
    const id = v7();
    const told = await Promise.all([make(shop, id), make(shop, id)]);
    expect(told.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(isMade(shop)).toBe(true);
  });

  it.each(['after-commit', 'before-commit'] as const)(
    'survives a lost answer (%s) and a restart',
    async (when) => {
      const shop = await start();
      const method = isGift ? 'POST' : 'PUT';
      shop.simulator.faults.add({ kind: 'hang', when, path, method });
      const id = v7();
      await make(shop, id, 200);
      await restart(shop);
      await untilDone(shop, id);
      expect(isMade(shop)).toBe(true);
    },
  );

  it('waits while the line is down', async () => {
    const shop = await start();
    await pullLine(shop);
    const id = v7();
    expect((await make(shop, id, 200)).outcome).toBe('waits');
    await plugLine(shop);
    await untilDone(shop, id);
    expect(isMade(shop)).toBe(true);
  });
});

it('nobody’s bill stays so where no signature was agreed on', async () => {
  const shop = await open();
  await sell(shop, 'B-1', { customerId: null });
  const asked = { decisionId: v7(), billId: '1', number: 'B-1', reason: 'r', customerId: amara };
  expect(await shop.till.call('giveBill', asked)).toMatchObject({
    ok: false,
    failure: { reason: 'retro-not-set-up' },
  });
});

it.each(['organization', 'v2'] as const)(
  'parked bills are listed, tried again when the fault is put right, and given up (U15: %s)',
  async (at) => {
    const shop = await open({ parkedBillsAt: at });
    shop.simulator.setModes({ parkedBill: 'no-id', parkedBillsAt: at });
    const odd = { lines: [{ code: 'ODD-1', quantity: '1', rate: '40.00' }], amount: '40.00' };
    const ids = [];
    for (const [number, whose] of [
      ['B-1', amara],
      ['B-2', null],
    ] as const) {
      const more = { customerId: whose, bill: { number, ...odd }, timeLimitMs: 200 };
      ids.push((await sell(shop, number, more)).entry.id);
    }
    const { bills } = await shop.till.must('listParkedBills', {});
    expect(bills).toMatchObject([
      { number: 'B-2', errors: [{ code: 683, value: 'ODD-1' }] },
      { number: 'B-1' },
    ]);
    const product = { id: 1, sku: 'ODD-1', ean: '', price: 40, description: 'Odd' };
    shop.simulator.world.trade.products.push(product);
    const [second, first] = bills.map(({ entityId }) => entityId);
    const tried = await shop.till.must('retryParkedBill', { entityId: first ?? '', reason: 'Listed now' });
    expect(tried).toMatchObject({ state: 'SUCCESS', bills: [{ number: 'B-2' }] });
    const dropped = await shop.till.must('dropParkedBill', { entityId: second ?? '', reason: 'Typed twice' });
    expect(dropped.bills).toEqual([]);
    // the entry behind the first finds its bill at last, and sends none of its own
    await untilDone(shop, ids[0] ?? '');
    expect(books(shop).filter(({ number }) => number === 'B-1')).toHaveLength(1);
  },
);

it('a shift counts its bills, and finds a redemption whose bill never came', async () => {
  const shop = await open();
  const customerId = await meet(shop, 'FERN7402');
  await shop.till.must('openShift', {});
  await redeem(shop, customerId, ['FERN7402'], 'B-9');
  expect((await shop.till.must('readShift', {})).abandoned).toEqual([]);
  await sell(shop, 'B-1');
  await sell(shop, 'B-1', { bill: { number: 'B-1', amount: '10.00' }, returns: { what: 'amount' } });
  await pullLine(shop);
  await sell(shop, 'B-2', { timeLimitMs: 200 });
  const { shift, abandoned } = await shop.till.must('readShift', {});
  expect(shift?.figures.bills).toMatchObject({
    ...{ sent: 1, waiting: 1, returned: 1, refused: 0 },
    sold: { amountMinor: 8000 },
    back: { amountMinor: 1000 },
  });
  expect(abandoned).toMatchObject([{ code: 'FERN7402', bill: { number: 'B-9' } }]);
  await plugLine(shop);
  await allSettled(shop);
  const [one] = abandoned;
  await shop.till.must('undoRedemption', {
    ...{ changeId: v7(), code: 'FERN7402', customerId, reason: 'The bill was never rung up' },
    reference: one?.capillary.reference ?? '',
  });
  expect((await shop.till.must('readShift', {})).abandoned).toEqual([]);
});
