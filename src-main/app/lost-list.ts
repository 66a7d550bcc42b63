/** The entries a person has to follow up, as a file any spreadsheet opens. Pure. */
import { formatMoney } from '../contract/money.ts';
import type { LostEntry } from '../contract/recovery.ts';

const head = ['when', 'bill', 'code', 'member', 'member number', 'money off', 'entry'];

/** Text that a spreadsheet would calculate with is marked as text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

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
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
