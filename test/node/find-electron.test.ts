/** Whether the desktop program can run is found out from files; and when the built program is too old. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { needsBuild } from '../../src-main/node/build-state.ts';
import { findElectron } from '../../src-main/node/find-electron.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'counterpart-electron-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, seconds = 1000): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), file.endsWith('path.txt') ? 'electron' : '');
  utimesSync(join(root, file), seconds, seconds);
}

const find = (parts: { environment?: Record<string, string>; platform?: string; isRoot?: boolean } = {}) =>
  findElectron({ root, environment: { DISPLAY: ':0' }, platform: 'linux', isRoot: false, ...parts });

test('without its program there is no desktop window', () => {
  expect(find()).toEqual({ ok: false, why: 'Electron’s program is not installed here' });
  write('node_modules/electron/path.txt');
  expect(find().ok).toBe(false);
});

test('with its program and a screen there is', () => {
  write('node_modules/electron/path.txt');
  write('node_modules/electron/dist/electron');
  expect(find()).toEqual({ ok: true, executable: join(root, 'node_modules/electron/dist/electron') });
  expect(find({ environment: { WAYLAND_DISPLAY: 'wayland-0' } }).ok).toBe(true);
  expect(find({ environment: {}, platform: 'darwin' }).ok).toBe(true);
});

test('without a screen, or as root on Linux, there is none, and why is told', () => {
  write('node_modules/electron/dist/electron');
  expect(find({ environment: {} })).toEqual({ ok: false, why: 'there is no screen here' });
  expect(find({ isRoot: true }).ok).toBe(false);
  expect(find({ isRoot: true, platform: 'win32' }).ok).toBe(true);
});

test('a program kept elsewhere is found', () => {
  write('elsewhere/electron');
  const environment = { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: join(root, 'elsewhere') };
  expect(find({ environment }).ok).toBe(true);
});

test('what is built is built anew when anything it is made of is newer', () => {
  for (const file of [
    'src-renderer/a/main.tsx',
    'src-main/a.ts',
    'electron.vite.config.ts',
    'package-lock.json',
  ])
    write(file);
  expect(needsBuild(root)).toBe(true);
  for (const file of ['out/renderer/index.html', 'out/main/index.js', 'out/preload/index.cjs'])
    write(file, 2000);
  expect(needsBuild(root)).toBe(false);
  write('src-renderer/a/main.tsx', 3000);
  expect(needsBuild(root)).toBe(true);
});
