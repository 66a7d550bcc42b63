/** An entry as the ledger keeps it: the request, what the till did, and what Capillary decided. */

import type { Discount } from '../contract/customers.ts';
import type { CaseKind } from '../contract/desk.ts';
import {
  billChangeKind,
  couponChangeKind,
  type EntryState,
  memberEntryKind,
  pointsChangeKind,
  type TillDecision,
} from '../contract/entries.ts';
import type { MinorUnits } from '../contract/money.ts';
import type { Reason } from '../contract/reasons.ts';
import type { AddBillRequest, RetroBillRequest, UpdateBillRequest, Won } from './bill-requests.ts';
import type { MemberRequest } from './member-requests.ts';
import type { PointsEntryRequest } from './points-requests.ts';

/** What is needed to send a redemption again, word for word, after any restart. */
export interface RedeemCouponRequest {
  /** How Capillary is told whose coupon it is. */
  identifier: { type: 'mobile' | 'email' | 'externalId' | 'cardnumber' | 'id'; value: string };
  seriesId: string | null;
  /** True when the code can be used once only, so that somebody else's use settles a doubt. */
  singleUse: boolean;
  /** Names under which Capillary knew this till when the entry was made. */
  tills: string[];
  /** What the till knew of its worth when it was asked for; null = nothing. */
  discount: Discount | null;
}

/** What is needed to give a coupon again, word for word, after any restart. */
export interface IssueCouponRequest {
  /** How Capillary is told who gets it. */
  identifier: { type: 'mobile' | 'email' | 'externalId' | 'cardnumber' | 'id'; value: string };
  seriesId: string;
  /** What one coupon of the series is worth as far as the till knew; null = not known. */
  discount: Discount | null;
  reason: string;
  note: string;
  /** Codes of this series the member was known to hold before: none of them is the one that was given. */
  heldBefore: string[];
}

type WireIdentifier = RedeemCouponRequest['identifier'];

export interface UndoRedemptionRequest {
  /** Whose redemption it was. */
  identifier: WireIdentifier;
  /** Capillary's redemption id. */
  redemptionId: string;
  /** Its day, YYYY-MM-DD in the platform's zone. */
  redeemedOn: string;
  reason: string;
}

export interface RevokeCouponRequest {
  /** Who holds it; null = nobody known. */
  identifier: WireIdentifier | null;
  seriesId: string | null;
  reason: string;
}

export interface MoveExpiryRequest {
  /** Who holds it; null = nobody known. */
  identifier: WireIdentifier | null;
  seriesId: string;
  /** YYYY-MM-DD in the platform's zone, that day included. */
  lastDay: string;
  /** The end of that day, ISO with the cluster's offset. */
  expiry: string;
  reason: string;
}

export interface ResendCouponRequest {
  /** Whose telephone rings. */
  identifier: WireIdentifier;
  reason: string;
}

/** The bill itself is the entry's own. */
export type AttachBillRequest = UndoRedemptionRequest;

/**
 * What an entry asks of Capillary. `request` is null when the stored text could not be read: such an entry waits for a
 * person and is never dropped.
 */
export type EntryRequest =
  | { kind: 'redeem-coupon'; request: RedeemCouponRequest | null }
  | { kind: 'issue-coupon'; request: IssueCouponRequest | null }
  | { kind: 'undo-redemption'; request: UndoRedemptionRequest | null }
  | { kind: 'revoke-coupon'; request: RevokeCouponRequest | null }
  | { kind: 'move-expiry'; request: MoveExpiryRequest | null }
  | { kind: 'resend-coupon'; request: ResendCouponRequest | null }
  | { kind: 'attach-bill'; request: AttachBillRequest | null }
  | { kind: 'add-bill'; request: AddBillRequest | null }
  | { kind: 'update-bill'; request: UpdateBillRequest | null }
  | { kind: 'retro-bill'; request: RetroBillRequest | null }
  | MemberRequest
  | PointsEntryRequest;

