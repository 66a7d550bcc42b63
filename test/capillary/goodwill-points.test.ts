/** Goodwill points on the wire: asked for, decided, listed. */
import { describe, expect, test } from 'vitest';
import { answered, ending, member, refusal, startPair } from './harness.ts';

const fine = { success: true, code: 200, message: 'Success' };
type Client = Awaited<ReturnType<typeof startPair>>['capillary'];
async function ask<Value>(body: unknown, call: (capillary: Client) => Promise<Value>, status = 200) {
  const { server, capillary } = await startPair();
  server.answers({ status, body });
  return { server, outcome: await call(capillary) };
}

describe('asking for goodwill points', () => {
  const wish = { customer: member, points: 200, reason: 'Late', comments: 'Note', reference: 'entry-1' };
  const add = (item: object) =>
    ask({ response: { status: fine, requests: { request: [item] } } }, (capillary) =>
      capillary.requestGoodwillPoints(wish),
    );

  test.each([[9000], [9100]])('is done with %i (U28), and waits for approval', async (code) => {
    const { server, outcome } = await add({
      id: '700412',
      status: 'PENDING',
      item_status: { success: true, code },
    });
    expect(answered(outcome)).toEqual({ requestId: '700412', status: 'PENDING' });
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v1.1/request/add',
      query: [['format', 'json']],
      body: {
        root: {
          request: [
            {
              customer: { mobile: '15550100142' },
              reference_id: 'entry-1',
              reason: 'Late',
              comments: 'Note',
              type: 'GOODWILL',
              base_type: 'POINTS',
              points: '200',
            },
          ],
        },
      },
    });
  });

  test('refused, or left open', async () => {
    const refused = await add({ item_status: { success: false, code: 9007, message: 'no' } });
    expect(refusal(refused.outcome)).toMatchObject({ family: 'goodwill', code: 9007, verdict: 'ask' });
    const open = await add({ id: '', item_status: { success: true, code: 9100 } });
    expect(ending(open.outcome)).toBe('no-answer: no-request-id');
  });
});

describe('deciding', () => {
  const decide = (decision: 'approve' | 'reject', body: unknown) =>
    ask(body, (capillary) =>
      capillary.decideGoodwillPoints({ requestId: '700412', decision, points: 150, comments: 'Fine' }),
    );

  test('an approval answers without any status, and may be for less', async () => {
    const { server, outcome } = await decide('approve', {
      response: { requests: { goodwill: { type: 'POINTS', status: 'APPROVED' } } },
    });
    expect(answered(outcome)).toBeNull();
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/v1.1/request/approve' });
    expect(server.requests[0]?.body).toEqual({
      root: {
        request: [
          { type: 'GOODWILL', base_type: 'POINTS', id: '700412', points: '150', updated_comments: 'Fine' },
        ],
      },
    });
  });

  test('a rejection answers with one', async () => {
    const request = { id: '700412', status: 'REJECTED', item_status: { success: true, code: '9000' } };
    const { server, outcome } = await decide('reject', { response: { status: fine, requests: { request } } });
    expect(answered(outcome)).toBeNull();
    expect(server.requests[0]).toMatchObject({ path: '/v1.1/request/reject' });
    expect(JSON.stringify(server.requests[0]?.body)).not.toContain('150');
  });

  test.each([
    ['still waiting', { response: { requests: { goodwill: { status: 'PENDING' } } } }],
    ['another one', { response: { requests: { goodwill: { id: '1', status: 'APPROVED' } } } }],
    ['nothing', {}],
  ])('nobody knows after %s', async (_what, body) => {
    expect((await decide('approve', body)).outcome.kind).toBe('no-answer');
  });

  test('one that is gone is refused', async () => {
    const request = { item_status: { success: false, code: 9013, message: 'gone' } };
    const body = { response: { status: { success: false, code: 500 }, requests: { request } } };
    expect(refusal((await decide('approve', body)).outcome)).toMatchObject({ code: 9013, verdict: 'ask' });
  });
});

describe('lists', () => {
  const row = {
    id: '700412',
    status: 'PENDING',
    base_type: 'POINTS',
    reason: 'Late',
    comments: 'Note',
    customer: { id: 60012345, firstname: 'Ava', lastname: 'Ruiz' },
    approved_value: '',
    added_on: '2026-02-03T13:13:38Z',
    added_by: { code: 'counter.07', name: 'Till 7' },
  };
  const told = (goodwill: unknown) => ({
    response: { status: fine, requests: { count: 1, rows: 1, goodwill } },
  });
  const days = { fromDay: '2026-01-01', toDay: '2026-02-28' };

  test.each([
    ['one as an object', row],
    ['a list, with coupons between', [row, { ...row, id: '2', base_type: 'COUPON' }]],
  ])('what waits, %s', async (_look, goodwill) => {
    const { server, outcome } = await ask(told(goodwill), (capillary) =>
      capillary.goodwillRequests({ status: 'PENDING', customer: member, ...days }),
    );
    expect(server.requests[0]).toMatchObject({
      path: '/v1.1/request/get',
      query: [
        ['format', 'json'],
        ['type', 'GOODWILL'],
        ['base_type', 'POINTS'],
        ['status', 'PENDING'],
        ['mobile', '15550100142'],
        ['start_date', '2026-01-01'],
        ['end_date', '2026-02-28'],
        ['limit', '50'],
      ],
    });
    expect(answered(outcome)).toMatchObject([
      { requestId: '700412', customerId: '60012345', customerName: 'Ava Ruiz', points: null, reason: 'Late' },
    ]);
  });

  test('nothing waits', async () => {
    const { outcome } = await ask({ response: { status: fine, requests: { count: 0 } } }, (capillary) =>
      capillary.goodwillRequests({ status: 'PENDING', customer: null, ...days }),
    );
    expect(answered(outcome)).toEqual([]);
  });

  test('who decided, and how', async () => {
    const { server, outcome } = await ask(told({ ...row, approval_type: 'CLIENT' }), (capillary) =>
      capillary.goodwillLog(days),
    );
    expect(server.requests[0]).toMatchObject({ path: '/v1.1/request/logs' });
    expect(answered(outcome)).toMatchObject([{ requestId: '700412', approvalType: 'CLIENT' }]);
  });

  test('of one member, through v2', async () => {
    const data = [{ id: 700412, goodwillType: 'POINTS', goodwillStatus: 'APPROVED', approvedValue: '450' }];
    const { server, outcome } = await ask({ data, warnings: [], errors: [] }, (capillary) =>
      capillary.memberGoodwill('60012345', '700412'),
    );
    expect(server.requests[0]).toMatchObject({
      path: '/v2/customers/60012345/goodwillRequest',
      query: [['requestId', '700412']],
    });
    expect(answered(outcome)).toMatchObject([{ requestId: '700412', status: 'APPROVED', points: 450 }]);
  });
});
