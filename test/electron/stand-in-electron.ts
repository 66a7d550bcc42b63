/**
 * Stands in for Electron's module, so that the desktop program's real entry can be run on plain Node. Says every step
 * on the standard output as one JSON line, and plays the page: calls once, then quits.
 */
import { registerHooks } from 'node:module';

const own = import.meta.url;
const say = (step: string, fact: unknown = null) => console.log(JSON.stringify([step, fact]));

if (!own.endsWith('?electron'))
  registerHooks({
    resolve: (name, context, next) =>
      name === 'electron'
        ? { url: `${own}?electron`, format: 'module-typescript', shortCircuit: true }
        : next(name, context),
  });

const listeners = new Map<string, (event: { preventDefault: () => void }, ...facts: unknown[]) => void>();
const handlers = new Map<string, (event: unknown, ...words: unknown[]) => Promise<unknown>>();

export const app = {
  isPackaged: true,
  enableSandbox: () => say('sandbox'),
  setPath: (name: string) => say('path', name),
  getVersion: () => '0.1.0',
  getPath: () => '/nowhere',
  requestSingleInstanceLock: () => true,
  whenReady: async () => say('ready'),
  on: (name: string, listener: (event: { preventDefault: () => void }) => void) =>
    void listeners.set(name, listener),
  quit: () => listeners.get('before-quit')?.({ preventDefault: () => say('quit-held') }),
  exit: (code: number) => {
    say('exit', code);
    process.exit(code);
  },
};

export const ipcMain = {
  on: (name: string) => say('channel', name),
  removeAllListeners: (name: string) => say('channel-closed', name),
  handle: (name: string, handler: (event: unknown, ...words: unknown[]) => Promise<unknown>) => {
    say('channel', name);
    handlers.set(name, handler);
  },
  removeHandler: (name: string) => say('channel-closed', name),
};

export class BrowserWindow {
  webContents = { send: () => {}, isDestroyed: () => false };
  constructor(options: { webPreferences: { sandbox: boolean } }) {
    say('window', options.webPreferences.sandbox);
  }
  once(): void {}
  on(name: string): void {
    say('window-listens', name);
  }
  async loadURL(address: string): Promise<void> {
    say('load', address);
    const event = { sender: this.webContents, senderFrame: { url: address, parent: null } };
    say('answer', await handlers.get('counterpart:call')?.(event, 'readSession', {}));
    app.quit();
  }
}

export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => say('permissions'),
    setPermissionCheckHandler: () => {},
    setDevicePermissionHandler: () => {},
  },
};
export const protocol = {
  registerSchemesAsPrivileged: () => say('scheme'),
  handle: (name: string) => say('protocol', name),
};
/** The person at the machine stays the first time, and quits the second time. */
let askedBefore = false;
export const dialog = {
  showErrorBox: (_: string, message: string) => say('error', message),
  showMessageBox: async (_: unknown, { message }: { message: string }) => {
    say('asked', message);
    if (askedBefore) return { response: 1 };
    askedBefore = true;
    setImmediate(() => setImmediate(() => app.quit()));
    return { response: 0 };
  },
};
export const Menu = { setApplicationMenu: () => {} };
export const shell = {};
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => process.env.STAND_IN_KEY_STORE ?? 'gnome_libsecret',
  encryptStringAsync: async (text: string) => Buffer.from(text),
  decryptStringAsync: async (sealed: Buffer) => ({ result: sealed.toString(), shouldReEncrypt: false }),
};

const electron = { app, ipcMain, shell };

// biome-ignore lint/style/noDefaultExport: electron-store asks for Electron in this way.
export { electron as default };
