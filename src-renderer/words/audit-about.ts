/** What a line of the record is about, in the names people know: the coupon, the bill, the member, the person. */
import type { AuditLineSeen } from '../../src-main/contract/audit.ts';
import type { Words } from './use-words.ts';

/** What the program tells itself; people read it in the words of the line. */
const unsaid: ReadonlySet<string> = new Set(['event', 'offlineRules']);
/** Written by a person, or a name: it says itself. */
const speaking: ReadonlySet<string> = new Set(['note', 'reason', 'name']);

export function sayAbout(say: Words['say'], { subject, entry, person, detail }: AuditLineSeen): string {
  const what =
    entry === null
      ? [person ?? subject]
      : [entry.code, entry.bill === '' ? '' : say('counter.bill', { number: entry.bill }), entry.customer];
  const facts = Object.entries(detail)
    .filter(([name, value]) => value !== null && value !== '' && value !== false && !unsaid.has(name))
    .map(([name, value]) => (speaking.has(name) ? String(value) : `${name}: ${String(value)}`));
  return [...new Set([...what, ...facts])].filter((part) => part !== '').join(' · ');
}
