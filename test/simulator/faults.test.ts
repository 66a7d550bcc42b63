// Everything that can go wrong between a till and the platform, and what the platform holds afterwards.
import { describe, expect, test } from 'vitest';
import type { FaultRequest } from '../../src-main/simulator/faults.ts';
import { amara, at, billsFor, codeOf, openShop, redeem, redeemV11, type Shop } from './shop.ts';

const path = '/v2/coupon/redeem';
const coupons = `/v2/customers/coupons?mobile=${amara.mobile}`;

async function shopWith(...faults: FaultRequest[]): Promise<Shop> {
  const shop = await openShop();
  for (const fault of faults) shop.simulator.faults.add(fault);
  return shop;
}

/** How a redemption of FERN7402 ended, and the bills the platform holds for it. */
async function redeemFern({ till, simulator }: Shop) {
  const reply = await redeem(till, 'FERN7402').catch(() => 'no answer' as const);
  return { reply, bills: billsFor(simulator, 'FERN7402') };
}

describe('the line breaks', () => {
  test('before anything was done: nothing redeemed, and once more works', async () => {
    const shop = await shopWith({ kind: 'drop', when: 'before-commit', path });
    expect(await redeemFern(shop)).toEqual({ reply: 'no answer', bills: [] });
    expect(shop.simulator.calls.at(-1)).toMatchObject({ status: null, isCommitted: false, fault: 'drop' });
    expect(codeOf(await redeem(shop.till, 'FERN7402'))).toBe(700);
  });

  test('after it was done: one redemption that nobody was told of', async () => {
    const shop = await shopWith({ kind: 'drop', when: 'after-commit', path });
    expect(await redeemFern(shop)).toEqual({ reply: 'no answer', bills: ['B-1'] });
    expect(shop.simulator.calls.at(-1)).toMatchObject({
      status: null,
      isCommitted: true,
      tillCode: 'quay.04',
    });
    expect(codeOf(await redeem(shop.till, 'FERN7402'))).toBe(711);
    expect(billsFor(shop.simulator, 'FERN7402')).toEqual(['B-1']);
  });

  test('at once, and the work is done a while later', async () => {
    const shop = await shopWith({ kind: 'late-commit', path, afterMs: 60_000 });
    expect(await redeemFern(shop)).toEqual({ reply: 'no answer', bills: [] });
    expect(at((await shop.till.get(coupons)).body, 'entity', 'customers', 0, 'coupons', 0)).toMatchObject({
      redemptionsLeft: 1,
    });
    shop.simulator.hurry();
    await shop.simulator.whenIdle();
    expect(billsFor(shop.simulator, 'FERN7402')).toEqual(['B-1']);
    expect(shop.simulator.calls[0]).toMatchObject({ status: null, isCommitted: true, fault: 'late-commit' });
  });

  test('late work is judged when it is done: a second try meanwhile wins', async () => {
    const shop = await shopWith({ kind: 'late-commit', path, afterMs: 60_000 });
    await redeemFern(shop);
    expect(codeOf(await redeem(shop.till, 'FERN7402', { transactionNumber: 'B-2' }))).toBe(700);
    shop.simulator.hurry();
    await shop.simulator.whenIdle();
    expect(billsFor(shop.simulator, 'FERN7402')).toEqual(['B-2']);
  });

  test.each([
    ['before-commit', []],
    ['after-commit', ['B-1']],
  ] as const)('no answer ever comes, %s', async (when, bills) => {
    const shop = await shopWith({ kind: 'hang', when, path });
    const patience = new AbortController();
    const asked = redeem(shop.till, 'FERN7402', undefined, patience.signal).catch(() => 'gave up');
    await expect.poll(() => shop.simulator.calls.at(-1)?.fault).toBe('hang');
    await shop.simulator.whenIdle();
    expect(billsFor(shop.simulator, 'FERN7402')).toEqual(bills);
    expect(shop.simulator.calls.at(-1)?.status).toBeNull();
    patience.abort();
    expect(await asked).toBe('gave up');
  });
});

