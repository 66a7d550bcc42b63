/** An entry as the ledger keeps it: the request, what the till did, and what Capillary decided. */

import type { Discount } from '../contract/customers.ts';
import type { CaseKind } from '../contract/desk.ts';
import type { EntryKind, EntryState, TillDecision } from '../contract/entries.ts';
import type { MinorUnits } from '../contract/money.ts';
import type { Reason } from '../contract/reasons.ts';

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

export interface StoredEntry {
  ordinal: number;
  id: string;
  kind: EntryKind;
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
  code: string;
  description: string;
  bill: { number: string; amount: MinorUnits };
  currency: string;
  moneyOff: MinorUnits | null;
  /** null when the stored text could not be read: such an entry waits for a person and is never dropped. */
  request: RedeemCouponRequest | null;
  till: {
    decision: TillDecision;
    by: string;
    approvedBy: string | null;
    byOfflineRules: boolean;
    reasons: Reason[];
  };
  reference: string | null;
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
