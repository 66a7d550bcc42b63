/** Bills of a member or of a number: as Capillary has them, newest first, and those that wait here. */
import { ok } from '../contract/result.ts';
import { isLive } from '../domain/outbox-state.ts';
import { listBillsOfNumber, listWaitingOfMember } from '../store/bills.ts';
import { inTime } from '../sync/in-time.ts';
import { failureOfOutcome } from '../sync/outcome-failure.ts';
import { viewBill, viewWaitingBill } from '../sync/view-bill.ts';
import type { Handler } from './parts.ts';

const dayMs = 86_400_000;
/** Longer ago nobody asks about at a counter. */
const spanDays = 365;

export const listBills: Handler<'listBills'> = async (parts, input) => {
  const { ledger } = parts.store;
  const own =
    'number' in input
      ? listBillsOfNumber(ledger, input.number)
      : listWaitingOfMember(ledger, input.customerId);
  const waiting = own.filter(({ state }) => isLive(state));
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  const seen = waiting.map(parts.viewEntry);
  if (capillary === null) {
    const bills = own.map((entry) => viewWaitingBill(ledger, entry));
    return ok({ bills, source: 'till', waiting: seen });
  }
  const { readTimeLimitMs, currency } = parts.settings.read();
  const now = parts.serverClock.nowMs();
  const [from, to] = [now - spanDays * dayMs, now + dayMs].map((at) => new Date(at).toISOString());
  const outcome = await inTime(
    parts.clock,
    readTimeLimitMs,
    'number' in input
      ? capillary.billsByNumber(input.number)
      : capillary.memberBills(input.customerId, from ?? '', to ?? ''),
  );
  if (outcome.kind !== 'answered') {
    const failure = failureOfOutcome(outcome);
    if (failure.kind !== 'unreachable') return { ok: false, failure };
    return ok({ bills: own.map((entry) => viewWaitingBill(ledger, entry)), source: 'till', waiting: seen });
  }
  const bills = outcome.value.map((bill) => viewBill(ledger, bill, currency));
  bills.sort((one, other) => Date.parse(other.billedAt) - Date.parse(one.billedAt));
  return ok({ bills, source: 'capillary', waiting: seen });
};
