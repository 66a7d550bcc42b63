// What the books of bills hold: bills as they were sent and as they are kept, and bills that were parked. Plain data that
// can be cloned. Amounts are plain numbers of the currency.

export const billTypes = ['REGULAR', 'RETURN', 'NOT_INTERESTED', 'NOT_INTERESTED_RETURN'] as const;
export type BillType = (typeof billTypes)[number];
export type ReturnType = 'AMOUNT' | 'FULL' | 'LINE_ITEM' | 'CANCELLED';

export interface BillLine {
  itemCode: string;
  description: string;
  serial: string;
  qty: number;
  rate: number;
  value: number;
  discount: number;
  amount: number;
  /** a line of a mixed bill that takes goods back */
  returns: { billNumber: string } | null;
  extendedFields: Record<string, unknown>;
}

/** What a caller wrote of a bill, read. */
export interface BillForm {
  type: BillType;
  number: string;
  amount: number;
  gross: number | null;
  discount: number | null;
  atMs: number;
  /** as sent: `+05:30`, '' without one */
  offset: string;
  note: string;
  reason: string;
  lines: BillLine[];
  tenders: { mode: string; value: number; notes: string }[];
  couponRedemptions: number[];
  pointsRedemptions: string[];
  customFields: Record<string, unknown>;
  extendedFields: Record<string, unknown>;
  returnType: ReturnType | null;
  purchaseMs: number | null;
  /** of a return: the platform's own id of the bill */
  ofId: number | null;
}

export interface Bill extends BillForm {
  id: number;
  memberId: number | null;
  tillCode: string;
  storeId: number;
  receivedMs: number;
  source: string;
  points: number;
  /** of a return: the bill it takes back */
  returnOf: number | null;
  deliveryStatus: string;
  requestId: string;
}

export type RejectedStatus = 'OPEN' | 'FIXED' | 'PERMANENT_FAILED' | 'SUCCESS';

export interface RejectedBill {
  entityId: number;
  form: BillForm;
  memberId: number | null;
  tillCode: string;
  storeId: number;
  source: string;
  addedMs: number;
  retryCount: number;
  status: RejectedStatus;
  errors: { code: number; message: string; value: string }[];
}

export interface BillBooks {
  bills: Bill[];
  rejected: RejectedBill[];
  retriggers: { id: number; entityIds: number[] }[];
  lastBillId: number;
}

export function createBillBooks(): BillBooks {
  return { bills: [], rejected: [], retriggers: [], lastBillId: 214_700_000 };
}
