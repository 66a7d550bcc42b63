// The host that takes files, over real HTTP: codes, redemptions made elsewhere, and what became of them.
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createTrainingSeed, trainingCredentials } from '../../src-main/simulator/seed.ts';
import {
  amara,
  ask,
  at,
  bogdan,
  DAY_MS,
  morning,
  openShop,
  type Reply,
  type Shop,
  worldWith,
} from './shop.ts';

const base = '/coupon/api/v1/upload';
type Options = Parameters<typeof openShop>[0];

interface UploadShop extends Shop {
  headers: Record<string, string>;
  send(which: string, csv: string | undefined, fields: Record<string, string>): Promise<Reply>;
  status(which: string): Promise<Reply>;
}

async function openUploads(options: Options = {}): Promise<UploadShop> {
  const shop = await openShop({ seed: worldWith({}), ...options });
  const { key, secret } = createTrainingSeed(morning).clients[0] ?? { key: '', secret: '' };
  const token = await shop.till.post('/v3/oauth/token/generate', { key, secret });
  const headers = { 'x-cap-api-oauth-token': String(at(token.body, 'data', 'accessToken')) };
  return {
    ...shop,
    headers,
    send: (which, csv, fields) => {
      const form = new FormData();
      if (csv !== undefined) form.append('file', new Blob([csv], { type: 'text/csv' }), 'codes.csv');
      for (const [name, content] of Object.entries(fields)) form.append(name, content);
      return ask(`${shop.url}${base}/${which}`, { method: 'POST', headers, body: form });
    },
    status: (which) => ask(`${shop.url}${base}/${which}`, { headers }),
  };
}

const byMobile = { customerIdentifier: 'MOBILE', customerIdentifierColumn: '0' };
const jobs = (reply: Reply) => at(reply.body, 'result', 'uploadJobStatuses') as Record<string, unknown>[];
const codesOf = ({ simulator }: Shop) =>
  simulator.world.coupons
    .filter(({ seriesId }) => seriesId === 7001)
    .map(({ code, memberId }) => [code, memberId]);

