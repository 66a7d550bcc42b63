/** The entries a person has to follow up, as a file any spreadsheet opens. Pure. */
import { formatMoney } from '../contract/money.ts';
import type { LostEntry } from '../contract/recovery.ts';
import { writeCsv } from '../domain/csv.ts';

const head = ['when', 'bill', 'code', 'member', 'member number', 'money off', 'entry'];

export function writeLostList(lost: readonly LostEntry[], locale: string): string {
  const rows = lost.map(({ at, bill, code, member, moneyOff, id }) => [
    new Date(at).toISOString(),
    bill,
    code,
    member.name,
    member.id,
    moneyOff === null ? '' : formatMoney(moneyOff, locale),
    id,
  ]);
  return writeCsv([head, ...rows]);
}
