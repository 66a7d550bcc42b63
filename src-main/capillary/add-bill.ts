/**
 * Adds bills: one, or several that each stand for themselves. The platform recognises a repeat by the bill's number
 * alone, and that only within its scope and window: whoever lost an answer reads the bill back first.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import { familyOf, verdictOf } from './codes.ts';
import { firstReal, refusalOfV2, statusEntry } from './envelope-v2.ts';
import { wireId } from './identifiers.ts';
import type { Outcome, Refusal } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { id, isObject, many, member, number, part, text, toObjects, toText } from './wire-values.ts';

export type WireBillType = 'REGULAR' | 'RETURN' | 'NOT_INTERESTED' | 'NOT_INTERESTED_RETURN';

/** Amounts are decimal text with a point. */
export interface WireBillLine {
  itemCode: string;
  description: string;
  quantity: string;
  rate: string;
  value: string;
  discount: string;
  amount: string;
  /** A line of a mixed bill that takes goods back; null = it sells. */
  returns: { billNumber: string; purchaseTime: string } | null;
}

export interface WireBill {
  type: WireBillType;
  /** Of a return: that of the bill it takes back. */
  number: string;
  /** null = nobody's. */
  customer: WireIdentifier | null;
  amount: string;
  /** null = not told. */
  gross: string | null;
  discount: string | null;
  /** ISO with an offset: v2 takes a time without one as UTC. */
  billingDate: string;
  returnType: 'AMOUNT' | 'FULL' | 'LINE_ITEM' | null;
  /** Of a return: when the goods were bought, ISO with an offset. */
  purchaseTime: string | null;
  /** Of a return: Capillary's own id of the bill it takes back; null = not known. */
  originalId: string | null;
  lines: WireBillLine[];
  /** `mode` is a name the organisation has set up. */
  tenders: { mode: string; value: string }[];
  couponRedemptions: string[];
  pointsRedemptions: string[];
  customFields: Record<string, string>;
  note: string;
}

export interface AddedBill {
  /** Capillary's own id of the bill. */
  billId: string;
  /** null = not told, as when loyalty works later. */
  points: number | null;
  coupons: { code: string; seriesId: string | null; description: string; validTill: string | null }[];
  /** Done, but something beside it was not. */
  warnings: { code: number | null; message: string }[];
}

/** What became of one bill of several. */
export type AddedOne =
  | { kind: 'added'; added: AddedBill }
  | { kind: 'refused'; refusal: Refusal }
  /** The answer says nothing of it that can be believed. */
  | { kind: 'not-told' };

const source = 'INSTORE';

function wireLine(line: WireBillLine): Record<string, unknown> {
  return {
    itemCode: line.itemCode,
    ...(line.description === '' ? {} : { description: line.description }),
    qty: Number(line.quantity),
    rate: Number(line.rate),
    value: Number(line.value),
    discount: Number(line.discount),
    amount: Number(line.amount),
    ...(line.returns === null
      ? {}
      : {
          type: 'RETURN',
          returnType: 'LINE_ITEM',
          parentBillNumber: line.returns.billNumber,
          purchaseTime: line.returns.purchaseTime,
        }),
  };
}

/** Capillary docs: Add/Return transaction (single). Amounts go as numbers, as its table says. */
function wireBody(bill: WireBill): Record<string, unknown> {
  const { couponRedemptions, pointsRedemptions, customFields } = bill;
  const isLinked = couponRedemptions.length + pointsRedemptions.length > 0;
  return {
    type: bill.type,
    billNumber: bill.number,
    billAmount: Number(bill.amount),
    billingDate: bill.billingDate,
    ...(bill.gross === null ? {} : { grossAmount: Number(bill.gross) }),
    ...(bill.discount === null ? {} : { discount: Number(bill.discount) }),
    ...(bill.returnType === null ? {} : { returnType: bill.returnType }),
    ...(bill.purchaseTime === null ? {} : { purchaseTime: bill.purchaseTime }),
    ...(bill.originalId === null ? {} : { id: wireId(bill.originalId) }),
    ...(bill.note === '' ? {} : { note: bill.note }),
    ...(bill.lines.length === 0 ? {} : { lineItemsV2: bill.lines.map(wireLine) }),
    ...(bill.tenders.length === 0
      ? {}
      : { paymentModes: bill.tenders.map(({ mode, value: paid }) => ({ mode, value: Number(paid) })) }),
    ...(isLinked
      ? {
          redemptions: {
            ...(couponRedemptions.length === 0 ? {} : { couponRedemptions: couponRedemptions.map(wireId) }),
            ...(pointsRedemptions.length === 0 ? {} : { pointsRedemptions: pointsRedemptions.map(wireId) }),
          },
        }
      : {}),
    ...(Object.keys(customFields).length === 0 ? {} : { customFields }),
  };
}