describe('codes', () => {
  test('for members: begun, and later finished with some rows refused', async () => {
    const shop = await openUploads({ uploadMs: 60_000 });
    const csv = `mobile,coupon code\n${amara.mobile},"UP-1"\n${bogdan.mobile},RULE1\n1,UP-2\n${bogdan.mobile},\n`;
    const begun = await shop.send('file/7001', csv, byMobile);
    expect(begun.body).toMatchObject({
      success: true,
      status: 200,
      result: {
        couponSeriesId: 7001,
        uploadJobStatuses: [
          { uploadStatus: 'STARTED', totalUploadedCount: 0, uploadedFileName: 'codes.csv' },
        ],
      },
    });
    expect(jobs(begun)[0]?.uploadedFileUrl).toBe(at(begun.body, 'result', 'fileName'));
    expect(jobs(await shop.status('getUploadStatus/7001'))[0]).toMatchObject({ uploadStatus: 'STARTED' });
    shop.step(60_000);
    const ended = await shop.status('getUploadStatus/7001');
    expect(jobs(ended)).toEqual([
      expect.objectContaining({
        uploadStatus: 'FINISHED',
        totalUploadedCount: 4,
        actualRowCount: 4,
        errorCount: 2,
        errorFileUrl: expect.any(String),
        successFileUrl: expect.any(String),
      }),
    ]);
    expect(at(ended.body, 'result', 'fileName')).toBeUndefined();
    expect(codesOf(shop)).toEqual([
      ['RULE1', amara.id],
      ['UP-1', amara.id],
      [expect.any(String), bogdan.id],
    ]);
  });

  test('finished is not accepted: every row may be an error', async () => {
    const shop = await openUploads();
    await shop.send('file/7001', 'mobile,code\n1,A\n2,B\n', byMobile);
    expect(jobs(await shop.status('getUploadStatus/7001'))[0]).toMatchObject({
      uploadStatus: 'FINISHED',
      totalUploadedCount: 2,
      errorCount: 2,
      successFileUrl: null,
    });
  });

  test('for nobody, and by any identifier in another column', async () => {
    const shop = await openUploads({ uploadFirstRow: 'data' });
    await shop.send('file/7001', 'FREE-1\nFREE-2\nFREE-2\n', { customerIdentifier: 'NOT_TAGGED' });
    await shop.send('file/7001', `ID-1,${amara.id}\r\n`, {
      customerIdentifier: 'USER_ID',
      customerIdentifierColumn: '1',
    });
    expect(codesOf(shop).slice(1)).toEqual([
      ['FREE-1', null],
      ['FREE-2', null],
      ['ID-1', amara.id],
    ]);
    expect(jobs(await shop.status('getUploadStatus/7001')).map(({ errorCount }) => errorCount)).toEqual([
      1, 0,
    ]);
  });

  test('no more than the series may have', async () => {
    const shop = await openUploads({ seed: worldWith({ maxCreate: 2 }), uploadFirstRow: 'data' });
    await shop.send('file/7001', 'A-1\nA-2\n', { customerIdentifier: 'NOT_TAGGED' });
    expect(codesOf(shop)).toHaveLength(2);
  });

  test('a hundred thousand of them', async () => {
    const shop = await openUploads({ uploadFirstRow: 'data' });
    const csv = Array.from({ length: 100_000 }, (_, index) => `BIG-${index}`).join('\n');
    await shop.send('file/7001', csv, { customerIdentifier: 'NOT_TAGGED' });
    expect(jobs(await shop.status('getUploadStatus/7001'))[0]).toMatchObject({
      totalUploadedCount: 100_000,
      errorCount: 0,
    });
    expect(JSON.stringify(shop.simulator.calls).length).toBeLessThan(10_000);
  });

  test.each([
    ['a series that is not there', 'file/99', 'a\nb', byMobile],
    ['no file', 'file/7001', undefined, byMobile],
    ['an identifier nobody knows', 'file/7001', 'a\nb', { customerIdentifier: 'SHOE_SIZE' }],
    ['no identifier', 'file/7001', 'a\nb', {}],
    ['a column that is none', 'file/7001', 'a\nb', { ...byMobile, customerIdentifierColumn: 'first' }],
  ])('refuses %s', async (_what, which, csv, fields) => {
    const shop = await openUploads();
    const reply = await shop.send(which, csv, fields as Record<string, string>);
    expect(reply).toMatchObject({ status: 400, body: { success: false, status: 400 } });
    expect(shop.simulator.calls.at(-1)?.isCommitted).toBe(false);
  });

  test('refuses inside, or without a word, when told to', async () => {
    const shop = await openUploads({ uploadFailure: 'inside' });
    expect(await shop.send('file/99', 'a', byMobile)).toMatchObject({
      status: 200,
      body: { success: false },
    });
    shop.simulator.setModes({ uploadFailure: 'empty' });
    expect(await shop.send('file/99', 'a', byMobile)).toMatchObject({ status: 400, body: {} });
    shop.simulator.faults.add({ kind: 'failure', code: 500, status: 500, path: `${base}/*` });
    expect((await shop.send('file/7001', 'a', byMobile)).status).toBe(500);
  });

  test('another organisation’s series is not there', async () => {
    const shop = await openUploads({ seed: worldWith({ isForeign: true }) });
    expect((await shop.send('file/7001', 'a\nb', byMobile)).status).toBe(400);
  });
});

