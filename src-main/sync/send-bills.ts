/**
 * Several bills of a backlog in one call, each with its own fate. Only what was never sent before: what is in doubt is
 * asked about, and sent again by itself.
 */

import type { AddedOne } from '../capillary/add-bill.ts';
import type { Outcome } from '../capillary/outcome.ts';
import type { BillEntry } from '../domain/stored-entry.ts';
import type { References } from './bill-links.ts';
import type { QueueCapillary } from './queue-capillary.ts';
import { outcomeOfOne, wireBillOf } from './send-bill.ts';
import type { Sent } from './sent.ts';

/** A bill that stands at Capillary under its own number; returns name that of another. */
export function isForBatch({ request, state, till, lostAttempts }: BillEntry): boolean {
  return request?.what === 'sale' && state === 'queued' && till.decision !== 'refused' && lostAttempts === 0;
}

interface ToldBatch {
  /** In the order of the bills. */
  outcomes: Outcome<Sent>[];
  /** What holds for a bill that is not among them. */
  lost: Outcome<Sent>;
  /** Capillary takes fewer at a time: the rest go one by one. */
  isTooMany: boolean;
}

/** Too many in one call. Capillary docs: Transaction, codes; status codes. */
const tooMany: readonly (number | null)[] = [672, 1060];

export async function sendBatch(
  capillary: QueueCapillary,
  bills: readonly BillEntry[],
  referencesOf: (bill: BillEntry) => References,
): Promise<ToldBatch> {
  const told = await capillary.addBills(bills.map((bill) => wireBillOf(bill, referencesOf(bill))));
  const { call } = told;
  const lost: Outcome<Sent> = { kind: 'no-answer', cause: 'bill-not-named', call };
  if (told.kind === 'answered') {
    const outcomes = told.value.map((one: AddedOne) => outcomeOfOne(one, call));
    return { outcomes, lost, isTooMany: false };
  }
  if (told.kind !== 'refused') return { outcomes: bills.map(() => told), lost, isTooMany: false };
  const { family, code, verdict } = told.refusal;
  // who calls and how often holds for one bill as well; the rest may be about this call alone
  const isOfTheCaller = family !== 'transaction' && [401, 407, 429].includes(told.call.httpStatus ?? 0);
  // a refusal of the whole call refuses no bill: none was looked at
  const isOfNone = tooMany.includes(code) || (verdict !== 'dup' && !isOfTheCaller);
  const of: Outcome<Sent> = isOfNone
    ? { ...told, refusal: { ...told.refusal, family: 'transaction', verdict: 'retry' } }
    : told;
  return { outcomes: bills.map(() => of), lost, isTooMany: isOfNone };
}
