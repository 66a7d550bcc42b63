// The control calls: the same power over HTTP, for this machine only.
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { amara, ask, at, billsFor, codeOf, openShop, type Reply, redeem, type Shop } from './shop.ts';

const control = (shop: Shop, method: string, name: string, body?: unknown): Promise<Reply> =>
  ask(`${shop.url}/_simulator${name}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe('looking inside', () => {
  test('redemptions and calls, and the control calls are not among them', async () => {
    const shop = await openShop();
    await redeem(shop.till, 'FERN7402');
    const rows = (await control(shop, 'GET', '/redemptions')).body;
    expect(at(rows, shop.simulator.world.redemptions.length - 1)).toMatchObject({
      code: 'FERN7402',
      billNumber: 'B-1',
      tillCode: 'quay.04',
    });
    expect((await control(shop, 'GET', '/calls')).body).toMatchObject([
      {
        method: 'POST',
        path: '/v2/coupon/redeem',
        query: {},
        status: 200,
        isCommitted: true,
        fault: null,
        requestId: expect.any(String),
        body: { transactionNumber: 'B-1' },
      },
    ]);
  });

  test('the list of what it can do', async () => {
    const shop = await openShop();
    expect((await control(shop, 'GET', '')).body).toContain('POST faults');
    expect((await control(shop, 'GET', '/nothing')).status).toBe(404);
    expect((await control(shop, 'PUT', '/faults')).status).toBe(404);
  });
});

describe('breaking things', () => {
  test('a fault is set, seen and taken away', async () => {
    const shop = await openShop();
    const set = await control(shop, 'POST', '/faults', { kind: 'status', status: 503, times: 'forever' });
    expect((await redeem(shop.till, 'FERN7402')).status).toBe(503);
    expect((await control(shop, 'GET', '/faults')).body).toMatchObject([{ status: 503, seen: 1, done: 1 }]);
    const id = at(set.body, 'id');
    expect((await control(shop, 'DELETE', `/faults?id=${id}`)).body).toEqual({ isRemoved: true });
    expect(codeOf(await redeem(shop.till, 'FERN7402'))).toBe(700);
    await control(shop, 'POST', '/faults', { kind: 'drop', when: 'before-commit' });
    await control(shop, 'DELETE', '/faults');
    expect((await control(shop, 'GET', '/faults')).body).toEqual([]);
  });

  test.each([
    ['/faults', { kind: 'earthquake' }],
    ['/faults', { kind: 'drop', when: 'sometime' }],
    ['/faults', { kind: 'status', status: 200 }],
    ['/modes', { redeemFailure: 'd' }],
    ['/modes', { colour: 'red' }],
    ['/issue', { seriesId: 1, customerId: amara.id }],
    ['/issue', { seriesId: 6101, customerId: 1 }],
    ['/issue', { seriesId: 6101, customerId: amara.id, code: 'fern7402' }],
    ['/down', { how: 'refuse' }],
  ])('%s with %j is refused in words', async (name, body) => {
    const shop = await openShop();
    const reply = await control(shop, 'POST', name, body);
    expect(reply.status).toBe(400);
    expect(at(reply.body, 'message')).toMatch(/\w+/);
  });

  test('a body that is no JSON', async () => {
    const shop = await openShop();
    const reply = await ask(`${shop.url}/_simulator/faults`, { method: 'POST', body: '{' });
    expect(reply.status).toBe(400);
  });

  test('modes are read and changed', async () => {
    const shop = await openShop();
    await control(shop, 'POST', '/modes', { redeemFailure: 'a' });
    expect((await control(shop, 'GET', '/modes')).body).toMatchObject({
      redeemFailure: 'a',
      checkFailure: 'b',
    });
    expect(at((await redeem(shop.till, 'BARK9150')).body, 'redemptionStatus', 'code')).toBe(711);
  });

  test('late work is hurried along', async () => {
    const shop = await openShop();
    await control(shop, 'POST', '/faults', { kind: 'late-commit', afterMs: 60_000 });
    await redeem(shop.till, 'FERN7402').catch(() => undefined);
    await control(shop, 'POST', '/hurry');
    await shop.simulator.whenIdle();
    expect(billsFor(shop.simulator, 'FERN7402')).toEqual(['B-1']);
  });

  test('tokens die at once', async () => {
    const shop = await openShop();
    const credentials = { key: 'TRAININGKEY0001', secret: 'training-secret-0001' };
    const token = await shop.till.post('/v3/oauth/token/generate', credentials);
    await control(shop, 'POST', '/expire-tokens');
    const headers = { 'X-CAP-API-OAUTH-TOKEN': String(at(token.body, 'data', 'accessToken')) };
    expect((await shop.till.get('/v1.1/store/login', headers)).status).toBe(401);
  });
});

describe('changing the world', () => {
  test('a coupon is issued, with a code or without, to a member or to nobody', async () => {
    const shop = await openShop();
    const issue = (body: unknown) => control(shop, 'POST', '/issue', body);
    await issue({ seriesId: 6101, customerId: amara.id, code: 'Fresh-1' });
    expect(codeOf(await redeem(shop.till, 'FRESH-1'))).toBe(700);
    const other = await issue({ seriesId: 6101, customerId: amara.id });
    expect(codeOf(await redeem(shop.till, String(at(other.body, 'code'))))).toBe(700);
    await issue({ seriesId: 6110, customerId: null, code: 'FOUND-1' });
    expect(codeOf(await redeem(shop.till, 'FOUND-1'))).toBe(700);
  });

  test('reset: the first day again', async () => {
    const shop = await openShop({ redeemFailure: 'a' });
    await redeem(shop.till, 'FERN7402');
    shop.simulator.setModes({ redeemFailure: 'b' });
    shop.simulator.faults.add({ kind: 'late-commit', afterMs: 60_000, times: 'forever' });
    await redeem(shop.till, 'MOSS3318').catch(() => undefined);
    await control(shop, 'POST', '/reset');
    await shop.simulator.whenIdle();
    expect(billsFor(shop.simulator, 'FERN7402')).toEqual([]);
    expect(billsFor(shop.simulator, 'MOSS3318')).toEqual([]);
    expect(shop.simulator.modes.redeemFailure).toBe('a');
    expect(shop.simulator.faults.list()).toEqual([]);
    expect(shop.simulator.calls).toEqual([]);
    expect(codeOf(await redeem(shop.till, 'FERN7402'))).toBe(700);
  });
});

describe('for this machine only', () => {
  const statusWith = (shop: Shop, headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(`${shop.url}/_simulator/redemptions`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  test('another host name or a web page from elsewhere is turned away', async () => {
    const shop = await openShop();
    expect(await statusWith(shop, {})).toBe(200);
    expect(await statusWith(shop, { Host: 'shop.example' })).toBe(403);
    expect(await statusWith(shop, { Host: '127.0.0.1.shop.example' })).toBe(403);
    expect(await statusWith(shop, { Origin: 'http://shop.example' })).toBe(403);
    expect(await statusWith(shop, { Origin: 'null' })).toBe(403);
    expect(await statusWith(shop, { Origin: 'http://localhost:5173' })).toBe(200);
  });

  test('another address is turned away', async () => {
    const { networkInterfaces } = await import('node:os');
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    if (!outside) return;
    const shop = await openShop();
    await shop.simulator.down('refuse');
    const { url } = await shop.simulator.listen(0, outside.address);
    expect((await ask(`${url}/_simulator/redemptions`)).status).toBe(403);
    expect((await ask(`${url}/v2/coupon/series`)).status).toBe(401);
  });
});
