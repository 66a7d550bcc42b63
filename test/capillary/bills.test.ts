/** Bills on the wire: what is sent, and which answers are believed. */
import { describe, expect, test } from 'vitest';
import type { WireBill } from '../../src-main/capillary/add-bill.ts';
import type { BillCalls } from '../../src-main/capillary/bill-calls.ts';
import { answered, ending, member, refusal, startPair } from './harness.ts';

const bill: WireBill = {
  type: 'REGULAR',
  number: 'B/10 07',
  customer: member,
  amount: '225.00',
  gross: '240.00',
  discount: '15.00',
  billingDate: '2026-02-03T11:05:00+05:30',
  returnType: null,
  purchaseTime: null,
  originalId: null,
  lines: [
    {
      itemCode: 'TEA-1',
      description: '',
      quantity: '2',
      rate: '120.00',
      value: '240.00',
      discount: '15.00',
      amount: '225.00',
      returns: null,
    },
  ],
  tenders: [{ mode: 'CARD', value: '225.00' }],
  couponRedemptions: ['90017744'],
  pointsRedemptions: [],
  customFields: { lane: '7' },
  note: '',
};
const error = (code: number) => ({ status: false, code, message: 'no' });
const effects = [
  { entityType: 'USER', rawAwardedPoints: 17.4, awardedPoints: 17, type: 'points' },
  {
    id: 399,
    couponCode: 'NEW4U22',
    validTill: '2027-01-31T23:59:59+05:30',
    description: 'x',
    type: 'coupon',
  },
];

const asked = async (
  body: unknown,
  act: (pair: Awaited<ReturnType<typeof startPair>>) => Promise<unknown>,
) => {
  const pair = await startPair();
  pair.server.answers({ body });
  await act(pair);
  return pair.server.requests[0];
};

describe('one bill', () => {
  const add = async (body: unknown, status = 200, sent: WireBill = bill) => {
    const { server, capillary } = await startPair();
    server.answers({ status, body });
    return { server, outcome: await capillary.addBill(sent) };
  };

  test('stands on the wire as the documents show it', async () => {
    const { server, outcome } = await add({
      createdId: 214700991,
      warnings: [{}],
      errors: [],
      sideEffects: effects,
    });
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v2/transactions',
      query: [
        ['source', 'INSTORE'],
        ['identifierName', 'mobile'],
        ['identifierValue', '15550100142'],
      ],
      body: {
        type: 'REGULAR',
        billNumber: 'B/10 07',
        billAmount: 225,
        grossAmount: 240,
        discount: 15,
        billingDate: '2026-02-03T11:05:00+05:30',
        paymentModes: [{ mode: 'CARD', value: 225 }],
        redemptions: { couponRedemptions: [90017744] },
        customFields: { lane: '7' },
        lineItemsV2: [{ itemCode: 'TEA-1', qty: 2, rate: 120, value: 240, discount: 15, amount: 225 }],
      },
    });
    expect(answered(outcome)).toEqual({
      billId: '214700991',
      points: 17,
      coupons: [
        { code: 'NEW4U22', seriesId: '399', description: 'x', validTill: '2027-01-31T23:59:59+05:30' },
      ],
      warnings: [],
    });
  });

  test('a return names the bill and when it was bought', async () => {
    const back: WireBill = {
      ...bill,
      type: 'RETURN',
      returnType: 'LINE_ITEM',
      purchaseTime: '2026-02-01T09:00:00Z',
      originalId: '214700001',
    };
    const { server } = await add({ createdId: 5, warnings: [], errors: [] }, 200, back);
    expect(server.requests[0]?.body).toMatchObject({
      type: 'RETURN',
      returnType: 'LINE_ITEM',
      purchaseTime: '2026-02-01T09:00:00Z',
      id: 214700001,
    });
  });

  test('a bill of nobody’s names nobody', async () => {
    const { server } = await add({ createdId: 5 }, 200, { ...bill, type: 'NOT_INTERESTED', customer: null });
    expect(server.requests[0]?.query).toEqual([['source', 'INSTORE']]);
  });

  test.each([
    [604, 'dup'],
    [644, 'final'],
    [8015, 'ask'],
    [9607, 'final'],
  ])('refused with %i', async (code, verdict) => {
    const { outcome } = await add({ errors: [error(code)], warnings: [] }, 400);
    expect(refusal(outcome)).toMatchObject({ family: 'transaction', code, verdict });
  });

  test('a number that is taken may come as a warning (U51)', async () => {
    const { outcome } = await add({ createdId: 7, warnings: [error(604)], errors: [] });
    expect(refusal(outcome)).toMatchObject({ code: 604, verdict: 'dup' });
  });

  test('a warning beside an id is a bill that is in', async () => {
    const { outcome } = await add({ createdId: 7, warnings: [error(683)], errors: [] });
    expect(answered(outcome)).toMatchObject({ billId: '7', points: null, warnings: [{ code: 683 }] });
  });

  test.each([
    ['no id', { warnings: [], errors: [] }],
    ['an id that is none', { createdId: -1, warnings: [] }],
    ['a list', [{ createdId: 5 }]],
  ])('nobody knows after %s', async (_what, body) => {
    expect(ending((await add(body)).outcome)).toMatch(/^no-answer/);
  });
});

