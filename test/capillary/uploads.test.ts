/** Files of coupons on the wire: parts, answers, and every way in which a file may not arrive. */
import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { UploadVerdict } from '../../src-main/capillary/upload-jobs.ts';
import { answered, basic, ending, oauth, refusal, startClient } from './harness.ts';
import { type Recorded, startRecordingServer } from './recording-server.ts';

const tokenAnswer = { data: { accessToken: 'TOKEN-1', ttlSeconds: 300 }, errors: null };
const uploadPath = '/coupon/api/v1/upload/file/41207';

function fileOf(content: string | Buffer, name = 'codes.csv'): string {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-upload-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const job = (more: Record<string, unknown> = {}) => ({
  jobId: 7,
  uploadStatus: 'STARTED',
  createdOn: '1770110000000',
  updatedOn: '1770110000000',
  errorFileUrl: null,
  successFileUrl: null,
  uploadedFileUrl: 'codes_1770110000000_41207.csv',
  totalUploadedCount: 0,
  actualRowCount: 0,
  errorCount: 0,
  uploadTableName: null,
  uploadedFileName: 'codes.csv',
  ...more,
});
const told = (jobs: unknown[], more: Record<string, unknown> = {}) => ({
  success: true,
  status: 200,
  result: {
    orgId: 0,
    couponSeriesId: 41207,
    uploadJobStatuses: jobs,
    fileName: 'codes_1770110000000_41207.csv',
    ...more,
  },
});
const opened = async (path: string) => ({ name: basename(path), content: await openAsBlob(path) });
const codes = async (path: string) =>
  ({ seriesId: '41207', file: await opened(path), members: 'MOBILE', memberColumn: 0 }) as const;

/** A client with a token, its own host for files, and the answer that host gives. */
async function startUploads(body: unknown, status = 200) {
  const files = await startRecordingServer();
  const api = await startRecordingServer();
  onTestFinished(async () => {
    await files.stop();
    await api.stop();
  });
  api.answers({ body: tokenAnswer });
  files.answers({ status, body });
  const attribution = { type: 'TILL', code: 'counter.07' };
  return { files, api, ...startClient(api.url, { credentials: oauth, attribution, uploadUrl: files.url }) };
}

/** The parts of a request, files as their names and texts. */
async function partsOf(asked: Recorded | undefined): Promise<Record<string, unknown>> {
  const headers = { 'content-type': asked?.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(asked?.bytes ?? []), { headers }).formData();
  const parts: Record<string, unknown> = {};
  for (const [name, content] of form) {
    parts[name] =
      typeof content === 'string'
        ? content
        : { name: content.name, type: content.type, text: await content.text() };
  }
  return parts;
}

describe('uploading codes', () => {
  test('sends the file and how it names members, with the bare token and no attribution', async () => {
    const { files, api, capillary, calls } = await startUploads(told([job()]));
    const file = fileOf('mobile,code\n15550100142,ABC1\n');
    expect(answered(await capillary.uploadCodes(await codes(file)))).toEqual({
      jobId: '7',
      verdict: 'running',
      state: 'STARTED',
      rows: { uploaded: 0, found: 0, refused: 0 },
      createdMs: 1770110000000,
      updatedMs: 1770110000000,
      storedName: 'codes_1770110000000_41207.csv',
      errorFile: null,
      successFile: null,
    });
    expect(files.requests).toHaveLength(1);
    const [asked] = files.requests;
    expect(asked).toMatchObject({ method: 'POST', path: uploadPath, query: [] });
    expect(asked?.headers['x-cap-api-oauth-token']).toBe('TOKEN-1');
    expect(asked?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(asked?.headers['content-length']).toBe(String(asked?.bytes.byteLength));
    expect(asked?.headers).not.toHaveProperty('authorization');
    expect(asked?.headers).not.toHaveProperty('x-cap-api-attribution-entity-code');
    expect(await partsOf(asked)).toEqual({
      file: { name: 'codes.csv', type: 'text/csv', text: 'mobile,code\n15550100142,ABC1\n' },
      customerIdentifier: 'MOBILE',
      customerIdentifierColumn: '0',
    });
    expect(api.requests.map(({ path }) => path)).toEqual(['/v3/oauth/token/generate']);
    // the till's line is judged by the till's own calls
    expect(calls.map(({ path }) => path)).toEqual(['/v3/oauth/token/generate']);
  });

  test('tells of the bytes as they go out, in pieces', async () => {
    const { files, capillary } = await startUploads(told([job()]));
    const upload = await codes(fileOf('ABC1\n'.repeat(200_000)));
    const pieces: number[] = [];
    const onSent = (bytes: number) => void pieces.push(bytes);
    await capillary.uploadCodes({ ...upload, file: { ...upload.file, onSent } });
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.reduce((sum, bytes) => sum + bytes, 0)).toBe(files.requests[0]?.bytes.byteLength);
  });

  test('codes for nobody in particular, under a name in any script', async () => {
    const { files, capillary } = await startUploads(told([job()]));
    const file = fileOf('ABC1\n', 'رموز 🎁.csv');
    await capillary.uploadCodes({
      seriesId: '41207',
      file: await opened(file),
      members: 'NOT_TAGGED',
      memberColumn: null,
    });
    expect(await partsOf(files.requests[0])).toEqual({
      file: expect.objectContaining({ name: 'رموز 🎁.csv', text: 'ABC1\n' }),
      customerIdentifier: 'NOT_TAGGED',
    });
  });

  test('a hundred thousand rows arrive whole', async () => {
    const { files, capillary } = await startUploads(told([job()]));
    const rows = Array.from({ length: 100_000 }, (_, index) => `1555${index},CODE-${index}`).join('\n');
    expect(answered(await capillary.uploadCodes(await codes(fileOf(rows)))).jobId).toBe('7');
    const parts = await partsOf(files.requests[0]);
    expect((parts.file as { text: string }).text === rows).toBe(true);
  });

  test('finds its own job among those of the series by the name just given', async () => {
    const earlier = job({ jobId: 6, uploadedFileUrl: 'codes_1_41207.csv' });
    const { capillary } = await startUploads(told([earlier, job()]));
    expect(answered(await capillary.uploadCodes(await codes(fileOf('a')))).jobId).toBe('7');
  });

  test.each([
    ['none of several is its own', told([job({ uploadedFileUrl: 'a' }), job({ uploadedFileUrl: 'b' })])],
    ['there is no job', told([])],
    ['there is no list', { success: true, status: 200, result: { couponSeriesId: 41207 } }],
    ['nothing calls itself a success', { result: told([job()]).result }],
    ['a success as text', { ...told([job()]), success: 'true' }],
    ['a success with a failing number', { ...told([job()]), status: 500 }],
    ['it is about another series', told([job()], { couponSeriesId: 9 })],
    ['it is no JSON', '<html></html>'],
  ])('nobody knows when %s', async (_what, body) => {
    const { capillary } = await startUploads(body);
    expect(ending(await capillary.uploadCodes(await codes(fileOf('a'))))).toMatch(/^no-answer/);
  });

  test.each([
    [400, { success: false, status: 400, message: 'bad file' }, 'refused', 400],
    [200, { success: false, status: 400 }, 'refused', 400],
    [400, {}, 'refused', 400],
    [413, '', 'refused', 413],
  ])('HTTP %i with %j: %s', async (status, body, _kind, code) => {
    const { capillary } = await startUploads(body, status);
    expect(refusal(await capillary.uploadCodes(await codes(fileOf('a'))))).toMatchObject({
      code,
      verdict: 'final',
    });
  });

  test('a failure inside may have happened all the same: look at the list of jobs first', async () => {
    const inside = await startUploads({ success: false, status: 500 });
    expect(refusal(await inside.capillary.uploadCodes(await codes(fileOf('a'))))).toMatchObject({
      family: 'request',
      code: 500,
      verdict: 'dup',
    });
    const outside = await startUploads({ success: false, status: 500 }, 500);
    expect(ending(await outside.capillary.uploadCodes(await codes(fileOf('a'))))).toBe('no-answer: http-500');
  });

  test('a token that is no longer taken is renewed, and the file goes out once more whole', async () => {
    const { files, api, capillary } = await startUploads(null);
    let turn = 0;
    files.answer(() => (turn++ === 0 ? { status: 401, body: {} } : { body: told([job()]) }));
    let given = 0;
    api.answer(() => ({ body: { data: { accessToken: `T${++given}`, ttlSeconds: 300 } } }));
    expect(answered(await capillary.uploadCodes(await codes(fileOf('a,b'))))).toMatchObject({ jobId: '7' });
    expect(files.requests.map(({ headers }) => headers['x-cap-api-oauth-token'])).toEqual(['T1', 'T2']);
    expect(await partsOf(files.requests[1])).toMatchObject({ file: { text: 'a,b' } });
  });
});

describe('a file that does not arrive', () => {
  test('cut in the middle: nobody knows', async () => {
    const api = await startRecordingServer();
    api.answers({ body: tokenAnswer });
    let seen = 0;
    const server = createServer((request) => {
      request.on('data', (chunk: Buffer) => {
        seen += chunk.byteLength;
        if (seen > 500_000) request.socket.destroy();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await api.stop();
    });
    const { port } = server.address() as AddressInfo;
    const { capillary } = startClient(api.url, { credentials: oauth, uploadUrl: `http://127.0.0.1:${port}` });
    const outcome = await capillary.uploadCodes(await codes(fileOf(Buffer.alloc(20_000_000, 'x'))));
    expect(outcome.kind).toBe('no-answer');
  });

  test('changed by somebody while it goes out: never taken for done', async () => {
    const { files, api, capillary } = await startUploads(told([job()]));
    const file = fileOf('a,1\n'.repeat(1000));
    api.answer(() => {
      writeFileSync(file, 'b,2\n');
      return { body: tokenAnswer };
    });
    expect((await capillary.uploadCodes(await codes(file))).kind).toBe('no-answer');
    expect(files.requests).toEqual([]);
  });

  test('nobody listens: surely not sent', async () => {
    const { api } = await startUploads(null);
    const gone = await startRecordingServer();
    await gone.stop();
    const { capillary } = startClient(api.url, { credentials: oauth, uploadUrl: gone.url });
    expect(ending(await capillary.uploadCodes(await codes(fileOf('a'))))).toMatch(/^not-sent/);
  });

  test.each([
    ['upload-needs-token', basic, true],
    ['no-upload-address', oauth, false],
  ])('%s: nothing is asked of anybody', async (cause, credentials, hasAddress) => {
    const { files, api } = await startUploads(null);
    const { capillary } = startClient(api.url, { credentials, uploadUrl: hasAddress ? files.url : null });
    const outcome = await capillary.uploadCodes(await codes(fileOf('a')));
    expect(ending(outcome)).toBe(`not-sent: ${cause}`);
    expect([files.requests, api.requests]).toEqual([[], []]);
  });
});

describe('uploading redemptions made elsewhere', () => {
  const columns = { redeemedMs: 0, till: 1, member: 2, coupon: 3, billId: 4, billNumber: 5, details: 6 };
  const redeemJob = { ...job(), uploadStatus: undefined, uploadRedeemedCouponStatus: 'QUEUED' };
  const answer = {
    success: true,
    status: 200,
    result: {
      orgId: 881,
      couponSeriesId: 41207,
      redeemUploadJobStatuses: [redeemJob],
      fileName: 'codes_1770110000000_41207.csv',
    },
  };

  test.each([
    ['USER_ID', 'COUPON_ID', columns, { userId: 2, couponId: 3, billId: 4, billNumber: 5, details: 6 }],
    [
      'MOBILE',
      'COUPON_CODE',
      { ...columns, billId: null, details: null },
      { mobile: 2, couponCode: 3, billNumber: 5 },
    ],
    [
      'EXTERNAL_ID',
      'COUPON_CODE',
      { ...columns, billId: null, billNumber: null, details: null },
      { externalId: 2, couponCode: 3 },
    ],
    ['EMAIL', 'COUPON_CODE', columns, { email: 2, couponCode: 3, billId: 4, billNumber: 5, details: 6 }],
  ] as const)('by %s and %s, each column under its name', async (members, coupons, given, named) => {
    const { files, capillary } = await startUploads(answer);
    const file = fileOf('1603128622000,50015497,23599838,23456,1,B-1,late\n', 'redeemed.csv');
    const asked = { seriesId: '41207', file: await opened(file), members, coupons, columns: given };
    expect(answered(await capillary.uploadRedemptions(asked))).toMatchObject({
      verdict: 'running',
      state: 'QUEUED',
    });
    expect(files.requests[0]).toMatchObject({
      method: 'POST',
      path: '/coupon/api/v1/upload/redeemFile/41207',
      query: [],
    });
    const { uploadHeaders, ...parts } = await partsOf(files.requests[0]);
    expect(JSON.parse(String(uploadHeaders))).toEqual({ redeemedDateInMillis: 0, redeemedAt: 1, ...named });
    expect(parts).toEqual({
      file: expect.objectContaining({ name: 'redeemed.csv' }),
      customerIdentifier: members,
      couponIdentifier: coupons,
    });
  });
});

describe('what became of it', () => {
  const finished = { uploadStatus: 'FINISHED', totalUploadedCount: 3, actualRowCount: 3 };

  test.each<[string, Record<string, unknown>, UploadVerdict]>([
    ['is under way', { uploadStatus: 'STARTED' }, 'running'],
    ['is finished without an error', finished, 'accepted'],
    ['is finished with some errors', { ...finished, errorCount: 2 }, 'partly'],
    ['is finished, and every row an error', { ...finished, errorCount: 3 }, 'rejected'],
    ['counts more errors than rows', { ...finished, errorCount: 4 }, 'unclear'],
    ['counts no rows', { ...finished, totalUploadedCount: 0, actualRowCount: 0 }, 'unclear'],
    ['counts two numbers of rows', { ...finished, actualRowCount: 2 }, 'unclear'],
    ['counts nothing', { ...finished, errorCount: null }, 'unclear'],
    ['is in a state nobody has documented', { ...finished, uploadStatus: 'ABORTED' }, 'unclear'],
    ['counts in text', { ...finished, totalUploadedCount: '3', errorCount: '0' }, 'accepted'],
  ])('a job that %s', async (_what, more, verdict) => {
    const { files, capillary } = await startUploads(told([job(more)], { fileName: undefined }));
    const [read] = answered(await capillary.uploadJobs('codes', '41207'));
    expect(read?.verdict).toBe(verdict);
    expect(files.requests[0]).toMatchObject({
      method: 'GET',
      path: '/coupon/api/v1/upload/getUploadStatus/41207',
      query: [],
      headers: { 'x-cap-api-oauth-token': 'TOKEN-1' },
    });
  });

  test('all jobs of a series, with the names of what came of them', async () => {
    const rejected = {
      ...job({ jobId: 9, errorFileUrl: 'error_1', totalUploadedCount: 1, actualRowCount: 1, errorCount: 1 }),
      uploadRedeemedCouponStatus: 'COMPLETED',
    };
    const body = {
      success: true,
      status: 200,
      result: { couponSeriesId: 41207, redeemUploadJobStatuses: [rejected, { ...rejected, jobId: 10 }, {}] },
    };
    const { files, capillary } = await startUploads(body);
    const jobs = answered(await capillary.uploadJobs('redemptions', '41207'));
    expect(jobs.map(({ jobId, verdict, errorFile }) => [jobId, verdict, errorFile])).toEqual([
      ['9', 'rejected', 'error_1'],
      ['10', 'rejected', 'error_1'],
    ]);
    expect(files.requests[0]?.path).toBe('/coupon/api/v1/upload/getUploadRedeemedCouponStatus/41207');
  });

  test('under the other version, where the first is not found (U15)', async () => {
    const { files, capillary } = await startUploads(told([]));
    expect(answered(await capillary.uploadJobs('codes', '41207', 'v2'))).toEqual([]);
    await capillary.uploadJobs('redemptions', '41207', 'v2');
    expect(files.requests.map(({ path }) => path)).toEqual([
      '/coupon/api/v2/upload/getUploadStatus/41207',
      '/coupon/api/v2/upload/getUploadRedeemedCouponStatus/41207',
    ]);
  });

  test('none yet, refused, and no answer', async () => {
    const none = await startUploads(told([]));
    expect(answered(await none.capillary.uploadJobs('codes', '41207'))).toEqual([]);
    const refused = await startUploads({ success: false, status: 400 }, 400);
    expect(refusal(await refused.capillary.uploadJobs('codes', '41207')).code).toBe(400);
    const other = await startUploads({ success: true, status: 200, result: { redeemUploadJobStatuses: [] } });
    expect(ending(await other.capillary.uploadJobs('codes', '41207'))).toBe('no-answer: no-job-list');
  });
});
