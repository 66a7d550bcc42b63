/**
 * `npm run audit -- --data DIR`: whether the record of what was done is still what was written. Exit code 0 = it is,
 * 1 = it is not or a person has to look, 2 = it cannot be verified here. Acts when run: it is a command.
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { auditFolder } from '../app/audit-folder.ts';
import { outsideOf } from '../app/keep-epoch.ts';
import { createPorts } from './ports/create-ports.ts';
import { appDataFolder, codeOf, dataFolderOf, machineFolderOf } from './ports/data-folder.ts';

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
async function audit(folder: string): Promise<number> {
  const machineFolder = machineFolderOf(appDataFolder(machine));
  try {
    const { options } = createPorts({ mode: 'live', dataFolder: folder, machineFolder, version: '' });
    const audited = await auditFolder({ ...options, folder, outside: outsideOf(options) });
    if (audited === null) {
      console.log(
        `${folder}\nThe key of this folder cannot be opened here: verify it on the screen Audit of the program.`,
      );
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
  const codes: number[] = [];
  for (const folder of folders) codes.push(await audit(folder));
  process.exitCode = Math.max(...codes);
}
