/**
 * Opens a crashed folder with the ordinary program and holds it against what was promised before: all of it there,
 * nothing doubled, the file whole, nothing still on its way, and a start that says what happened.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '../../src-main/app/create-app.ts';
import type { Database } from '../../src-main/store/database.ts';
import { listWaiting } from '../../src-main/store/entry-lists.ts';
import { listHistory } from '../../src-main/store/history.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { testKeyStore } from '../support/test-key-store.ts';
import { createSettingsMap } from '../support/till.ts';
import { readSaid, type Said } from './said.ts';
import { createScriptedCapillary } from './scripted-capillary.ts';
import { dayStartMs, openDiskTill } from './till-on-disk.ts';

export interface CheckedFolder {
  /** Sentences about what is wrong; empty = everything promised was kept. */
  wrong: string[];
  lost: number;
  doubled: number;
  entries: number;
}

/** @param alreadyThere how many entries the folder held before the flow. */
export async function checkFolder(folder: string, alreadyThere = 0): Promise<CheckedFolder> {
  const said = readSaid(readFileSync(join(folder, 'said.txt'), 'utf8'));
  const wrong = said.errors.map((line) => `before the crash: ${line}`);
  const told = await startProgram(folder, wrong);
  const server = createScriptedCapillary(said.redeemed, () => {});
  const till = openDiskTill({ folder, server, told: () => {}, run: said.runs + 3 });
  const { ledger } = till.store;
  try {
    if (ledger.pragma('integrity_check') !== 'ok') wrong.push('integrity_check is not ok');
    if (ledger.all('PRAGMA foreign_key_check').length > 0) wrong.push('rows without their parents');
    const recovered = countEvents(ledger, 'interrupted-by-restart', 'program-start');
    if (recovered !== told) wrong.push(`${recovered} were interrupted, the start said ${told}`);
    if (countState(ledger, 'sending') > 0 || till.interrupted > 0)
      wrong.push('something is still on its way');
    const lost = findLost(ledger, said, wrong);
    till.setLine(true);
    for (let round = 0; round < 300 && listWaiting(ledger).length > 0; round += 1) await till.clock.run(5000);
    const doubled = findDoubled(ledger, server.redeemed, wrong);
    const entries = Number(ledger.get('SELECT COUNT(*) AS many FROM entry')?.many);
    if (entries < alreadyThere) wrong.push(`${alreadyThere} entries were there before, ${entries} now`);
    return { wrong, lost, doubled, entries };
  } finally {
    till.close();
  }
}

/** The program's own start; how many interrupted entries it spoke of. */
async function startProgram(folder: string, wrong: string[]): Promise<number> {
  let said = 0;
  const created = await createApp({
    mode: 'live',
    dataFolder: folder,
    version: 'test',
    clock: createManualClock(dayStartMs + 40_000_000),
    randomBytes: (count) => new Uint8Array(count),
    newId: () => 'program-start',
    keyStores: [testKeyStore],
    settingsFile: createSettingsMap(),
    log: {
      info: () => {},
      warn: (event, facts) => {
        if (event === 'queue.interrupted') said = Number(facts?.entries);
      },
      error: (event) => void wrong.push(`the start said ${event}`),
    },
  });
  if (created.ok) await created.app.stop();
  else wrong.push(`the program does not start: ${created.message}`);
  return said;
}

const countState = (ledger: Database, state: string) =>
  Number(ledger.get('SELECT COUNT(*) AS many FROM entry WHERE state = @state', { state })?.many);

const countEvents = (ledger: Database, event: string, boot: string) =>
  Number(
    ledger.get('SELECT COUNT(*) AS many FROM history WHERE event = @event AND boot = @boot', { event, boot })
      ?.many,
  );

function findLost(ledger: Database, said: Said, wrong: string[]): number {
  let lost = 0;
  const miss = (sentence: string) => {
    lost += 1;
    wrong.push(sentence);
  };
  for (const { id, code, outcome } of said.promised) {
    const row = ledger.get('SELECT code FROM entry WHERE id = @id', { id });
    if (row?.code !== code) miss(`${outcome} and lost: ${id} ${code}`);
  }
  for (const { id, state } of said.states) {
    if (!listHistory(ledger, id).some(({ to }) => to === state))
      miss(`said to be ${state}, and is not: ${id}`);
  }
  return lost;
}

/** After everything came to rest: one redemption there for each bill here, and no other. */
function findDoubled(ledger: Database, redeemed: { code: string; bill: string }[], wrong: string[]): number {
  let doubled = 0;
  const there = new Map<string, number>();
  for (const { code, bill } of redeemed) {
    there.set(`${code} ${bill}`, (there.get(`${code} ${bill}`) ?? 0) + 1);
  }
  const here = new Set<string>();
  for (const row of ledger.all('SELECT * FROM entry')) {
    const key = `${row.code} ${row.bill_number}`;
    if (here.has(key)) wrong.push(`twice in the queue: ${key}`);
    here.add(key);
    const times = there.get(key) ?? 0;
    if (times > 1) {
      doubled += 1;
      wrong.push(`redeemed ${times} times: ${key}`);
    }
    if (row.state === 'rejected' && times === 0) continue;
    if (row.state !== 'confirmed') wrong.push(`did not come to rest: ${key} is ${row.state}`);
    else if (times !== 1) wrong.push(`confirmed here, ${times} times there: ${key}`);
  }
  for (const key of there.keys()) if (!here.has(key)) wrong.push(`redeemed and in no queue: ${key}`);
  return doubled;
}
