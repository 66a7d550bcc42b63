/** A question about an entry in doubt, and what came of it. */
import type { MemberRedemption } from '../capillary/client.ts';
import type { Outcome } from '../capillary/outcome.ts';
import type { RejectedBillsAt } from '../capillary/rejected-bills.ts';
import type { Evidence } from '../domain/settlement.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';
import type { QueueCapillary } from './queue-capillary.ts';

export interface Inquiry<Asked extends StoredEntry = StoredEntry> {
  capillary: QueueCapillary;
  entry: Asked;
  /** Names under which Capillary may know this till today; the entry has those of when it was made. */
  ownTills: string[];
  /** References that belong to other entries of this till. */
  isTaken: (reference: string) => boolean;
  clusterOffsetMinutes: number | null;
  /** Whether Capillary lists returns beside their bill; left out = not known. */
  returnsListed?: boolean;
  /** Where Capillary has the bills it parked. */
  parkedAt?: RejectedBillsAt;
  /** Everything Capillary listed of the member, whatever it is about. */
  redemptionsSeen?: ((listed: MemberRedemption[]) => void) | undefined;
  /** Before this moment of Capillary's clock nothing of the entry had left, epoch milliseconds; null = not known. */
  sentSince?: () => number | null;
  /** Now by Capillary's clock as far as known; every answer may teach better. */
  nowMs: () => number;
}

export interface Finding {
  evidence: Evidence;
  requestId: string | null;
}

export const found = (evidence: Evidence, outcome: Outcome<unknown> | null): Finding => ({
  evidence,
  requestId: outcome?.call.requestId ?? null,
});

export const notTold = (outcome: Exclude<Outcome<unknown>, { kind: 'answered' }>): Finding => ({
  evidence: { kind: 'unknown' },
  requestId: outcome.call.requestId,
});
