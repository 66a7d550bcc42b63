/** One bill with its lines, payments, points and coupons. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { inTime } from '../sync/in-time.ts';
import { failureOfOutcome } from '../sync/outcome-failure.ts';
import { viewBill, wireTypeOf } from '../sync/view-bill.ts';
import type { Handler } from './parts.ts';

export const readBill: Handler<'readBill'> = async (parts, input) => {
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  if (capillary === null) return fail('unreachable', 'line-down');
  const { readTimeLimitMs, currency } = parts.settings.read();
  const asked = capillary.billById(input.billId, wireTypeOf[input.what]);
  const outcome = await inTime(parts.clock, readTimeLimitMs, asked);
  if (outcome.kind !== 'answered') return { ok: false, failure: failureOfOutcome(outcome) };
  return ok(viewBill(parts.store.ledger, outcome.value, currency));
};
