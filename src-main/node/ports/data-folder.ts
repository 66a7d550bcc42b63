/** Where the program keeps its data: one folder for training, one for live, and nothing shared between them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Mode } from '../../app/ports.ts';

/** The folder that the operating system has for data of programs. */
export function appDataFolder(machine: {
  platform: string;
  home: string;
  environment: Readonly<Record<string, string | undefined>>;
}): string {
  const { platform, home, environment } = machine;
  if (platform === 'win32') return environment.APPDATA || join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return environment.XDG_CONFIG_HOME || join(home, '.config');
}

/** `chosen` is what somebody asked for; without it the operating system's folder is used. */
export function dataFolderOf(mode: Mode, chosen: string | null, appData: string): string {
  return chosen === null ? join(appData, 'counterpart', mode) : join(chosen, mode);
}

/** Beside all data folders, whichever was chosen: where programs of this machine keep out of each other's way. */
export function machineFolderOf(appData: string): string {
  return join(appData, 'counterpart', 'tills');
}

/** Makes the folder, for this user only. Answers the sentence to show when that cannot be done. */
export function makeDataFolder(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return null;
  } catch (error) {
    return `The data folder ${folder} cannot be made (${codeOf(error)}). Choose another with --data.`;
  }
}

export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? String(error.code) : error.message;
}