describe('redemptions made elsewhere', () => {
  const { till: credentials } = trainingCredentials;
  const columns = { redeemedDateInMillis: 0, redeemedAt: 1, mobile: 2, couponCode: 3, billNumber: 4 };
  const fields = (more: Record<string, string> = {}) => ({
    customerIdentifier: 'MOBILE',
    couponIdentifier: 'COUPON_CODE',
    uploadHeaders: JSON.stringify(columns),
    ...more,
  });
  const tillId = (shop: Shop) =>
    shop.simulator.world.tills.find(({ code }) => code === credentials.username)?.id;
  const head = 'date,till,mobile,code,bill\n';

  test('keep their moment, their till and their bill; a second one of the same code is refused', async () => {
    const shop = await openUploads();
    const moment = morning - 3 * DAY_MS;
    const row = (code: string, till = String(tillId(shop))) =>
      `${moment},${till},${amara.mobile},${code},E-7\n`;
    const begun = await shop.send(
      'redeemFile/7001',
      `${head}${row('rule1')}${row('RULE1')}${row('NOPE')}`,
      fields(),
    );
    expect(at(begun.body, 'result', 'redeemUploadJobStatuses', 0)).toMatchObject({
      uploadRedeemedCouponStatus: 'QUEUED',
    });
    expect(shop.simulator.world.redemptions.at(-1)).toMatchObject({
      code: 'RULE1',
      atMs: moment,
      tillCode: credentials.username,
      billNumber: 'E-7',
    });
    const ended = await shop.status('getUploadRedeemedCouponStatus/7001');
    expect(at(ended.body, 'result', 'redeemUploadJobStatuses', 0)).toMatchObject({
      uploadRedeemedCouponStatus: 'COMPLETED',
      totalUploadedCount: 3,
      errorCount: 2,
    });
    expect(at(ended.body, 'result', 'redeemUploadJobStatuses', 0)).not.toHaveProperty('audienceGroupId');
    expect(jobs(await shop.status('getUploadStatus/7001'))).toEqual([]);
  });

  test('userId and couponId win over other columns', async () => {
    const shop = await openUploads();
    const coupon = shop.simulator.world.coupons.find(({ code }) => code === 'RULE1');
    const csv = `${head}${morning},${tillId(shop)},${bogdan.mobile},NOPE,E-7,${amara.id},${coupon?.id}\n`;
    const uploadHeaders = JSON.stringify({ ...columns, userId: 5, couponId: 6 });
    await shop.send('redeemFile/7001', csv, fields({ uploadHeaders }));
    expect(shop.simulator.world.redemptions.at(-1)).toMatchObject({ code: 'RULE1', memberId: amara.id });
  });

  test.each([
    ['a till nobody knows', { till: '1' }],
    ['a moment that is none', { moment: 'yesterday' }],
    ['somebody else’s coupon', { mobile: bogdan.mobile }],
  ])('a row with %s is an error', async (_what, more) => {
    const shop = await openUploads();
    const { moment, till, mobile } = { moment: morning, till: tillId(shop), mobile: amara.mobile, ...more };
    const before = shop.simulator.world.redemptions.length;
    await shop.send('redeemFile/7001', `${head}${moment},${till},${mobile},RULE1,E-7\n`, fields());
    expect(shop.simulator.world.redemptions).toHaveLength(before);
  });

  test.each([
    ['columns that are no JSON', { uploadHeaders: "{'redeemedAt': 1}" }],
    [
      'no column of the moment',
      { uploadHeaders: JSON.stringify({ ...columns, redeemedDateInMillis: undefined }) },
    ],
    ['no column of the member', { uploadHeaders: JSON.stringify({ ...columns, mobile: undefined }) }],
    ['no column of the coupon', { uploadHeaders: JSON.stringify({ ...columns, couponCode: -1 }) }],
    ['members untold', { customerIdentifier: 'NOT_TAGGED' }],
    ['coupons untold', { couponIdentifier: 'COUPON' }],
  ])('refuses %s', async (_what, more) => {
    const shop = await openUploads();
    expect((await shop.send('redeemFile/7001', head, fields(more))).status).toBe(400);
  });

  test('may want the token of a person, which no till has (U3)', async () => {
    const shop = await openUploads({ redeemFileToken: 'ui' });
    expect((await shop.send('redeemFile/7001', head, fields())).status).toBe(401);
    expect((await shop.send('file/7001', 'a\nb', byMobile)).status).toBe(200);
  });
});

describe('at the door', () => {
  test('a till’s name and password are not enough', async () => {
    const { till } = await openUploads();
    expect((await till.get(`${base}/getUploadStatus/7001`)).status).toBe(401);
  });

  test('what is no form is refused, and so is one that cannot be read', async () => {
    const shop = await openUploads();
    const send = (type: string, body: string) =>
      ask(`${shop.url}${base}/file/7001`, {
        method: 'POST',
        headers: { ...shop.headers, 'Content-Type': type },
        body,
      });
    expect((await send('application/json', '{}')).status).toBe(415);
    expect((await send('text/csv', 'a,b')).status).toBe(415);
    expect((await send('multipart/form-data; boundary=x', '--x\r\nhalf')).status).toBe(400);
  });

  test('a file cut in the middle leaves nothing behind', async () => {
    const shop = await openUploads();
    await new Promise<void>((resolve) => {
      const asked = request(`${shop.url}${base}/file/7001`, {
        method: 'POST',
        headers: {
          ...shop.headers,
          'Content-Type': 'multipart/form-data; boundary=x',
          'Content-Length': 900,
        },
      });
      asked.on('error', () => resolve());
      asked.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nA-1\n', () =>
        asked.destroy(),
      );
      asked.on('close', () => resolve());
    });
    await shop.simulator.whenIdle();
    expect(jobs(await shop.status('getUploadStatus/7001'))).toEqual([]);
    expect(codesOf(shop)).toHaveLength(1);
  });
});
