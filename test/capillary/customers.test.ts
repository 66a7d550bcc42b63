import { describe, expect, test } from 'vitest';
import { answered, ending, member, refusal, startPair } from './harness.ts';

/** A member as the documents show one, with the points embed. */
function ava(given: Record<string, unknown> = {}) {
  return {
    id: 60012345,
    profiles: [
      {
        firstName: 'Wechat',
        lastName: 'Name',
        source: 'WECHAT',
        identifiers: [{ type: 'wechat', value: 'w1' }],
      },
      {
        firstName: 'Ava',
        lastName: 'Ruiz',
        attribution: { createDate: '2026-01-05T10:00:00Z' },
        fields: { shoe_size: '39' },
        identifiers: [
          { type: 'mobile', value: '15550100142' },
          { type: 'cardNumber', value: 'CARD0001', seriesId: 19 },
        ],
        source: 'INSTORE',
      },
    ],
    loyaltyInfo: { loyaltyType: 'loyalty', attributionV2: { createDate: '2026-01-04T10:00:00Z' } },
    fraudDetails: { status: 'NOT_FRAUD' },
    pointsSummary: { currentSlab: 'Silver', loyaltyPoints: 500, lifetimePoints: 1840 },
    warnings: [],
    ...given,
  };
}

describe('finding a member', () => {
  test('by an identifier', async () => {
    const { server, capillary, calls } = await startPair();
    server.answers({ body: ava() });
    expect(answered(await capillary.findCustomer(member))).toEqual({
      id: '60012345',
      firstName: 'Ava',
      lastName: 'Ruiz',
      identifiers: [
        { type: 'mobile', value: '15550100142' },
        { type: 'cardnumber', value: 'CARD0001' },
      ],
      tier: 'Silver',
      points: 500,
      lifetimePoints: 1840,
      registeredAt: '2026-01-05T10:00:00Z',
      fraud: false,
      loyalty: true,
    });
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: '/v2/customers/lookup/customerDetails',
      query: [
        ['source', 'INSTORE'],
        ['identifierName', 'mobile'],
        ['identifierValue', '15550100142'],
        ['embed', 'points'],
      ],
      body: null,
    });
    expect(calls.map(({ path }) => path)).toEqual(['/v2/customers/lookup/customerDetails']);
  });

  test('by id, which the watcher is not told', async () => {
    const { server, capillary, calls } = await startPair();
    server.answers({ body: ava() });
    await capillary.findCustomer({ type: 'id', value: '60012345' });
    expect(server.requests[0]).toMatchObject({
      path: '/v2/customers/60012345',
      query: [
        ['source', 'INSTORE'],
        ['embed', 'points'],
      ],
    });
    expect(calls.map(({ path }) => path)).toEqual(['/v2/customers/{id}']);
  });

  test('an identifier is written so that it cannot become something else', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: ava() });
    await capillary.findCustomer({ type: 'email', value: 'a+b&source=ALL@example.net\ud800' });
    expect(server.requests[0]?.query[2]).toEqual(['identifierValue', 'a+b&source=ALL@example.net\ufffd']);
    await capillary.findCustomer({ type: 'id', value: '1/../../admin' });
    expect(server.requests[1]?.path).toBe('/v2/customers/1%2F..%2F..%2Fadmin');
  });

  test('one of whom little is told', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: { id: 7, profiles: [{ identifiersAll: { type: 'mobile', value: '1' } }] } });
    expect(answered(await capillary.findCustomer(member))).toEqual({
      id: '7',
      firstName: '',
      lastName: '',
      identifiers: [{ type: 'mobile', value: '1' }],
      tier: null,
      points: null,
      lifetimePoints: null,
      registeredAt: null,
      fraud: false,
      loyalty: null,
    });
  });

  test('one who is marked, and one who is not in the programme', async () => {
    const { server, capillary } = await startPair();
    server.answers({
      body: ava({ fraudDetails: { status: 'CONFIRMED' }, loyaltyInfo: { loyaltyType: 'non_loyalty' } }),
    });
    expect(answered(await capillary.findCustomer(member))).toMatchObject({ fraud: true, loyalty: false });
  });

  test.each([8015, 8065, 1011, 1012, 816])('nobody, by number %i', async (code) => {
    const { server, capillary } = await startPair();
    for (const status of [200, 400, 404]) {
      server.answers({ status, body: { errors: [{ status: false, code, message: 'none' }], warnings: [] } });
      expect(answered(await capillary.findCustomer(member))).toBeNull();
    }
  });

  test('one who was merged into another is a refusal', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: { errors: [{ status: false, code: 8069, message: 'merged' }] } });
    const refused = refusal(await capillary.findCustomer(member));
    expect(refused).toMatchObject({ family: 'customer', code: 8069, verdict: 'ask' });
  });

  test.each([
    ['an empty object', {}],
    ['no id', ava({ id: undefined })],
    ['an id that is none', ava({ id: -1 })],
    ['no profile', ava({ profiles: [] })],
  ])('an answer with %s is nobody’s word', async (_name, body) => {
    const { server, capillary } = await startPair();
    server.answers({ body });
    expect(ending(await capillary.findCustomer(member))).toBe('no-answer: no-customer');
  });

  test('a gateway’s 404 is not "nobody"', async () => {
    const { server, capillary } = await startPair();
    server.answers({ status: 404, body: '<html>' });
    expect(ending(await capillary.findCustomer(member))).toBe('no-answer: http-404');
  });
});

describe('searching members', () => {
  const found = {
    pagination: { limit: 10, offset: 0, total: 1 },
    data: [
      {
        userId: 60012345,
        matchedIdentifiers: [
          { idType: 'firstName', idValue: 'Ava', source: 'INSTORE' },
          { idType: 'mobile', idValue: '15550100142', source: 'INSTORE' },
        ],
        profiles: [{ source: 'INSTORE', firstName: 'Ava', lastName: 'Ruiz' }],
      },
      { userId: 0, profiles: [] },
      'nonsense',
    ],
    warnings: [],
    errors: [],
  };

  test('asks for at most ten', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: found });
    expect(answered(await capillary.searchCustomers('Ava & co', 50))).toEqual([
      {
        id: '60012345',
        firstName: 'Ava',
        lastName: 'Ruiz',
        identifiers: [{ type: 'mobile', value: '15550100142' }],
      },
    ]);
    expect(server.requests[0]).toMatchObject({
      path: '/v2/customers/search',
      query: [
        ['q', 'Ava & co'],
        ['limit', '10'],
        ['offset', '0'],
      ],
    });
    await capillary.searchCustomers('Ava', 3);
    expect(server.requests[1]?.query[1]).toEqual(['limit', '3']);
  });

  test('a busy search may be tried again', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: { errors: [{ status: false, code: 461, message: 'busy' }] } });
    expect(refusal(await capillary.searchCustomers('Ava', 10))).toMatchObject({
      code: 461,
      verdict: 'retry',
    });
  });

  test('no list is no answer', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: { warnings: [], errors: [] } });
    expect(ending(await capillary.searchCustomers('Ava', 10))).toBe('no-answer: no-list');
  });
});
