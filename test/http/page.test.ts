/** The page through the loopback door: its policy, and that no address leads out of its folder. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenDoor, openDoor } from './open-door.ts';
import { sendRaw } from './send-raw.ts';

let till: OpenDoor;
beforeEach(async () => {
  till = await openDoor();
});
afterEach(() => till.stop());

/** Sends a request line that no client library would send. */
const askRaw = (line: string) =>
  sendRaw(till.port, `${line} HTTP/1.1\r\nHost: 127.0.0.1:${till.port}\r\nConnection: close\r\n\r\n`);

test('the page and its files are served with a strict policy', async () => {
  const page = await till.ask({ path: '/' });
  expect(page.status).toBe(200);
  expect(page.text).toContain('<title>Counterpart</title>');
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  const policy = page.headers['content-security-policy'];
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  for (const part of [
    "connect-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'none'",
  ])
    expect(policy).toContain(part);
  const script = await till.ask({ path: '/assets/index-1.js' });
  expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(script.text).toBe('export {};');
});

test('no address leads out of the folder or lists it', async () => {
  const addresses = [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/../../secret.txt',
    '/..\\secret.txt',
    '//etc/passwd',
    '/assets/%00index-1.js',
    '/assets',
    '/assets/',
    '/notes.txt',
    '/index.html/..%2f..%2fsecret.txt',
  ];
  for (const address of addresses) {
    const text = await askRaw(`GET ${address}`);
    expect(text, address).toMatch(/^HTTP\/1\.1 (400|403|404) /);
    expect(text).not.toContain('not for anybody');
    expect(text).not.toContain('export {}');
  }
});

test('the page is only read', async () => {
  const answer = await till.ask({ method: 'POST', path: '/' });
  expect(answer.status).toBe(405);
  const head = await till.ask({ method: 'HEAD', path: '/' });
  expect([head.status, head.text]).toEqual([200, '']);
});
