/**
 * Whether a bill agrees with itself, to the minor unit: rate by quantity, value less discount, lines and bill, tenders
 * and bill, times. Pure; says what is wrong at which field, and never puts anything right.
 */
import { type MinorUnits, minor } from '../contract/money.ts';
import type { Facts, ReasonKey } from '../contract/reasons.ts';
import type { AddBillRequest, BillLine } from './bill-requests.ts';

/** More lines than any bill of a shop has, and no more than Capillary takes in one body. */
export const mostLines = 1000;

export interface BillFault {
  /** Below `bill` unless it begins otherwise. */
  field: string;
  reason: ReasonKey;
  facts: Facts;
}

export interface BillDraft
  extends Pick<AddBillRequest, 'what' | 'gross' | 'discount' | 'lines' | 'tenders' | 'redemptions'> {
  number: string;
  amount: MinorUnits;
  /** Epoch milliseconds. */
  at: number;
  purchasedAt: number | null;
}

/** Decimal text above zero with at most three places, as thousandths; null = it is none. */
export function readQuantity(text: string): number | null {
  const match = /^(\d{1,7})(?:\.(\d{1,3}))?$/.exec(text.trim());
  if (!match) return null;
  const thousandths = Number(`${match[1]}${(match[2] ?? '').padEnd(3, '0')}`);
  return thousandths > 0 ? thousandths : null;
}

/** Rate by quantity, rounded to the nearest minor unit. */
export function lineValue(rate: MinorUnits, quantity: string): MinorUnits {
  const thousandths = readQuantity(quantity) ?? 0;
  return minor(Number((BigInt(rate) * BigInt(thousandths) + 500n) / 1000n));
}

