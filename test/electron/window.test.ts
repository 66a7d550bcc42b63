/** The desktop window's options, permissions and navigation: each point of Electron's security checklist. */
import { expect, test } from 'vitest';
import { type Contents, keepToOwnPage } from '../../src-main/electron/navigation.ts';
import { isOwnPage } from '../../src-main/electron/own-page.ts';
import { denyPermissions, type PermissionSession } from '../../src-main/electron/permissions.ts';
import { windowOptions } from '../../src-main/electron/window.ts';

const what = { preload: '/out/preload/index.cjs', icon: '/icon.png' };

test('the window is closed to Node and to everything the checklist names', () => {
  expect(windowOptions({ ...what, isPackaged: true }).webPreferences).toEqual({
    preload: '/out/preload/index.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
  });
});

test('developer tools are there while developing and not in what is shipped', () => {
  expect(windowOptions({ ...what, isPackaged: false }).webPreferences.devTools).toBe(true);
});

const permissions = [
  'accessibility-events',
  'ambient-light-sensor',
  'background-fetch',
  'background-sync',
  'captured-surface-control',
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'payment-handler',
  'pointerLock',
  'sensors',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'usb',
  'window-management',
  'unknown',
  'a permission of next year',
];

function standInSession() {
  const set: Partial<Record<keyof PermissionSession, (...words: never[]) => unknown>> = {};
  const session: PermissionSession = {
    setPermissionRequestHandler: (handler) => (set.setPermissionRequestHandler = handler),
    setPermissionCheckHandler: (handler) => (set.setPermissionCheckHandler = handler),
    setDevicePermissionHandler: (handler) => (set.setDevicePermissionHandler = handler),
  };
  return { session, set };
}

test.each(permissions)('the page is refused %s, asked for and looked up', (permission) => {
  const { session, set } = standInSession();
  denyPermissions(session);
  const answers: boolean[] = [];
  const ask = set.setPermissionRequestHandler as Parameters<
    PermissionSession['setPermissionRequestHandler']
  >[0];
  ask(null, permission, (granted) => answers.push(granted));
  const check = set.setPermissionCheckHandler as Parameters<
    PermissionSession['setPermissionCheckHandler']
  >[0];
  const device = set.setDevicePermissionHandler as Parameters<
    PermissionSession['setDevicePermissionHandler']
  >[0];
  expect([...answers, check(null, permission), device({})]).toEqual([false, false, false]);
});

const foreign = [
  'https://counterpart/index.html',
  'https://evil.example/app://counterpart/',
  'app://counterpart.evil.example/index.html',
  'app://counterpart@evil.example/',
  'app://evil@counterpart/',
  'app://counterpart:1@evil.example/',
  'app://counterpart:8080/index.html',
  'app://evil.example/?app://counterpart/',
  'app:counterpart/index.html',
  'app2://counterpart/index.html',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,hello',
  'about:blank',
  'http://127.0.0.1:4870/',
  '',
  'not an address',
];

function standInContents() {
  const listeners = new Map<string, (event: unknown, address?: string) => void>();
  const shared: { open?: (details: { url: string }) => { action: string } } = {};
  const contents: Contents = {
    on: (name: string, listener: (event: never, address: string) => void) =>
      listeners.set(name, listener as (event: unknown, address?: string) => void),
    setWindowOpenHandler: (handler) => {
      shared.open = handler;
    },
  };
  return { contents, listeners, shared };
}

function isPrevented(listeners: ReturnType<typeof standInContents>['listeners'], name: string, url: string) {
  let prevented = false;
  const event = { url, preventDefault: () => (prevented = true) };
  listeners.get(name)?.(event, url);
  return prevented;
}

test.each(foreign)('the window never goes to %j', (address) => {
  expect(isOwnPage(address)).toBe(false);
  const { contents, listeners } = standInContents();
  keepToOwnPage(contents);
  for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate'])
    expect(isPrevented(listeners, name, address), name).toBe(true);
});

test('the window stays on its own page', () => {
  const { contents, listeners } = standInContents();
  keepToOwnPage(contents);
  for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate'])
    expect(isPrevented(listeners, name, 'app://counterpart/index.html#queue')).toBe(false);
});

test('no second window and no embedded browser, not even for our own page', () => {
  const { contents, listeners, shared } = standInContents();
  keepToOwnPage(contents);
  expect(shared.open?.({ url: 'app://counterpart/index.html' })).toEqual({ action: 'deny' });
  expect(isPrevented(listeners, 'will-attach-webview', 'app://counterpart/')).toBe(true);
});