describe('several bills', () => {
  const other = { ...bill, number: 'B-2', customer: null, type: 'NOT_INTERESTED' as const };
  const third = { ...bill, number: 'B-3' };
  const send = async (body: unknown, status = 200) => {
    const { server, capillary } = await startPair();
    server.answers({ status, body });
    return { server, outcome: await capillary.addBills([bill, other, third]) };
  };
  const item = (number: string, more: object = {}) => ({
    entityId: 214700991,
    result: { billNumber: number, sideEffects: effects },
    errors: [],
    warnings: [],
    ...more,
  });

  test('go as a list, each with its own member', async () => {
    const { server } = await send({ response: [] });
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/v2/transactions/bulk', query: [] });
    expect(server.requests[0]?.body).toMatchObject([
      { source: 'INSTORE', identifierType: 'mobile', identifierValue: '15550100142', billNumber: 'B/10 07' },
      { source: 'INSTORE', billNumber: 'B-2' },
      { billNumber: 'B-3' },
    ]);
    expect(server.requests[0]?.body).not.toHaveProperty('1.identifierType');
  });

  test('errors of an item are believed over the count and over its id (U54), whatever the order', async () => {
    const { outcome } = await send({
      response: [item('B-3'), item('B-2', { errors: [{}] }), item('B/10 07', { errors: [error(8084)] })],
      totalCount: 3,
      failureCount: 0,
    });
    expect(answered(outcome)).toMatchObject([
      { kind: 'refused', refusal: { family: 'transaction', code: 8084, verdict: 'final' } },
      { kind: 'added', added: { billId: '214700991', points: 17 } },
      { kind: 'added' },
    ]);
  });

  test('a bill that no item names, or two do, is not told', async () => {
    const { outcome } = await send({ response: [item('B-2'), item('B-2'), item('B-3', { entityId: -1 })] });
    expect(answered(outcome).map(({ kind }) => kind)).toEqual(['not-told', 'not-told', 'not-told']);
  });

  test('the whole call refused', async () => {
    const { outcome } = await send({ errors: [error(672)] }, 400);
    expect(refusal(outcome)).toMatchObject({ code: 672, verdict: 'final' });
    expect(ending((await send({ totalCount: 3 })).outcome)).toBe('no-answer: no-list');
  });
});

const held = {
  id: 214700991,
  customerId: 31004501,
  type: 'REGULAR',
  attribution: { createdBy: { id: 4, code: 'counter.07', name: 'Till 7', type: 'TILL' } },
  billDetails: {
    amount: 225,
    billNumber: 'B/10 07',
    billingTime: '2026-02-03T11:05:00+05:30',
    discount: 15,
    grossAmount: 240,
    note: '',
    billingStore: { id: 7, code: 's7', name: 'Store 7' },
    returnDetails: { canceled: false },
  },
  customFields: { lane: '7' },
  lineItems: [{ details: { itemCode: 'TEA-1', qty: 2, rate: 120, value: 240, discount: 15, amount: 225 } }],
  paymentModes: [{ mode: 'CARD', amount: 225 }],
  billPointsBreakup: [{ programId: 640, pointsAwarded: 22 }],
};