describe('the platform is slow', () => {
  test('before the work: the till that gave up has redeemed all the same', async () => {
    const shop = await shopWith({ kind: 'delay', path, beforeMs: 60_000 });
    const patience = new AbortController();
    const asked = redeem(shop.till, 'FERN7402', undefined, patience.signal).catch(() => 'gave up');
    await expect.poll(() => shop.simulator.calls.at(-1)?.fault).toBe('delay');
    patience.abort();
    expect(await asked).toBe('gave up');
    expect(billsFor(shop.simulator, 'FERN7402')).toEqual([]);
    shop.simulator.hurry();
    await shop.simulator.whenIdle();
    expect(billsFor(shop.simulator, 'FERN7402')).toEqual(['B-1']);
  });

  test('before the answer: done before the till hears of it', async () => {
    const shop = await shopWith({ kind: 'delay', path, afterMs: 60_000 });
    const asked = redeem(shop.till, 'FERN7402');
    await expect.poll(() => billsFor(shop.simulator, 'FERN7402')).toEqual(['B-1']);
    expect(shop.simulator.calls.at(-1)?.status).toBeNull();
    shop.simulator.hurry();
    expect(codeOf(await asked)).toBe(700);
  });

  test('a short delay ends by itself', async () => {
    const shop = await shopWith({ kind: 'delay', path, beforeMs: 15, afterMs: 15 });
    const startedMs = performance.now();
    expect(codeOf(await redeem(shop.till, 'FERN7402'))).toBe(700);
    expect(performance.now() - startedMs).toBeGreaterThan(25);
  });

  test('slow and broken together', async () => {
    const shop = await shopWith({ kind: 'delay', path, beforeMs: 10 }, { kind: 'status', status: 503, path });
    expect(await redeemFern(shop)).toMatchObject({ reply: { status: 503 }, bills: [] });
  });
});

describe('the platform answers, and it is no answer', () => {
  test('429 with a time to come back, and without', async () => {
    const shop = await shopWith(
      { kind: 'status', status: 429, retryAfter: 7, path },
      { kind: 'status', status: 429, path },
    );
    const first = await redeem(shop.till, 'FERN7402');
    expect([first.status, first.headers.get('Retry-After'), first.text]).toEqual([429, '7', '']);
    expect((await redeem(shop.till, 'FERN7402')).headers.has('Retry-After')).toBe(false);
    expect(billsFor(shop.simulator, 'FERN7402')).toEqual([]);
  });

  test.each([
    ['before-commit', []],
    ['after-commit', ['B-1']],
  ] as const)('503 %s', async (when, bills) => {
    const shop = await shopWith({ kind: 'status', status: 503, when, path, body: { busy: true } });
    expect(await redeemFern(shop)).toMatchObject({ reply: { status: 503, body: { busy: true } }, bills });
  });

  test.each([
    ['html', (text: string) => text.startsWith('<!doctype html>')],
    ['truncated', (text: string) => text.startsWith('{') && !text.endsWith('}')],
    ['wrong-types', (text: string) => typeof at(JSON.parse(text), 'redemption') === 'string'],
    ['empty', (text: string) => text === ''],
    ['empty-object', (text: string) => text === '{}'],
  ] as const)('a body that is %s, with the work done', async (look, isIt) => {
    const shop = await shopWith({ kind: 'garbage', look, path });
    const { reply, bills } = await redeemFern(shop);
    expect(reply).toMatchObject({ status: 200 });
    expect(isIt((reply as { text: string }).text)).toBe(true);
    expect(bills).toEqual(['B-1']);
  });

  test('the same with nothing done, and with another status', async () => {
    const shop = await shopWith({ kind: 'garbage', look: 'truncated', when: 'before-commit', status: 502 });
    expect(await redeemFern(shop)).toMatchObject({ reply: { status: 502, body: undefined }, bills: [] });
  });

  test('an answer about another code, with ours redeemed', async () => {
    const shop = await shopWith({ kind: 'other-code', code: 'ZZZZ0000', path });
    const { reply, bills } = await redeemFern(shop);
    expect(at((reply as { body: unknown }).body, 'redemption', 0)).toMatchObject({
      code: 'ZZZZ0000',
      redemptionStatus: { code: 700 },
    });
    expect(bills).toEqual(['B-1']);
  });
});

