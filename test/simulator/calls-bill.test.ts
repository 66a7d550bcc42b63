// Bills: the book takes a number once within its scope and window, looks at dates, tenders, redemptions and returns, and
// gives points.
import { describe, expect, test } from 'vitest';
import { amara, at, bogdan, codeOf, DAY_MS, morning, openShop, redeem, type Till } from './shop.ts';

const iso = (ms: number) => new Date(ms).toISOString();
const whose = (member = amara) => `source=INSTORE&identifierName=mobile&identifierValue=${member.mobile}`;
const sale = (more: object = {}) => ({
  type: 'REGULAR',
  billNumber: 'B-1',
  billAmount: 84,
  billingDate: iso(morning),
  lineItemsV2: [{ itemCode: 'TEA-01', qty: 20, rate: 4.2, value: 84, discount: 0, amount: 84 }],
  paymentModes: [{ mode: 'Cash', value: 84 }],
  ...more,
});
const add = (till: Till, more: object = {}, query = whose()) =>
  till.post(`/v2/transactions?${query}`, sale(more));
const back = (more: object = {}) => ({
  type: 'RETURN',
  billNumber: 'B-1',
  returnType: 'AMOUNT',
  billAmount: 20,
  billingDate: iso(morning + 3600_000),
  purchaseTime: iso(morning),
  lineItemsV2: [],
  paymentModes: [],
  ...more,
});

describe('a bill', () => {
  test('goes into the books with its points, and is read back under other names', async () => {
    const { till, simulator } = await openShop();
    const before = simulator.world.members.find(({ id }) => id === amara.id)?.points ?? 0;
    const reply = await add(till);
    expect(reply.body).toMatchObject({
      sideEffects: [{ type: 'points', awardedPoints: 8 }],
      customerInfo: { firstName: 'Amara' },
    });
    const id = at(reply.body, 'createdId');
    expect(reply.headers.get('till')).toBe('quay.04');
    expect(simulator.world.members.find(({ id: one }) => one === amara.id)?.points).toBe(before + 8);
    const byNumber = await till.get('/v2/transactions/getByBillNumber/B-1?tenders=true');
    expect(byNumber.body).toMatchObject({
      data: [
        {
          id,
          customerId: amara.id,
          billDetails: { amount: 84, billNumber: 'B-1', billingTime: '2026-03-11T14:30:00+05:30' },
          lineItems: [{ details: { itemCode: 'TEA-01' } }],
          paymentModes: [{ mode: 'Cash', amount: 84 }],
        },
      ],
    });
    const byId = await till.get(`/v2/transactions/${id}?type=REGULAR&mlp=true&points_breakup=true`);
    expect(byId.body).toMatchObject({ billPointsBreakup: [{ pointsAwarded: 8 }] });
    expect(byId.body).not.toHaveProperty('paymentModes');
    const ofMember = await till.get(`/v2/customers/${amara.id}/transactions`);
    expect(ofMember.body).toMatchObject({ data: [{ id, lineItems: [] }] });
  });

  test('is taken once: within the window, and by store where the organisation says so', async () => {
    const { till, otherTill, simulator } = await openShop();
    await add(till);
    expect(codeOf(await add(till))).toBe(604);
    expect(codeOf(await add(otherTill))).toBe(604);
    expect(simulator.world.books.bills).toHaveLength(1);
    const config = simulator.world.trade.configs.find(({ key }) => key.endsWith('ONLY_STORE'));
    if (config) config.value = '1';
    expect(codeOf(await add(otherTill))).toBeUndefined();
    simulator.setModes({ duplicateBill: 'warning' });
    const again = await add(till);
    expect(at(again.body, 'warnings', 0, 'code')).toBe(604);
    expect(at(again.body, 'createdId')).toBe(simulator.world.books.bills[0]?.id);
    // long after, the number is a new bill's
    simulator.setModes({ billFutureDays: 0 });
    expect(codeOf(await add(till, { billingDate: iso(morning + 181 * DAY_MS) }))).toBeUndefined();
  });

  test.each([
    [{ billingDate: iso(morning - 8 * DAY_MS) }, 644],
    [{ billingDate: iso(morning + 2 * DAY_MS) }, 643],
    [{ billingDate: 'yesterday' }, 621],
    [{ billAmount: -5 }, 601],
    [{ billNumber: '' }, 602],
    [{ paymentModes: [{ mode: 'Shells', value: 84 }] }, 9607],
    [{ redemptions: { couponRedemptions: [1] } }, 640],
  ])('%j is refused with %i', async (more, code) => {
    const { till, simulator } = await openShop({ billPastDays: 7 });
    expect(codeOf(await add(till, more))).toBe(code);
    expect(simulator.world.books.bills).toEqual([]);
  });

  test('of nobody’s, of a marked member, of somebody unknown', async () => {
    const { till, simulator } = await openShop();
    await add(till, { type: 'NOT_INTERESTED' }, 'source=INSTORE');
    expect(simulator.world.books.bills).toMatchObject([{ memberId: null, points: 0 }]);
    expect(codeOf(await add(till, {}, whose({ id: 0, mobile: '15550100112' })))).toBe(618);
    expect(codeOf(await add(till, {}, whose({ id: 0, mobile: '15559999999' })))).toBe(8015);
  });

  test('a time without an offset is UTC; with one it is converted', async () => {
    const { till, simulator } = await openShop();
    await add(till, { billingDate: '2026-03-11T09:00:00' });
    await add(till, { billNumber: 'B-2', billingDate: '2026-03-11T16:00:00+07:00' });
    expect(simulator.world.books.bills.map(({ atMs }) => atMs)).toEqual([morning, morning]);
  });

  test('is linked to its redemptions, of its own member only', async () => {
    const { till, simulator } = await openShop();
    await redeem(till, 'FERN7402');
    const id = simulator.world.redemptions.at(-1)?.id ?? 0;
    const redemptions = { couponRedemptions: [id] };
    expect(codeOf(await add(till, { redemptions }, whose(bogdan)))).toBe(642);
    await add(till, { redemptions });
    expect(simulator.world.redemptions.at(-1)?.billId).toBe(String(simulator.world.books.bills[0]?.id));
  });
});

