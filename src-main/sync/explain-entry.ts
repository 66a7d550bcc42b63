/** A refusal's number in a person's terms, with what this till knows of the coupon or the offer. */
import type { Reason } from '../contract/reasons.ts';
import { explainBillRefusal } from '../domain/bill-refusal.ts';
import { explainMemberRefusal } from '../domain/member-refusal.ts';
import { explainPointsRefusal, explainRequestRefusal } from '../domain/points-refusal.ts';
import { explainChangeRefusal, explainIssueRefusal, explainRefusal } from '../domain/refusal-reason.ts';
import {
  isAboutMember,
  isBillChange,
  isChange,
  isPointsChange,
  type PointsChange,
  type StoredEntry,
} from '../domain/stored-entry.ts';
import type { Database } from '../store/database.ts';
import { findKnownCoupon } from './weigh-redemption.ts';

export function explainEntry(
  cache: Database,
  entry: StoredEntry,
  platformCode: number | null,
  locale: string,
): Reason {
  if (isAboutMember(entry)) return explainMemberRefusal(entry.kind, platformCode);
  if (entry.kind === 'redeem-points') return explainPointsRefusal(platformCode);
  if (isPointsChange(entry)) return explainPointsChange(entry, platformCode);
  if (isChange(entry)) return explainChangeRefusal(entry.kind, entry.code, platformCode);
  if (entry.kind === 'add-bill' || isBillChange(entry))
    return explainBillRefusal(entry.bill.number, platformCode);
  if (entry.kind === 'issue-coupon') return explainIssueRefusal(entry.description, platformCode);
  const coupon = findKnownCoupon(cache, entry.code, entry.customer.id);
  return explainRefusal(entry.code, platformCode, coupon, locale);
}

function explainPointsChange({ kind }: PointsChange, platformCode: number | null): Reason {
  switch (kind) {
    case 'undo-points':
      return explainPointsRefusal(platformCode, 'points-not-undone');
    case 'request-points':
      return explainRequestRefusal(platformCode, 'points-not-requested');
    case 'decide-points-request':
      return explainRequestRefusal(platformCode, 'points-not-decided');
  }
}
