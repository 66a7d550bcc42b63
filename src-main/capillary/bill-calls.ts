/** The calls on bills and on what they are made of. One row a call; each says in its own file what it asks and believes. */
import { type AddedBill, type AddedOne, addBill, addBills, type WireBill } from './add-bill.ts';
import type { Call } from './caller.ts';
import { type Retro, retroBill, updateBill } from './change-bill.ts';
import type { WireIdentifier } from './client.ts';
import type { Outcome } from './outcome.ts';
import { type BillFacts, billById, billsByNumber, memberBills } from './read-bills.ts';
import {
  markBillFailed,
  type RejectedBillFacts,
  type RejectedBillsAt,
  rejectedBills,
  retriggerBill,
  retriggerState,
} from './rejected-bills.ts';
import {
  configs,
  type ProductFacts,
  productsByEan,
  productsBySku,
  type TenderFacts,
  tenders,
} from './trade.ts';

export interface BillCalls {
  /** A second call within the organisation's window is refused with 604, beyond it a second bill. */
  addBill: (bill: WireBill) => Promise<Outcome<AddedBill>>;
  /** Several, each by itself, in order; no two of one number. */
  addBills: (bills: readonly WireBill[]) => Promise<Outcome<AddedOne[]>>;
  /** Every bill of a number, returns among them. */
  billsByNumber: (number: string) => Promise<Outcome<BillFacts[]>>;
  /** One bill with its points; `type` as the list told it. */
  billById: (billId: string, type: string) => Promise<Outcome<BillFacts>>;
  /** A member's bills, without lines; moments are ISO. */
  memberBills: (customerId: string, fromIso: string, toIso: string) => Promise<Outcome<BillFacts[]>>;
  updateBill: (
    customer: WireIdentifier,
    billId: string,
    customFields: Record<string, string>,
  ) => Promise<Outcome<null>>;
  /** Gives a bill of nobody's to a member. */
  retroBill: (retro: Retro) => Promise<Outcome<null>>;
  /** Bills that wait at Capillary for somebody to put something right. `at`: `organization` unless given. */
  rejectedBills: (number: string | null, at?: RejectedBillsAt) => Promise<Outcome<RejectedBillFacts[]>>;
  retriggerBill: (entityId: string, at?: RejectedBillsAt) => Promise<Outcome<string>>;
  retriggerState: (retriggerId: string, at?: RejectedBillsAt) => Promise<Outcome<string>>;
  markBillFailed: (entityId: string, at?: RejectedBillsAt) => Promise<Outcome<null>>;
  tenders: () => Promise<Outcome<TenderFacts[]>>;
  configs: () => Promise<Outcome<Map<string, string>>>;
  /** By the numbers under their bars. */
  productsByEan: (eans: readonly string[]) => Promise<Outcome<ProductFacts[]>>;
  productsBySku: (skus: readonly string[]) => Promise<Outcome<ProductFacts[]>>;
}

export function billCalls(call: Call): BillCalls {
  return {
    addBill: (bill) => addBill(call, bill),
    addBills: (bills) => addBills(call, bills),
    billsByNumber: (number) => billsByNumber(call, number),
    billById: (billId, type) => billById(call, billId, type),
    memberBills: (customerId, fromIso, toIso) => memberBills(call, customerId, fromIso, toIso),
    updateBill: (customer, billId, customFields) => updateBill(call, customer, billId, customFields),
    retroBill: (retro) => retroBill(call, retro),
    rejectedBills: (number, at = 'organization') => rejectedBills(call, number, at),
    retriggerBill: (entityId, at = 'organization') => retriggerBill(call, entityId, at),
    retriggerState: (retriggerId, at = 'organization') => retriggerState(call, retriggerId, at),
    markBillFailed: (entityId, at = 'organization') => markBillFailed(call, entityId, at),
    tenders: () => tenders(call),
    configs: () => configs(call),
    productsByEan: (eans) => productsByEan(call, eans),
    productsBySku: (skus) => productsBySku(call, skus),
  };
}
