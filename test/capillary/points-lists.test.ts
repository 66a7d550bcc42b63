/** What is read about points: balance, ends, promises, what came and went, and the list after a lost answer. */
import { describe, expect, test } from 'vitest';
import { answered, ending, member, refusal, startPair } from './harness.ts';

type Client = Awaited<ReturnType<typeof startPair>>['capillary'];
async function ask<Value>(body: unknown, call: (capillary: Client) => Promise<Value>, status = 200) {
  const { server, capillary } = await startPair();
  server.answers({ status, body });
  return { server, outcome: await call(capillary) };
}

const balance = { entityId: 60012345, mainPoints: 100, totalPoints: 420, promisedPoints: 320 };

describe('a balance', () => {
  test('is what can be used, apart from what is promised', async () => {
    const { server, outcome } = await ask(balance, (capillary) => capillary.pointsBalance('60012345'));
    expect(server.requests[0]).toMatchObject({ path: '/v2/customers/60012345/points/balance' });
    expect(answered(outcome)).toEqual({ main: 100, total: 420, promised: 320 });
  });

  test.each([
    ['of another member', { ...balance, entityId: 1 }, 'another-member'],
    ['without a figure', { entityId: 60012345 }, 'no-balance'],
  ])('%s is none', async (_what, body, cause) => {
    const { outcome } = await ask(body, (capillary) => capillary.pointsBalance('60012345'));
    expect(ending(outcome)).toBe(`no-answer: ${cause}`);
  });

  test('of nobody is refused', async () => {
    const body = { errors: [{ status: false, code: 8015, message: 'nobody' }] };
    const { outcome } = await ask(body, (capillary) => capillary.pointsBalance('1'), 400);
    expect(refusal(outcome)).toMatchObject({ family: 'customer', code: 8015 });
  });
});

test('points end on days, and are promised from days', async () => {
  const ends = { id: 60012345, expirySchedules: [{ points: 40, expiryDate: '2026-06-30', programId: 640 }] };
  const ending = await ask(ends, (capillary) => capillary.pointsExpiry('60012345'));
  expect(ending.server.requests[0]).toMatchObject({ path: '/v2/customers/60012345/pointsExpirySchedule' });
  expect(answered(ending.outcome)).toEqual([{ points: 40, day: '2026-06-30' }]);
  const list = { promisedPointsScheduleList: [{ points: '60', redeemableFrom: '2026-07-01' }] };
  const promised = await ask({ entityId: 60012345, ...list }, (capillary) =>
    capillary.promisedPoints('60012345'),
  );
  expect(promised.server.requests[0]).toMatchObject({
    path: '/v2/customers/60012345/promisedPointsSchedule',
  });
  expect(answered(promised.outcome)).toEqual([{ points: 60, day: '2026-07-01' }]);
});

test('a programme tells what a point is worth, digit by digit', async () => {
  const data = [{ programId: 640, programTitle: 'Main', programPointsToCurrencyRatio: 0.01 }];
  const { server, outcome } = await ask({ data, warnings: [], errors: [] }, (capillary) =>
    capillary.pointsProgrammes('60012345'),
  );
  expect(server.requests[0]).toMatchObject({ path: '/v2/customers/60012345/loyaltyDetails' });
  expect(answered(outcome)).toEqual([{ id: '640', title: 'Main', ratio: '0.01' }]);
});

test('what came and went, a page at a time, signed by its parts', async () => {
  const line = (ledgerEntryType: string) => ({
    eventName: 'PointsRedemption',
    ledgerCreatedDate: '2026-02-03 11:05:00.0',
    entryDetails: [{ ledgerEntryType, points: '100' }],
    netPointsOnEvent: '100',
    transactionDetails: { transactionNumber: 'B-1007' },
    store: 'Store 7',
  });
  const { server, outcome } = await ask({ ledgerEntries: [line('DEBIT'), line('CREDIT')] }, (capillary) =>
    capillary.pointsLedger({
      customer: member,
      from: '2026-02-01T00:00:00',
      to: '2026-02-28T23:59:59',
      page: 1,
    }),
  );
  expect(server.requests[0]).toMatchObject({
    path: '/v2/pointsLedger/getCustomerLedgerInfo',
    query: [
      ['identifierName', 'mobile'],
      ['identifierValue', '15550100142'],
      ['source', 'INSTORE'],
      ['startDate', '2026-02-01T00:00:00'],
      ['endDate', '2026-02-28T23:59:59'],
      ['limit', '10'],
      ['offset', '1'],
    ],
  });
  expect(answered(outcome)).toMatchObject([
    { points: -100, bill: 'B-1007', store: 'Store 7' },
    { points: 100 },
  ]);
});

describe('points used by a member', () => {
  const row = (id: number, more: object = {}) => ({
    id: `k${id}`,
    points_redeemed: '100',
    transaction_number: 'B-1007',
    redeemed_time: '2026-02-03 11:05:00',
    redeemed_at: 'counter.07',
    notes: 'entry-1',
    redeemed_till: { code: 'counter.07', name: 'Till 7' },
    reversals: [],
    ...more,
  });
  const told = (point: unknown, points_count: number) => ({
    response: {
      status: { success: 'true', code: '200', message: 'SUCCESS' },
      customer: {
        points_count,
        redemptions: { points: { point } },
        item_status: { success: 'true', code: '1000' },
      },
    },
  });
  const list = (body: unknown) =>
    ask(body, (capillary) => capillary.pointsRedemptions(member, { reference: 'entry-1' }));

  test('are asked for by the reference they were used under', async () => {
    const { server, outcome } = await list(told(row(1), 1));
    expect(server.requests[0]).toMatchObject({
      path: '/v1.1/customer/redemptions',
      query: [
        ['format', 'json'],
        ['mobile', '15550100142'],
        ['type', 'POINTS'],
        ['external_reference_number', 'entry-1'],
        ['points_limit', '100'],
      ],
    });
    expect(answered(outcome)).toMatchObject([
      { redemptionId: 'k1', points: 100, notes: 'entry-1', tillCode: 'counter.07', isReversed: false },
    ]);
  });

  test.each([
    ['a list', [{ id: 'v1' }]],
    ['one', { reversal: { id: 'v1' } }],
  ])('tell that something was given back, written as %s', async (_look, reversals) => {
    expect(answered((await list(told([row(1, { reversals })], 1))).outcome)).toMatchObject([
      { isReversed: true },
    ]);
  });

  test('are no list where it may be cut short', async () => {
    const rows = Array.from({ length: 10 }, (_, index) => row(index));
    expect(ending((await list(told(rows, 10))).outcome)).toBe('no-answer: list-cut-short');
  });
});
