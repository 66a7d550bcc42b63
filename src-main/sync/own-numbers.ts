/**
 * Own bill numbers as the running program makes them: the names in use, the epoch, the local date. Looks through what
 * Capillary lists for this till, too: a number of ours that was not made here is another till's.
 */
import type { MemberRedemption } from '../capillary/client.ts';
import type { Settings } from '../contract/settings.ts';
import { type BillNames, billNames, localDay, newMark } from '../domain/bill-number.ts';
import {
  lookedAtNameSharer,
  noteNameSharers,
  strangersAmong,
  type TakenNumber,
  takeBillNumber,
} from '../store/bill-numbers.ts';
import type { Database } from '../store/database.ts';
import { readEpoch } from '../store/epoch.ts';
import { readFact } from '../store/facts.ts';

export interface OwnNumbers {
  /** null = a name is missing. */
  take: () => TakenNumber | null;
  /** Redemptions that Capillary lists under this till's name. Answers the bill numbers that are another till's. */
  heard: (listed: MemberRedemption[]) => string[];
  lookedAt: (by: string, reason: string) => void;
}

export function createOwnNumbers(parts: {
  ledger: Database;
  settings: () => Settings;
  /** The till's account at Capillary; empty = none yet. */
  account: () => string;
  ownTills: () => string[];
  nowMs: () => number;
  randomBytes: (count: number) => Uint8Array;
  /** A till under this till's name was seen for the first time. */
  onShared: () => void;
}): OwnNumbers {
  const { ledger, settings, nowMs } = parts;
  const names = (): BillNames | null =>
    billNames(settings(), {
      organisation: readFact(ledger, 'organisation') ?? '',
      till: parts.account(),
    });
  const epoch = () => readEpoch(ledger);
  const mark = () => newMark(parts.randomBytes);

  return {
    take: () => {
      const known = names();
      if (known === null) return null;
      const at = nowMs();
      return takeBillNumber(ledger, { names: known, day: localDay(at), epoch: epoch(), at, newMark: mark });
    },
    heard: (listed) => {
      const known = names();
      if (known === null) return [];
      const tills = parts.ownTills().map((till) => till.trim().toLowerCase());
      const numbers = listed
        .filter(({ tillCode }) => tillCode === '' || tills.includes(tillCode.trim().toLowerCase()))
        .map(({ transactionNumber }) => transactionNumber);
      const seen = { numbers, names: known, epoch: epoch(), at: nowMs() };
      const strange = strangersAmong(ledger, seen).map(({ number }) => number);
      if (strange.length > 0 && noteNameSharers(ledger, seen) > 0) parts.onShared();
      return strange;
    },
    lookedAt: (by, reason) =>
      lookedAtNameSharer(ledger, { by, reason, at: nowMs(), epoch: epoch(), newMark: mark }),
  };
}
