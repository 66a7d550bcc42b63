/** Bills that wait and come near the age at which Capillary takes them no more. Says so before it strikes. */
import { giveReason, type Reason } from '../contract/reasons.ts';
import type { Settings } from '../contract/settings.ts';
import { displaySpan } from '../domain/display.ts';
import { listUnsentBills } from '../store/bills.ts';
import type { Database } from '../store/database.ts';
import { billLimits } from './trade.ts';

const dayMs = 86_400_000;

/** From half of the limit on: a store has to have time to do something about it. null = nothing is near. */
export function lateBills(ledger: Database, settings: Settings, nowMs: number): Reason | null {
  const { count, oldest } = listUnsentBills(ledger);
  if (oldest === null) return null;
  const { oldest: limit, uniqueDays } = billLimits(ledger, settings);
  // beyond the window of its number a bill that is sent again would count twice
  const days = Math.min(limit ?? Number.POSITIVE_INFINITY, uniqueDays ?? Number.POSITIVE_INFINITY);
  const age = nowMs - Date.parse(oldest.request?.billedAt ?? new Date(oldest.createdAt).toISOString());
  if (age < (days * dayMs) / 2) return null;
  return giveReason('bill-limit-near', 'info', {
    count: String(count),
    days: displaySpan(age, settings.locale),
    limit: String(days),
  });
}
