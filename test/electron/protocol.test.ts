/** The page of the desktop window: served from its folder and from nowhere else. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { servePage } from '../../src-main/electron/protocol.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-protocol-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  mkdirSync(join(folder, 'renderer-of-another'));
  writeFileSync(join(folder, 'secret.html'), 'not for anybody');
  writeFileSync(join(folder, 'renderer-of-another', 'index.html'), 'not for anybody');
  writeFileSync(join(folder, 'renderer', 'index.html'), '<title>Counterpart</title>');
  writeFileSync(join(folder, 'renderer', 'notes.txt'), 'a kind of file that is not served');
  writeFileSync(join(folder, 'renderer', 'assets', 'a b.js'), 'export {};');
  symlinkSync(join(folder, 'secret.html'), join(folder, 'renderer', 'link.html'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ask = (url: string, method = 'GET') => servePage(join(folder, 'renderer'))({ url, method });

test('the page comes with a policy that lets it talk to nobody', async () => {
  const page = await ask('app://counterpart/index.html');
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Counterpart');
  const policy = page.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toContain('unsafe-eval');
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await ask('app://counterpart/')).status).toBe(200);
});

test('a built file has its kind', async () => {
  const file = await ask('app://counterpart/assets/a%20b.js?v=1#top');
  expect(file.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test('no address leads out of the folder', async () => {
  const addresses = [
    'app://counterpart/../secret.html',
    'app://counterpart/%2e%2e/secret.html',
    'app://counterpart/..%2fsecret.html',
    'app://counterpart/..%5csecret.html',
    'app://counterpart/assets/..%2f..%2fsecret.html',
    'app://counterpart/..%2frenderer-of-another%2findex.html',
    'app://counterpart//etc/passwd',
    'app://counterpart/link.html',
    'app://counterpart/index.html%00.js',
    'app://counterpart/%E0%A4%A',
    'app://counterpart/assets',
    'app://counterpart/notes.txt',
    'app://evil/index.html',
    'file:///etc/passwd',
    'https://counterpart/index.html',
  ];
  for (const address of addresses) {
    const answer = await ask(address);
    expect(answer.status, address).toBe(404);
    expect(await answer.text()).toBe('There is nothing here.');
  }
});

test('the page is only read', async () => {
  expect((await ask('app://counterpart/index.html', 'POST')).status).toBe(404);
});
