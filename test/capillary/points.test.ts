/** Points on the wire: asking, the code, using, giving back, the bill; every documented look of the answers. */
import { describe, expect, test } from 'vitest';
import { answered, ending, member, refusal, startPair } from './harness.ts';

const fine = { success: 'true', code: '200', message: 'SUCCESS' };
const no = (code: number) => ({ success: 'false', code: String(code), message: 'words' });
const error = (code: number, message = 'no') => ({ status: false, code, message });

type Client = Awaited<ReturnType<typeof startPair>>['capillary'];
async function ask<Value>(body: unknown, call: (capillary: Client) => Promise<Value>, status = 200) {
  const { server, capillary } = await startPair();
  server.answers({ status, body });
  return { server, outcome: await call(capillary) };
}

describe('asking whether points may be used', () => {
  const redeemable = {
    mobile: '15550100142',
    points: '100',
    is_redeemable: 'true',
    points_redeem_value: 100,
    points_redeem_local_value: 12.5,
    points_currency_ratio: '1',
    item_status: { success: 'true', code: '800', message: 'ok' },
  };
  const check = (body: unknown, sendCode = false) =>
    ask(body, (capillary) =>
      capillary.checkPoints({ customer: member, points: 100, sendCode, skipValidation: false }),
    );

  test('has the code sent in the same call', async () => {
    const { server } = await check({}, true);
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: '/v1.1/points/isredeemable',
      query: [
        ['format', 'json'],
        ['mobile', '15550100142'],
        ['points', '100'],
        ['issue_otp', 'true'],
      ],
    });
  });

  test.each([
    ['where the table has it', { points: { redeemable } }],
    ['where the sample has it (U24)', { responses: { points: { response: { points: { redeemable } } } } }],
    ['one as a list', { points: { redeemable: [redeemable] } }],
  ])('reads the answer %s', async (_where, content) => {
    const { outcome } = await check({ response: { status: fine, ...content } });
    expect(answered(outcome)).toEqual({ redeemable: true, points: 100, worth: '12.5' });
  });

  test.each([[807], [813], [821], [876]])('a refusal with %i', async (code) => {
    const item = { ...redeemable, is_redeemable: 'false', item_status: no(code) };
    const { outcome } = await check({ response: { status: no(500), points: { redeemable: item } } });
    expect(refusal(outcome)).toMatchObject({ family: 'points', code, verdict: 'ask' });
  });

  test('does not believe an answer for other points', async () => {
    const other = { ...redeemable, points: '1000' };
    const { outcome } = await check({ response: { status: fine, points: { redeemable: other } } });
    expect(ending(outcome)).toBe('no-answer: another-amount');
  });
});

describe('having a code sent', () => {
  const code = (status: unknown) => ({
    response: { status: fine, validation_code: { code: { user_id: '1', item_status: status } } },
  });

  test('by v1.1, whose item has a number alone', async () => {
    const { server, outcome } = await ask(code({ code: '200', message: 'sent' }), (capillary) =>
      capillary.sendPointsCode({ type: 'id', value: '60012345' }, 50),
    );
    expect(answered(outcome)).toBeNull();
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: '/v1.1/points/validationcode',
      query: [
        ['format', 'json'],
        ['user_id', '60012345'],
        ['points', '50'],
      ],
    });
  });

  test('ten on one day are the end of it', async () => {
    const { outcome } = await ask(code(no(429)), (capillary) => capillary.sendPointsCode(member, 50));
    expect(refusal(outcome)).toMatchObject({ family: 'otp', code: 429, verdict: 'final' });
  });

  test('by v2, to a telephone or an e-mail address and nowhere else', async () => {
    const { server, outcome } = await ask({ createdId: 10, warnings: [] }, (capillary) =>
      capillary.generateOtp(member),
    );
    expect(answered(outcome)).toBeNull();
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v2/otp/generate',
      body: {
        entityType: 'MOBILE',
        entityValue: '15550100142',
        action: 'POINTS',
        channels: [{ type: 'SMS', value: '15550100142' }],
      },
    });
    const card = await ask({}, (capillary) => capillary.generateOtp({ type: 'cardnumber', value: '1' }));
    expect(ending(card.outcome)).toBe('not-sent: no-identifier-for-codes');
    expect(card.server.requests).toEqual([]);
  });

  test('its refusals lose the quotes around their words', async () => {
    const body = { errors: [error(429, '"Too many"')] };
    const { outcome } = await ask(body, (capillary) => capillary.generateOtp(member), 400);
    expect(refusal(outcome)).toMatchObject({ family: 'otp', code: 429, message: 'Too many' });
  });
});

const wish = {
  version: 'v1.1',
  customer: member,
  customerId: '60012345',
  points: 100,
  billNumber: 'B-1007',
  reference: 'entry-1',
  code: '9HT2LB',
  redemptionTime: '2026-02-03 11:05:00',
} as const;

