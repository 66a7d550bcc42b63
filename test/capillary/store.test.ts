import { expect, test } from 'vitest';
import { offsetMinutes } from '../../src-main/capillary/store.ts';
import { answered, ending, oauth, refusal, startPair } from './harness.ts';
import { steppedClock } from './stepped-clock.ts';

function login(given: Record<string, unknown> = {}) {
  const user = {
    username: 'counter.07',
    org_name: 'Demo Org',
    org_id: '881',
    server_time: '2026-02-03T14:36:44+05:30',
    associate_login_enabled: '\nfalse\n',
    ...given,
  };
  return { response: { status: { success: 'true', code: '200', message: 'SUCCESS' }, store: { user } } };
}

test('Basic signs in through store/login', async () => {
  const { server, capillary } = await startPair();
  server.answers({ body: login() });
  expect(answered(await capillary.signIn())).toEqual({
    till: 'counter.07',
    organisation: 'Demo Org',
    serverTime: '2026-02-03T14:36:44+05:30',
    clusterOffsetMinutes: 330,
  });
  expect(server.requests[0]).toMatchObject({ method: 'GET', path: '/v1.1/store/login.json', query: [] });
});

test('the server clock comes from the Date header, else from server_time', async () => {
  const clock = steppedClock(Date.UTC(2026, 1, 3, 9, 6, 34));
  const { server, capillary } = await startPair({ clock });
  server.answers({ body: login(), headers: { date: 'Tue, 03 Feb 2026 09:06:35 GMT' } });
  expect((await capillary.signIn()).call.serverAheadMs).toBe(1_000);
  server.answers({ body: login(), headers: { date: '-' } });
  expect((await capillary.signIn()).call.serverAheadMs).toBe(10_000);
  server.answers({ body: login({ server_time: '2026-02-03 14:36:44' }), headers: { date: '-' } });
  const outcome = await capillary.signIn();
  expect(outcome.call.serverAheadMs).toBeNull();
  expect(answered(outcome)).toMatchObject({ serverTime: null, clusterOffsetMinutes: null });
});

test('wrong credentials are a matter of settings', async () => {
  const { server, capillary } = await startPair();
  const status = { success: 'false', code: '401', message: 'Invalid credentials' };
  server.answers({ body: { response: { status } } }, { body: { response: { status, store: { user: [] } } } });
  for (const _twice of [1, 2]) {
    expect(refusal(await capillary.signIn())).toMatchObject({
      family: 'request',
      code: 401,
      verdict: 'config',
    });
  }
});

test('a login without a user is no answer', async () => {
  const { server, capillary } = await startPair();
  server.answers({ body: login({ username: '' }) });
  expect(ending(await capillary.signIn())).toBe('no-answer: no-user');
});

test('OAuth signs in by its token and names the organisation', async () => {
  const { server, capillary } = await startPair({
    credentials: oauth,
    attribution: { type: 'TILL', code: 'counter.07' },
  });
  server.answers(
    { body: { data: { accessToken: 'T1', ttlSeconds: 300 }, errors: null } },
    {
      body: {
        response: {
          status: { success: 'true', code: '200', message: 'SUCCESS' },
          organization: { id: '881', name: 'Demo Org', timezone_offset: 'UTC+05:30' },
        },
      },
    },
  );
  expect(answered(await capillary.signIn())).toEqual({
    till: 'counter.07',
    organisation: 'Demo Org',
    serverTime: null,
    clusterOffsetMinutes: null,
  });
  expect(server.requests[1]).toMatchObject({ method: 'GET', path: '/v1.1/organization/get.json' });
});

test.each([
  ['2026-02-03T12:01:41+05:30', 330],
  ['2026-02-03T12:01:41-04:00', -240],
  ['2026-02-03T12:01:41+0530', 330],
  ['2026-02-03T12:01:41Z', 0],
  ['2026-02-03T12:01:41', null],
  ['2026-02-03', null],
  ['', null],
])('%s is %s minutes from UTC', (written, minutes) => {
  expect(offsetMinutes(written)).toBe(minutes);
});