describe('reading bills', () => {
  test('all of a number, which is written so that it survives an address', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: { pagination: { total: 1 }, data: [held], warnings: [], errors: [] } });
    const [one] = answered(await capillary.billsByNumber('B/10 07'));
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: '/v2/transactions/getByBillNumber/B%2F10%2007',
    });
    expect(one).toMatchObject({
      billId: '214700991',
      number: 'B/10 07',
      customerId: '31004501',
      amount: 225,
      tillCode: 'counter.07',
      lines: [{ itemCode: 'TEA-1', quantity: 2, amount: 225 }],
      tenders: [{ mode: 'CARD', amount: 225 }],
      customFields: { lane: '7' },
    });
  });

  test.each([
    ['a list cut short', { pagination: { total: 2 }, data: [held] }],
    ['a bill that cannot be read', { data: [held, { id: 5 }] }],
    ['no list', { entity: held }],
  ])('proves nothing with %s', async (_what, body) => {
    const { server, capillary } = await startPair();
    server.answers({ body });
    expect(ending(await capillary.billsByNumber('B/10 07'))).toMatch(/^no-answer/);
  });

  test('one by its id, with points; another one is no answer', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: held });
    expect(answered(await capillary.billById('214700991', 'REGULAR'))).toMatchObject({ points: 22 });
    expect(server.requests[0]).toMatchObject({
      path: '/v2/transactions/214700991',
      query: [
        ['type', 'REGULAR'],
        ['tenders', 'true'],
        ['mlp', 'true'],
        ['points_breakup', 'true'],
      ],
    });
    // GET /v2/transactions/1
    expect(ending(await capillary.billById('1', 'REGULAR'))).toBe('no-answer: another-bill');
  });

  test('those of a member', async () => {
    const request = await asked({ data: [held] }, async ({ capillary }) => {
      const bills = answered(
        await capillary.memberBills('31004501', '2026-01-01T00:00:00Z', '2026-03-01T00:00:00Z'),
      );
      expect(bills).toHaveLength(1);
    });
    expect(request).toMatchObject({ path: '/v2/customers/31004501/transactions' });
  });
});

describe('changing bills', () => {
  test('custom fields', async () => {
    const request = await asked({ warnings: [], errors: [], loyaltyDetails: [] }, async ({ capillary }) => {
      expect(answered(await capillary.updateBill(member, '214700991', { lane: '8' }))).toBeNull();
    });
    expect(request).toMatchObject({
      method: 'PUT',
      path: '/v2/transactions',
      body: { id: 214700991, customFields: { lane: '8' } },
    });
  });

  test('an answer without a marker is none', async () => {
    await asked({ warnings: [], errors: [] }, async ({ capillary }) => {
      expect(ending(await capillary.updateBill(member, '214700991', {}))).toBe(
        'no-answer: no-success-marker',
      );
    });
  });

  const given = (code: number, isFine: boolean) => ({
    response: {
      status: { success: String(isFine), code: isFine ? '200' : '500', message: '' },
      transactions: {
        transaction: { id: '1', item_status: { success: String(isFine), code: String(code) } },
      },
    },
  });

  test('a bill of nobody’s given to a member', async () => {
    const retro = { billId: '214700991', customer: member, signature: 'agreed' };
    const request = await asked(given(1630, true), async ({ capillary }) => {
      expect(answered(await capillary.retroBill(retro))).toBeNull();
    });
    expect(request).toMatchObject({
      method: 'POST',
      path: '/v1.1/transaction/update',
      headers: { 'x-cap-client-signature': 'agreed' },
      body: {
        root: {
          transaction: [
            {
              id: 214700991,
              old_type: 'NOT_INTERESTED',
              new_type: 'REGULAR',
              customer: { mobile: '15550100142' },
            },
          ],
        },
      },
    });
    await asked(given(1627, false), async ({ capillary }) => {
      expect(refusal(await capillary.retroBill(retro))).toMatchObject({ code: 1627, verdict: 'dup' });
    });
  });
});

