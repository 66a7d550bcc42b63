/** After a crash in the middle of a backup or of a restore: what has a good name is good, and it goes on. */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups } from '../../src-main/store/backup.ts';
import { openToRead } from '../../src-main/store/database.ts';
import { readEpoch } from '../../src-main/store/epoch.ts';
import { lookAtBackup } from '../../src-main/store/look-at-backup.ts';
import { keyIn } from '../support/test-key-store.ts';
import { entriesBackedUp, restore } from './backup-flows.ts';
import { type CheckedFolder, checkFolder } from './check-folder.ts';

export async function checkBackup(folder: string): Promise<CheckedFolder> {
  const checked = await checkFolder(folder);
  for (const backup of listBackups(folder)) {
    const look = lookAtBackup(folder, backup, keyIn(folder));
    if (look?.entries !== entriesBackedUp) checked.wrong.push(`${backup.name} is not whole`);
  }
  const epoch = epochOf(folder);
  if (epoch !== 1) checked.wrong.push(`epoch ${epoch}, and nothing was put back`);
  return checked;
}

export async function checkRestore(folder: string): Promise<CheckedFolder> {
  const wrong = restore(folder);
  const aside = join(folder, 'damaged');
  const kept = existsSync(aside) ? readdirSync(aside, { recursive: true, encoding: 'utf8' }) : [];
  if (!kept.some((name) => name.endsWith('ledger.db'))) wrong.push('the damaged file was not kept');
  if (wrong.length > 0) return { wrong, lost: 0, doubled: 0, entries: 0 };
  const checked = await checkFolder(folder, entriesBackedUp);
  if (epochOf(folder) !== 2) checked.wrong.push('the epoch moved again');
  return checked;
}

function epochOf(folder: string): number {
  const ledger = openToRead(join(folder, 'ledger.db'), keyIn(folder));
  try {
    return readEpoch(ledger);
  } finally {
    ledger.close();
  }
}
