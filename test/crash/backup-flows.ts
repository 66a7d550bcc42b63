/** The flows of a backup and of a restore, and the folder a restore begins on. */

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listBackups, writeBackup } from '../../src-main/store/backup.ts';
import { openOrTell } from '../../src-main/store/open.ts';
import { putBackBackup, setAside } from '../../src-main/store/put-back.ts';
import { beginEpoch } from '../../src-main/sync/begin-epoch.ts';
import { spoilEntries } from '../support/spoil-ledger.ts';
import { plantKey } from '../support/test-key-store.ts';
import { createScriptedCapillary } from './scripted-capillary.ts';
import { billOf, type DiskTill, dayStartMs, openDiskTill } from './till-on-disk.ts';

/** Files beside the ledger that these flows write; a crash may come at any of them. */
export const backupFiles = [
  '.',
  'epoch.json',
  'epoch.json.part',
  'backups',
  'backups/ledger.db.part',
  'backups/ledger.db.part-journal',
  'damaged',
  'ledger.db.part',
];

export const entriesBackedUp = 3;
const stamp = { at: dayStartMs, mono: 0, boot: 'epoch' };
const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

async function backUpTill(folder: string, till: DiskTill): Promise<void> {
  const made = await writeBackup({ ledger: till.store.ledger, folder, at: dayStartMs }, pause);
  if (!made.ok) throw new Error(made.why);
}

/** A backup between acceptances. */
export async function backUp(
  world: { folder: string; tell: (line: string) => void },
  till: DiskTill,
): Promise<void> {
  beginEpoch({ ledger: till.store.ledger, folder: world.folder }, [], stamp);
  for (let index = 0; index < entriesBackedUp; index += 1) till.redeem(index);
  world.tell('part backup');
  await backUpTill(world.folder, till);
  world.tell('part after it');
  till.redeem(entriesBackedUp);
  till.close();
}

/** Accepted and backed up; then two are sent, which the backup does not know; then the file is damaged. */
export async function leaveDamaged(folder: string): Promise<void> {
  const said: string[] = [];
  const server = createScriptedCapillary([], (one) => said.push(`server ${JSON.stringify(one)}`));
  const told = (line: string) => {
    // what became of them after the backup is what the backup does not know
    if (!line.startsWith('state ')) said.push(line);
  };
  const till = openDiskTill({ folder, server, told, run: 0 });
  beginEpoch({ ledger: till.store.ledger, folder }, [], stamp);
  for (let index = 0; index < entriesBackedUp; index += 1) till.redeem(index);
  await backUpTill(folder, till);
  server.plan.push('answer', 'lose-answer', 'lose-request');
  till.setLine(true);
  await till.clock.run(100);
  till.close();
  writeFileSync(join(folder, 'said.txt'), said.map((line) => `${line}\n`).join(''));
  spoilEntries(join(folder, 'ledger.db'), billOf(1));
}

/** As a person and the program do it; over from the beginning when an earlier try did not come to its end. */
export function restore(folder: string, part: (name: string) => void = () => {}): string[] {
  const wrong: string[] = [];
  const key = plantKey(folder);
  let opened = openOrTell(folder, key);
  if (!opened.ok && opened.damage) {
    const { damage } = opened;
    const [backup] = listBackups(folder);
    if (!backup) return ['the backup is gone'];
    part('set aside');
    // the same moment every time, so that a second try finds the folder of the first
    const into = setAside(folder, dayStartMs);
    if (!existsSync(join(into, 'ledger.db'))) wrong.push('the damaged file is gone');
    part('put back');
    putBackBackup(folder, backup, undefined, key);
    opened = damage.openAgain();
  }
  if (!opened.ok) return [...wrong, `does not open: ${opened.message}`];
  part('begin epoch');
  const { ledger } = opened.store;
  const { epoch } = beginEpoch({ ledger, folder }, [], stamp);
  if (epoch !== 2) wrong.push(`epoch ${epoch} after one restore`);
  const queued = Number(ledger.get("SELECT COUNT(*) AS many FROM entry WHERE state = 'queued'")?.many);
  if (queued > 0) wrong.push(`${queued} would be sent without asking`);
  opened.store.close();
  return wrong;
}
