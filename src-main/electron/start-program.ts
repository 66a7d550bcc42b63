/**
 * Opens the data folder and starts the same program that the browser door starts, with the system's key store.
 * Every way in which that can fail is a sentence.
 */
import { createApp } from '../app/create-app.ts';
import type { App, Mode, SecretBox } from '../app/ports.ts';
import { createPorts } from '../node/ports/create-ports.ts';
import { codeOf } from '../node/ports/data-folder.ts';
import { type KeyValueStore, keepSettings } from '../node/ports/settings-file.ts';
import { openSystemSecrets, type SafeStorage } from './secrets.ts';

export interface ProgramOptions {
  mode: Mode;
  dataFolder: string;
  machineFolder: string;
  version: string;
  platform: string;
  safeStorage: SafeStorage;
  openSettings: (folder: string) => KeyValueStore;
}

/** Training keeps nothing worth a key store, and both doors are used on its folder. */
function pickSecrets(options: ProgramOptions, fileBox: SecretBox) {
  if (options.mode === 'training') return { ok: true as const, box: fileBox };
  return openSystemSecrets(options.safeStorage, options.platform, fileBox);
}

export async function startProgram(
  options: ProgramOptions,
): Promise<{ ok: true; app: App } | { ok: false; message: string }> {
  try {
    const { mode, dataFolder, machineFolder, version } = options;
    const { options: ports } = createPorts({ mode, dataFolder, machineFolder, version });
    const secrets = pickSecrets(options, ports.secrets);
    if (!secrets.ok) return secrets;
    const settingsFile = keepSettings(options.openSettings(options.dataFolder));
    return await createApp({ ...ports, secrets: secrets.box, settingsFile });
  } catch (error) {
    return { ok: false, message: `The data folder ${options.dataFolder} cannot be used (${codeOf(error)}).` };
  }
}
