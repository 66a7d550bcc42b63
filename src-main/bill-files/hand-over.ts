/** Hands the bills of one file over, in order, and sorts them: taken, wrong, or to be tried again. */

import { type Facts, sentencesOf } from '../contract/reasons.ts';
import type { Failure, Result } from '../contract/result.ts';
import { billIdOf, type FileIdentity } from './bill-id.ts';
import type { BillRow, MemberNamed, ReadBillFile } from './bill-row.ts';

/** What the watcher asks the program for. */
export interface BillPort {
  /** Answers as the operation of this name does; the same `decisionId` again makes no second bill. */
  addBill: (input: unknown) => Promise<Result<unknown>>;
  /** Capillary's id of a member. */
  findMember: (member: MemberNamed) => Promise<Result<{ id: string }>>;
}

export interface RejectedRow {
  line: number;
  raw: string;
  reason: string;
  message: string;
  next: string;
}

export interface HandedOver {
  good: number;
  rejected: RejectedRow[];
  /** Rows that nobody could decide about: the line is down, the disk refuses. */
  later: number;
}

/** A "no" that says nothing about the bill. */
const passing: Failure['kind'][] = ['unreachable', 'wait', 'internal', 'not-signed-in', 'not-allowed'];
const passingReasons = ['not-connected', 'ledger-damaged', 'not-set-up', 'operation-unknown'];
const isPassing = ({ kind, reason }: Failure) => passing.includes(kind) || passingReasons.includes(reason);

export async function handOver(
  port: BillPort,
  file: FileIdentity,
  read: ReadBillFile,
  isStopping: () => boolean,
): Promise<HandedOver> {
  const reject = (line: number, raw: string, reason: Parameters<typeof sentencesOf>[0], facts: Facts) => ({
    ...{ line, raw, reason },
    ...sentencesOf(reason, facts),
  });
  if (!read.ok) {
    const { line, raw, reason, facts } = read.bad;
    return { good: 0, later: 0, rejected: [reject(line, raw, reason, facts)] };
  }
  const handed: HandedOver = {
    good: 0,
    later: 0,
    rejected: read.bad.map(({ line, raw, reason, facts }) => reject(line, raw, reason, facts)),
  };
  for (const row of read.rows) {
    const failure = isStopping() ? null : await handOverOne(port, file, row);
    if (failure === null || (failure !== 'taken' && isPassing(failure))) handed.later += 1;
    else if (failure === 'taken') handed.good += 1;
    else {
      const { reason, message, next } = failure;
      handed.rejected.push({ line: row.line, raw: row.raw, reason, message, next });
    }
  }
  handed.rejected.sort((one, other) => one.line - other.line);
  return handed;
}

async function handOverOne(port: BillPort, file: FileIdentity, row: BillRow): Promise<Failure | 'taken'> {
  const found = await memberOf(port, row.member);
  if (!found.ok) return found.failure;
  const added = await port.addBill({
    ...row.input,
    decisionId: billIdOf(file, row.line),
    customerId: found.value,
    timeLimitMs: 200,
  });
  return added.ok ? 'taken' : added.failure;
}

async function memberOf(port: BillPort, member: MemberNamed | null): Promise<Result<string | null>> {
  if (member === null) return { ok: true, value: null };
  if ('customerId' in member) return { ok: true, value: member.customerId };
  const found = await port.findMember(member);
  return found.ok ? { ok: true, value: found.value.id } : found;
}
