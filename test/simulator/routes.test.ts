// Whatever a till sends, every call answers: no nonsense makes the simulator fall silent.
import { request } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { routes } from '../../src-main/simulator/routes.ts';
import { codeOf, openShop } from './shop.ts';

const names = [
  'source',
  'identifierName',
  'identifierValue',
  'mobile',
  'id',
  'code',
  'ids',
  'q',
  'limit',
  'offset',
  'status',
  'details',
  'type',
  'start_date',
  'order',
  'embed',
  'redemptionRequestList',
  'user',
  'customer',
  'billAmount',
  'transactionNumber',
  'redemptionTime',
  'redemptionIds',
  'redemptions',
  'couponIds',
  'couponCodes',
  'seriesId',
  'CouponSeriesV2',
  'productInfo',
  'series_id',
  'count',
  'metadata',
  'redemptionId',
  'customFields',
  'couponSeriesId',
  'couponCodes',
  'couponCode',
  'expiryDate',
  'root',
  'coupon',
  'transaction',
  'number',
  'amount',
  '__proto__',
];
const values = [
  '',
  'FERN7402',
  '15550100101',
  '31004501',
  'INSTORE',
  'mobile',
  'true',
  '-1',
  'constructor',
  '٣',
];
const value = fc.oneof(
  fc.constantFrom(...values),
  fc.string(),
  fc.integer(),
  fc.constant(null),
  fc.boolean(),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    value,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie('tree'), { maxKeys: 6 }),
  ),
}));
const query = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.constantFrom(...values), fc.string()));

test.each(routes.map((route) => [route.method, route.path] as const))(
  '%s %s answers whatever it is sent',
  async (method, path) => {
    const { till, simulator } = await openShop();
    await fc.assert(
      fc.asyncProperty(query, tree, async (fields, body) => {
        const filled = path.replace('{}', encodeURIComponent(fields.id || 'x'));
        const url = `${filled}?${new URLSearchParams(fields)}`;
        const written = JSON.stringify(body);
        const reply =
          method === 'GET'
            ? await till.get(url)
            : await (method === 'PUT' ? till.put(url, written) : till.post(url, written));
        expect([200, 400, 401, 404, 405]).toContain(reply.status);
        expect(reply.body).toBeTypeOf('object');
      }),
      { numRuns: 40 },
    );
    expect(simulator.calls.filter((call) => call.fault !== null)).toEqual([]);
  },
);

test('paths and methods of no use', async () => {
  const { till, url } = await openShop();
  const paths = ['//', '/v2', '/v2/', '/v2/customers//coupons', '/v2/%', '/V2/coupon/series', '/v9/x', '/'];
  for (const path of paths) {
    const reply = await till.get(path);
    expect([path, reply.status, codeOf(reply)]).toEqual([path, 404, 404]);
  }
  const raw = (method: string, path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(url, { method, path }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
  expect(await raw('OPTIONS', '*')).toBe(401);
  expect(await raw('GET', 'http://elsewhere.example/v2/coupon/series')).toBe(401);
});

test('a body beyond all measure is cut off', async () => {
  const { till } = await openShop();
  await expect(till.post('/v2/coupon/redeem', JSON.stringify('x'.repeat(1_100_000)))).rejects.toThrow();
});
