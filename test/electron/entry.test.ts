/** The desktop program's entry cannot run without Electron, so its rules are read from its text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/run-command.ts';

const folder = join(projectRoot, 'src-main', 'electron');
const texts = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);
const entry = texts.get('index.ts') ?? '';

function filesWith(pattern: RegExp): string[] {
  return [...texts].filter(([, text]) => pattern.test(text)).map(([name]) => name);
}

test('every process is sandboxed, before Electron is ready', () => {
  expect(entry).toContain('app.enableSandbox();');
  expect(entry.indexOf('app.enableSandbox()')).toBeLessThan(entry.indexOf('.whenReady()'));
});

test('every window’s contents are kept to our page, and every permission is refused', () => {
  expect(entry).toContain("app.on('web-contents-created', (_, contents) => keepToOwnPage(contents));");
  expect(entry).toContain('denyPermissions(session.defaultSession);');
});

test('there is one window, made with the checked options, and it loads our page', () => {
  expect(entry.match(/new BrowserWindow\(/g)).toHaveLength(1);
  expect(entry).toContain('new BrowserWindow(windowOptions(');
  expect(filesWith(/loadURL|loadFile/)).toEqual(['index.ts']);
  expect(entry).toContain('window.loadURL(pageAddress)');
});

test('no channel is opened beside the checked one, and the one that electron-store opens is closed', () => {
  expect(filesWith(/ipcMain/)).toEqual(['index.ts']);
  expect(entry.match(/ipcMain\.\w+/g)).toEqual(['ipcMain.removeAllListeners']);
  expect(filesWith(/\.handle\(callChannel/)).toEqual(['ipc.ts']);
});

test('nothing is ever opened outside, loaded from files or run in a page', () => {
  expect(
    filesWith(/openExternal|openPath|file:|executeJavaScript|insertCSS|commandLine\.appendSwitch/),
  ).toEqual([]);
});
