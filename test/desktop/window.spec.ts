/** The real desktop program: opens the training store, is closed to the outside, and ends without a trace. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { electronExecutable } from '../../src-main/node/find-electron.ts';
import { projectRoot } from '../support/run-command.ts';

let folder: string;
let program: ElectronApplication;
let page: Page;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-desktop-'));
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  program = await _electron.launch({
    executablePath: electronExecutable(projectRoot, process.env) ?? '',
    args: [projectRoot],
    env: { ...(environment as Record<string, string>), COUNTERPART_DATA: folder },
  });
  page = await program.firstWindow();
});
test.afterEach(async () => {
  await program.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the training store opens and answers through its two functions', async () => {
  await expect(page).toHaveTitle('Counterpart');
  await expect(page.locator('#root')).not.toBeEmpty();
  const seen = await page.evaluate(() => ({
    address: location.href,
    door: Object.keys(window.counterpart ?? {}),
    node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
  }));
  expect(seen).toEqual({ address: 'app://counterpart/index.html', door: ['call', 'subscribe'], node: [] });
  const answer = await page.evaluate(() => window.counterpart?.call('readSession', {}));
  expect(answer).toMatchObject({ ok: true, value: { mode: 'training', setUp: true } });
});

test('the page can go nowhere, open nothing, ask for nothing and fetch nothing', async () => {
  const tried = await page.evaluate(async () => {
    const fetched = await fetch('https://example.com/').then(
      () => 'fetched',
      () => 'refused',
    );
    const evaluated = (() => {
      try {
        return new Function('return "evaluated"')() as string;
      } catch {
        return 'refused';
      }
    })();
    const inline = document.createElement('script');
    inline.textContent = 'document.title = "ran"';
    document.head.append(inline);
    const { state } = await navigator.permissions.query({ name: 'geolocation' });
    const opened = window.open('https://example.com/');
    return { fetched, evaluated, opened, state, title: document.title };
  });
  expect(tried).toEqual({
    fetched: 'refused',
    evaluated: 'refused',
    opened: null,
    state: 'denied',
    title: 'Counterpart',
  });
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await expect.poll(() => page.url()).toBe('app://counterpart/index.html');
  expect(program.windows()).toHaveLength(1);
});

test('the window is sandboxed and Electron’s own channels for pages are not there', async () => {
  const facts = await program.evaluate(({ BrowserWindow, ipcMain }) => ({
    windows: BrowserWindow.getAllWindows().length,
    channels: ipcMain.eventNames().map(String),
  }));
  expect(facts).toEqual({ windows: 1, channels: [] });
});
