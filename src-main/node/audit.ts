/**
 * `npm run audit -- --data DIR`: whether the record of what was done is still what was written. Exit code 0 = it is,
 * 1 = it is not or a person has to look, 2 = it cannot be verified here. Acts when run: it is a command.
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { auditFolder } from '../app/audit-folder.ts';
import { outsideOf } from '../app/keep-epoch.ts';
import { createPorts } from './ports/create-ports.ts';
import { appDataFolder, codeOf, dataFolderOf, machineFolderOf } from './ports/data-folder.ts';
import { keepSettings, settingsFileName, settingsStoreOptions } from './ports/settings-file.ts';

const machine = { platform: process.platform, home: homedir(), environment: process.env };

/** DIR may be the folder of one mode, or the one above it. */
function foldersToAudit(chosen: string | null): string[] {
  const appData = appDataFolder(machine);
  const candidates = [
    ...(chosen === null ? [] : [chosen]),
    ...(['live', 'training'] as const).map((mode) => dataFolderOf(mode, chosen, appData)),
  ];
  return candidates.filter((folder) => existsSync(join(folder, 'ledger.db')));
}

/** The exit code. */
function audit(folder: string): number {
  const machineFolder = machineFolderOf(appDataFolder(machine));
  if (!existsSync(join(folder, 'secret.key'))) {
    console.log(`${folder}\nThe key is in the key store of this system: verify it on the screen Audit.`);
    return 2;
  }
  try {
    const { options } = createPorts({ mode: 'live', dataFolder: folder, machineFolder, version: '' });
    const store = new Conf({ cwd: folder, configName: settingsFileName, ...settingsStoreOptions });
    const outside = outsideOf(options);
    const settingsFile = keepSettings(store);
    const audited = auditFolder({ folder, outside, settingsFile, secrets: options.secrets });
    if (audited === null) {
      console.log(`${folder}\nThe key of this folder is missing or was changed, so nothing can be said.`);
      return 2;
    }
    console.log([folder, ...audited.says].join('\n'));
    return audited.state === 'whole' ? 0 : 1;
  } catch (error) {
    console.log(`${folder}\nThe record cannot be read (${codeOf(error)}).`);
    return 2;
  }
}

const words = process.argv.slice(2);
const at = words.indexOf('--data');
const folders = foldersToAudit(at === -1 ? null : (words[at + 1] ?? null));
if (folders.length === 0) {
  console.log('There is no ledger in that folder. Name the data folder with --data.');
  process.exitCode = 2;
} else {
  process.exitCode = Math.max(...folders.map(audit));
}