describe('parked bills', () => {
  test('are listed with what was wrong', async () => {
    const row = {
      userId: 31004501,
      entityId: 5000,
      billNumber: 'B-1',
      status: 'OPEN',
      retryCount: 0,
      eventDate: '2026-02-03T11:05:00+05:30',
      errors: [{ message: 'no such item', value: 'TEA-9', code: 683, status: false }],
    };
    const request = await asked({ data: [row] }, async ({ capillary }) => {
      expect(answered(await capillary.rejectedBills('B-1'))).toMatchObject([
        { entityId: '5000', number: 'B-1', status: 'OPEN', errors: [{ code: 683, value: 'TEA-9' }] },
      ]);
    });
    expect(request).toMatchObject({
      path: '/v2/organization/rejectedTransactions',
      query: [
        ['sortBy', 'addedDate'],
        ['transactionNumber', 'B-1'],
      ],
    });
  });

  test('are tried again, followed and given up', async () => {
    const again = await asked({ entity: { retriggerId: 9 }, success: true }, async ({ capillary }) => {
      expect(answered(await capillary.retriggerBill('5000'))).toBe('9');
    });
    expect(again).toMatchObject({ method: 'POST', path: '/v2/organization/rejectedTransactions/retrigger' });
    const state = await asked({ entity: { status: 'SUCCESS' } }, async ({ capillary }) => {
      expect(answered(await capillary.retriggerState('9'))).toBe('SUCCESS');
    });
    expect(state?.path).toBe('/v2/organization/rejectedTransactions/retriggerStatus/9');
    const gone = await asked({ success: true, errors: [], warnings: [] }, async ({ capillary }) => {
      expect(answered(await capillary.markBillFailed('5000'))).toBeNull();
    });
    expect(gone).toMatchObject({
      method: 'PUT',
      path: '/v2/organization/rejectedTransactions/markFailed',
      body: { entityIds: [5000] },
    });
    await asked({ warnings: [] }, async ({ capillary }) => {
      expect(ending(await capillary.markBillFailed('5000'))).toBe('no-answer: no-success-marker');
    });
  });

  test('are under the other address where the first is not found (U15)', async () => {
    const paths = [];
    for (const ask of [
      (capillary: BillCalls) => capillary.rejectedBills(null, 'v2'),
      (capillary: BillCalls) => capillary.retriggerBill('5000', 'v2'),
      (capillary: BillCalls) => capillary.retriggerState('9', 'v2'),
      (capillary: BillCalls) => capillary.markBillFailed('5000', 'v2'),
    ])
      paths.push((await asked({ data: [] }, async ({ capillary }) => void (await ask(capillary))))?.path);
    expect(paths).toEqual([
      '/v2/rejectedTransactions',
      '/v2/rejectedTransactions/retrigger',
      '/v2/rejectedTransactions/retriggerStatus/9',
      '/v2/rejectedTransactions/markFailed',
    ]);
  });
});

describe('what a bill is made of', () => {
  const fine = (content: object) => ({ response: { status: { success: 'true', code: '200' }, ...content } });

  test('tenders, one or many', async () => {
    const one = { name: 'Cash', canonical_name: 'CASH' };
    const request = await asked(
      fine({ organization: { tenders: { count: 1, tender: one } } }),
      async ({ capillary }) => {
        expect(answered(await capillary.tenders())).toEqual([{ name: 'Cash', canonicalName: 'CASH' }]);
      },
    );
    expect(request?.path).toBe('/v1.1/organization/tenders.json');
  });

  test('switches of the organisation', async () => {
    const config = [
      { key: 'CONF_LOYALTY_IS_BILL_NUMBER_UNIQUE', value: '1' },
      { key: 'OTHER', value: 5 },
    ];
    const request = await asked(fine({ organization: { configs: { config } } }), async ({ capillary }) => {
      expect([...answered(await capillary.configs())]).toEqual([
        ['CONF_LOYALTY_IS_BILL_NUMBER_UNIQUE', '1'],
        ['OTHER', '5'],
      ]);
    });
    expect(request?.path).toBe('/v1.1/organization/configs');
  });

  test('products by bars and by code; one that is not known is missing', async () => {
    const item = { sku: 'TEA-01', ean: '5012345000016', price: '4.2', description: 'Tea' };
    const found = await asked(fine({ product: { results: { item } } }), async ({ capillary }) => {
      expect(answered(await capillary.productsByEan(['50*']))).toEqual([{ ...item, price: 4.2 }]);
    });
    expect(found).toMatchObject({
      path: '/v1.1/product/search',
      query: [
        ['format', 'json'],
        ['q', '(ean:IN:50)'],
      ],
    });
    const none = { sku: 'NOPE', item_status: { status: 'false', code: '2101' } };
    const failed = { response: { status: { success: 'false', code: '500' }, product: { item: none } } };
    const request = await asked(failed, async ({ capillary }) => {
      expect(answered(await capillary.productsBySku(['NOPE']))).toEqual([]);
    });
    expect(request).toMatchObject({ path: '/v1.1/product/get' });
  });
});
