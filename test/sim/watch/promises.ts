/**
 * Remembers what cashiers were told, and holds the till to it: "redeemed" is true at that moment, money once given
 * stays, an accepted coupon never turns into a plain no.
 */
import type { RedeemedCoupon } from '../../../src-main/contract/coupons.ts';
import type { GivenCoupon } from '../../../src-main/contract/goodwill.ts';
import type { Platform } from '../world/platform.ts';
import type { Complain } from './invariants.ts';
import type { SeenEntry } from './ledger-watch.ts';

export interface Promises {
  told: (account: string, coupon: RedeemedCoupon) => void;
  /** @param seriesId what was asked for; the stored request may be damaged meanwhile. */
  toldGift: (account: string, seriesId: string, coupon: GivenCoupon) => void;
  /** An entry changed on the disk. */
  onChange: (entry: SeenEntry, isByHand: boolean) => void;
  /** The ledger no longer has these. */
  forget: (entries: readonly string[]) => void;
  accepted: () => readonly string[];
}

export function createPromises(
  platform: () => Platform,
  /** The state of an entry on the disk at this moment. */
  entryNow: (id: string) => string | null,
  complain: Complain,
): Promises {
  const moneyTold = new Map<string, number>();
  const accepted = new Set<string>();
  /** What each till gave, by entry, while it counts as a use. */
  const given = new Map<string, string>();

  return {
    told: (account, coupon) => {
      const { entry, outcome, reference, moneyOff } = coupon;
      if (outcome === 'redeemed') {
        const there = platform()
          .all()
          .some(
            (one) =>
              one.id === reference &&
              one.code === coupon.code &&
              one.till === account &&
              one.bill === entry?.bill.number,
          );
        if (!there) complain('told-redeemed-untrue', `${account} ${entry?.id} reference ${reference}`);
      }
      if (!entry || (outcome !== 'redeemed' && outcome !== 'accepted')) return;
      if (outcome === 'accepted' && entryNow(entry.id) === 'rejected')
        complain('told-accepted-lost', `${entry.id} was refused before the screen said accepted`);
      accepted.add(entry.id);
      given.set(entry.id, `${account} ${coupon.code}`);
      const times = [...given.values()].filter((one) => one === given.get(entry.id)).length;
      // of several uses a clock set back can make the till forget one: Capillary refuses it, and a manager has the case
      if (times > 1 && platform().coupon(coupon.code)?.uses === 1)
        complain('given-twice-here', `${account} ${coupon.code} for bill ${entry.bill.number}`);
      if (moneyOff === null) return;
      const before = moneyTold.get(entry.id);
      if (before !== undefined && before !== moneyOff.amountMinor)
        complain('told-money-changed', `${entry.id}: ${before}, now ${moneyOff.amountMinor}`);
      moneyTold.set(entry.id, moneyOff.amountMinor);
    },
    toldGift: (account, seriesId, { entry, outcome, code }) => {
      if (entry === null || (outcome !== 'given' && outcome !== 'promised')) return;
      if (outcome === 'given') {
        const gift = platform()
          .gifts()
          .find((one) => one.code === code);
        if (gift?.member !== entry.customer.id || gift.offer !== seriesId)
          complain('told-redeemed-untrue', `${account} ${entry.id} code ${code}`);
      } else if (entryNow(entry.id) === 'rejected') {
        complain('told-accepted-lost', `${entry.id} was refused before the screen said promised`);
      }
      accepted.add(entry.id);
    },
    onChange: (entry, isByHand) => {
      if (entry.state === 'rejected' || entry.state === 'withdrawn') given.delete(entry.id);
      const money = moneyTold.get(entry.id);
      if (money !== undefined && entry.moneyOff !== money)
        complain('told-money-changed', `${entry.id}: told ${money}, now ${entry.moneyOff}`);
      if (!accepted.has(entry.id) || isByHand) return;
      if (entry.state === 'withdrawn' || entry.decision !== 'accepted')
        complain('told-accepted-lost', `${entry.id} is ${entry.state}, ${entry.decision}`);
      if (entry.state === 'rejected' && entry.desk === null)
        complain('told-accepted-lost', `${entry.id} was refused and nobody is told`);
    },
    forget: (entries) => {
      for (const id of entries) {
        moneyTold.delete(id);
        accepted.delete(id);
        given.delete(id);
      }
    },
    accepted: () => [...accepted],
  };
}
