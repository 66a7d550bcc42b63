/** Taking a redemption out: written into the file and ended in the queue in one transaction, or neither. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { minor } from '../../src-main/contract/money.ts';
import { addEntry, findEntry, moveEntry } from '../../src-main/store/entries.ts';
import { listUses } from '../../src-main/store/entry-lists.ts';
import { openStore, type Store } from '../../src-main/store/open.ts';
import {
  addTakenOut,
  entriesTakenOut,
  listTakeable,
  settleTakenOut,
  takeableAs,
  takeOut,
} from '../../src-main/store/taken-out.ts';

let folder = '';
let store: Store;
const stamp = { at: 1_700_000_000_000, mono: 50, boot: 'one' };
const file = { id: v7(), seriesId: '7', tillNumber: '94', note: 'Line down', at: stamp.at, by: 'Robin' };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-taken-'));
  const opened = openStore(folder);
  if (!opened.ok) throw new Error(opened.message);
  store = opened.store;
  addTakenOut(store.ledger, file);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function accept(code: string, byOfflineRules = true): string {
  const entry = addEntry(
    store.ledger,
    {
      id: v7(),
      kind: 'redeem-coupon',
      lane: '900',
      customer: { id: '900', name: 'Ola' },
      code,
      description: 'Five off',
      bill: { number: 'B-1', amount: minor(4000) },
      currency: 'GBP',
      moneyOff: minor(500),
      request: {
        identifier: { type: 'mobile', value: '15550100000' },
        seriesId: '7',
        singleUse: true,
        tills: ['bench.01'],
        discount: null,
      },
      till: { decision: 'accepted', by: 'Robin', approvedBy: null, byOfflineRules, reasons: [] },
      serverAheadMs: 0,
    },
    stamp,
  );
  return entry.id;
}

const claim = (id: string) =>
  moveEntry(store.ledger, {
    id,
    from: 'queued',
    to: 'sending',
    event: 'sent',
    stamp,
    change: { claim: true },
  });
const stateOf = (id: string) => findEntry(store.ledger, id)?.state;

describe('what may be taken out', () => {
  test('what waits and was never lost; nothing that is on its way, was lost before, or was not decided offline', () => {
    const waiting = accept('A');
    const sending = accept('B');
    claim(sending);
    const lost = accept('C');
    claim(lost);
    moveEntry(store.ledger, {
      id: lost,
      from: 'sending',
      to: 'in-doubt',
      event: 'no-answer',
      stamp,
      change: { lost: true },
    });
    moveEntry(store.ledger, { id: lost, from: 'in-doubt', to: 'queued', event: 'not-there', stamp });
    accept('D', false);
    const takeable = listTakeable(store.ledger, { from: 0, to: stamp.at + 1 });
    expect(takeable.map((entry) => [entry.id, takeableAs(entry)])).toEqual([
      [waiting, 'waiting'],
      [sending, 'left-to-queue'],
      [lost, 'left-to-queue'],
    ]);
    expect(listTakeable(store.ledger, { from: 0, to: stamp.at })).toEqual([]);

    const taken = takeOut(store.ledger, file, [waiting, sending, lost], stamp);
    expect(taken.map(({ id, state }) => [id, state])).toEqual([[waiting, 'withdrawn']]);
    expect([stateOf(sending), stateOf(lost)]).toEqual(['sending', 'queued']);
    expect(entriesTakenOut(store.ledger, file.id).map(({ id }) => id)).toEqual([waiting]);
    expect(() => claim(waiting)).toThrow();
  });

  test('all of a piece, or nothing of it', () => {
    const [one, two] = [accept('A'), accept('B')];
    // the second cannot be written into the file: it stands in one already
    store.ledger.run(
      `INSERT INTO taken_out_entry (entry_id, taken_out_id, code) VALUES (@two, 'other', 'B')`,
      {
        two,
      },
    );
    expect(() => takeOut(store.ledger, file, [one, two], stamp)).toThrow();
    expect([stateOf(one), stateOf(two)]).toEqual(['queued', 'queued']);
    expect(entriesTakenOut(store.ledger, file.id)).toEqual([]);
  });

  test('it is a use of its coupon until Capillary has said what became of the file', () => {
    const id = accept('A');
    takeOut(store.ledger, file, [id], stamp);
    expect(listUses(store.ledger, 'A').map((use) => use.id)).toEqual([id]);
    settleTakenOut(store.ledger, file.id, stamp.at);
    expect(listUses(store.ledger, 'A')).toEqual([]);
  });
});
