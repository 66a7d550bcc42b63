/** What sealing costs: the same acceptances in a sealed ledger and in an open one, turn by turn, and opening each. */
import { join } from 'node:path';
import { auditKeyOf } from '../../src-main/store/audit-chain.ts';
import { addEntry } from '../../src-main/store/entries.ts';
import type { FileKey } from '../../src-main/store/file-key.ts';
import { openStore, type Store } from '../../src-main/store/open.ts';
import { plantKey } from '../support/test-key-store.ts';
import { newBenchEntry } from './accept.ts';
import { type Figure, percentile } from './figures.ts';

const rounds = 10_000;
const opens = 5;

function open(folder: string, key: FileKey | null): Store {
  const opened = openStore(folder, key);
  if (!opened.ok) throw new Error(opened.message);
  opened.store.ledger.auditKey = auditKeyOf(new Uint8Array(32));
  return opened.store;
}

const sorted = (times: number[]) => times.toSorted((one, other) => one - other);

export function benchSealed(folder: string): Figure {
  const places = { sealed: join(folder, 'sealed'), open: join(folder, 'open') };
  const key = plantKey(places.sealed);
  const sealed = { store: open(places.sealed, key), times: [] as number[] };
  const plain = { store: open(places.open, null), times: [] as number[] };
  for (let index = 0; index < rounds; index += 1) {
    // the first of the two by turns, so that neither always meets the other's checkpoint
    for (const { store, times } of index % 2 === 0 ? [sealed, plain] : [plain, sealed]) {
      const entry = newBenchEntry(index);
      const start = performance.now();
      addEntry(store.ledger, entry, { at: Date.now(), mono: start, boot: 'bench' });
      times.push(performance.now() - start);
    }
  }
  sealed.store.close();
  plain.store.close();
  const at = (share: number) => [sealed, plain].map(({ times }) => percentile(sorted(times), share));
  const [[p50 = 0, open50 = 1], [p99 = 0, open99 = 1]] = [at(0.5), at(0.99)];
  const opening = [opensIn(places.sealed, key), opensIn(places.open, null)];
  return {
    name: 'accept in a sealed ledger',
    value: `${(p99 / open99).toFixed(2)} × open at p99, ${(p50 / open50).toFixed(2)} × at p50 (${p50.toFixed(3)} and ${p99.toFixed(3)} ms); opens in ${opening[0]?.toFixed(0)} ms`,
    reference: `open ledger p50 ${open50.toFixed(3)} ms, p99 ${open99.toFixed(3)} ms, opens in ${opening[1]?.toFixed(0)} ms, ${rounds} rounds each`,
    limit: '1.5 × at p99',
    within: p99 / open99 <= 1.5,
  };
}

/** Milliseconds, the middle one of a few. */
function opensIn(folder: string, key: FileKey | null): number {
  const times: number[] = [];
  for (let round = 0; round < opens; round += 1) {
    const start = performance.now();
    open(folder, key).close();
    times.push(performance.now() - start);
  }
  return percentile(sorted(times), 0.5);
}
