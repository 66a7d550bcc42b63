/** Puts an entry on the wire, word for word the same at every attempt. Decides nothing. */
import type { Capillary, RedemptionFacts } from '../capillary/client.ts';
import type { Outcome } from '../capillary/outcome.ts';
import { toDecimal } from '../contract/money.ts';
import { clusterMoment } from '../domain/cluster-time.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';

/**
 * @param clusterOffsetMinutes the cluster's offset; null = not known, then no moment is sent: a wrong one would be
 * worse than Capillary's own now (U8: it is used for checks and not stored).
 */
export function sendEntry(
  capillary: Capillary,
  entry: StoredEntry,
  version: 'v2' | 'v1.1',
  clusterOffsetMinutes: number | null,
): Promise<Outcome<RedemptionFacts>> {
  if (entry.request === null) throw new Error(`entry ${entry.id} has no readable request`);
  const late = entry.till.byOfflineRules && clusterOffsetMinutes !== null;
  return capillary.redeemCoupon({
    version,
    // a number may change hands while an entry waits; the id stays. v1.1 takes no id in its documented body.
    customer: version === 'v2' ? { type: 'id', value: entry.customer.id } : entry.request.identifier,
    code: entry.code,
    billNumber: entry.bill.number,
    billAmount: toDecimal(entry.bill.amount, entry.currency),
    redemptionTime: late
      ? clusterMoment(entry.createdAt + (entry.serverAheadMs ?? 0), clusterOffsetMinutes)
      : null,
  });
}
