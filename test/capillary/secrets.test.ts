import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { member, oauth, redeemRequest, startClient, startPair, type Watched } from './harness.ts';

const secrets = /sesame|c2VzYW1l|SECRET|T0KEN|15550100142|TEA7K2Q9|B-1007/;

function withoutValues(calls: Watched[]): string {
  return JSON.stringify(
    calls.map(({ path, outcome }) =>
      outcome.kind === 'answered' ? { path, call: outcome.call } : { path, outcome },
    ),
  );
}

test.each([
  ['a page', { body: '<html>T0KEN 15550100142 TEA7K2Q9</html>' }],
  ['a page with 500', { status: 500, body: 'SECRET TEA7K2Q9' }],
  ['JSON that breaks off', { body: '{"code":"TEA7K2Q9", "mobile":"15550100142"' }],
  ['401', { status: 401, body: { code: 'TEA7K2Q9' } }],
])('what ends with %s tells nothing of secrets and people', async (_name, reply) => {
  const { server, capillary, calls } = await startPair();
  server.answers(reply);
  const outcomes = [
    await capillary.redeemCoupon(redeemRequest),
    await capillary.findCustomer(member),
    await capillary.signIn(),
  ];
  expect(JSON.stringify(outcomes)).not.toMatch(secrets);
  expect(withoutValues(calls)).not.toMatch(secrets);
});

test('nor does what could not be sent, nor a token that was refused', async () => {
  const { capillary, calls } = startClient('http://127.0.0.1:1');
  const outcome = await capillary.redeemCoupon(redeemRequest);
  const pair = await startPair({ credentials: oauth });
  pair.server.answers(
    { body: { data: { accessToken: 'T0KEN', ttlSeconds: 300 }, errors: null } },
    { status: 401 },
  );
  const denied = await pair.capillary.redeemCoupon(redeemRequest);
  expect(JSON.stringify([outcome, denied])).not.toMatch(secrets);
  expect(withoutValues([...calls, ...pair.calls])).not.toMatch(secrets);
});

test('the client imports only what it may', () => {
  const folder = new URL('../../src-main/capillary/', import.meta.url);
  const allowed = /^(\.\/[a-z0-9-]+\.ts|\.\.\/(contract|domain)\/[a-z-]+\.ts|undici|zod|node:crypto)$/;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
    const source = readFileSync(new URL(file, folder), 'utf8');
    for (const [, imported] of source.matchAll(/from '([^']+)'/g)) {
      expect(imported, file).toMatch(allowed);
    }
  }
});
