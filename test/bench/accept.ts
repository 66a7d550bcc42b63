/** Accepting a redemption (entry, history, audit, synced) against a bare two-row synced transaction of SQLite. */
import { join } from 'node:path';
import { v7 } from 'uuid';
import { minor } from '../../src-main/contract/money.ts';
import { auditKeyOf } from '../../src-main/store/audit-chain.ts';
import { openDatabase } from '../../src-main/store/database.ts';
import { makeDurable } from '../../src-main/store/durability.ts';
import { addEntry } from '../../src-main/store/entries.ts';
import { openStore } from '../../src-main/store/open.ts';
import { plantKey } from '../support/test-key-store.ts';
import { type Figure, percentile } from './figures.ts';

const rounds = 3000;

export function benchAccept(folder: string): Figure {
  const opened = openStore(join(folder, 'accept'), plantKey(join(folder, 'accept')));
  if (!opened.ok) throw new Error(opened.message);
  // chained as on a real till
  opened.store.ledger.auditKey = auditKeyOf(new Uint8Array(32));
  const bare = openDatabase(join(folder, 'bare.db'));
  makeDurable(bare);
  bare.run('CREATE TABLE one (id TEXT PRIMARY KEY, payload TEXT NOT NULL) STRICT');
  bare.run('CREATE TABLE two (id TEXT PRIMARY KEY, payload TEXT NOT NULL) STRICT');
  const payload = 'x'.repeat(400);
  const ours: number[] = [];
  const theirs: number[] = [];
  // turn by turn, so that a slow moment of the disk meets both
  for (let index = 0; index < rounds; index += 1) {
    const startBare = performance.now();
    bare.transaction(() => {
      const id = v7();
      bare.run('INSERT INTO one (id, payload) VALUES (@id, @payload)', { id, payload });
      bare.run('INSERT INTO two (id, payload) VALUES (@id, @payload)', { id, payload });
    });
    theirs.push(performance.now() - startBare);
    const startOurs = performance.now();
    addEntry(opened.store.ledger, newBenchEntry(index), { at: Date.now(), mono: startOurs, boot: 'bench' });
    ours.push(performance.now() - startOurs);
  }
  opened.store.close();
  bare.close();
  const median = (times: number[]) =>
    percentile(
      times.sort((one, other) => one - other),
      0.5,
    );
  const [own, reference] = [median(ours), median(theirs)];
  return {
    name: 'accept a redemption',
    value: `${(own / reference).toFixed(2)} × bare, p50 ${own.toFixed(3)} ms, p99 ${percentile(ours, 0.99).toFixed(3)} ms`,
    reference: `bare two-row transaction p50 ${reference.toFixed(3)} ms, p99 ${percentile(theirs, 0.99).toFixed(3)} ms, ${rounds} rounds`,
    limit: '1.5 ×',
    within: own / reference <= 1.5,
  };
}

export function newBenchEntry(index: number): Parameters<typeof addEntry>[1] {
  return {
    id: v7(),
    kind: 'redeem-coupon',
    lane: String(index % 500),
    customer: { id: String(index % 500), name: 'A member of the bench' },
    code: `BENCH-${index}`,
    description: 'Five off',
    bill: { number: `B-${index}`, amount: minor(4000) },
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
    serverAheadMs: 12,
  };
}
