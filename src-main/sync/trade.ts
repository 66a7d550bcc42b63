/**
 * What the till remembers of the organisation: the ways of payment it knows, and how its books of bills are set. Read
 * when the line comes up; a till that never heard them goes without.
 */
import { z } from 'zod';
import type { BillCalls } from '../capillary/bill-calls.ts';
import type { Settings } from '../contract/settings.ts';
import type { Database } from '../store/database.ts';
import { noteFact, readFact } from '../store/facts.ts';

/** Capillary docs: organisation configs; duplicates of bill numbers. */
const uniqueKey = 'CONF_LOYALTY_IS_BILL_NUMBER_UNIQUE';
const windowKey = 'CONF_LOYALTY_BILL_NUMBER_UNIQUE_IN_DAYS';

const tenderNames = z.array(z.object({ name: z.string(), canonicalName: z.string() }));
const switches = z.record(z.string(), z.string());

export async function learnTrade(
  ledger: Database,
  capillary: Pick<BillCalls, 'tenders' | 'configs'>,
  settings: Settings,
): Promise<void> {
  const tenders = await capillary.tenders();
  if (tenders.kind === 'answered') noteFact(ledger, 'tenders', JSON.stringify(tenders.value));
  const configs = await capillary.configs();
  if (configs.kind !== 'answered') return;
  const kept = [uniqueKey, windowKey, settings.billOldestKey].flatMap((key) => {
    const value = configs.value.get(key);
    return value === undefined || key === '' ? [] : [[key, value]];
  });
  noteFact(ledger, 'bill-switches', JSON.stringify(Object.fromEntries(kept)));
}

function factOf<Value>(ledger: Database, name: 'tenders' | 'bill-switches', schema: z.ZodType<Value>) {
  const text = readFact(ledger, name);
  if (text === null) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The names that may stand on a bill; null = never heard. */
export function knownTenders(ledger: Database, { tenderName }: Settings): string[] | null {
  const known = factOf(ledger, 'tenders', tenderNames);
  if (known === null || known.length === 0) return null;
  return known.map(({ name, canonicalName }) => (tenderName === 'name' ? name : canonicalName || name));
}

export interface BillLimits {
  /** Days after which Capillary takes no bill any more; null = not known. */
  oldest: number | null;
  /** Days within which a number is kept from counting twice; null = not known, or it is not. */
  uniqueDays: number | null;
}

const days = (text: string | undefined): number | null => {
  const number = Number(text ?? '');
  return Number.isInteger(number) && number > 0 ? number : null;
};

export function billLimits(ledger: Database, { billOldestDays, billOldestKey }: Settings): BillLimits {
  const told = factOf(ledger, 'bill-switches', switches) ?? {};
  const typed = billOldestDays > 0 ? billOldestDays : null;
  const read = billOldestKey === '' ? null : days(told[billOldestKey]);
  const known = [typed, read].filter((limit) => limit !== null);
  return {
    oldest: known.length === 0 ? null : Math.min(...known),
    uniqueDays: told[uniqueKey] === '0' ? null : days(told[windowKey]),
  };
}