/** Programs round up, down or to the nearest: all three are the same to the minor unit. */
function isValueOf({ rate, quantity, value }: BillLine): boolean {
  const exact = BigInt(rate) * BigInt(readQuantity(quantity) ?? 0);
  const away = BigInt(value) * 1000n - exact;
  return away > -1000n && away < 1000n;
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

export function judgeSums(bill: BillDraft, say: (amount: number) => string): BillFault | null {
  const { lines, tenders, amount, gross, discount } = bill;
  if (lines.length > mostLines) {
    const facts = { count: String(lines.length), limit: String(mostLines) };
    return { field: 'bill.lines', reason: 'bill-too-many-lines', facts };
  }
  for (const [index, line] of lines.entries()) {
    const fault = judgeLine(line, index, say);
    if (fault !== null) return fault;
  }
  if (gross !== null && gross - (discount ?? 0) !== amount) {
    const facts = { gross: say(gross), discount: say(discount ?? 0), amount: say(amount) };
    return { field: 'bill.gross', reason: 'bill-gross-differs', facts };
  }
  const signed = sum(lines.map((line) => (line.returns === null ? line.amount : -line.amount)));
  if (lines.length > 0 && signed < 0)
    return { field: 'bill.lines', reason: 'bill-returns-more', facts: { sum: say(-signed) } };
  if (lines.length > 0 && signed !== amount) {
    return {
      field: 'bill.lines',
      reason: 'bill-lines-differ',
      facts: { sum: say(signed), amount: say(amount) },
    };
  }
  const paid = sum(tenders.map((tender) => tender.amount));
  if (tenders.length > 0 && paid !== amount) {
    const facts = { sum: say(paid), amount: say(amount) };
    return { field: 'bill.tenders', reason: 'bill-tenders-differ', facts };
  }
  if (bill.what === 'return-lines' && lines.length === 0)
    return { field: 'bill.lines', reason: 'return-without-lines', facts: {} };
  if (bill.what !== 'sale' && amount === 0)
    return { field: 'bill.amount', reason: 'amount-not-positive', facts: { field: 'The bill amount' } };
  return judgeTimes(bill);
}

function judgeLine(line: BillLine, index: number, say: (amount: number) => string): BillFault | null {
  const at = (part: string) => `bill.lines.${index}.${part}`;
  const name = String(index + 1);
  if (readQuantity(line.quantity) === null)
    return { field: at('quantity'), reason: 'line-quantity', facts: { line: name } };
  if (!isValueOf(line)) {
    const facts = { line: name, value: say(line.value), expected: say(lineValue(line.rate, line.quantity)) };
    return { field: at('value'), reason: 'line-value-differs', facts };
  }
  if (line.discount > line.value) {
    const facts = { line: name, value: say(line.value), discount: say(line.discount) };
    return { field: at('discount'), reason: 'line-discount-larger', facts };
  }
  if (line.value - line.discount !== line.amount) {
    const facts = { line: name, amount: say(line.amount), expected: say(line.value - line.discount) };
    return { field: at('amount'), reason: 'line-amount-differs', facts };
  }
  return null;
}

function judgeTimes({ what, at, purchasedAt, lines }: BillDraft): BillFault | null {
  if (what !== 'sale' && (purchasedAt === null || purchasedAt > at))
    return {
      field: 'returns.purchasedAt',
      reason: purchasedAt === null ? 'return-purchase-unknown' : 'return-before-purchase',
      facts: {},
    };
  const early = lines.findIndex(({ returns }) => returns !== null && Date.parse(returns.purchasedAt) > at);
  if (early < 0) return null;
  return { field: `bill.lines.${early}.returns.purchasedAt`, reason: 'return-before-purchase', facts: {} };
}

export interface DateLimits {
  /** Days; null = not known. */
  oldest: number | null;
  ahead: number;
}

const dayMs = 86_400_000;
/** Where nobody told a limit: nothing in a shop is older, and a clock that says so is wrong. */
const unlikelyDays = 366;

/** A date that Capillary would refuse, or that no bill of today can have. */
export function judgeDate(at: number, nowMs: number, limits: DateLimits): BillFault | null {
  const oldest = limits.oldest ?? unlikelyDays;
  if (at < nowMs - oldest * dayMs)
    return { field: 'bill.at', reason: 'bill-date-old', facts: { days: String(oldest) } };
  if (at > nowMs + limits.ahead * dayMs)
    return { field: 'bill.at', reason: 'bill-date-ahead', facts: { days: String(limits.ahead) } };
  return null;
}

/** What is left of a bill after what was returned of it before; null = the bill is not known. */
export interface Original {
  amount: MinorUnits;
  returned: MinorUnits;
  lines: { code: string; quantity: number; returned: number }[];
  billedAt: number | null;
}

/** @param left of the bill that is taken back. */
export function judgeReturn(
  bill: BillDraft,
  original: Original,
  say: (amount: number) => string,
): BillFault | null {
  const left = original.amount - original.returned;
  const facts = { amount: say(bill.amount), left: say(left) };
  if (left <= 0) return { field: 'bill.number', reason: 'return-nothing-left', facts };
  if (bill.what === 'return-whole') {
    if (original.returned > 0) return { field: 'returns.what', reason: 'return-whole-after-part', facts };
    return bill.amount === original.amount
      ? null
      : {
          field: 'bill.amount',
          reason: 'return-whole-differs',
          facts: { ...facts, left: say(original.amount) },
        };
  }
  if (bill.amount > left) return { field: 'bill.amount', reason: 'return-larger', facts };
  if (bill.what !== 'return-lines' || original.lines.length === 0) return null;
  for (const [index, line] of bill.lines.entries()) {
    const sold = original.lines.filter(({ code }) => code === line.code);
    const leftOf = sum(sold.map(({ quantity, returned }) => quantity - returned));
    const wanted = (readQuantity(line.quantity) ?? 0) / 1000;
    if (wanted > leftOf) {
      const ofLine = { line: String(index + 1), code: line.code, left: String(leftOf) };
      return { field: `bill.lines.${index}.quantity`, reason: 'return-line-larger', facts: ofLine };
    }
  }
  return null;
}
