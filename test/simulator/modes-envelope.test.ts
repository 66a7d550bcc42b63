// The switches for the looks of an answer and for who may ask, as a till meets them.
import { describe, expect, test } from 'vitest';
import type { Modes } from '../../src-main/simulator/modes.ts';
import { trainingCredentials } from '../../src-main/simulator/seed.ts';
import { amara, ask, at, basic, codeOf, morning, openShop, redeemV11, tillWith } from './shop.ts';

const withModes = (modes: Partial<Modes>) => openShop(modes);
const coupons = `/v2/customers/coupons?mobile=${amara.mobile}`;
const check = (codes: string) => `/v2/coupon/is_redeemable?mobile=${amara.mobile}&code=${codes}`;
const checkV11 = (code: string) => `/v1.1/coupon/isredeemable?mobile=${amara.mobile}&code=${code}`;

describe('v1.1', () => {
  test('U24: an answer inside an answer', async () => {
    const { till } = await withModes({ v11CheckNesting: 'double' });
    const { body } = await till.get(checkV11('FERN7402'));
    expect(at(body, 'response', 'redeem', 'response', 'coupons', 'redeemable', 'is_redeemable')).toBe('true');
  });

  test("U41: a refused check with the rule's own number", async () => {
    const { till } = await withModes({ v11CheckCode: 'rule' });
    const { body } = await till.get(checkV11('BARK9150'));
    expect(at(body, 'response', 'coupons', 'redeemable', 'item_status', 'code')).toBe('711');
  });

  test('numbers and booleans with their types', async () => {
    const { till } = await withModes({ v11Scalars: 'typed' });
    const { body } = await till.get('/v1.1/store/login.json');
    expect(at(body, 'response', 'status')).toEqual({ success: true, code: 200, message: 'SUCCESS' });
  });

  test('one child as a list of one', async () => {
    const { till } = await withModes({ v11One: 'array' });
    const { body } = await till.get('/v1.1/coupon/get?code=FERN7402');
    expect(at(body, 'response', 'coupons', 'coupon')).toHaveLength(1);
  });

  test.each([
    ['array', []],
    ['string', ''],
    ['object', {}],
    ['missing', undefined],
  ] as const)('nothing, as %s', async (v11Empty, look) => {
    const { till } = await withModes({ v11Empty });
    const { body } = await till.get('/v1.1/customer/redemptions?mobile=15550100113');
    expect(at(body, 'response', 'customer', 'redemptions', 'coupons')).toEqual(look);
  });

  test('no response around a redemption', async () => {
    const { till } = await withModes({ v11RedeemWrapper: 'missing' });
    const { body } = await redeemV11(till, [
      { code: 'FERN7402', customer: { mobile: amara.mobile }, transaction: { number: 'B-1', amount: '1' } },
    ]);
    expect(at(body, 'status', 'code')).toBe('200');
    expect(at(body, 'coupons', 'coupon', 'redemptionId')).toBe('5310001');
  });

  test('a flag with line breaks around it', async () => {
    const { till } = await withModes({ loginFlag: 'padded' });
    const { body } = await till.get('/v1.1/store/login.json');
    expect(at(body, 'response', 'store', 'user', 'associate_login_enabled')).toBe('\nfalse\n');
  });
});

describe('around the answer', () => {
  test('the request id under either spelling, both, or none', async () => {
    const { till, simulator } = await withModes({});
    const ids = async () => {
      const { headers } = await till.get(coupons);
      return [headers.has('X-Cap-Requestid'), headers.has('X-CAP-REQUEST-ID')];
    };
    expect(await ids()).toEqual([true, false]);
    simulator.setModes({ requestIdHeader: 'X-CAP-REQUEST-ID' });
    expect(await ids()).toEqual([false, true]);
    simulator.setModes({ requestIdHeader: 'both' });
    expect(await ids()).toEqual([true, true]);
    simulator.setModes({ requestIdHeader: 'none' });
    expect(await ids()).toEqual([false, false]);
  });

  test('every call has an id of its own: thirteen hex digits, the same in the log', async () => {
    const { till, simulator } = await withModes({});
    const first = (await till.get(coupons)).headers.get('X-Cap-Requestid');
    const second = (await till.get(coupons)).headers.get('X-Cap-Requestid');
    expect(first).toMatch(/^[0-9A-F]{13}$/);
    expect(second).not.toBe(first);
    expect(simulator.calls.map((call) => call.requestId)).toEqual([first, second]);
  });

  test('the Date of an answer is the clock of the platform', async () => {
    const { till } = await withModes({});
    expect((await till.get(coupons)).headers.get('Date')).toBe(new Date(morning).toUTCString());
  });

  test('answers may come compressed', async () => {
    const { till } = await withModes({ compression: 'gzip' });
    const reply = await till.get(coupons, { 'Accept-Encoding': 'gzip' });
    expect(reply.headers.get('Content-Encoding')).toBe('gzip');
    expect(at(reply.body, 'success')).toBe(true);
    const plain = await till.get(coupons, { 'Accept-Encoding': 'identity' });
    expect(plain.headers.has('Content-Encoding')).toBe(false);
  });

  test('U31, U9: so many calls a minute for each key, and when to come back', async () => {
    const { till, otherTill, simulator, step } = await withModes({ requestsPerMinute: 2 });
    expect([(await till.get(coupons)).status, (await till.get(coupons)).status]).toEqual([200, 200]);
    step(20_000);
    const over = await till.get(coupons);
    expect([over.status, codeOf(over), over.headers.get('Retry-After')]).toEqual([429, 429, '40']);
    expect((await otherTill.get(coupons)).status).toBe(200);
    simulator.setModes({ retryAfter: 'absent' });
    expect((await till.get(coupons)).headers.has('Retry-After')).toBe(false);
    step(40_000);
    expect((await till.get(coupons)).status).toBe(200);
  });
});

