/** Members made, changed and marked: what stands on the wire, and what is believed of the answer. */
import { describe, expect, test } from 'vitest';
import type { EnrolRequest } from '../../src-main/capillary/enrol-customer.ts';
import { answered, ending, member, refusal, startPair } from './harness.ts';

const error = (code: number) => ({ status: false, code, message: 'no' });
const profile = {
  firstName: 'Ava',
  lastName: 'Ruiz',
  fields: { shoe_size: '39' },
  extendedFields: { gender: 'Female' },
  channels: [{ type: 'mobile' as const, value: '15550100142' }],
};
const newMember: EnrolRequest = {
  ...profile,
  identifiers: [
    { type: 'mobile', value: '15550100142' },
    { type: 'cardnumber', value: 'CARD0001' },
  ],
  cardSeries: 'G1',
  createdAt: '2026-02-03T10:00:00.000Z',
};

async function pairAnswering(body: unknown, status = 200) {
  const pair = await startPair();
  pair.server.answers({ status, body });
  return pair;
}

const created = { createdId: 60012345, warnings: [], sideEffects: [] };

describe('enrolling', () => {
  test('sends the profile, identifiers, a card with its series, fields and the moment', async () => {
    const { server, capillary } = await pairAnswering({ ...created, warnings: [error(1017), {}] });
    expect(answered(await capillary.enrolCustomer(newMember))).toEqual({ id: '60012345', warnings: [1017] });
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v2/customers',
      body: {
        profiles: [
          {
            firstName: 'Ava',
            lastName: 'Ruiz',
            source: 'INSTORE',
            identifiers: [
              { type: 'mobile', value: '15550100142' },
              { type: 'cardnumber', value: 'CARD0001', seriesCode: 'G1', statusLabel: 'ACTIVE' },
            ],
            commChannels: [
              { type: 'mobile', value: '15550100142', primary: true, verified: false, meta: {} },
            ],
            fields: { shoe_size: '39' },
          },
        ],
        loyaltyInfo: { loyaltyType: 'loyalty' },
        extendedFields: { gender: 'Female' },
        createDate: '2026-02-03T10:00:00.000Z',
      },
    });
  });

  test.each([1014, 1032, 8007])('somebody has the identifier already: %i', async (code) => {
    const { capillary } = await pairAnswering({ errors: [error(code)], warnings: [] }, 400);
    expect(refusal(await capillary.enrolCustomer(newMember))).toMatchObject({
      family: 'customer',
      code,
      verdict: 'dup',
    });
  });

  test.each([
    ['no id', { warnings: [], sideEffects: [] }],
    ['no number', { createdId: 0, warnings: [] }],
    ['a list', []],
  ])('nobody knows after %s', async (_what, body) => {
    const { capillary } = await pairAnswering(body);
    expect(ending(await capillary.enrolCustomer(newMember))).toBe('no-answer: no-created-id');
  });
});

test('updating sends no identifier, and says nothing of channels that were not touched', async () => {
  const { server, capillary } = await pairAnswering(created);
  answered(await capillary.updateCustomer('60012345', { ...profile, channels: null }));
  const [asked] = server.requests;
  expect(asked).toMatchObject({
    method: 'PUT',
    path: '/v2/customers/60012345',
    query: [['source', 'INSTORE']],
    body: { extendedFields: { gender: 'Female' } },
  });
  expect(JSON.stringify(asked?.body)).not.toMatch(/identifiers|commChannels/);
});

test('a card is linked as active and delinked as not issued', async () => {
  const { server, capillary } = await pairAnswering({ createdId: 60012345, warnings: [] });
  const card = (value: string) => ({ type: 'cardnumber' as const, value });
  answered(
    await capillary.changeIdentifiers({
      customerId: '60012345',
      add: [card('CARD2')],
      remove: [card('CARD1'), { type: 'mobile', value: '15550100142' }],
      cardSeries: null,
    }),
  );
  expect(server.requests[0]).toMatchObject({
    method: 'POST',
    path: '/v2/customers/60012345/changeIdentifier',
    query: [['source', 'INSTORE']],
    body: {
      add: [{ type: 'cardnumber', value: 'CARD2', statusLabel: 'ACTIVE' }],
      remove: [
        { type: 'cardnumber', value: 'CARD1', statusLabel: 'NOT_ISSUED' },
        { type: 'mobile', value: '15550100142' },
      ],
    },
  });
});