describe('several bills', () => {
  const each = (number: string, more: object = {}) => ({
    source: 'INSTORE',
    identifierType: 'mobile',
    identifierValue: amara.mobile,
    ...sale({ billNumber: number, ...more }),
  });

  test('each stands by itself', async () => {
    const { till, simulator } = await openShop();
    const bills = [each('B-1'), each('B-1'), each('B-2')];
    const reply = await till.post('/v2/transactions/bulk', bills);
    expect(reply.body).toMatchObject({
      response: [{ errors: [] }, { errors: [{ code: 604 }] }, { errors: [] }],
      totalCount: 3,
      failureCount: 1,
    });
    expect(simulator.world.books.bills.map(({ number }) => number)).toEqual(['B-1', 'B-2']);
  });

  test('a failure may look like a success but for its errors (U54); too many at once are refused', async () => {
    const { till } = await openShop({ billFailureCount: 'zero', billBatchLimit: 2 });
    const reply = await till.post('/v2/transactions/bulk', [each('B-1', { billAmount: -1 })]);
    expect(reply.body).toMatchObject({ response: [{ errors: [{ code: 601 }] }], failureCount: 0 });
    expect(at(reply.body, 'response', 0, 'entityId')).toBeGreaterThan(0);
    const many = await till.post('/v2/transactions/bulk', [each('1'), each('2'), each('3')]);
    expect(codeOf(many)).toBe(672);
  });
});

describe('returns', () => {
  test.each([
    [{ purchaseTime: undefined }, 624],
    [{ purchaseTime: iso(morning + 2 * 3600_000) }, 624],
    [{ billNumber: 'B-9' }, 625],
    [{ billAmount: 84.01 }, 626],
    [{ returnType: undefined }, 670],
    [{ returnType: 'LINE_ITEM', lineItemsV2: [{ itemCode: 'TEA-01', qty: 21, rate: 1, amount: 20 }] }, 629],
    [{ returnType: 'LINE_ITEM', lineItemsV2: [{ itemCode: 'LAMP-3', qty: 1, rate: 20, amount: 20 }] }, 630],
  ])('%j is refused with %i', async (more, code) => {
    const { till, simulator } = await openShop();
    await add(till);
    expect(codeOf(await add(till, back(more)))).toBe(code);
    expect(simulator.world.books.bills).toHaveLength(1);
  });

  test('a part, once more until nothing is left, and never two kinds of one bill', async () => {
    const { till, simulator } = await openShop();
    await add(till);
    expect(codeOf(await add(till, back()))).toBeUndefined();
    expect(codeOf(await add(till, back({ billAmount: 64 })))).toBeUndefined();
    expect(codeOf(await add(till, back({ billAmount: 0.01 })))).toBe(626);
    expect(codeOf(await add(till, back({ returnType: 'LINE_ITEM' })))).toBe(635);
    expect(codeOf(await add(till, back({ returnType: 'FULL' })))).toBe(639);
    const bill = simulator.world.books.bills[0];
    expect(simulator.world.books.bills.map(({ returnOf }) => returnOf)).toEqual([null, bill?.id, bill?.id]);
  });

  test('the whole bill takes its points back, and once', async () => {
    const { till, simulator } = await openShop();
    await add(till);
    await add(till, back({ returnType: 'FULL', billAmount: 84 }));
    expect(codeOf(await add(till, back({ returnType: 'FULL' })))).toBe(633);
    expect(simulator.world.books.bills.map(({ points }) => points)).toEqual([8, -8]);
  });
});

