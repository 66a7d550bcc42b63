/**
 * A hostile page in the browser that the till is open in, in real Chromium: from another site, from another port of
 * this machine, and under a name that was bent to it. It can read nothing, and nothing it does reaches the program.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenDoor, openDoor, token } from '../http/open-door.ts';
import { findBrowser, thisMachine } from '../support/find-browser.ts';
import { tryEverything } from './hostile-attempts.ts';

let till: OpenDoor;
let elsewhere: Server;
let browser: Browser;
let context: BrowserContext;
let elsewherePort = 0;

beforeAll(async () => {
  till = await openDoor();
  elsewhere = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>Elsewhere</title><body></body>');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  elsewherePort = (elsewhere.address() as AddressInfo).port;
  const found = await findBrowser(thisMachine(console.log));
  if (!found.ok) throw new Error(found.message);
  const bent = '--host-resolver-rules=MAP evil.example 127.0.0.1,MAP bent.example 127.0.0.1';
  browser = await chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', bent],
  });
  context = await browser.newContext();
  const [name = '', value = ''] = (await till.openAsBrowser()).split('=');
  await context.addCookies([{ name, value, url: till.door.url, httpOnly: true, sameSite: 'Strict' }]);
});
beforeEach(async () => {
  // a stream of the page before is gone when its connection is, which takes a busy machine a moment
  await expect.poll(till.listeners, { timeout: 15_000 }).toBe(0);
  till.calls.length = 0;
});
afterAll(async () => {
  await browser.close();
  elsewhere.closeAllConnections();
  elsewhere.close();
  await till.stop();
});

async function attackFrom(address: string) {
  const page = await context.newPage();
  await page.goto(address);
  const outcome = await page.evaluate(tryEverything, { till: till.door.url, guess: 'x'.repeat(40) });
  for (const other of context.pages()) await other.close();
  return outcome;
}

describe('a hostile page', () => {
  it('is tried with means that do work from the till’s own page', async () => {
    const outcome = await attackFrom(`${till.door.url}/`);
    expect(outcome.read).toEqual(
      expect.arrayContaining(['fetch cors json', 'fetch get', 'request', 'news', 'window']),
    );
    expect(till.calls.length).toBeGreaterThan(2);
    expect(new Set(till.calls.map((call) => call.caller.split(':')[0]))).toEqual(new Set(['cookie']));
  });

  it.each([
    ['of another site', () => `http://evil.example:${elsewherePort}/`],
    ['of another port of this machine', () => `http://127.0.0.1:${elsewherePort}/`],
    ['of this machine by its other name', () => `http://localhost:${elsewherePort}/`],
    ['at the other name of the till itself', () => `http://localhost:${till.port}/`],
  ])('%s reads nothing and causes nothing', async (_, address) => {
    const { read, tried } = await attackFrom(address());
    expect(tried).toBeGreaterThan(15);
    expect(read).toEqual([]);
    expect(till.calls).toEqual([]);
    expect(till.listeners()).toBe(0);
  });

  it('under a name bent to this machine is not even the page, and has no call answered', async () => {
    const page = await context.newPage();
    const answer = await page.goto(`http://bent.example:${till.port}/`);
    expect(answer?.status()).toBe(403);
    const statuses = await page.evaluate(async (right) => {
      const ask = (path: string, init: RequestInit) => fetch(path, init).then(({ status }) => status);
      const headers = { Authorization: `Bearer ${right}`, 'Content-Type': 'application/json' };
      return Promise.all([
        ask('/', {}),
        ask('/api/openapi.json', { headers }),
        ask('/api/readStatus', { method: 'POST', headers, body: '{}' }),
        ask('/door/open', { method: 'POST', headers }),
      ]).catch(() => 'the page may not even ask');
    }, token);
    expect(statuses).toBe('the page may not even ask');
    expect(till.calls).toEqual([]);
    await page.close();
  });
});
