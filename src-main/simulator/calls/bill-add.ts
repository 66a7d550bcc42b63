// POST /v2/transactions and /v2/transactions/bulk. Nothing recognises a repeat but the number of the bill, and that only
// within its scope and window.

import type { Bill, BillForm } from '../bill-books.ts';
import { readBillForm } from '../bill-form.ts';
import { isReturn, type Judged, judgeBill } from '../bill-rules.ts';
import { parkBill, recordBill } from '../bills.ts';
import { isoText } from '../cluster-time.ts';
import { sentenceOf } from '../codes.ts';
import { findByV2Name, isIdentifierName } from '../find-member.ts';
import { issueCoupon } from '../ledger.ts';
import { couponExpiry } from '../rules.ts';
import { fine, refused, wireError } from '../v2.ts';
import { sideEffects, type WonCoupon } from '../views/bill-view.ts';
import { type Answer, type Call, recordOf, textOf } from '../wire.ts';
import type { Member } from '../world.ts';

const couponFrom = 100;
const wonSeries = 6101;

interface Whose {
  member: Member | undefined;
  source: string;
}

/** Whose bill it is, or the number it is refused with; a bill of nobody's names nobody. */
function whose(call: Call, fields: Readonly<Record<string, unknown>>, name: string, form: BillForm) {
  const source = textOf(fields.source);
  const kind = textOf(fields[name]);
  const value = textOf(fields.identifierValue);
  if (source === '') return 8012;
  const isAnonymous = form.type === 'NOT_INTERESTED' || form.type === 'NOT_INTERESTED_RETURN';
  if (isAnonymous) return { member: undefined, source } satisfies Whose;
  if (!isIdentifierName(kind) || value === '') return 8013;
  const member = findByV2Name(call.world, kind, value);
  return member ? ({ member, source } satisfies Whose) : 8015;
}

interface Taken {
  bill: Bill;
  effects: unknown[];
}

function winCoupon(call: Call, bill: Bill): WonCoupon[] {
  const series = call.world.series.find(({ id }) => id === wonSeries);
  if (call.modes.billSideEffects !== 'points-and-coupon' || bill.amount < couponFrom || !series) return [];
  const coupon = issueCoupon(call.world, {
    seriesId: series.id,
    memberId: bill.memberId,
    issuedMs: call.nowMs,
    issuedStoreId: bill.storeId,
    issuedBillNumber: bill.number,
  });
  const validTill = isoText(couponExpiry(coupon, series, call.offsetMinutes), call.offsetMinutes);
  return [{ code: coupon.code, seriesId: series.id, description: series.description, validTill }];
}

/** One point for each whole ten; a return takes its share back. */
function pointsFor(call: Call, form: BillForm, member: Member | undefined): number {
  if (!member?.isLoyalty) return 0;
  const points = Math.floor(form.amount / 10);
  if (!isReturn(form)) return points;
  const isTaken = call.world.trade.configs.some(
    ({ key, value }) => key === 'CONF_POINTS_RETURN_ENABLED' && value === '1',
  );
  return isTaken ? -Math.min(points, member.points) : 0;
}

function take(call: Call, form: BillForm, { member, source }: Whose, returnOf: Bill | null): Taken {
  const amount = form.returnType === 'FULL' && returnOf ? returnOf.amount : form.amount;
  const bill = recordBill(call.world, {
    ...form,
    amount,
    memberId: member?.id ?? null,
    tillCode: call.caller.till.code,
    storeId: call.caller.store.id,
    receivedMs: call.nowMs,
    source,
    points: pointsFor(call, { ...form, amount }, member),
    returnOf: returnOf?.id ?? null,
    deliveryStatus: 'DELIVERED',
    requestId: call.requestId,
  });
  const isSilent = call.modes.billSideEffects === 'none' || member === undefined;
  return { bill, effects: isSilent || isReturn(bill) ? [] : sideEffects(bill.points, winCoupon(call, bill)) };
}

