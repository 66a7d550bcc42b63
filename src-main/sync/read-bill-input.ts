/** A bill as it was handed over, read into whole minor units and moments. Refuses, never repairs. */
import { formatMoney, type MinorUnits, minor, readAmount } from '../contract/money.ts';
import type { Result } from '../contract/result.ts';
import { ok } from '../contract/result.ts';
import type { ReadInput } from '../contract/table.ts';
import type { BillLine } from '../domain/bill-requests.ts';
import { type BillDraft, lineValue } from '../domain/bill-sums.ts';
import { zoneText } from '../domain/cluster-time.ts';
import { fail } from '../domain/failure.ts';

type Input = ReadInput<'addBill'>;

/** What an input says, before it is compared with anything. */
export interface ReadBill extends BillDraft {
  /** As it goes on the wire. */
  billedAt: string;
  purchasedAtText: string | null;
}

const zero = /^0{1,12}(?:\.0{0,3})?$/;

/** As `readAmount`, and nothing is an amount as well: a line that is free, a bill that a coupon pays whole. */
function readMoney(text: string, field: string, currency: string): Result<MinorUnits> {
  if (zero.test(text.trim())) return ok(minor(0));
  const read = readAmount(text, currency);
  if (read.ok) return ok(read.amount);
  const facts = { field, ...(read.limit === undefined ? {} : { limit: String(read.limit) }) };
  return fail('bad-input', read.reason, facts, { field });
}

const isoPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** A moment with an offset: without one nobody knows which hour it was. */
function readMoment(text: string, field: string): Result<number> {
  const at = isoPattern.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isFinite(at)) return ok(at);
  return fail('bad-input', 'bill-time-form', { field }, { field });
}

/** Now as the till's wall clock shows it, to the second, with the zone it stands in. */
export function localMoment(atMs: number): string {
  const offset = -new Date(atMs).getTimezoneOffset();
  return `${new Date(atMs + offset * 60_000).toISOString().slice(0, 19)}${zoneText(offset)}`;
}

export const sayMoney = (currency: string, locale: string) => (amount: number) =>
  formatMoney({ amountMinor: minor(amount), currency }, locale);

/** @param nowMs by Capillary's clock as far as it is known. */
export function readBillInput(input: Input, currency: string, nowMs: number): Result<ReadBill> {
  const { bill, returns } = input;
  const billedAt = bill.at ?? localMoment(nowMs);
  const at = readMoment(billedAt, 'bill.at');
  if (!at.ok) return at;
  const amount = readMoney(bill.amount, 'bill.amount', currency);
  if (!amount.ok) return amount;
  const gross = optional(bill.gross, 'bill.gross', currency);
  if (!gross.ok) return gross;
  const discount = optional(bill.discount, 'bill.discount', currency);
  if (!discount.ok) return discount;
  const purchased = returns?.purchasedAt;
  const purchasedAt = purchased === undefined ? ok(null) : readMoment(purchased, 'returns.purchasedAt');
  if (!purchasedAt.ok) return purchasedAt;
  const lines: BillLine[] = [];
  for (const [index, written] of bill.lines.entries()) {
    const line = readLine(written, index, currency);
    if (!line.ok) return line;
    lines.push(line.value);
  }
  const tenders: BillDraft['tenders'] = [];
  for (const [index, { mode, amount: paid }] of bill.tenders.entries()) {
    const read = readMoney(paid, `bill.tenders.${index}.amount`, currency);
    if (!read.ok) return read;
    tenders.push({ mode, amount: read.value });
  }
  return ok({
    number: bill.number,
    what: returns === undefined ? 'sale' : (`return-${returns.what}` as const),
    amount: amount.value,
    gross: gross.value,
    discount: discount.value,
    lines,
    tenders,
    redemptions: [...new Set(input.redemptions)],
    at: at.value,
    billedAt,
    purchasedAt: purchasedAt.value,
    purchasedAtText: purchased ?? null,
  });
}

function optional(text: string | undefined, field: string, currency: string): Result<MinorUnits | null> {
  return text === undefined ? ok(null) : readMoney(text, field, currency);
}

function readLine(
  written: Input['bill']['lines'][number],
  index: number,
  currency: string,
): Result<BillLine> {
  const at = (part: string) => `bill.lines.${index}.${part}`;
  const rate = readMoney(written.rate, at('rate'), currency);
  if (!rate.ok) return rate;
  const discount = readMoney(written.discount, at('discount'), currency);
  if (!discount.ok) return discount;
  const value = optional(written.value, at('value'), currency);
  if (!value.ok) return value;
  const amount = optional(written.amount, at('amount'), currency);
  if (!amount.ok) return amount;
  if (written.returns !== undefined) {
    const moment = readMoment(written.returns.purchasedAt, at('returns.purchasedAt'));
    if (!moment.ok) return moment;
  }
  const reckoned = value.value ?? lineValue(rate.value, written.quantity);
  return ok({
    code: written.code,
    description: written.description.trim(),
    quantity: written.quantity.trim(),
    rate: rate.value,
    value: reckoned,
    discount: discount.value,
    // a discount above the value is found later, with its own sentence
    amount: amount.value ?? minor(Math.max(0, reckoned - discount.value)),
    returns: written.returns ?? null,
  });
}
