// PUT /v2/coupon/redeem: the bill of a redemption that was made before there was one. Redeeming itself is POST.
import { findV2 } from '../find-member.ts';
import { attachBills, type RedemptionBill } from '../ledger.ts';
import { refusedChange, unshownDone } from '../views/change-view.ts';
import { type Answer, type Call, isRecord, listOf, recordOf, textOf } from '../wire.ts';

/** An object of names, or a list of objects with one name each (U50); undefined in the form this server does not take. */
function readFields(call: Call, written: unknown): Record<string, string> | undefined {
  if (written === undefined || written === null) return {};
  const wanted = call.modes.customFields;
  if (Array.isArray(written) ? wanted === 'object' : wanted === 'array') return undefined;
  if (!Array.isArray(written) && !isRecord(written)) return undefined;
  const entries = listOf(written).flatMap((part) => Object.entries(recordOf(part)));
  return Object.fromEntries(entries.map(([name, content]) => [name, textOf(content)]));
}

function readBill(call: Call, written: unknown): RedemptionBill | undefined {
  const fields = recordOf(written);
  const amount = textOf(fields.billAmount) === '' ? Number.NaN : Number(textOf(fields.billAmount));
  const customFields = readFields(call, fields.customFields);
  if (!Number.isFinite(amount) || amount < 0 || !customFields) return undefined;
  return {
    redemptionId: Number(textOf(fields.redemptionId) || Number.NaN),
    billAmount: amount,
    billNumber: textOf(fields.transactionNumber),
    billId: textOf(fields.billId),
    customFields,
  };
}

export function attachBill(call: Call): Answer {
  const body = recordOf(call.request.body);
  const written = listOf(body.redemptions);
  if (written.length === 0) return refusedChange(call, 661);
  const bills = written.flatMap((one) => readBill(call, one) ?? []);
  if (bills.length !== written.length) return refusedChange(call, 629);
  const found = findV2(call.world, recordOf(body.user));
  if (found.state === 'unknown') return refusedChange(call, 701);
  const ids = bills.map(({ redemptionId }) => redemptionId);
  const rows = call.world.redemptions.filter(({ id }) => ids.includes(id));
  if (found.member && rows.some(({ memberId }) => memberId !== found.member.id)) {
    return refusedChange(call, 703);
  }
  return attachBills(call.world, bills) ? unshownDone(call, ids) : refusedChange(call, 510);
}
