/** One wrong byte in a ledger of 500 entries, over and over: what the start says, and what it did not see. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src-main/store/database.ts';
import { openDatabase } from '../../src-main/store/database.ts';
import { listEntryPage } from '../../src-main/store/entry-lists.ts';
import { openStore } from '../../src-main/store/open.ts';
import { plantedKey, plantKey } from '../support/test-key-store.ts';
import { chances } from './power-loss.ts';
import { newFolder } from './prepare.ts';
import { createScriptedCapillary } from './scripted-capillary.ts';
import { openDiskTill, rememberMembers } from './till-on-disk.ts';

export interface Flips {
  tried: number;
  /** The start refused, in words. */
  refused: number;
  /** Started, and every row reads as before. */
  unharmed: number;
  /** Started with a changed value that nothing noticed. */
  unseen: number;
  /** Of those, how many the slower `integrity_check` would have seen. */
  seenByIntegrityCheck: number;
  /** Started, and then a screen could not be read. */
  unreadable: number;
  /** Anything but a start or a sentence. */
  wrong: string[];
}

const tables = ['entry', 'history', 'audit', 'staff', 'approval'];
const rowsOf = (ledger: Database) =>
  JSON.stringify(tables.map((table) => ledger.all(`SELECT * FROM ${table}`)));

function writeLedger(folder: string, entries: number): string {
  const opened = openStore(folder, plantKey(folder));
  if (!opened.ok) throw new Error(opened.message);
  rememberMembers(opened.store, entries);
  opened.store.close();
  const till = openDiskTill({
    folder,
    server: createScriptedCapillary([], () => {}),
    told: () => {},
    run: 1,
  });
  for (let index = 0; index < entries; index += 1) till.redeem(index);
  const rows = rowsOf(till.store.ledger);
  till.close();
  return rows;
}

export function flipBytes(count: number, entries = 500): Flips {
  const origin = newFolder();
  const rows = writeLedger(origin, entries);
  const whole = readFileSync(join(origin, 'ledger.db'));
  rmSync(origin, { recursive: true, force: true });
  const flips: Flips = {
    tried: count,
    refused: 0,
    unharmed: 0,
    unseen: 0,
    seenByIntegrityCheck: 0,
    unreadable: 0,
    wrong: [],
  };
  const folder = newFolder();
  for (let round = 0; round < count; round += 1) {
    const chance = chances(round + 1);
    const at = Math.floor(chance() * whole.length);
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ (1 + Math.floor(chance() * 255));
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    writeFileSync(join(folder, 'ledger.db'), bytes);
    try {
      judge(folder, rows, flips);
    } catch (error) {
      flips.wrong.push(`byte ${at}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  rmSync(folder, { recursive: true, force: true });
  return flips;
}

function judge(folder: string, rows: string, flips: Flips): void {
  const isSound = checkWholly(join(folder, 'ledger.db'));
  const opened = openStore(folder, plantedKey);
  if (!opened.ok) {
    if (!/is damaged|newer Counterpart/.test(opened.message)) flips.wrong.push(opened.message);
    flips.refused += 1;
    return;
  }
  try {
    if (rowsOf(opened.store.ledger) === rows) {
      flips.unharmed += 1;
      return;
    }
    flips.unseen += 1;
    if (!isSound) flips.seenByIntegrityCheck += 1;
    try {
      listEntryPage(opened.store.ledger, { words: [], kinds: [], text: '', limit: 500, doubtBefore: 0 });
    } catch {
      flips.unreadable += 1;
    }
  } finally {
    opened.store.close();
  }
}

function checkWholly(path: string): boolean {
  const ledger = openDatabase(path, plantedKey);
  try {
    return ledger.pragma('integrity_check') === 'ok';
  } catch {
    return false;
  } finally {
    ledger.close();
  }
}
