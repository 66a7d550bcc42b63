/**
 * The desktop program's entry: the only file that reaches for Electron. Hands its parts to small functions that know
 * nothing of it, and acts when loaded. Must never grow: what the program does lives behind `createApp`.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, safeStorage, session } from 'electron';
import Store from 'electron-store';
import type { App } from '../app/ports.ts';
import { sayUnsent } from '../app/unsent.ts';
import { appDataFolder, dataFolderOf, machineFolderOf, makeDataFolder } from '../node/ports/data-folder.ts';
import { settingsFileName, settingsStoreOptions } from '../node/ports/settings-file.ts';
import { openIpcDoor } from './ipc.ts';
import { createLeaving } from './leaving.ts';
import { keepToOwnPage } from './navigation.ts';
import { pageAddress, pageScheme } from './own-page.ts';
import { denyPermissions } from './permissions.ts';
import { servePage } from './protocol.ts';
import { readShellSettings } from './shell-settings.ts';
import { startProgram } from './start-program.ts';
import { windowOptions } from './window.ts';

const out = join(import.meta.dirname, '..');
const { platform, env } = process;
const { mode, data } = readShellSettings(process.argv.slice(1), env);
const appData = appDataFolder({ platform, home: homedir(), environment: env });
const dataFolder = dataFolderOf(mode, data, appData);
const machineFolder = machineFolderOf(appData);

function fail(message: string): void {
  dialog.showErrorBox('Counterpart cannot start', message);
  app.exit(1);
}

/** electron-store opens a channel of its own for pages; ours has no use for it, and every channel is checked. */
function openSettings(cwd: string): Store {
  const store = new Store({ cwd, name: settingsFileName, ...settingsStoreOptions });
  ipcMain.removeAllListeners('electron-store-get-data');
  return store;
}

function openWindow(): BrowserWindow {
  const preload = join(out, 'preload', 'index.cjs');
  const icon = join(out, '..', 'resources', 'icon.png');
  const window = new BrowserWindow(windowOptions({ preload, icon, isPackaged: app.isPackaged }));
  window.once('ready-to-show', () => window.show());
  return window;
}

async function open(): Promise<void> {
  denyPermissions(session.defaultSession);
  protocol.handle(pageScheme, servePage(join(out, 'renderer')));
  const version = app.getVersion();
  const started = await startProgram({
    mode,
    dataFolder,
    machineFolder,
    version,
    platform,
    safeStorage,
    openSettings,
  });
  if (!started.ok) return fail(started.message);
  const window = openWindow();
  const closeDoor = openIpcDoor({ app: started.app, channels: ipcMain, contents: window.webContents });
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  stopInOrder(started.app, window, closeDoor);
  await window.loadURL(pageAddress);
}

/** The queue is closed before the process ends, however it ends. */
function stopInOrder(program: App, window: BrowserWindow, closeDoor: () => void): void {
  const leaving = createLeaving({
    unsent: () => sayUnsent(program),
    confirm: async (message) => {
      const buttons = ['Stay', 'Quit'];
      const asked = { type: 'warning' as const, message, buttons, defaultId: 0, cancelId: 0 };
      return (await dialog.showMessageBox(window, asked)).response === 1;
    },
    stop: () => {
      closeDoor();
      return program.stop();
    },
    exit: (code) => app.exit(code),
  });
  const askFirst = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    leaving.ask();
  };
  app.on('before-quit', askFirst);
  window.on('close', askFirst);
  app.on('window-all-closed', leaving.now);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, leaving.now);
}

protocol.registerSchemesAsPrivileged([
  { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.enableSandbox();
app.on('web-contents-created', (_, contents) => keepToOwnPage(contents));
const folderRefusal = makeDataFolder(dataFolder);
if (folderRefusal === null) app.setPath('userData', join(dataFolder, 'window'));
if (platform !== 'darwin') Menu.setApplicationMenu(null);

if (folderRefusal !== null) fail(folderRefusal);
else if (!app.requestSingleInstanceLock()) app.quit();
else
  app
    .whenReady()
    .then(open)
    .catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