describe('using points', () => {
  const points = {
    mobile: '15550100142',
    redemption_id: 'k7Qw2Z',
    points_redeemed: '100',
    redeemed_value: 100,
    redeemed_local_value: 12.5,
    balance: 3140,
    item_status: { success: 'true', code: 800, message: 'Points Redeemed' },
  };
  const use = (body: unknown, more: object = {}, status = 200) =>
    ask(body, (capillary) => capillary.redeemPoints({ ...wish, ...more }), status);

  test('sends the entry’s id as the one key there is', async () => {
    const { server } = await use({});
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v1.1/points/redeem',
      query: [['format', 'json']],
    });
    expect(server.requests[0]?.body).toEqual({
      root: {
        redeem: [
          {
            points_redeemed: 100,
            customer: { mobile: '15550100142' },
            transaction_number: 'B-1007',
            external_reference_number: 'entry-1',
            notes: 'entry-1',
            validation_code: '9HT2LB',
            redemption_time: '2026-02-03 11:05:00',
          },
        ],
      },
    });
  });

  test('without a code where the organisation wants none', async () => {
    const { server } = await use({}, { code: null, redemptionTime: null });
    expect(server.requests[0]?.query).toContainEqual(['skip_validation', 'true']);
    expect(JSON.stringify(server.requests[0]?.body)).not.toMatch(/validation_code|redemption_time/);
  });

  test.each([
    ['an object', points],
    ['a list of one', [points]],
  ])('reads the redemption as %s', async (_look, written) => {
    const { outcome } = await use({ response: { status: fine, responses: { points: written } } });
    expect(answered(outcome)).toMatchObject({
      redemptionId: 'k7Qw2Z',
      points: 100,
      worth: '12.5',
      balance: 3140,
    });
  });

  test.each([
    ['another number of points', { points_redeemed: '50' }, 'another-amount'],
    ['no redemption id', { redemption_id: '' }, 'no-redemption-id'],
    ['no status', { item_status: {} }, 'no-item-status'],
  ])('nobody knows after an answer with %s', async (_what, more, cause) => {
    const { outcome } = await use({
      response: { status: fine, responses: { points: { ...points, ...more } } },
    });
    expect(ending(outcome)).toBe(`no-answer: ${cause}`);
  });

  test.each([
    [808, 'ask'],
    [813, 'ask'],
    [817, 'dup'],
    [896, 'retry'],
    [899, 'config'],
    [809, 'final'],
  ])('a refusal with %i allows %s', async (code, verdict) => {
    const item = { points_redeemed: '100', item_status: no(code) };
    const { outcome } = await use({ response: { status: no(500), responses: { points: item } } });
    expect(refusal(outcome)).toMatchObject({ family: 'points', code, verdict });
  });

  test('through v2, believed only with a redemption id (U26)', async () => {
    const { server, outcome } = await use(
      { redemptionId: 'k7Qw2Z', pointsRedeemed: 100, warnings: [] },
      { version: 'v2' },
    );
    expect(answered(outcome)).toMatchObject({ redemptionId: 'k7Qw2Z', worth: null });
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/v2/customers/60012345/redemptions' });
    expect(server.requests[0]?.body).toEqual({
      redemptionType: 'POINTS',
      points: 100,
      transactionNumber: 'B-1007',
      validationCode: '9HT2LB',
      source: 'INSTORE',
      commit: true,
      externalReferenceNumber: 'entry-1',
    });
    const bare = await use({ warnings: [] }, { version: 'v2' });
    expect(ending(bare.outcome)).toBe('no-answer: no-redemption-id');
    const refused = await use({ errors: [error(808)] }, { version: 'v2' }, 400);
    expect(refusal(refused.outcome)).toMatchObject({ family: 'points', code: 808 });
  });
});

describe('giving points back', () => {
  const give = (body: unknown, status = 200) =>
    ask(
      body,
      (capillary) => capillary.reversePoints({ redemptionId: 'k7Qw2Z', points: 40, customer: member }),
      status,
    );

  test('under the identifier they were used with', async () => {
    const told = { redemptionId: 'k7Qw2Z', pointsReversed: 40, reversalId: 91, warnings: [] };
    const { server, outcome } = await give(told);
    expect(answered(outcome)).toEqual({ reversalId: '91' });
    expect(server.requests[0]).toMatchObject({ method: 'POST', path: '/v2/points/reverse' });
    expect(server.requests[0]?.body).toEqual({
      redemptionId: 'k7Qw2Z',
      pointsToBeReversed: 40,
      identifier: { type: 'mobile', value: '15550100142' },
    });
  });

  test.each([
    ['switched off, told as a warning', { warnings: [error(905)] }, 905, 'config'],
    ['given back before', { errors: [error(3802)] }, 3802, 'dup'],
  ])('%s', async (_what, body, code, verdict) => {
    expect(refusal((await give(body)).outcome)).toMatchObject({ family: 'points', code, verdict });
  });

  test('nobody knows after fewer points, or nothing', async () => {
    expect(ending((await give({ pointsReversed: 10, reversalId: 'r' })).outcome)).toBe(
      'no-answer: another-amount',
    );
    expect(ending((await give({})).outcome)).toBe('no-answer: no-reversal-id');
  });
});

test('the bill of points used before there was one', async () => {
  const bill = { redemptionId: 'k7Qw2Z', billNumber: 'B-2', billId: '77', customer: member };
  const { server, outcome } = await ask({ success: true, warnings: [] }, (capillary) =>
    capillary.attachPointsBill(bill),
  );
  expect(answered(outcome)).toBeNull();
  expect(server.requests[0]).toMatchObject({
    method: 'PUT',
    path: '/v2/points/updateRedemption',
    body: {
      redemptionId: 'k7Qw2Z',
      billNumber: 'B-2',
      billId: 77,
      entity: { type: 'CUSTOMER', identifierType: 'mobile', identifierValue: '15550100142' },
    },
  });
  const bare = await ask({ warnings: [] }, (capillary) => capillary.attachPointsBill(bill));
  expect(ending(bare.outcome)).toBe('no-answer: no-success-marker');
});