describe('another status', () => {
  const asked = { label: 'INACTIVE', reason: 'asked for it' };

  test('is done when its own list of errors is empty', async () => {
    const { server, capillary } = await pairAnswering({ warnings: [], error: [] });
    expect(answered(await capillary.changeCustomerStatus('60012345', asked))).toBeNull();
    expect(server.requests[0]).toMatchObject({
      method: 'PUT',
      path: '/v2/customers/lookup/status',
      query: [
        ['source', 'INSTORE'],
        ['identifierName', 'id'],
        ['identifierValue', '60012345'],
      ],
      body: asked,
    });
  });

  test('is refused by an error there, and nobody knows without the list', async () => {
    const no = await pairAnswering({ warnings: [], error: [error(1015)] });
    expect(refusal(await no.capillary.changeCustomerStatus('1', asked))).toMatchObject({ code: 1015 });
    const bare = await pairAnswering({ warnings: [] });
    expect(ending(await bare.capillary.changeCustomerStatus('1', asked))).toBe('no-answer: no-error-list');
  });
});

describe('notes', () => {
  const ok = { success: 'true', code: '1000', message: 'fine' };
  const status = { success: 'true', code: '200', message: 'SUCCESS' };
  const one = { id: '7', description: 'Allergic', added_on: '2026-02-03 10:00:00' };

  test.each([
    ['under customers', { customers: { customer: { notes: { note: one }, item_status: ok } } }],
    ['alone', { customer: [{ notes: { note: [one] }, item_status: ok }] }],
  ])('are read %s', async (_what, content) => {
    const { server, capillary } = await pairAnswering({ response: { status, ...content } });
    expect(answered(await capillary.customerNotes(member))).toEqual([
      { id: '7', text: 'Allergic', addedOn: '2026-02-03 10:00:00' },
    ]);
    expect(server.requests[0]).toMatchObject({ method: 'GET', path: '/v1.1/customer/notes' });
  });

  test('none is an answer, nobody is a refusal', async () => {
    const failed = (code: string) => ({
      response: {
        status: { success: 'false', code: '500', message: 'FAIL' },
        customers: { customer: { item_status: { success: 'false', code, message: '' } } },
      },
    });
    const none = await pairAnswering(failed('1028'));
    expect(answered(await none.capillary.customerNotes(member))).toEqual([]);
    const nobody = await pairAnswering(failed('1012'));
    expect(refusal(await nobody.capillary.customerNotes(member)).code).toBe(1012);
  });

  test('one is written with its moment, in the cluster’s own time', async () => {
    const content = { customers: { customer: { notes: [], item_status: ok } } };
    const { server, capillary } = await pairAnswering({ response: { status, ...content } });
    const note = { text: 'Allergic', date: '2026-02-03 10:00:00' };
    expect(answered(await capillary.addCustomerNote(member, note))).toBeNull();
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v1.1/customer/notes',
      body: {
        root: {
          customer: [
            {
              mobile: '15550100142',
              notes: { note: [{ date: '2026-02-03 10:00:00', description: 'Allergic' }] },
            },
          ],
        },
      },
    });
  });
});

describe('labels', () => {
  test('of a member and of the organisation are told by different names', async () => {
    const data = [
      { labelName: 'Trade', deleted: false },
      { labelName: 'Old', deleted: true },
    ];
    const own = await pairAnswering({ data, warnings: [], errors: [] });
    expect(answered(await own.capillary.customerLabels('60012345'))).toEqual(['Trade']);
    expect(own.server.requests[0]?.path).toBe('/v2/customers/60012345/labels');
    const all = await pairAnswering({ data: [{ id: 1, name: 'Trade' }], warnings: [], errors: [] });
    expect(answered(await all.capillary.organisationLabels())).toEqual(['Trade']);
    expect(all.server.requests[0]?.path).toBe('/v2/organization/labels');
  });

  test('are changed by name, and done when the member is named', async () => {
    const { server, capillary } = await pairAnswering({ entity: 60012345, warnings: [] });
    answered(await capillary.changeCustomerLabels('60012345', { add: ['VIP'], remove: ['Old'] }));
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v2/customers/60012345/changeLabels',
      body: { add: [{ labelName: 'VIP' }], remove: [{ labelName: 'Old' }] },
    });
    server.answers({ body: { warnings: [] } });
    const unclear = await capillary.changeCustomerLabels('60012345', { add: [], remove: ['Old'] });
    expect(ending(unclear)).toBe('no-answer: no-entity');
  });
});

