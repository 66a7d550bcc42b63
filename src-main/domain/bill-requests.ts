/** What an entry about a bill asks of Capillary, kept so that it can be sent word for word after any restart. */
import type { MinorUnits } from '../contract/money.ts';

type WireIdentifier = { type: 'mobile' | 'email' | 'externalId' | 'cardnumber' | 'id'; value: string };

export interface BillLine {
  code: string;
  description: string;
  /** Decimal text, above zero. */
  quantity: string;
  rate: MinorUnits;
  value: MinorUnits;
  discount: MinorUnits;
  amount: MinorUnits;
  /** A line of a mixed bill that takes goods back; null = it sells. */
  returns: { billNumber: string; purchasedAt: string } | null;
}

/** The number and the amount are the entry's own; the amount is what was paid, or given back. */
export interface AddBillRequest {
  /** Whose bill it is; null = nobody's. */
  identifier: WireIdentifier | null;
  what: 'sale' | 'return-whole' | 'return-lines' | 'return-amount';
  /** ISO with an offset. */
  billedAt: string;
  /** Of a return: when the goods were bought, ISO with an offset. */
  purchasedAt: string | null;
  /** Of a return: Capillary's own id of the bill; null = not known. */
  originalId: string | null;
  gross: MinorUnits | null;
  discount: MinorUnits | null;
  lines: BillLine[];
  tenders: { mode: string; amount: MinorUnits }[];
  /** Entries of this till that have to end first; those that Capillary confirmed are linked. */
  redemptions: string[];
  customFields: Record<string, string>;
  note: string;
  /** Names under which Capillary knew this till when the entry was made. */
  tills: string[];
}

export interface UpdateBillRequest {
  /** Whose bill it is. */
  identifier: WireIdentifier;
  /** Capillary's own id of the bill. */
  billId: string;
  customFields: Record<string, string>;
  reason: string;
}

export interface RetroBillRequest {
  /** Whose it becomes. */
  identifier: WireIdentifier;
  billId: string;
  signature: string;
  reason: string;
}

/** What the loyalty programme gave for a bill. */
export interface Won {
  /** null = not told. */
  points: number | null;
  coupons: { code: string; description: string; validTill: string | null }[];
}
