/**
 * Puts the offline question to the rules with everything this till knows: the cached coupon, its own uses, the
 * money already at risk, the clock. Reads only.
 */
import type { Customer } from '../contract/customers.ts';
import type { MinorUnits } from '../contract/money.ts';
import type { Settings } from '../contract/settings.ts';
import { clusterDay } from '../domain/cluster-time.ts';
import type { KnownCoupon } from '../domain/known-coupon.ts';
import { decideOffline, type OfflineVerdict } from '../domain/offline-policy.ts';
import { genericCoupon, joinTerms } from '../domain/series-terms.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';
import { findCoupon, findSeries, findSeriesOfGenericCode } from '../store/coupons.ts';
import type { Database } from '../store/database.ts';
import { listUses, sumAcceptedOffline, sumAtRisk } from '../store/entry-lists.ts';
import type { ServerClock } from './server-clock.ts';

/** A code with all that this till knows of it; null when it has never seen it. */
export function findKnownCoupon(cache: Database, code: string, customerId: string): KnownCoupon | null {
  const card = findCoupon(cache, code, customerId);
  if (card) return joinTerms(card, card.seriesId === null ? null : findSeries(cache, card.seriesId));
  const generic = findSeriesOfGenericCode(cache, code);
  return generic ? genericCoupon(generic) : null;
}

export interface Weighing {
  ledger: Database;
  cache: Database;
  settings: Settings;
  serverClock: ServerClock;
  /** Epoch milliseconds since when the line is down; null = it is not. */
  offlineSince: number | null;
  customer: Pick<Customer, 'id' | 'fraud'>;
  code: string;
  bill: { amount: MinorUnits; alreadyOff: MinorUnits };
  /** The entry being decided, which does not count against itself. */
  except?: string;
}

/**
 * Whether Capillary's facts include this use already. What is not confirmed they cannot; of a code for one use they
 * would say so. Only for the others the two moments are compared, and a clock set back may deceive there.
 */
function isInFacts(use: StoredEntry, coupon: KnownCoupon): boolean {
  if (use.state !== 'confirmed') return false;
  if (coupon.uses.some(({ bill }) => bill === use.bill.number)) return true;
  return coupon.multipleUse && (use.decidedAt ?? use.createdAt) < coupon.seenAt;
}

export function weighRedemption(weighing: Weighing): OfflineVerdict {
  const { ledger, cache, settings, serverClock, customer, code } = weighing;
  const coupon = findKnownCoupon(cache, code, customer.id);
  const nowMs = serverClock.nowMs();
  const offset = serverClock.clusterOffsetMinutes();
  const dayStart = Date.parse(`${clusterDay(nowMs, offset ?? 0)}T00:00:00Z`) - (offset ?? 0) * 60_000;
  const usesHere = listUses(ledger, code)
    .filter((use) => use.id !== weighing.except)
    .filter((use) => coupon === null || !isInFacts(use, coupon))
    .map((use) => ({ billNumber: use.bill.number, at: use.createdAt }));
  const atRisk = sumAtRisk(ledger);
  return decideOffline({
    code,
    coupon,
    customer,
    bill: weighing.bill,
    nowMs,
    factsAgeMs: coupon === null ? 0 : serverClock.wallMs() - coupon.seenAt,
    clusterOffsetMinutes: offset,
    clockTrusted: serverClock.trusted(),
    usesHere,
    given: {
      atRisk,
      memberToday: sumAcceptedOffline(ledger, dayStart, customer.id),
      thisOutage: weighing.offlineSince === null ? atRisk : sumAcceptedOffline(ledger, weighing.offlineSince),
    },
    settings,
  });
}
