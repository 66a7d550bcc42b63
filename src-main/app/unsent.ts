/** What a program that ends leaves behind: said before it quits, and to installers that ask a folder. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { formatMoney, type Money } from '../contract/money.ts';
import type { OperationOutput } from '../contract/table.ts';
import { openDatabase } from '../store/database.ts';
import { countUnsentByCurrency } from '../store/entry-lists.ts';
import type { App } from './ports.ts';

const safe =
  'Nothing is lost: it is safe on the disk of this machine, and is sent when Counterpart runs here again.';

function sentence(count: number, money: string): string {
  return `${count} ${count === 1 ? 'entry' : 'entries'} worth ${money} ${count === 1 ? 'is' : 'are'} not with Capillary yet.`;
}

/** null = everything is with Capillary. */
export async function sayUnsent(app: App): Promise<string | null> {
  const answer = await app.call({ operation: 'readStatus', input: {}, caller: 'program' });
  if (!answer.ok) return null;
  const { counts, exposure } = answer.value as OperationOutput<'readStatus'>;
  if (counts.waiting === 0) return null;
  return `${sentence(counts.waiting, formatMoney(exposure.atRisk, 'en-GB'))} ${safe}`;
}

export interface UnsentInFolder {
  count: number;
  message: string;
}

/**
 * Looks into a data folder, whether a program is using it or not; changes nothing in it. Throws when the ledger is
 * there and cannot be read.
 */
export function unsentInFolder(folder: string): UnsentInFolder {
  const file = join(folder, 'ledger.db');
  const found = existsSync(file) ? readLedger(file) : [];
  const count = found.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return { count, message: 'Everything is with Capillary.' };
  const money = found.map(({ total }) => formatMoney(total, 'en-GB')).join(' and ');
  return {
    count,
    message: `${sentence(count, money)} Keep the folder ${folder}, or start Counterpart with the line up until all is sent.`,
  };
}

function readLedger(file: string): { count: number; total: Money }[] {
  const ledger = openDatabase(file);
  try {
    return countUnsentByCurrency(ledger);
  } finally {
    ledger.close();
  }
}
