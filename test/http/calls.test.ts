/** How a call of an operation is answered: every status, every kind of malformed call, the approval. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sentencesOf } from '../../src-main/contract/reasons.ts';
import { failureKind, httpStatusOf } from '../../src-main/contract/result.ts';
import { type OpenDoor, openDoor, programKey } from './open-door.ts';

let till: OpenDoor;
beforeEach(async () => {
  till = await openDoor();
});
afterEach(() => till.stop());

const bearer = { Authorization: `Bearer ${programKey}` };
const json = { ...bearer, 'Content-Type': 'application/json' };

test('a call hands the input and the approval to the program and answers its value', async () => {
  const input = { codes: ['WELCOME5'], bill: { number: 'B-1', amount: '20.00' }, name: 'Zoë' };
  const answer = await till.call('redeemCoupons', input, { 'Counterpart-Approval': 'approval-7' });
  expect(answer.status).toBe(200);
  expect(answer.json()).toEqual({ ok: true, value: { done: true } });
  expect(till.calls).toEqual([
    { operation: 'redeemCoupons', input, caller: 'key:1', approvalId: 'approval-7' },
  ]);
});

test('an empty body is an empty input, and no approval is none', async () => {
  await till.ask({ method: 'POST', path: '/api/readStatus', headers: bearer });
  await till.call('readStatus');
  const call = { operation: 'readStatus', input: {}, caller: 'key:1' };
  expect(till.calls).toEqual([call, call]);
});

test.each(failureKind.options)('a failure of kind %s has its status and its body', async (kind) => {
  const failure = {
    kind,
    reason: 'line-down' as const,
    facts: {},
    ...sentencesOf('line-down'),
    retryAfterMs: 1200,
  };
  till.answerWith(async () => ({ ok: false, failure }));
  const answer = await till.call('readStatus');
  expect(answer.status).toBe(httpStatusOf(kind));
  expect(answer.json()).toEqual({ ok: false, failure });
  expect(answer.headers['retry-after']).toBe('2');
});

test('an operation that is not in the table is not found', async () => {
  for (const path of ['/api/redeem', '/api/constructor', '/api/a/b', '/api/', '/api/__proto__']) {
    const answer = await till.ask({ method: 'POST', path, headers: json, body: '{}' });
    expect(answer.status, path).toBe(404);
    expect(answer.json().failure?.reason).toBe('operation-unknown');
  }
});

test('a wrong method is refused and the right one named', async () => {
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await till.ask({ method, path: '/api/readStatus', headers: bearer });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('POST');
    expect(answer.json().failure?.kind).toBe('bad-input');
  }
  expect((await till.ask({ method: 'POST', path: '/api/events', headers: bearer })).status).toBe(405);
  expect((await till.ask({ path: '/door/open', headers: bearer })).status).toBe(405);
});

test('only a body that says it is JSON is read', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', 'text/json']) {
    const headers = { ...bearer, 'Content-Type': type };
    const answer = await till.ask({ method: 'POST', path: '/api/readStatus', headers, body: '{}' });
    expect(answer.status, type).toBe(415);
    expect(answer.json().failure?.message).toContain('application/json');
  }
  const unsaid = await till.ask({ method: 'POST', path: '/api/readStatus', headers: bearer, body: '{}' });
  expect(unsaid.status).toBe(415);
  const headers = { ...bearer, 'Content-Type': 'application/json; charset=utf-8' };
  expect((await till.ask({ method: 'POST', path: '/api/readStatus', headers, body: '{}' })).status).toBe(200);
});

test('a body that is not JSON is told in a sentence', async () => {
  for (const body of ['{', 'undefined', "{'a':1}", Buffer.from([0x22, 0xff, 0xfe, 0x22])]) {
    const answer = await till.ask({ method: 'POST', path: '/api/readStatus', headers: json, body });
    expect(answer.status).toBe(400);
    expect(answer.json().failure?.message).toBe(
      'The body of the call, which must be JSON, is not as it should be.',
    );
  }
  expect(till.calls).toEqual([]);
});

test('a body above 256 kB is refused, announced or not', async () => {
  const body = JSON.stringify({ note: 'x'.repeat(256 * 1024) });
  const announced = await till.ask({ method: 'POST', path: '/api/readStatus', headers: json, body });
  const chunked = { ...json, 'Transfer-Encoding': 'chunked' };
  const unannounced = await till.ask({ method: 'POST', path: '/api/readStatus', headers: chunked, body });
  for (const answer of [announced, unannounced]) {
    expect(answer.status).toBe(413);
    expect(answer.json().failure?.message).toContain('262144');
  }
  const largest = JSON.stringify({ n: 'x'.repeat(256 * 1024 - 8) });
  expect(
    (await till.ask({ method: 'POST', path: '/api/readStatus', headers: json, body: largest })).status,
  ).toBe(200);
});

test('a bug in the program is a failure with a number for support', async () => {
  till.answerWith(() => Promise.reject(new Error('secret detail')));
  const answer = await till.call('readStatus');
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain('secret detail');
  expect(answer.json().failure).toMatchObject({ kind: 'internal', reason: 'something-broke' });
});
