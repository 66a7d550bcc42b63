/** Bills that Capillary has parked because an item or a tender was not known: what there is, trying again, giving up. */
import { z } from 'zod';
import type { Call } from './caller.ts';
import { saysSuccess } from './done-answer.ts';
import { readV2List, refusalOfV2, statusEntry } from './envelope-v2.ts';
import { wireId } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { unreadable, value } from './reading.ts';
import { id, isObject, many, member, number, part, text, toText } from './wire-values.ts';

/** One document has them under `/v2/organization`, an older list under `/v2` (U15). */
export type RejectedBillsAt = 'organization' | 'v2';

const baseOf = (at: RejectedBillsAt) =>
  at === 'organization' ? '/v2/organization/rejectedTransactions' : '/v2/rejectedTransactions';

export interface RejectedBillFacts {
  entityId: string;
  number: string;
  customerId: string | null;
  status: string;
  retryCount: number | null;
  billedAt: string;
  errors: { code: number | null; message: string; value: string }[];
}

const rejected = z.object({
  entityId: id,
  userId: id,
  billNumber: text,
  status: text,
  retryCount: number,
  eventDate: text,
  errors: many(statusEntry.extend({ value: text })),
});

/** Of the last thirty days unless said otherwise, ten at most. Capillary docs: Handling of rejected transactions. */
export function rejectedBills(
  call: Call,
  number: string | null,
  at: RejectedBillsAt,
): Promise<Outcome<RejectedBillFacts[]>> {
  return call(
    {
      method: 'GET',
      path: baseOf(at),
      query: [['sortBy', 'addedDate'], ...(number === null ? [] : [['transactionNumber', number] as const])],
    },
    'read',
    (body) =>
      readV2List(body, 'transaction', 'data', (entries) =>
        entries.filter(isObject).flatMap((entry) => {
          const read = rejected.parse(entry);
          if (read.entityId === null) return [];
          return [
            {
              entityId: read.entityId,
              number: read.billNumber,
              customerId: read.userId,
              status: read.status.toUpperCase(),
              retryCount: read.retryCount,
              billedAt: read.eventDate,
              errors: read.errors.map(({ code, message, value: of }) => ({ code, message, value: of })),
            },
          ];
        }),
      ),
  );
}

/** The bodies of these two no document shows: the ids of the list are sent under their own name. */
const bodyOf = (entityId: string) => ({ entityIds: [wireId(entityId)] });

/** The number of the try, under which its state can be read. */
export function retriggerBill(call: Call, entityId: string, at: RejectedBillsAt): Promise<Outcome<string>> {
  return call(
    { method: 'POST', path: `${baseOf(at)}/retrigger`, body: bodyOf(entityId) },
    'write',
    (body) => {
      const refusal = refusalOfV2(body, 'transaction');
      if (refusal) return refusal;
      const told = isObject(body) ? (member(body, 'entity') ?? body) : body;
      const retriggerId = isObject(told) ? toText(member(told, 'retriggerId')) : toText(told);
      return /^\d+$/.test(retriggerId) ? value(retriggerId) : unreadable('no-retrigger-id');
    },
  );
}

const state = z.object({ entity: part(z.object({ status: text })), status: text });

/** One of the words of a rejected bill: OPEN, SUCCESS, PERMANENT_FAILED … */
export function retriggerState(
  call: Call,
  retriggerId: string,
  at: RejectedBillsAt,
): Promise<Outcome<string>> {
  return call(
    {
      method: 'GET',
      path: `${baseOf(at)}/retriggerStatus/${encodeURIComponent(retriggerId)}`,
      name: `${baseOf(at)}/retriggerStatus/{}`,
    },
    'read',
    (body) => {
      const refusal = refusalOfV2(body, 'transaction');
      if (refusal) return refusal;
      const { entity, status } = state.parse(isObject(body) ? body : {});
      const word = (entity.status || status).toUpperCase();
      return /^[A-Z_]+$/.test(word) ? value(word) : unreadable('no-state');
    },
  );
}

export function markBillFailed(call: Call, entityId: string, at: RejectedBillsAt): Promise<Outcome<null>> {
  return call(
    { method: 'PUT', path: `${baseOf(at)}/markFailed`, body: bodyOf(entityId) },
    'write',
    (body) => {
      const refusal = refusalOfV2(body, 'transaction');
      if (refusal) return refusal;
      return saysSuccess(body) ? value(null) : unreadable('no-success-marker');
    },
  );
}
