/** After a crash in the middle of an upgrade: the old version or the new one, whole either way, and it goes on. */

import { join } from 'node:path';
import { openDatabase } from '../../src-main/store/database.ts';
import { migrate } from '../../src-main/store/migrate.ts';
import { ledgerMigrations } from '../../src-main/store/migrations/ledger.ts';
import { keyIn } from '../support/test-key-store.ts';
import type { CheckedFolder } from './check-folder.ts';
import { nextVersion } from './flows.ts';
import { entriesBefore } from './prepare.ts';

export function checkNextUpgrade(folder: string): CheckedFolder {
  const wrong: string[] = [];
  const ledger = openDatabase(join(folder, 'ledger.db'), keyIn(folder));
  const version = () => Number(ledger.pragma('user_version'));
  const hasColumn = () => ledger.all('PRAGMA table_info(entry)').some(({ name }) => name === 'weighed');
  const hasIndex = () => ledger.all('PRAGMA index_list(entry)').some(({ name }) => name === 'entry_weighed');
  const isNew = version() === ledgerMigrations.length + 1;
  if (!isNew && version() !== ledgerMigrations.length) wrong.push(`version ${version()}`);
  if (hasColumn() !== isNew || hasIndex() !== isNew) wrong.push('half an upgrade');
  if (ledger.pragma('integrity_check') !== 'ok') wrong.push('integrity_check is not ok');
  const again = migrate(ledger, [...ledgerMigrations, nextVersion]);
  if (!again.ok || !hasColumn() || !hasIndex()) wrong.push('the upgrade does not go on');
  const entries = ledger.all('SELECT ordinal, weighed FROM entry');
  const lost = entriesBefore - entries.length;
  if (lost > 0) wrong.push(`${lost} entries are gone`);
  if (entries.some(({ ordinal, weighed }) => weighed !== Number(ordinal) * 7)) wrong.push('rows left behind');
  ledger.close();
  return { wrong, lost, doubled: 0, entries: entries.length };
}
