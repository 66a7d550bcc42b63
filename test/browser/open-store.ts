/**
 * A store for the tests of one file: the whole program behind its HTTP door, a real Chromium, a folder that is gone
 * afterwards. A page that reports an error of its own fails its test.
 *
 * Opening a page costs far more than using it, so the tests of a file hand one to the next as cashiers do: signed out,
 * and then nothing of the one before may be left on it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, expect, type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect as fact } from 'vitest';
import { findBrowser, thisMachine } from '../support/find-browser.ts';
import { type ProgramHere, programToken, startHere } from '../support/program.ts';
import { projectRoot } from '../support/run-command.ts';

/** Waits for what a cashier would see, as long as a busy machine needs. */
export const see = expect.configure({ timeout: 15_000 });

export interface Store {
  readonly program: ProgramHere;
  /** The first of a test is the file's own page with nobody signed in; every other one is fresh. */
  open: () => Promise<Page>;
  /** A fresh browser profile with the link opened; `address` is what comes after the program's own address. */
  openFresh: (options?: BrowserContextOptions, address?: string) => Promise<Page>;
}

const size = { width: 1280, height: 800 };

const quietChromium = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // no process in reserve for a page that nobody opens
  '--disable-features=SpareRendererForSitePerProcess',
  // a page lives for seconds: to make its code faster costs a tenth of all it does, and its heap need not begin small
  '--js-flags=--no-opt --no-maglev --min-semi-space-size=16',
  // drawn in one piece: a third less for the process that puts the pieces together
  '--default-tile-width=1280',
  '--default-tile-height=800',
];

let shared: Promise<Browser> | undefined;

/** As a person leaves it who signs out; false where nobody can, or where it is in no state to be used again. */
async function signOut(page: Page): Promise<boolean> {
  if (page.isClosed()) return false;
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: null });
  const left = await page
    .evaluate(async () => {
      localStorage.clear();
      const answer = await fetch('/api/signOut', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      return answer.ok;
    })
    .catch(() => false);
  // The screen's own heading: other screens have a field for a PIN too.
  if (left) await see(page.getByRole('heading', { name: 'Sign in', exact: true })).toBeVisible();
  return left;
}

/** One for all files of a worker, which ends it with itself; a page's profile is what must be fresh. */
function openBrowser(): Promise<Browser> {
  shared ??= launchBrowser();
  return shared;
}

async function launchBrowser(): Promise<Browser> {
  const found = await findBrowser(thisMachine(console.log));
  if (!found.ok) throw new Error(found.message);
  return chromium.launch({ executablePath: found.path, args: quietChromium });
}

/**
 * `keepsPages`: the tests of the file share their pages, which are closed at its end. `prepare`: what happens to the
 * data folder before the program is started.
 */
export function openStore(
  mode: 'training' | 'live',
  { keepsPages = false, prepare = async (_: string) => {} } = {},
): Store {
  let program: ProgramHere | undefined;
  let browser: Browser | undefined;
  let folder = '';
  let errors: string[] = [];
  let own: Page | undefined;
  let isOwnLent = false;

  /** What the pages of a failed test showed, in `artefacts/failed`. */
  async function keepPictures(name: string) {
    const pages = (browser?.contexts() ?? []).flatMap((context) => context.pages());
    for (const [at, page] of pages.entries()) {
      const path = `${projectRoot}/artefacts/failed/${name.replace(/\W+/gu, '-')}-${at + 1}.png`;
      await page.screenshot({ path }).catch((error) => console.log(`no picture of ${name}: ${error}`));
    }
  }

  async function closePages(but?: Page) {
    for (const context of browser?.contexts() ?? []) if (context !== but?.context()) await context.close();
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'counterpart-browser-'));
    await prepare(folder);
    program = await startHere(folder, mode);
    browser = await openBrowser();
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(task.name);
    if (!keepsPages) await closePages(own);
    isOwnLent = false;
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
    open: async () => {
      if (isOwnLent || keepsPages) return openFresh();
      isOwnLent = true;
      if (own && (await signOut(own))) return own;
      await own?.context().close();
      own = await openFresh();
      return own;
    },
    openFresh,
  };

  async function openFresh(
    options: BrowserContextOptions = {},
    address = `/#token=${programToken}`,
  ): Promise<Page> {
    if (!browser || !program) throw new Error('the browser is not there yet');
    const context = await browser.newContext({ viewport: size, ...options });
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
  }
}
