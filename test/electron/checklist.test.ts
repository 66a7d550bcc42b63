/**
 * Points of Electron's security checklist that belong to no single file: policies, versions, what the page may name.
 * `docs/security.md` prints the whole list with the test of each point.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pagePolicy as desktopPolicy } from '../../src-main/electron/protocol.ts';
import { windowOptions } from '../../src-main/electron/window.ts';
import { pagePolicy as browserPolicy } from '../../src-main/http/security-headers.ts';
import { projectRoot } from '../support/run-command.ts';

function textsOf(folder: string): [string, string][] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|html|css)$/.test(name))
    .map((name) => [join(folder, name), readFileSync(join(projectRoot, folder, name), 'utf8')]);
}

function filesWith(folder: string, pattern: RegExp): string[] {
  return textsOf(folder)
    .filter(([, text]) => pattern.test(text))
    .map(([name]) => name);
}

/** What each directive of a policy allows. */
function read(policy: string): Record<string, string[]> {
  return Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

const shared = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'form-action': ["'none'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

test('the policies of both doors allow our own files and nothing else, no inline script and no eval', () => {
  expect(read(desktopPolicy)).toEqual({ ...shared, 'connect-src': ["'none'"] });
  expect(read(browserPolicy)).toEqual({ ...shared, 'connect-src': ["'self'"] });
});

test('the page names nothing that is loaded from elsewhere, opens no window and builds no code or markup from text', () => {
  const loads = /(src|href|url|from|import|fetch|action)[\s=(:]*['"`]?(https?:)?\/\//;
  const opens = /window\.open\(|target=|innerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/;
  expect(filesWith('src-renderer', loads)).toEqual([]);
  expect(filesWith('src-renderer', opens)).toEqual([]);
  const page = readFileSync(join(projectRoot, 'src-renderer/index.html'), 'utf8');
  expect(page.match(/<script[^>]*>[^<]*/g)).toEqual(['<script type="module" src="./main.tsx">']);
  expect(page).not.toMatch(/<style|\son\w+=|javascript:/);
});

test('no part of the program can open anything outside of it', () => {
  expect(filesWith('src-main', /openExternal|openPath|showItemInFolder|\bshell\b.*from 'electron'/)).toEqual(
    [],
  );
});

test('Electron is imported by the two files that may, and its parts are handed on from there', () => {
  expect(filesWith('src-main', /from 'electron'/)).toEqual([
    'src-main/electron/index.ts',
    'src-main/electron/preload.ts',
  ]);
  expect(filesWith('src-renderer', /from 'electron'|require\(/)).toEqual([]);
});

test('no Blink feature is switched on and nothing is loaded insecurely, packaged or not', () => {
  for (const isPackaged of [true, false]) {
    const { webPreferences } = windowOptions({ preload: '', icon: '', isPackaged });
    expect(webPreferences).not.toHaveProperty('enableBlinkFeatures');
    expect(webPreferences).not.toHaveProperty('additionalArguments');
    expect(webPreferences).toMatchObject({ allowRunningInsecureContent: false, experimentalFeatures: false });
  }
});

/** The oldest major that had fixes when the versions were last looked up; `npm run supply` looks again. */
const oldestSupported = 43;

test('Electron is pinned to one version of a major that has fixes, and the lock file agrees', () => {
  const read = (name: string) => JSON.parse(readFileSync(join(projectRoot, name), 'utf8'));
  const wanted: string = read('package.json').devDependencies.electron;
  const locked: string = read('package-lock.json').packages['node_modules/electron'].version;
  expect(wanted).toMatch(/^\d+\.\d+\.\d+$/);
  expect(locked).toBe(wanted);
  expect(Number(wanted.split('.')[0])).toBeGreaterThanOrEqual(oldestSupported);
});
