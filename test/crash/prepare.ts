/** Folders that flows begin on: as a till leaves them at the end of a day, in the middle of one, or never started. */

import { join } from 'node:path';
import { openDatabase } from '../../src-main/store/database.ts';
import { migrate } from '../../src-main/store/migrate.ts';
import { ledgerMigrations } from '../../src-main/store/migrations/ledger.ts';
import { openStore } from '../../src-main/store/open.ts';
import { newDiskFolder } from '../support/test-folders.ts';
import { plantKey } from '../support/test-key-store.ts';
import { leaveDamaged } from './backup-flows.ts';
import type { FlowName } from './flows.ts';
import { runFlow } from './run-flow.ts';
import { createScriptedCapillary } from './scripted-capillary.ts';
import { openDiskTill, rememberMembers } from './till-on-disk.ts';

/** Entries in the ledger that the next version's upgrade begins on. */
export const entriesBefore = 30;
const membersKnown = 120;
/** Enough for fifty runs of a busy counter. */
const membersOfManyRuns = 2400;

export const newFolder = () => newDiskFolder('counterpart-crash-');

/** The folder a flow starts on. `first-start` begins with an empty one. */
export async function prepareFolder(flow: FlowName): Promise<string> {
  const folder = newFolder();
  if (flow === 'first-start') return folder;
  if (flow === 'upgrade') {
    writeOlderLedger(folder, ledgerMigrations.length - 1);
    return folder;
  }
  const opened = openStore(folder, plantKey(folder));
  if (!opened.ok) throw new Error(opened.message);
  rememberMembers(opened.store, flow === 'keep-selling' ? membersOfManyRuns : membersKnown);
  opened.store.close();
  if (flow === 'restart') {
    const { signal } = await runFlow({ folder, flow: 'die-sending' });
    if (signal !== 'SIGKILL') throw new Error('the run before did not die');
  }
  if (flow === 'next-upgrade') sellBefore(folder);
  if (flow === 'restore') await leaveDamaged(folder);
  return folder;
}

function sellBefore(folder: string): void {
  const till = openDiskTill({
    folder,
    server: createScriptedCapillary([], () => {}),
    told: () => {},
    run: 0,
  });
  for (let index = 0; index < entriesBefore; index += 1) till.redeem(index);
  till.close();
}

/** An entry in the words of version 1: refused there after it was accepted here. */
const oldEntry = `INSERT INTO entry (id, kind, lane, state, created_at, updated_at, created_mono, created_boot,
    customer_id, customer_name, code, description, bill_number, bill_amount, currency, request, till_decision,
    till_by, by_offline_rules, till_reasons, desk)
  VALUES (@id, 'redeem-coupon', '1', 'rejected', @at, @at, 0, 'run-0', '1', 'Ada', @id, '', @id, 4000, 'GBP',
    '{}', 'accepted', 'Robin', 1, '[]', 'open')`;

/** A ledger as an earlier version left it; version 0 is a file of nothing. */
function writeOlderLedger(folder: string, version: number): void {
  const older = openDatabase(join(folder, 'ledger.db'));
  older.pragma('journal_mode = WAL');
  migrate(older, ledgerMigrations.slice(0, version));
  if (version > 0) {
    older.run("INSERT INTO fact (name, value) VALUES ('till-code', 'quay.04')");
    for (let index = 0; index < entriesBefore; index += 1)
      older.run(oldEntry, { id: `old-${index}`, at: index });
  }
  older.close();
}
