/**
 * Finds a Chromium for the tests in `test/browser/`, and fetches one where that can be done without asking anybody.
 * Must never answer "none": tests in a browser are not skipped, they fail with what to do.
 */
import { spawn } from 'node:child_process';
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
  run: (command: string, words: readonly string[]) => Promise<boolean>;
  say: (line: string) => void;
}

const headlessShell = '/usr/bin/chromium-headless-shell';

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
    // Chromium without its windows: the same engine for two thirds of the work
    headlessShell,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ];
}

async function fetchFromDebian(machine: Machine): Promise<string | null> {
  const { exists, isRoot, run, say } = machine;
  if (!isRoot || !exists('/etc/debian_version')) return null;
  say('Installing Chromium for the tests in a browser.');
  const isFetched =
    (await run('apt-get', ['update'])) &&
    (await run('apt-get', ['install', '-y', 'chromium-headless-shell']));
  return isFetched && exists(headlessShell) ? headlessShell : null;
}

export async function findBrowser(machine: Machine): Promise<FoundBrowser> {
  const told = machine.environment.CHROMIUM_PATH;
  if (told && !machine.exists(told))
    return { ok: false, message: `CHROMIUM_PATH names ${told}, which is not there.` };
  const path =
    told ||
    [...usualPlaces(machine), machine.playwrightPath()].find(machine.exists) ||
    (await fetchFromDebian(machine));
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
      new Promise((resolve) => {
        const child = spawn(command, words, {
          stdio: ['ignore', 'ignore', 'inherit'],
          env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        });
        child.on('error', () => resolve(false));
        child.on('close', (code) => resolve(code === 0));
      }),
    say,
  };
}
