/** A case as the desk shows it. */
import type { DeskCase } from '../contract/desk.ts';
import type { Entry } from '../contract/entries.ts';
import { offersFor } from '../domain/desk-offers.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';
import type { Database } from '../store/database.ts';
import { lastTryOf } from '../store/history.ts';
import type { Runner } from './runner.ts';

export function viewCase(
  entry: StoredEntry,
  parts: {
    store: { ledger: Database };
    viewEntry: (entry: StoredEntry) => Entry;
    runner: Pick<Runner, 'waitingBehind'>;
  },
): DeskCase {
  const { deskCase } = entry;
  return {
    entry: parts.viewEntry(entry),
    kind: deskCase?.kind ?? 'doubt',
    openedAt: deskCase?.openedAt ?? entry.updatedAt,
    waitingBehind: parts.runner.waitingBehind(entry),
    lastTry: deskCase?.kind === 'blocked' ? lastTryOf(parts.store.ledger, entry.id) : null,
    closed: deskCase?.closed ?? null,
    offers: offersFor(entry),
  };
}
