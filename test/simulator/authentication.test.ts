// Who may call, as whom, and for how long.
import { describe, expect, test } from 'vitest';
import { trainingCredentials } from '../../src-main/simulator/seed.ts';
import { amara, ask, at, basic, openShop, redeem, type Shop, tillWith } from './shop.ts';

const coupons = `/v2/customers/coupons?mobile=${amara.mobile}`;
const { till: secret, oauth } = trainingCredentials;

const generate = (url: string, body: unknown) =>
  ask(`${url}/v3/oauth/token/generate`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

async function clientOf(shop: Shop, more: Record<string, string> = {}) {
  const token = at((await generate(shop.url, oauth)).body, 'data', 'accessToken');
  return tillWith(shop.url, { 'X-CAP-API-OAUTH-TOKEN': String(token), ...more });
}

describe('a till with its password', () => {
  test('the password goes as its md5, and nothing else is taken', async () => {
    const shop = await openShop();
    const plain = Buffer.from(`${secret.username}:${secret.password}`).toString('base64');
    const tries = [
      `Basic ${plain}`,
      basic(secret.username, secret.password, ' '),
      basic(secret.username, secret.password.toUpperCase()),
      basic('quay.99', secret.password),
      'Basic %%%',
      'Bearer x',
    ];
    for (const Authorization of tries) {
      expect((await tillWith(shop.url, { Authorization }).get(coupons)).status).toBe(401);
    }
    expect((await ask(shop.url + coupons)).status).toBe(401);
    expect((await shop.till.get(coupons)).status).toBe(200);
    expect(shop.simulator.calls.at(-1)).toMatchObject({ tillCode: 'quay.04', status: 200 });
  });

  test('refused by v1.1 in the words of v1.1', async () => {
    const shop = await openShop();
    const wrong = tillWith(shop.url, { Authorization: basic(secret.username, 'wrong') });
    const reply = await wrong.get('/v1.1/store/login.json');
    expect(reply.status).toBe(401);
    expect(at(reply.body, 'response', 'status')).toMatchObject({ success: 'false', code: '401' });
  });

  test('a till acts for another one', async () => {
    const shop = await openShop();
    const act = (more: Record<string, string>) =>
      shop.till.get('/v1.1/store/login.json', { 'X-CAP-API-ATTRIBUTION-LOOKUP': 'mill.02', ...more });
    const type = 'X-CAP-API-ATTRIBUTION-LOOKUP-TYPE';
    const done = await act({ [type]: 'MOBILE_TRIGGER' });
    expect(at(done.body, 'response', 'store', 'user', 'username')).toBe('mill.02');
    expect(at((await act({})).body, 'response', 'status', 'code')).toBe('1061');
    expect((await act({ [type]: 'PIGEON' })).status).toBe(400);
    const nobody = await shop.till.get(coupons, {
      'X-CAP-API-ATTRIBUTION-LOOKUP': 'mill.99',
      [type]: 'WECHAT',
    });
    expect(nobody.status).toBe(400);
  });
});

describe('a client with its token', () => {
  test('key and secret for a token that looks like one and says how long it lives', async () => {
    const shop = await openShop();
    const { status, body } = await generate(shop.url, oauth);
    expect(status).toBe(200);
    expect(body).toMatchObject({ data: { ttlSeconds: 300 }, errors: null });
    const token = String(at(body, 'data', 'accessToken'));
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    expect(claims).toMatchObject({
      client_key: oauth.key,
      default_till: 'quay.04',
      scopes: expect.any(String),
    });
    expect(Number(at(claims, 'exp')) - Number(at(claims, 'iat'))).toBe(300);
  });

  test('a wrong secret, or none', async () => {
    const shop = await openShop();
    const wrong = await generate(shop.url, { ...oauth, secret: 'x' });
    expect(wrong).toMatchObject({ status: 401, body: { data: null, errors: [{ code: 401 }] } });
    expect((await generate(shop.url, { key: oauth.key })).status).toBe(400);
  });

  test('the secret is not in the log', async () => {
    const shop = await openShop();
    await generate(shop.url, oauth);
    expect(JSON.stringify(shop.simulator.calls)).not.toContain(oauth.secret);
  });

  test('the token dies when its time is up, or at once when told', async () => {
    const shop = await openShop();
    const client = await clientOf(shop);
    shop.step(299_999);
    expect((await client.get(coupons)).status).toBe(200);
    shop.step(1);
    expect((await client.get(coupons)).status).toBe(401);
    const fresh = await clientOf(shop);
    expect((await fresh.get(coupons)).status).toBe(200);
    shop.simulator.expireTokens();
    expect((await fresh.get(coupons)).status).toBe(401);
    expect((await tillWith(shop.url, { 'X-CAP-API-OAUTH-TOKEN': 'a.b.c' }).get(coupons)).status).toBe(401);
  });

  test.each([
    ['nothing said', {}, 'quay.04'],
    ['a till', { 'X-CAP-API-ATTRIBUTION-ENTITY-CODE': 'mill.02' }, 'mill.02'],
    [
      'a store by code',
      { 'X-CAP-API-ATTRIBUTION-ENTITY-TYPE': 'STORE_CODE', 'X-CAP-API-ATTRIBUTION-ENTITY-CODE': 'mill' },
      'mill.02',
    ],
    [
      'a store by name',
      {
        'X-CAP-API-ATTRIBUTION-ENTITY-TYPE': 'STORE_NAME',
        'X-CAP-API-ATTRIBUTION-ENTITY-CODE': 'Mill Square',
      },
      'mill.02',
    ],
    [
      'its own store by another id',
      {
        'X-CAP-API-ATTRIBUTION-ENTITY-TYPE': 'STORE_EXTERNAL_ID',
        'X-CAP-API-ATTRIBUTION-ENTITY-CODE': 'Q-01',
      },
      'quay.04',
    ],
    ['the older header', { 'X-CAP-API-ATTRIBUTION-TILL-CODE': 'mill.02' }, 'mill.02'],
  ])('redeemed at the till that was named: %s', async (_what, headers, tillCode) => {
    const shop = await openShop();
    await redeem(await clientOf(shop, headers), 'FERN7402');
    expect(shop.simulator.world.redemptions.at(-1)).toMatchObject({ code: 'FERN7402', tillCode });
  });

  test('an entity nobody knows makes the lookup fail', async () => {
    const shop = await openShop();
    const client = await clientOf(shop, { 'X-CAP-API-ATTRIBUTION-ENTITY-CODE': 'QUAY.04' });
    expect((await client.get(coupons)).status).toBe(400);
    const type = await clientOf(shop, {
      'X-CAP-API-ATTRIBUTION-ENTITY-TYPE': 'SHIP',
      'X-CAP-API-ATTRIBUTION-ENTITY-CODE': 'mill',
    });
    expect((await type.get(coupons)).status).toBe(400);
  });
});
