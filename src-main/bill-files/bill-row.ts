/** One bill as a file gives it, and what is wrong with one: the shapes that reading and handing over share. */
import type { Identifier } from '../contract/customers.ts';
import type { Facts, ReasonKey } from '../contract/reasons.ts';

export type MemberNamed = { customerId: string } | { identifier: Identifier };

export interface BillRow {
  /** The line it begins in; of JSON which item it is, from 1. */
  line: number;
  /** As it stands in the file, for whoever mends it. */
  raw: string;
  member: MemberNamed | null;
  /** What `addBill` is given beside the member and its id. */
  input: Record<string, unknown>;
}

export interface BadRow {
  line: number;
  raw: string;
  reason: ReasonKey;
  facts: Facts;
}

export type ReadBillFile = { ok: true; rows: BillRow[]; bad: BadRow[] } | { ok: false; bad: BadRow };

const names = ['customerId', 'mobile', 'email', 'card', 'externalId'] as const;

/** Both formats name members alike. A bill without any is nobody's; one whose member cannot be read is not. */
export function readMember(
  named: Record<string, unknown>,
): { ok: true; member: MemberNamed | null } | { ok: false; reason: ReasonKey } {
  const given = names.filter((name) => ![undefined, null, ''].includes(named[name] as string));
  const [only, another] = given;
  if (another !== undefined) return { ok: false, reason: 'bill-file-members' };
  if (only === undefined) return { ok: true, member: null };
  const value = named[only];
  if (typeof value !== 'string') return { ok: false, reason: 'bill-file-member-text' };
  if (only === 'customerId') return { ok: true, member: { customerId: value } };
  return { ok: true, member: { identifier: { type: only, value } } };
}
