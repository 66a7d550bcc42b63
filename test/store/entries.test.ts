/** The outbox on disk: one row changed or none, with its history and audit in the same transaction. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minor } from '../../src-main/contract/money.ts';
import { listAudit } from '../../src-main/store/audit.ts';
import { isDiskTrouble } from '../../src-main/store/disk-trouble.ts';
import {
  addEntry,
  findEntry,
  moveEntry,
  type NewBill,
  type NewRedemption,
} from '../../src-main/store/entries.ts';
import {
  countUnsent,
  isReferenceTaken,
  listUnsent,
  listUses,
  listWaiting,
  sumAtRisk,
} from '../../src-main/store/entry-lists.ts';
import { listHistory } from '../../src-main/store/history.ts';
import { openStore, type Store } from '../../src-main/store/open.ts';
import { removeOldConfirmed } from '../../src-main/store/retention.ts';

let folder = '';
let store: Store;
const stamp = { at: 1_700_000_000_000, mono: 50, boot: 'one' };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-entries-'));
  const opened = openStore(folder);
  if (!opened.ok) throw new Error(opened.message);
  store = opened.store;
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function fresh(change: Partial<NewRedemption> = {}): NewRedemption {
  return {
    id: v7(),
    kind: 'redeem-coupon',
    lane: '900',
    customer: { id: '900', name: 'Ola' },
    code: 'PLUM-11',
    description: 'Five off',
    bill: { number: 'B-1', amount: minor(4000) },
    currency: 'GBP',
    moneyOff: minor(500),
    request: {
      identifier: { type: 'mobile', value: '15550100000' },
      seriesId: '7',
      singleUse: true,
      tills: ['bench.01'],
      discount: { type: 'ABS', value: 500, upTo: null, currency: 'GBP' },
    },
    till: { decision: 'accepted', by: 'Robin', approvedBy: null, byOfflineRules: true, reasons: [] },
    serverAheadMs: -12,
    ...change,
  };
}

describe('the outbox', () => {
  it('reads back exactly what was written', () => {
    const written = addEntry(store.ledger, fresh(), stamp);
    expect(findEntry(store.ledger, written.id)).toEqual(written);
    expect(listHistory(store.ledger, written.id)).toMatchObject([
      { from: null, to: 'queued', event: 'till-accepted' },
    ]);
    expect(listAudit(store.ledger, 1)).toMatchObject([
      { who: 'Robin', action: 'redeem.accepted', subject: written.id },
    ]);
  });

  it('writes a history and an audit row with every change, or changes nothing', () => {
    const { id } = addEntry(store.ledger, fresh(), stamp);
    moveEntry(store.ledger, {
      id,
      from: 'queued',
      to: 'sending',
      event: 'claimed',
      stamp,
      change: { claim: true },
    });
    expect(() =>
      moveEntry(store.ledger, { id, from: 'queued', to: 'sending', event: 'again', stamp }),
    ).toThrow(/is not queued/);
    expect(() =>
      moveEntry(store.ledger, { id, from: 'sending', to: 'withdrawn', event: 'no', stamp }),
    ).toThrow(/no way from sending to withdrawn/);
    moveEntry(store.ledger, {
      id,
      from: 'sending',
      to: 'confirmed',
      event: 'answered',
      stamp,
      change: { reference: '9' },
    });
    expect(listHistory(store.ledger, id).map(({ to }) => to)).toEqual(['queued', 'sending', 'confirmed']);
    expect(listAudit(store.ledger, 10).filter(({ subject }) => subject === id)).toHaveLength(3);
    expect(findEntry(store.ledger, id)).toMatchObject({ attempts: 1, reference: '9', decidedAt: stamp.at });
  });

  it('accepts nothing when the disk is full, and goes on when there is room again', () => {
    addEntry(store.ledger, fresh(), stamp);
    const pages = Number(store.ledger.pragma('page_count'));
    store.ledger.pragma(`max_page_count = ${pages}`);
    let refused: unknown;
    let written = 0;
    for (; written < 2000 && refused === undefined; written += 1) {
      try {
        addEntry(store.ledger, fresh({ description: 'x'.repeat(900) }), stamp);
      } catch (error) {
        refused = error;
      }
    }
    expect(isDiskTrouble(refused)).toBe(true);
    const before = listWaiting(store.ledger).length;
    expect(before).toBe(written);
    store.ledger.pragma('max_page_count = 100000');
    addEntry(store.ledger, fresh(), stamp);
    expect(listWaiting(store.ledger)).toHaveLength(before + 1);
    expect(store.ledger.pragma('integrity_check')).toBe('ok');
  });

  it('keeps and shows an entry whose request cannot be read', () => {
    const { id } = addEntry(store.ledger, fresh(), stamp);
    store.ledger.run(`UPDATE entry SET request = '{"nonsense' WHERE id = @id`, { id });
    expect(findEntry(store.ledger, id)).toMatchObject({ request: null, code: 'PLUM-11', moneyOff: 500 });
    expect(listWaiting(store.ledger)).toHaveLength(1);
  });

  it('counts as at risk what was given without Capillary’s word, until it is confirmed or taken back', () => {
    const one = addEntry(store.ledger, fresh({ moneyOff: minor(300) }), stamp);
    const two = addEntry(store.ledger, fresh({ moneyOff: minor(450) }), stamp);
    const asked = fresh({ till: { ...fresh().till, decision: 'asked' } });
    addEntry(store.ledger, asked, stamp);
    expect(sumAtRisk(store.ledger)).toBe(750);
    moveEntry(store.ledger, { id: two.id, from: 'queued', to: 'withdrawn', event: 'by hand', stamp });
    expect(sumAtRisk(store.ledger)).toBe(300);
    moveEntry(store.ledger, { id: one.id, from: 'queued', to: 'sending', event: 'claimed', stamp });
    moveEntry(store.ledger, {
      id: one.id,
      from: 'sending',
      to: 'in-doubt',
      event: 'lost',
      stamp,
      change: { lost: true },
    });
    expect(sumAtRisk(store.ledger)).toBe(300);
    moveEntry(store.ledger, { id: one.id, from: 'in-doubt', to: 'confirmed', event: 'found', stamp });
    expect(sumAtRisk(store.ledger)).toBe(0);
    expect(listUses(store.ledger, 'PLUM-11').map(({ state }) => state)).toEqual(['confirmed', 'queued']);
  });

  it('removes old confirmed entries and nothing else', () => {
    const done = addEntry(store.ledger, fresh(), stamp);
    const open = addEntry(store.ledger, fresh(), stamp);
    moveEntry(store.ledger, { id: done.id, from: 'queued', to: 'sending', event: 'claimed', stamp });
    moveEntry(store.ledger, { id: done.id, from: 'sending', to: 'confirmed', event: 'answered', stamp });
    expect(removeOldConfirmed(store.ledger, stamp.at, stamp.at + 1)).toBe(0);
    expect(removeOldConfirmed(store.ledger, stamp.at + 1, stamp.at + 1)).toBe(1);
    expect(findEntry(store.ledger, done.id)).toBeNull();
    expect(findEntry(store.ledger, open.id)).not.toBeNull();
  });

  it('keeps what a waiting bill names, however old, until the bill has arrived', () => {
    const used = confirmed(fresh(), '41');
    const other = confirmed(fresh({ code: 'PLUM-12' }), '42');
    const bill = addEntry(store.ledger, billNaming(used.id), stamp);
    expect(removeOldConfirmed(store.ledger, stamp.at + 1, stamp.at + 1)).toBe(1);
    expect(findEntry(store.ledger, other.id)).toBeNull();
    expect(findEntry(store.ledger, used.id)).not.toBeNull();
    store.ledger.run(`UPDATE entry SET request = '{' WHERE id = @id`, { id: bill.id });
    expect(removeOldConfirmed(store.ledger, stamp.at, stamp.at + 1)).toBe(0);
    store.ledger.run(`UPDATE entry SET request = @request WHERE id = @id`, {
      id: bill.id,
      request: JSON.stringify(billNaming(used.id).request),
    });
    move(bill.id, 'withdrawn');
    expect(removeOldConfirmed(store.ledger, stamp.at + 1, stamp.at + 1)).toBe(1);
  });

  it('takes a number of one kind of thing for no reference of another kind', () => {
    const { id, kind } = confirmed(fresh(), '41');
    expect(isReferenceTaken(store.ledger, '41', { id: 'another', kind })).toBe(true);
    expect(isReferenceTaken(store.ledger, '41', { id, kind })).toBe(false);
    expect(isReferenceTaken(store.ledger, '41', { id: 'another', kind: 'add-bill' })).toBe(false);
    expect(isReferenceTaken(store.ledger, '41', { id: 'another', kind: 'redeem-points' })).toBe(false);
  });
});

function move(id: string, to: 'sending' | 'withdrawn') {
  return moveEntry(store.ledger, { id, from: 'queued', to, event: to, stamp });
}

function confirmed(entry: NewRedemption, reference: string) {
  const { id } = addEntry(store.ledger, entry, stamp);
  move(id, 'sending');
  const change = { reference };
  return moveEntry(store.ledger, { id, from: 'sending', to: 'confirmed', event: 'answered', stamp, change });
}

function billNaming(redemption: string): NewBill {
  return {
    ...fresh(),
    kind: 'add-bill',
    code: '',
    moneyOff: null,
    request: {
      identifier: { type: 'mobile', value: '15550100000' },
      what: 'sale',
      billedAt: '2023-11-14T22:13:20Z',
      purchasedAt: null,
      originalId: null,
      gross: null,
      discount: null,
      lines: [],
      tenders: [],
      redemptions: [redemption],
      customFields: {},
      note: '',
      tills: ['bench.01'],
    },
  };
}

describe('what is not with Capillary yet', () => {
  it('is counted in all and listed in part, without what the customer was told no for', () => {
    for (let made = 0; made < 250; made += 1) addEntry(store.ledger, fresh(), stamp);
    addEntry(store.ledger, fresh({ moneyOff: null }), stamp);
    const refused = fresh();
    addEntry(store.ledger, { ...refused, till: { ...refused.till, decision: 'refused' } }, stamp);
    expect(countUnsent(store.ledger)).toEqual({ count: 251, money: 125_000, unknown: 1 });
    expect(listUnsent(store.ledger, 200)).toHaveLength(200);
  });
});
