/** Makes what one program hears of one line of the record: what its key is not good for is left out or masked. */
import type { Entry } from '../contract/entries.ts';
import type { ProgramEvent } from '../contract/program-events.ts';
import type { ProgramKey } from '../contract/program-keys.ts';
import type { Reason } from '../contract/reasons.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';
import type { ProgramLine } from '../store/program-lines.ts';
import { nameOfKey } from './program-keys.ts';

export interface Teller {
  findEntry: (id: string) => StoredEntry | null;
  viewEntry: (entry: StoredEntry) => Entry;
}

type Told = Extract<ProgramEvent, { redemption: unknown }>;
type Decided = Extract<ProgramEvent, { counter: unknown }>;

const redemptionTypes: Record<string, Told['type']> = {
  'redeem.accepted': 'redemption.accepted',
  'redeem.refused': 'redemption.refused',
  'entry.confirmed': 'redemption.confirmed',
  'entry.rejected': 'redemption.refused',
  'entry.withdrawn': 'redemption.withdrawn',
};

type Sold = Extract<ProgramEvent, { bill: unknown }>;

const billTypes: Record<string, Sold['type']> = {
  'entry.confirmed': 'bill.sent',
  'entry.rejected': 'bill.refused',
  'entry.withdrawn': 'bill.withdrawn',
};

const counterTypes: Record<string, Decided['type']> = {
  'counter.opened': 'counter.opened',
  'counter.declined': 'counter.declined',
};

/** null = nothing a program hears of, or its entry is gone. */
export function readProgramEvent(
  teller: Teller,
  key: ProgramKey,
  line: ProgramLine,
  id: string,
): ProgramEvent | null {
  const { at, subject, action } = line;
  const decided = counterTypes[action];
  if (decided !== undefined) return { type: decided, id, at, counter: { requestId: subject } };
  const entry = teller.findEntry(subject);
  if (entry?.kind === 'add-bill') {
    const sold = billTypes[action];
    return sold === undefined ? null : { type: sold, id, at, bill: billFor(key, teller.viewEntry(entry)) };
  }
  const told = redemptionTypes[action];
  if (told === undefined || entry?.kind !== 'redeem-coupon') return null;
  // it never left, and the refusal was told already
  if (told === 'redemption.withdrawn' && line.detail.includes('refused-at-the-till')) return null;
  return { type: told, id, at, redemption: redemptionFor(key, teller.viewEntry(entry)) };
}

function billFor({ name, scopes }: ProgramKey, entry: Entry): Sold['bill'] {
  const knowsMembers = scopes.includes('members:read');
  const hidden = knowsMembers || entry.customer.name === '' ? [] : [entry.customer.name];
  const { words } = entry.capillary;
  return {
    entryId: entry.id,
    number: entry.bill.number,
    amount: entry.bill.amount,
    member: knowsMembers && entry.customer.id !== '' ? entry.customer : null,
    reference: entry.capillary.reference,
    reasons: entry.till.reasons.map((reason) => maskReason(reason, hidden)),
    platform: words && { ...words, message: masked(words.message, hidden) },
    own: entry.till.by === nameOfKey(name),
  };
}

function redemptionFor({ name, scopes }: ProgramKey, entry: Entry): Told['redemption'] {
  const hidden = [
    ...(scopes.includes('coupons:check') || scopes.includes('coupons:redeem') ? [] : [entry.code]),
    ...(scopes.includes('members:read') ? [] : [entry.customer.name]),
  ].filter((text) => text !== '');
  const { words } = entry.capillary;
  return {
    entryId: entry.id,
    code: masked(entry.code, hidden),
    bill: entry.bill,
    member: scopes.includes('members:read') ? entry.customer : null,
    moneyOff: entry.moneyOff,
    reference: entry.capillary.reference,
    reasons: entry.till.reasons.map((reason) => maskReason(reason, hidden)),
    platform: words && { ...words, message: masked(words.message, hidden) },
    own: entry.till.by === nameOfKey(name),
  };
}

/** Of a longer one the end stays, so that a person can tell two apart. */
const masked = (text: string, hidden: string[]): string =>
  hidden.reduce((left, one) => left.replaceAll(one, `•••${one.length > 6 ? one.slice(-3) : ''}`), text);

/** Sentences say codes and names as well. */
function maskReason(reason: Reason, hidden: string[]): Reason {
  const facts = Object.entries(reason.facts).map(([fact, text]) => [fact, masked(text, hidden)]);
  return {
    ...reason,
    facts: Object.fromEntries(facts),
    message: masked(reason.message, hidden),
    next: masked(reason.next, hidden),
  };
}
