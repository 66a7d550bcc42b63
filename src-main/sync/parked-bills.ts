/** Bills that were parked at Capillary: what there is, and what a manager has done with one. Written down before it is asked. */
import type { BillCalls } from '../capillary/bill-calls.ts';
import type { Outcome } from '../capillary/outcome.ts';
import type { RejectedBillsAt } from '../capillary/rejected-bills.ts';
import type { ParkedBill } from '../contract/bill-desk.ts';
import { ok, type Result } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { addAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { failureOfOutcome } from './outcome-failure.ts';

type Calls = Pick<BillCalls, 'rejectedBills' | 'retriggerBill' | 'retriggerState' | 'markBillFailed'>;

/** What is over stays in Capillary's list for a month: only what can still be done is shown. */
const over: ReadonlySet<string> = new Set(['SUCCESS', 'REPLAYED', 'PERMANENT_FAILED', 'FIXED']);

export async function listParked(
  capillary: Calls | null,
  at: RejectedBillsAt,
): Promise<Result<ParkedBill[]>> {
  if (capillary === null) return fail('unreachable', 'line-down');
  const outcome = await capillary.rejectedBills(null, at);
  if (outcome.kind !== 'answered') return { ok: false, failure: failureOfOutcome(outcome) };
  const { requestId } = outcome.call;
  return ok(
    outcome.value
      .filter(({ status }) => !over.has(status))
      .map(({ entityId, number, status, billedAt, retryCount, errors }) => ({
        entityId,
        number,
        state: status,
        billedAt,
        tries: retryCount,
        errors: errors.map((error) => ({ ...error, requestId })),
      })),
  );
}

interface Act {
  ledger: Database;
  /** Where Capillary has them. */
  place: RejectedBillsAt;
  at: number;
  by: string;
  entityId: string;
  reason: string;
}

/** @returns the state in Capillary's word. */
export async function retryParked(capillary: Calls | null, act: Act): Promise<Result<string>> {
  if (capillary === null) return fail('unreachable', 'line-down');
  note(act, 'parked.retried');
  const tried = await capillary.retriggerBill(act.entityId, act.place);
  if (tried.kind !== 'answered') return notDone(tried);
  const state = await capillary.retriggerState(tried.value, act.place);
  return ok(state.kind === 'answered' ? state.value : '');
}

export async function dropParked(capillary: Calls | null, act: Act): Promise<Result<null>> {
  if (capillary === null) return fail('unreachable', 'line-down');
  note(act, 'parked.dropped');
  const outcome = await capillary.markBillFailed(act.entityId, act.place);
  return outcome.kind === 'answered' ? ok(null) : notDone(outcome);
}

function note({ ledger, at, by, entityId, reason }: Act, action: string): void {
  addAudit(ledger, { at, who: by, action, subject: entityId, detail: { reason } });
}

function notDone(outcome: Exclude<Outcome<unknown>, { kind: 'answered' }>): Result<never> {
  if (outcome.kind === 'no-answer') return fail('unreachable', 'parked-not-known');
  return { ok: false, failure: failureOfOutcome(outcome) };
}