const effect = z.object({
  type: text,
  awardedPoints: number,
  couponCode: text,
  description: text,
  validTill: text,
  id,
});

/** What the loyalty programme gave for it. Capillary docs: side effects of a transaction. */
function readEffects(written: unknown): Pick<AddedBill, 'points' | 'coupons'> {
  const effects = toObjects(written).map((entry) => effect.parse(entry));
  const points = effects
    .filter(({ type }) => type === 'points')
    .map(({ awardedPoints }) => awardedPoints ?? 0);
  const coupons = effects.filter(({ type, couponCode }) => type === 'coupon' && couponCode !== '');
  return {
    points: points.length === 0 ? null : points.reduce((sum, one) => sum + one, 0),
    coupons: coupons.map(({ couponCode, description, validTill, id: seriesId }) => ({
      code: couponCode,
      seriesId,
      description,
      validTill: validTill || null,
    })),
  };
}

const warned = z.object({ warnings: many(statusEntry) });
const warningsOf = (written: unknown): AddedBill['warnings'] =>
  warned
    .parse(isObject(written) ? written : {})
    .warnings.filter(({ code, message }) => code !== null || message !== '')
    .map(({ code, message }) => ({ code, message }));

const numberTaken = 604;

/** `createdId` is the marker. A number that is taken may come as a warning (U51): it is one bill all the same. */
export function readAdded(body: unknown): Reading<AddedBill> {
  if (!isObject(body)) return unreadable('no-answer-object');
  const refusal = refusalOfV2(body, 'transaction');
  if (refusal) return refusal;
  const warnings = warningsOf(body);
  const taken = warnings.find(({ code }) => code === numberTaken);
  if (taken) return { kind: 'refusal', family: 'transaction', code: numberTaken, message: taken.message };
  const billId = readId(member(body, 'createdId'));
  if (billId === null) return unreadable('no-created-id');
  return value({ billId, ...readEffects(member(body, 'sideEffects')), warnings });
}

function readId(written: unknown): string | null {
  const told = toText(written);
  return /^[1-9]\d*$/.test(told) ? told : null;
}

const item = z.object({
  entityId: id,
  errors: many(statusEntry),
  result: part(z.object({ billNumber: text })),
});

/**
 * Errors of an item are believed over `failureCount` and over the id beside them (U54); which bill it is about says
 * its number. A bill that no item names, or two do, is not told.
 */
export function readSeveral(body: unknown, numbers: readonly string[]): Reading<AddedOne[]> {
  if (!isObject(body)) return unreadable('no-answer-object');
  const refusal = refusalOfV2(body, 'transaction');
  if (refusal) return refusal;
  const response = member(body, 'response');
  if (!Array.isArray(response)) return unreadable('no-list');
  const items = toObjects(response).map((written) => ({ written, read: item.parse(written) }));
  return value(
    numbers.map((wanted): AddedOne => {
      const own = items.filter(({ read }) => read.result.billNumber === wanted);
      const [only] = own;
      if (!only || own.length > 1) return { kind: 'not-told' };
      const error = firstReal(only.read.errors);
      const { code, message } =
        error ?? warningsOf(only.written).find((warning) => warning.code === numberTaken) ?? {};
      if (code !== undefined && message !== undefined) return refusedOne(code, message);
      const billId = readId(only.read.entityId);
      if (billId === null) return { kind: 'not-told' };
      const effects = readEffects(member(member(only.written, 'result'), 'sideEffects'));
      return { kind: 'added', added: { billId, ...effects, warnings: warningsOf(only.written) } };
    }),
  );
}

function refusedOne(code: number | null, message: string): AddedOne {
  const family = familyOf('transaction', code);
  const verdict = verdictOf(family, code, 'write');
  return { kind: 'refused', refusal: { family, code, message, verdict, retryAfterMs: null } };
}

export function addBill(call: Call, bill: WireBill): Promise<Outcome<AddedBill>> {
  const whose: [string, string][] =
    bill.customer === null
      ? []
      : [
          ['identifierName', bill.customer.type],
          ['identifierValue', bill.customer.value],
        ];
  return call(
    {
      method: 'POST',
      path: '/v2/transactions',
      query: [['source', source], ...whose],
      body: wireBody(bill),
    },
    'write',
    readAdded,
  );
}

/** No two of one number: items are told apart by it. Capillary docs: Add/Return transaction (bulk). */
export function addBills(call: Call, bills: readonly WireBill[]): Promise<Outcome<AddedOne[]>> {
  const body = bills.map((bill) => ({
    source,
    ...(bill.customer === null
      ? {}
      : { identifierType: bill.customer.type, identifierValue: bill.customer.value }),
    ...wireBody(bill),
  }));
  const numbers = bills.map((bill) => bill.number);
  return call({ method: 'POST', path: '/v2/transactions/bulk', body }, 'write', (answer) =>
    readSeveral(answer, numbers),
  );
}
