/**
 * A store for the tests of one file: the whole program in a process of its own, a real Chromium, a folder that is gone
 * afterwards. Every page is a fresh browser profile. A page that reports an error of its own fails its test.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, expect, type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect as fact } from 'vitest';
import { findBrowser, thisMachine } from '../support/find-browser.ts';
import { type Program, programToken, startProgram } from '../support/program.ts';

/** Waits for what a cashier would see, as long as a busy machine needs. */
export const see = expect.configure({ timeout: 15_000 });

export interface Store {
  readonly program: Program;
  /** A fresh browser profile with the link opened; `address` is what comes after the program's own address. */
  open: (options?: BrowserContextOptions, address?: string) => Promise<Page>;
}

const quietChromium = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let shared: Promise<Browser> | undefined;

/** One for all files of a worker, which ends it with itself; a page's profile is what must be fresh. */
function openBrowser(): Promise<Browser> {
  const found = findBrowser(thisMachine(console.log));
  if (!found.ok) throw new Error(found.message);
  shared ??= chromium.launch({ executablePath: found.path, args: quietChromium });
  return shared;
}

/**
 * `keepsPages`: the tests of the file share their pages, which are closed at its end. `prepare`: what happens to the
 * data folder before the program is started.
 */
export function openStore(
  mode: 'training' | 'live',
  { keepsPages = false, prepare = async (_: string) => {} } = {},
): Store {
  let program: Program | undefined;
  let browser: Browser | undefined;
  let folder = '';
  let errors: string[] = [];

  async function closePages() {
    for (const context of browser?.contexts() ?? []) await context.close();
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'counterpart-browser-'));
    await prepare(folder);
    program = await startProgram(folder, mode);
    browser = await openBrowser();
  });

  afterEach(async () => {
    if (!keepsPages) await closePages();
    const reported = errors;
    errors = [];
    fact(reported, 'errors the page reported').toEqual([]);
  });

  afterAll(async () => {
    await closePages();
    const code = await program?.end();
    rmSync(folder, { recursive: true, force: true });
    fact(code, 'how the program ended').toBe(0);
  });

  return {
    get program() {
      if (!program) throw new Error('the program is not there yet');
      return program;
    },
    open: async (options = {}, address = `/#token=${programToken}`) => {
      if (!browser || !program) throw new Error('the browser is not there yet');
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => {
        // A refusal of the till is an answer with a status of its own, which the browser calls an error.
        const refused = message.text().startsWith('Failed to load resource');
        if (message.type() === 'error' && !refused) errors.push(message.text());
      });
      await page.goto(program.url + address);
      return page;
    },
  };
}
