/**
 * Finds a Chromium for the tests in `test/browser/`, and fetches one where that can be done without asking anybody.
 * Must never answer "none": tests in a browser are not skipped, they fail with what to do.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

export interface Machine {
  platform: string;
  isRoot: boolean;
  environment: Readonly<Record<string, string | undefined>>;
  exists: (path: string) => boolean;
  /** Where Playwright would have put its own. */
  playwrightPath: () => string;
  /** Runs a command of the system and answers whether it succeeded. */
  run: (command: string, words: readonly string[]) => boolean;
  say: (line: string) => void;
}

export type FoundBrowser = { ok: true; path: string } | { ok: false; message: string };

function usualPlaces({ platform, environment }: Machine): string[] {
  if (platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
  }
  if (platform === 'win32') {
    return [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]);
  }
  return [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ];
}

function fetchFromDebian(machine: Machine): string | null {
  const { exists, isRoot, run, say } = machine;
  if (!isRoot || !exists('/etc/debian_version')) return null;
  say('Installing Chromium for the tests in a browser.');
  const isFetched = run('apt-get', ['update']) && run('apt-get', ['install', '-y', 'chromium']);
  return isFetched && exists('/usr/bin/chromium') ? '/usr/bin/chromium' : null;
}

export function findBrowser(machine: Machine): FoundBrowser {
  const told = machine.environment.CHROMIUM_PATH;
  if (told && !machine.exists(told))
    return { ok: false, message: `CHROMIUM_PATH names ${told}, which is not there.` };
  const path =
    told ||
    [...usualPlaces(machine), machine.playwrightPath()].find(machine.exists) ||
    fetchFromDebian(machine);
  if (path) return { ok: true, path };
  return {
    ok: false,
    message:
      'The tests in a browser need Chromium or Chrome, and none was found. Install one, or name it in CHROMIUM_PATH.',
  };
}

/** The machine this runs on. */
export function thisMachine(say: (line: string) => void): Machine {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    environment: process.env,
    exists: existsSync,
    playwrightPath: () => chromium.executablePath(),
    run: (command, words) =>
      spawnSync(command, words, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0,
    say,
  };
}