describe('200 outside, a refusal inside, nothing done', () => {
  test.each(['a', 'b', 'c'] as const)('v2 redeem in form %s', async (redeemFailure) => {
    const shop = await shopWith({ kind: 'failure', code: 748, path });
    shop.simulator.setModes({ redeemFailure });
    const { reply, bills } = await redeemFern(shop);
    expect(reply).toMatchObject({ status: 200 });
    expect(codeOf(reply as never)).toBe(748);
    expect(bills).toEqual([]);
  });

  test('v2 check, v1.1 redeem, a lookup, a token, a sign-in', async () => {
    const shop = await shopWith({ kind: 'failure', code: 786, times: 'forever' });
    const check = await shop.till.get(`/v2/coupon/is_redeemable?mobile=${amara.mobile}&code=FERN7402`);
    expect(at(check.body, 'redemption', 0)).toMatchObject({ isRedeemable: false, warnings: [{ code: 786 }] });
    const nobody = await shop.till.get('/v2/coupon/is_redeemable?mobile=1&code=FERN7402');
    expect(at(nobody.body, 'redemptionStatus', 'code')).toBe(786);
    const old = await redeemV11(shop.till, [{ code: 'FERN7402', customer: { mobile: amara.mobile } }]);
    expect(at(old.body, 'response', 'coupons', 'coupon', 'item_status', 'code')).toBe('786');
    expect(await shop.till.get(coupons)).toMatchObject({ status: 200, body: { errors: [{ code: 786 }] } });
    const token = await shop.till.post('/v3/oauth/token/generate', { key: 'x', secret: 'y' });
    expect(token.body).toMatchObject({ data: null, errors: [{ code: 786 }] });
    const login = await shop.till.get('/v1.1/store/login.json');
    expect(at(login.body, 'response', 'status', 'code')).toBe('786');
    expect(shop.simulator.calls.some((call) => call.isCommitted)).toBe(false);
  });

  test('a caller nobody knows is refused as ever', async () => {
    const shop = await shopWith({ kind: 'failure', code: 786, status: 401 });
    const reply = await shop.till.get(coupons, { Authorization: 'Basic x' });
    expect(codeOf(reply)).toBe(401);
  });
});

test('every token dies just before a call', async () => {
  const shop = await openShop();
  const token = await shop.till.post('/v3/oauth/token/generate', {
    key: 'TRAININGKEY0001',
    secret: 'training-secret-0001',
  });
  shop.simulator.faults.add({ kind: 'expire-tokens', path: '/v2/*', skip: 1 });
  const headers = { 'X-CAP-API-OAUTH-TOKEN': String(at(token.body, 'data', 'accessToken')) };
  expect((await shop.till.get(coupons, headers)).status).toBe(200);
  expect((await shop.till.get(coupons, headers)).status).toBe(401);
});

describe('which calls it hits', () => {
  const statuses = async (shop: Shop, count: number) => {
    const seen: number[] = [];
    for (let call = 0; call < count; call += 1) seen.push((await shop.till.get(coupons)).status);
    return seen;
  };

  test('so many pass first, so many are spoilt', async () => {
    const shop = await shopWith({ kind: 'status', status: 500, skip: 1, times: 2, path: '/v2/customers/*' });
    expect(await statuses(shop, 5)).toEqual([200, 500, 500, 200, 200]);
  });

  test('forever, until it is taken away', async () => {
    const shop = await openShop();
    const id = shop.simulator.faults.add({ kind: 'status', status: 500, times: 'forever' });
    expect(await statuses(shop, 3)).toEqual([500, 500, 500]);
    expect(shop.simulator.faults.list()).toMatchObject([{ id, seen: 3, done: 3 }]);
    expect(shop.simulator.faults.remove(id)).toBe(true);
    expect(shop.simulator.faults.remove(id)).toBe(false);
    expect(await statuses(shop, 1)).toEqual([200]);
  });

  test('only its method and its path', async () => {
    const shop = await shopWith(
      { kind: 'status', status: 500, method: 'POST', times: 'forever' },
      { kind: 'status', status: 502, path: '/v1.1/store/login', times: 'forever' },
    );
    expect(await statuses(shop, 1)).toEqual([200]);
    expect((await redeem(shop.till, 'FERN7402')).status).toBe(500);
    expect((await shop.till.get('/v1.1/store/login.json')).status).toBe(502);
  });

  test('two for the same call come one after the other', async () => {
    const shop = await shopWith({ kind: 'status', status: 500 }, { kind: 'status', status: 502 });
    expect(await statuses(shop, 3)).toEqual([500, 502, 200]);
  });
});