export type StoredEntry = EntryFacts & EntryRequest;
/** A change a manager makes to a coupon that is there already. */
export type CouponChange = Extract<StoredEntry, { kind: (typeof couponChangeKind.options)[number] }>;
/** A decision of a manager about points. */
export type PointsChange = Extract<StoredEntry, { kind: (typeof pointsChangeKind.options)[number] }>;
/** What a manager decides and no bill depends on. */
export type ChangeEntry = CouponChange | PointsChange;
/** Something written about a member. */
export type MemberEntry = Extract<StoredEntry, { kind: (typeof memberEntryKind.options)[number] }>;
export type EnrolEntry = Extract<StoredEntry, { kind: 'enrol-member' }>;
export type RedeemEntry = Extract<StoredEntry, { kind: 'redeem-coupon' }>;
export type BillEntry = Extract<StoredEntry, { kind: 'add-bill' }>;
/** A change to a bill that is in. */
export type BillChangeEntry = Extract<StoredEntry, { kind: (typeof billChangeKind.options)[number] }>;
export type RedeemPointsEntry = Extract<StoredEntry, { kind: 'redeem-points' }>;
export type IssueEntry = Extract<StoredEntry, { kind: 'issue-coupon' }>;

export function isChange(entry: StoredEntry): entry is ChangeEntry {
  return couponKinds.has(entry.kind) || isPointsChange(entry);
}

export function isPointsChange(entry: StoredEntry): entry is PointsChange {
  return pointsKinds.has(entry.kind);
}

export function isAboutMember(entry: StoredEntry): entry is MemberEntry {
  return memberKinds.has(entry.kind);
}

export function isBillChange(entry: StoredEntry): entry is BillChangeEntry {
  return billChangeKinds.has(entry.kind);
}

const billChangeKinds: ReadonlySet<string> = new Set(billChangeKind.options);
const couponKinds: ReadonlySet<string> = new Set(couponChangeKind.options);
const pointsKinds: ReadonlySet<string> = new Set(pointsChangeKind.options);
const memberKinds: ReadonlySet<string> = new Set(memberEntryKind.options);

interface EntryFacts {
  ordinal: number;
  id: string;
  /** Entries of one lane are sent strictly in order; a member is a lane. */
  lane: string;
  state: EntryState;
  createdAt: number;
  updatedAt: number;
  createdMono: number;
  createdBoot: string;
  /** Server clock minus till clock when it was made, milliseconds; null = not known then. */
  serverAheadMs: number | null;
  customer: { id: string; name: string };
  /** Of a coupon that is given: empty, its code is the reference. */
  code: string;
  description: string;
  /** Empty, with no amount, where an entry is about no bill. */
  bill: { number: string; amount: MinorUnits };
  currency: string;
  moneyOff: MinorUnits | null;
  till: {
    decision: TillDecision;
    by: string;
    approvedBy: string | null;
    byOfflineRules: boolean;
    reasons: Reason[];
  };
  reference: string | null;
  /** Of a bill: what the loyalty programme gave for it; null = not told, or no bill. */
  won: Won | null;
  platform: { code: number | null; message: string } | null;
  requestId: string | null;
  decidedAt: number | null;
  /** Attempts of which bytes may have left. */
  attempts: number;
  /** Of those, the ones that ended without an answer. */
  lostAttempts: number;
  hint: number | null;
  /** When an answer was first lost. */
  firstDoubtAt: number | null;
  lastAttemptAt: number | null;
  lastAttemptMono: number | null;
  lastAttemptBoot: string | null;
  /** open: a manager has to look at it. */
  desk: 'open' | 'closed' | null;
  /** What the case is about, since when, and how it was closed; null without a case. */
  deskCase: {
    kind: CaseKind;
    openedAt: number;
    closed: { at: number; by: string; action: string; reason: string } | null;
  } | null;
}