describe('changing', () => {
  test('custom fields, and whose a bill of nobody’s is', async () => {
    const { till, simulator } = await openShop();
    await add(till, { type: 'NOT_INTERESTED' }, 'source=INSTORE');
    const [bill] = simulator.world.books.bills;
    const retro = {
      root: {
        transaction: [
          {
            id: bill?.id,
            old_type: 'NOT_INTERESTED',
            new_type: 'REGULAR',
            customer: { mobile: amara.mobile },
          },
        ],
      },
    };
    const give = (headers: Record<string, string> = { 'X-CAP-CLIENT-SIGNATURE': 'x' }) =>
      till.post('/v1.1/transaction/update?format=json', retro, headers);
    const code = (reply: { body: unknown }) =>
      at(reply.body, 'response', 'transactions', 'transaction', 'item_status', 'code');
    expect(code(await give({}))).toBe('1629');
    expect(code(await give())).toBe('1630');
    expect(code(await give())).toBe('1627');
    expect(bill).toMatchObject({ memberId: amara.id, type: 'REGULAR', points: 8 });
    const body = { id: bill?.id, customFields: { lane: '7' } };
    expect((await till.put(`/v2/transactions?${whose()}`, body)).body).toHaveProperty('loyaltyDetails');
    expect(codeOf(await till.put(`/v2/transactions?${whose(bogdan)}`, body))).toBe(606);
    expect(bill?.customFields).toEqual({ lane: '7' });
  });
});

describe('parked bills', () => {
  test('wait until what was wrong is put right', async () => {
    const { till, simulator } = await openShop({ parkedBill: 'no-id' });
    const reply = await add(till, { paymentModes: [{ mode: 'Shells', value: 84 }] });
    expect(reply.body).not.toHaveProperty('createdId');
    const list = () => till.get('/v2/organization/rejectedTransactions?transactionNumber=B-1');
    const entityId = at((await list()).body, 'data', 0, 'entityId');
    expect((await list()).body).toMatchObject({ data: [{ status: 'OPEN', errors: [{ code: 842 }] }] });
    const path = '/v2/organization/rejectedTransactions';
    await till.post(`${path}/retrigger`, { entityIds: [entityId] });
    expect(simulator.world.books.bills).toEqual([]);
    simulator.world.trade.tenders.push({ name: 'Shells', canonicalName: 'SHELLS', description: '' });
    const again = await till.post(`${path}/retrigger`, { entityIds: [entityId] });
    const state = await till.get(`${path}/retriggerStatus/${at(again.body, 'entity', 'retriggerId')}`);
    expect(state.body).toMatchObject({ entity: { status: 'SUCCESS' } });
    expect(simulator.world.books.bills).toHaveLength(1);
    expect(codeOf(await till.put(`${path}/markFailed`, { entityIds: [entityId] }))).toBe(606);
  });
});

test('tenders, switches and products can be read', async () => {
  const { till } = await openShop();
  const read = async (path: string) => (await till.get(path)).body;
  expect(
    at(await read('/v1.1/organization/tenders.json'), 'response', 'organization', 'tenders'),
  ).toMatchObject({
    count: '3',
    tender: [{ name: 'Cash', canonical_name: 'CASH' }, {}, {}],
  });
  const configs = await read('/v1.1/organization/configs?format=json');
  expect(at(configs, 'response', 'organization', 'configs', 'config', 2)).toMatchObject({ value: '180' });
  const found = await read('/v1.1/product/search?q=(ean:IN:5012345000016;5012345000030)');
  expect(at(found, 'response', 'product', 'results', 'item')).toMatchObject([
    { sku: 'TEA-01' },
    { sku: 'JAM-01' },
  ]);
  const one = await read('/v1.1/product/get?sku=TEA-02,NOPE');
  expect(at(one, 'response', 'product', 'item')).toMatchObject([
    { sku: 'TEA-02', price: '6.75' },
    { sku: 'NOPE', item_status: { code: '2101' } },
  ]);
});
