/** What a program that ends leaves behind: said before it quits, and to installers that ask a folder. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { formatMoney, type Money } from '../contract/money.ts';
import type { OperationOutput } from '../contract/table.ts';
import { openToRead } from '../store/database.ts';
import { countUnsentByCurrency } from '../store/entry-lists.ts';
import type { FileKey } from '../store/file-key.ts';
import { peekKeys } from './open-keys.ts';
import type { App, AppOptions } from './ports.ts';

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
  /** null = the till's key cannot be opened here, so nobody knows. */
  count: number | null;
  message: string;
}

/**
 * Looks into a data folder, whether a program is using it or not; changes nothing in it. Rejects when the ledger is
 * there and cannot be read.
 */
export async function unsentInFolder(
  options: Pick<AppOptions, 'dataFolder' | 'keyStores'>,
): Promise<UnsentInFolder> {
  const folder = options.dataFolder;
  const file = join(folder, 'ledger.db');
  const places = { folder, outside: null };
  const peeked = await peekKeys(places, options.keyStores);
  if (existsSync(file) && peeked.kind === 'locked') {
    return {
      count: null,
      message: `The queue in ${folder} cannot be read here: its key cannot be opened, or it is damaged. Keep the folder; Counterpart itself tells what waits in it.`,
    };
  }
  const found = existsSync(file) && peeked.kind === 'open' ? readLedger(file, peeked.file) : [];
  const count = found.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return { count, message: 'Everything is with Capillary.' };
  const money = found.map(({ total }) => formatMoney(total, 'en-GB')).join(' and ');
  return {
    count,
    message: `${sentence(count, money)} Keep the folder ${folder}, or start Counterpart with the line up until all is sent.`,
  };
}

function readLedger(file: string, key: FileKey | null): { count: number; total: Money }[] {
  const ledger = openToRead(file, key);
  try {
    return countUnsentByCurrency(ledger);
  } finally {
    ledger.close();
  }
}
