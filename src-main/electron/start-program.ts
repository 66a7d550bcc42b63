/**
 * Opens the data folder and starts the same program that the browser door starts, with the system's key store.
 * Every way in which that can fail is a sentence.
 */
import { createApp } from '../app/create-app.ts';
import type { App, KeyStore, Mode } from '../app/ports.ts';
import { createPorts } from '../node/ports/create-ports.ts';
import { codeOf } from '../node/ports/data-folder.ts';
import { type KeyValueStore, keepSettings } from '../node/ports/settings-file.ts';
import { createDesktopStore, type SafeStorage } from './secrets.ts';

export interface ProgramOptions {
  mode: Mode;
  dataFolder: string;
  machineFolder: string;
  version: string;
  platform: string;
  safeStorage: SafeStorage;
  openSettings: (folder: string) => KeyValueStore;
}

/** What a file sealed before the desktop program was used here is opened; nothing new is sealed in one. */
const onlyToOpen = (inFile: KeyStore): KeyStore => ({ ...inFile, check: async () => 'it is a file' });

export async function startProgram(
  options: ProgramOptions,
): Promise<{ ok: true; app: App } | { ok: false; message: string }> {
  try {
    const { mode, dataFolder, machineFolder, version } = options;
    const { options: ports, inFile } = createPorts({ mode, dataFolder, machineFolder, version });
    const desktop = createDesktopStore(options.safeStorage, options.platform);
    const refusal = mode === 'live' ? await desktop.check() : null;
    if (refusal !== null) return { ok: false, message: refusal };
    const keyStores = mode === 'live' ? [desktop, onlyToOpen(inFile)] : [inFile];
    const settingsFile = keepSettings(options.openSettings(options.dataFolder));
    return await createApp({ ...ports, keyStores, settingsFile });
  } catch (error) {
    return { ok: false, message: `The data folder ${options.dataFolder} cannot be used (${codeOf(error)}).` };
  }
}