describe('the organisation’s fields', () => {
  test('are told with type, choices, pattern and whether they are needed', async () => {
    const field = {
      name: 'size',
      label: 'Size',
      type: 'SELECT',
      dataType: 'STRING',
      options: '["S","M"]',
      regex: '',
      isCompulsory: 1,
      isDisabled: 0,
    };
    const data = [field, { ...field, name: 'gone', isDisabled: 1 }];
    const { server, capillary } = await pairAnswering({ data, warnings: [], errors: [] });
    expect(answered(await capillary.customFields())).toEqual([
      {
        name: 'size',
        label: 'Size',
        type: 'select',
        dataType: 'string',
        options: ['S', 'M'],
        pattern: null,
        required: true,
      },
    ]);
    expect(server.requests[0]).toMatchObject({
      path: '/v2/organization/customFields',
      query: [['scope', 'loyalty_registration']],
    });
  });

  test('extended ones of bills are not a member’s', async () => {
    const data = [
      { name: 'dob', dataType: 'DATETIME', entityType: 'CUSTOMER' },
      { name: 'lane', dataType: 'STRING', entityType: 'REGULAR_TRANSACTION' },
    ];
    const { server, capillary } = await pairAnswering({ data, warnings: [], errors: [] });
    expect(answered(await capillary.extendedFields()).map(({ name }) => name)).toEqual(['dob']);
    expect(server.requests[0]?.path).toBe('/v2/extendedFields');
  });
});

describe('what is told of a member', () => {
  const body = {
    id: 60012345,
    profiles: [
      { firstName: 'Other', lastName: '', source: 'WECHAT', fields: {} },
      {
        firstName: 'Ava',
        lastName: 'Ruiz',
        source: 'INSTORE',
        fields: { shoe_size: '39' },
        commChannels: [{ type: 'email', value: 'ava@example.net' }],
      },
    ],
    extendedFields: { gender: 'Female' },
    cardDetails: [
      {
        cardNumber: 'CARD0001',
        statusInfo: { label: 'BLOCKED', isActive: false },
        transactionNotAllowed: true,
      },
    ],
    subscriptionInfo: { subscriptions: [{ channel: 'SMS', priority: 'BULK', type: 'OPTOUT' }] },
    warnings: [],
  };

  test('fields, channels, subscriptions and cards come from the profile of the shop', async () => {
    const { server, capillary } = await pairAnswering(body);
    expect(answered(await capillary.customerProfile('60012345'))).toEqual({
      id: '60012345',
      firstName: 'Ava',
      lastName: 'Ruiz',
      fields: { shoe_size: '39' },
      extendedFields: { gender: 'Female' },
      channels: [{ type: 'email', value: 'ava@example.net' }],
      subscriptions: [{ channel: 'SMS', priority: 'BULK', isIn: false }],
      cards: [{ number: 'CARD0001', state: 'BLOCKED', isActive: false, isBlocked: true }],
    });
    expect(server.requests[0]).toMatchObject({
      path: '/v2/customers/60012345',
      query: [
        ['source', 'INSTORE'],
        ['embed', 'subscriptions'],
      ],
    });
    const { subscriptionInfo: _left, ...bare } = body;
    const without = await pairAnswering(bare);
    expect(answered(await without.capillary.customerProfile('60012345')).subscriptions).toBeNull();
  });

  test.each([
    ['one above', { nextSlab: 'Gold', nextSlabSerialNumber: 2 }, 'Gold'],
    ['none above', { nextSlab: '', nextSlabSerialNumber: -1 }, ''],
    ['nothing told', {}, null],
  ])('the tier has %s', async (_what, more, nextTier) => {
    const data = [{ currentSlab: 'Silver', loyaltyPoints: 500, lifetimePoints: 1840, ...more }];
    const { server, capillary } = await pairAnswering({ data, warnings: [], errors: [] });
    expect(answered(await capillary.customerStanding('60012345'))).toMatchObject({
      tier: 'Silver',
      nextTier,
      redeemable: 500,
      missing: null,
    });
    expect(server.requests[0]?.path).toBe('/v2/customers/60012345/loyaltyDetails');
  });
});
