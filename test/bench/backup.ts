/** Backups of a ledger of 10,000 entries while fifty redemptions a second are accepted: how long, and who waits. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeBackup } from '../../src-main/store/backup.ts';
import { addEntry } from '../../src-main/store/entries.ts';
import { openStore, type Store } from '../../src-main/store/open.ts';
import { beginEpoch } from '../../src-main/sync/begin-epoch.ts';
import { newEntry } from '../support/new-entry.ts';
import { plantKey } from '../support/test-key-store.ts';
import { type Figure, percentile } from './figures.ts';

const entries = 10_000;
const rounds = 15;
/** Fifty a second. */
const everyMs = 20;

export async function benchBackup(folder: string): Promise<Figure> {
  const data = join(folder, 'backup');
  mkdirSync(data);
  const opened = openStore(data, plantKey(data));
  if (!opened.ok) throw new Error(opened.message);
  const { store } = opened;
  const stamp = { at: Date.now(), mono: 0, boot: 'bench' };
  beginEpoch({ ledger: store.ledger, folder: data }, [], stamp);
  store.ledger.transaction(() => {
    for (let index = 0; index < entries; index += 1) addEntry(store.ledger, newEntry(index), stamp);
  });
  const took: number[] = [];
  const quiet = await acceptWhile(store, () => new Promise((resolve) => setTimeout(resolve, 4000)));
  const busy = await acceptWhile(store, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      const made = await writeBackup({ ledger: store.ledger, folder: data, at: Date.now() }, pause);
      if (!made.ok) throw new Error(made.why);
      took.push(performance.now() - start);
    }
  });
  store.close();
  const median = percentile(sorted(took), 0.5);
  const [p50, p99] = [percentile(busy, 0.5), percentile(busy, 0.99)];
  return {
    name: `back up ${entries} entries while 50 a second are accepted`,
    value: `${median.toFixed(0)} ms; accepting p50 ${(p50 / percentile(quiet, 0.5)).toFixed(2)} × quiet, p99 ${p99.toFixed(1)} ms, longest ${percentile(busy, 1).toFixed(1)} ms`,
    reference: `quiet p50 ${percentile(quiet, 0.5).toFixed(2)} ms, p99 ${percentile(quiet, 0.99).toFixed(1)} ms; ${busy.length} accepted in ${rounds} backups`,
    limit: '1 s, p99 150 ms',
    within: median <= 1000 && p99 <= 150,
  };
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
const sorted = (times: number[]) => times.sort((one, other) => one - other);

/** From the moment each is due to the moment it is on the disk, sorted. */
async function acceptWhile(store: Store, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  const stamp = { at: Date.now(), mono: 0, boot: 'bench' };
  let due = performance.now() + everyMs;
  let isOver = false;
  const accepting = (async () => {
    while (!isOver) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      addEntry(store.ledger, newEntry(times.length), stamp);
      times.push(performance.now() - due);
      due += everyMs;
    }
  })();
  await work();
  isOver = true;
  await accepting;
  return sorted(times);
}
