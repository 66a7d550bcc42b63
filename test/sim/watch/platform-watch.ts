/**
 * Stands at Capillary's door: at every redemption that happens there it looks at what the till believes of the entry
 * at that very moment. The till must still call it possible, and it must be this entry's turn.
 */

import type { Disk } from '../till/disk.ts';
import type { ModelGift, ModelRedemption } from '../world/platform.ts';
import type { Complain } from './invariants.ts';

export interface WatchedTill {
  name: string;
  account: string;
  disk: Disk;
  /** Ended by a manager's word while it was in doubt: it may still arrive, and that was said. */
  closedByHand: ReadonlySet<string>;
  /** No longer in the ledger since an older one was put back. */
  forgotten: ReadonlySet<string>;
  /** In the ledger already when an older one was put back and the till could not tell. */
  knownBefore: ReadonlySet<string>;
}

export interface PlatformWatch {
  onCommit: (redemption: ModelRedemption) => void;
  onGift: (gift: ModelGift) => void;
  /** Coupons given for a decision. */
  giftsOf: (entry: string) => readonly ModelGift[];
  /** Redemptions of an entry. */
  of: (entry: string) => readonly ModelRedemption[];
  /** Second redemptions and coupons after an older ledger was put back and the till could not tell. */
  doubledUnnoticed: () => number;
  /** A till's lanes begin anew, and are in no order before this moment. */
  forgetOrder: (account: string, until: number) => void;
}

export function createPlatformWatch(tills: () => readonly WatchedTill[], complain: Complain): PlatformWatch {
  const byEntry = new Map<string, ModelRedemption[]>();
  const giftsByEntry = new Map<string, ModelGift[]>();
  const byPress = new Map<string, string>();
  const lastOrdinal = new Map<string, number>();
  let doubled = 0;
  const disorderUntil = new Map<string, number>();

  function onCommit(redemption: ModelRedemption) {
    const { entry, till: account } = redemption;
    const till = tills().find((one) => one.account === account);
    if (entry === null || !till) return;
    const all = [...(byEntry.get(entry) ?? []), redemption];
    byEntry.set(entry, all);
    if (all.length > 1) {
      if (till.knownBefore.has(entry)) {
        doubled += 1;
        return;
      }
      complain('redeemed-twice', `${till.name} ${entry}: ${all.map(({ id }) => id).join(', ')}`);
    }
    if (till.forgotten.has(entry)) return;
    const press = `${account} ${redemption.code} ${redemption.bill}`;
    const earlier = byPress.get(press) ?? entry;
    if (
      earlier !== entry &&
      !till.closedByHand.has(earlier) &&
      !till.forgotten.has(earlier) &&
      !looksLikeDaysApart(till, earlier, entry)
    )
      complain('press-counted-twice', `${till.name} ${press}: ${earlier} and ${entry}`);
    byPress.set(press, entry);
    if (isNumberTwice(till, redemption)) {
      doubled += 1;
      return;
    }
    checkTurn(till, entry, redemption.at);
  }

  function onGift(gift: ModelGift) {
    const { entry, till: account } = gift;
    const till = tills().find((one) => one.account === account);
    if (entry === null || !till) return;
    const all = [...(giftsByEntry.get(entry) ?? []), gift];
    giftsByEntry.set(entry, all);
    if (all.length > 1) {
      if (till.knownBefore.has(entry)) {
        doubled += 1;
        return;
      }
      complain('issued-twice', `${till.name} ${entry}: ${all.map(({ code }) => code).join(', ')}`);
    }
    if (till.forgotten.has(entry)) return;
    // somebody else's coupon of the same offer was taken for ours before ours was made: one decision, one of ours
    const row = till.disk.ledger.get<{ state: string; reference: string | null }>(
      'SELECT state, reference FROM entry WHERE id = @entry',
      { entry },
    );
    if (row?.state !== 'confirmed' || row.reference === null) checkTurn(till, entry, gift.at);
  }

  /**
   * A ledger that was put back unnoticed gives a bill number a second time: the redemption of the first bill, which the
   * till does not know any more, was taken for this one's before this one arrived.
   */
  function isNumberTwice(till: WatchedTill, { entry, code, bill, id }: ModelRedemption): boolean {
    const row = till.disk.ledger.get<{ state: string; reference: string | null }>(
      'SELECT state, reference FROM entry WHERE id = @entry',
      { entry },
    );
    if (row?.state !== 'confirmed' || row.reference === id) return false;
    return [...byEntry].some(
      ([other, made]) =>
        till.forgotten.has(other) &&
        made.some((one) => one.id === row.reference && one.code === code && one.bill === bill),
    );
  }

  /** The till must still call it possible, and it must be this entry's turn. */
  function checkTurn(till: WatchedTill, entry: string, at: number) {
    const { account } = till;
    const row = till.disk.ledger.get<{ ordinal: number; lane: string; state: string }>(
      'SELECT ordinal, lane, state FROM entry WHERE id = @entry',
      { entry },
    );
    if (!row) return complain('entry-lost', `${till.name} ${entry}: redeemed and not in the ledger`);
    if (row.state === 'withdrawn' && till.closedByHand.has(entry)) return;
    // in the older ledger it is not sent yet, and the till could not tell that it was
    if (row.state === 'queued' && till.knownBefore.has(entry)) return;
    if (row.state !== 'sending' && row.state !== 'in-doubt')
      complain('redeemed-after-the-end', `${till.name} ${entry} was ${row.state}`);
    if (at < (disorderUntil.get(account) ?? 0)) return;
    const waiting = till.disk.ledger.get<{ ordinal: number }>(
      `SELECT ordinal FROM entry WHERE lane = @lane AND ordinal < @ordinal
         AND state IN ('queued','sending','in-doubt') LIMIT 1`,
      { lane: row.lane, ordinal: row.ordinal },
    );
    const lane = `${account} ${row.lane}`;
    const last = lastOrdinal.get(lane) ?? 0;
    if (waiting || last > row.ordinal)
      complain('out-of-order', `${till.name} ${entry} before ${waiting?.ordinal ?? last}`);
    lastOrdinal.set(lane, Math.max(last, row.ordinal));
  }

  /** A clock set by half a day while the program was off: the same number then looks like another day's bill. */
  function looksLikeDaysApart(till: WatchedTill, one: string, other: string): boolean {
    const [first, second] = till.disk.ledger.all<{ boot: string; at: number }>(
      'SELECT created_boot AS boot, created_at AS at FROM entry WHERE id IN (@one, @other)',
      { one, other },
    );
    if (!first || !second || first.boot === second.boot) return false;
    return Math.abs(first.at - second.at) >= 12 * 3_600_000;
  }

  return {
    onCommit,
    onGift,
    giftsOf: (entry) => giftsByEntry.get(entry) ?? [],
    of: (entry) => byEntry.get(entry) ?? [],
    doubledUnnoticed: () => doubled,
    forgetOrder: (account, until) => {
      disorderUntil.set(account, until);
      for (const lane of lastOrdinal.keys()) if (lane.startsWith(`${account} `)) lastOrdinal.delete(lane);
    },
  };
}