describe('who is calling', () => {
  const { till: secret, oauth } = trainingCredentials;
  const tokenFor = async (url: string): Promise<string> => {
    const reply = await ask(`${url}/v3/oauth/token/generate`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(oauth),
    });
    return String(at(reply.body, 'data', 'accessToken'));
  };

  test('U1: the other header, either header, and a Bearer in front', async () => {
    const shop = await withModes({ oauthHeader: 'CAP-API-ACCESS-TOKEN' });
    const token = await tokenFor(shop.url);
    const statusWith = async (headers: Record<string, string>) =>
      (await tillWith(shop.url, headers).get(coupons)).status;
    expect(await statusWith({ 'CAP-API-ACCESS-TOKEN': token })).toBe(200);
    expect(await statusWith({ 'X-CAP-API-OAUTH-TOKEN': token })).toBe(401);
    shop.simulator.setModes({ oauthHeader: 'either' });
    expect(await statusWith({ 'X-CAP-API-OAUTH-TOKEN': token })).toBe(200);
    expect(await statusWith({ 'X-CAP-API-OAUTH-TOKEN': `Bearer ${token}` })).toBe(401);
    shop.simulator.setModes({ bearerPrefix: 'accepted' });
    expect(await statusWith({ 'X-CAP-API-OAUTH-TOKEN': `Bearer ${token}` })).toBe(200);
  });

  test('U2: a blank after the colon', async () => {
    const shop = await withModes({});
    const blank = tillWith(shop.url, { Authorization: basic(secret.username, secret.password, ' ') });
    expect((await blank.get(coupons)).status).toBe(401);
    shop.simulator.setModes({ blankInBasic: 'accepted' });
    expect((await blank.get(coupons)).status).toBe(200);
  });

  test('U4: an entity nobody knows spoils lookups, everything, or nothing', async () => {
    const shop = await withModes({});
    const headers = {
      'X-CAP-API-OAUTH-TOKEN': await tokenFor(shop.url),
      'X-CAP-API-ATTRIBUTION-ENTITY-CODE': 'quay.99',
    };
    const client = tillWith(shop.url, headers);
    const statuses = async () => [
      (await client.get(coupons)).status,
      (await client.get(check('FERN7402'))).status,
    ];
    expect(await statuses()).toEqual([400, 200]);
    shop.simulator.setModes({ unknownEntity: 'all-fail' });
    expect(await statuses()).toEqual([400, 400]);
    shop.simulator.setModes({ unknownEntity: 'ignored' });
    expect(await statuses()).toEqual([200, 200]);
  });

  test('U5, U32: what a wrong password and a dead token look like', async () => {
    const shop = await withModes({ v11CredentialsStatus: 200, expiredTokenBody: 'empty' });
    const wrong = tillWith(shop.url, { Authorization: basic(secret.username, 'wrong') });
    const login = await wrong.get('/v1.1/store/login.json');
    expect([login.status, at(login.body, 'response', 'status', 'code')]).toEqual([200, '401']);
    expect(await wrong.get(coupons)).toMatchObject({ status: 401, body: { errors: [{ code: 401 }] } });
    const dead = tillWith(shop.url, { 'X-CAP-API-OAUTH-TOKEN': 'dead' });
    expect(await dead.get(coupons)).toMatchObject({ status: 401, text: '' });
  });
});