/** Parked for somebody to put right; what it is answered with nobody has written down (U23). */
function park(call: Call, form: BillForm, who: Whose, judged: Judged & { isFine: false }): number {
  const code = judged.code === 9607 ? 842 : judged.code;
  parkBill(call.world, {
    form,
    memberId: who.member?.id ?? null,
    tillCode: call.caller.till.code,
    storeId: call.caller.store.id,
    source: who.source,
    addedMs: call.nowMs,
    errors: [{ code, message: sentenceOf(code), value: judged.value ?? '' }],
  });
  return code;
}

type Done = { taken: Taken } | { code: number; twin?: Bill } | { parked: number };

function addOne(call: Call, written: unknown, fields: Record<string, unknown>, name: string): Done {
  const form = readBillForm(written, call.nowMs);
  if (typeof form === 'number') return { code: form };
  const who = whose(call, fields, name, form);
  if (typeof who === 'number') return { code: who };
  const judged = judgeBill(call, form, who.member);
  if (judged.isFine) return { taken: take(call, form, who, judged.returnOf) };
  if (judged.canPark && call.modes.parkedBill !== 'off') return { parked: park(call, form, who, judged) };
  return { code: judged.code, ...(judged.twin ? { twin: judged.twin } : {}) };
}

const warningsOf = (call: Call) => (call.modes.emptyWarnings === 'one' ? [{}] : []);

export function addBill(call: Call): Answer {
  const done = addOne(call, call.request.body, Object.fromEntries(call.request.query), 'identifierName');
  const headers = { org_id: String(call.world.organisation.id), till: call.caller.till.code };
  if ('taken' in done) {
    const { bill, effects } = done.taken;
    const member = call.world.members.find(({ id }) => id === bill.memberId);
    const body = {
      createdId: bill.id,
      warnings: warningsOf(call),
      errors: [],
      sideEffects: effects,
      ...(member ? { customerInfo: { firstName: member.firstName, lastName: member.lastName } } : {}),
    };
    return { ...fine(body), headers };
  }
  if ('parked' in done) {
    if (call.modes.parkedBill === 'error') return refused(call, [done.parked]);
    return { ...fine({ warnings: [wireError(done.parked)], errors: [], sideEffects: [] }), headers };
  }
  if (done.code === 604 && done.twin && call.modes.duplicateBill === 'warning') {
    return { ...fine({ createdId: done.twin.id, warnings: [wireError(604)], errors: [] }), headers };
  }
  return refused(call, [done.code]);
}

export function addBills(call: Call): Answer {
  const written = call.request.body;
  if (!Array.isArray(written) || written.length === 0) return refused(call, [400]);
  const limit = call.modes.billBatchLimit;
  if (limit > 0 && written.length > limit) return refused(call, [672]);
  const items = written.map((one: unknown) => {
    const fields = recordOf(one);
    return { fields, done: addOne(call, one, fields, 'identifierType') };
  });
  const failed = items.filter(({ done }) => !('taken' in done)).length;
  return fine({
    response: items.map(({ fields, done }) => {
      const echo = { ...fields, currency: call.world.organisation.currency, useDefaultFleetGroup: false };
      if ('taken' in done) {
        const { bill, effects } = done.taken;
        const billingDate = isoText(bill.atMs, call.offsetMinutes);
        return {
          entityId: bill.id,
          result: { ...echo, sideEffects: effects, billingDate },
          errors: [],
          warnings: warningsOf(call),
        };
      }
      const code = 'parked' in done ? done.parked : done.code;
      const isSample = call.modes.billFailureCount === 'zero';
      const twin = 'twin' in done ? done.twin?.id : undefined;
      return {
        entityId: isSample ? (twin ?? 214_799_999) : -1,
        result: isSample ? { ...echo, sideEffects: [] } : { billNumber: textOf(fields.billNumber) },
        errors: [wireError(code)],
        warnings: [],
      };
    }),
    totalCount: items.length,
    failureCount: call.modes.billFailureCount === 'zero' ? 0 : failed,
  });
}
