/** Goodwill requests as they stand: of everybody by state, one member's, and who decided which. */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import { readV2List } from './envelope-v2.ts';
import { itemsAt, openV11, readWithoutItem, requestOk } from './envelope-v11.ts';
import { v11Name } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, value } from './reading.ts';
import { id, many, number, part, text, toObjects } from './wire-values.ts';

export type GoodwillState = 'PENDING' | 'APPROVED' | 'REJECTED';

export interface GoodwillFacts {
  requestId: string;
  /** As written; PENDING, APPROVED or REJECTED. */
  status: string;
  customerId: string | null;
  customerName: string;
  reason: string;
  comments: string;
  /** What was asked for while it waits, what was given once it is approved; null = not told. */
  points: number | null;
  decidedComments: string;
  /** As written, in cluster time. */
  addedOn: string;
  decidedOn: string;
  addedBy: string;
  decidedBy: string;
}

const person = z.object({ code: text, name: text });
const row = z.object({
  id,
  status: text,
  base_type: text,
  reason: text,
  comments: text,
  points: number,
  approved_value: number,
  updated_comments: text,
  added_on: text,
  last_action_on: text,
  added_by: part(person),
  updated_by: part(person),
  customer: part(z.object({ id, firstname: text, lastname: text })),
});

function factsOf(written: unknown): GoodwillFacts[] {
  return toObjects(written).flatMap((one) => {
    const read = row.parse(one);
    if (read.id === null || (read.base_type !== '' && read.base_type.toUpperCase() !== 'POINTS')) return [];
    return [
      {
        requestId: read.id,
        status: read.status.toUpperCase(),
        customerId: read.customer.id,
        customerName: `${read.customer.firstname} ${read.customer.lastname}`.trim(),
        reason: read.reason,
        comments: read.comments,
        points: read.points ?? read.approved_value,
        decidedComments: read.updated_comments,
        addedOn: read.added_on,
        decidedOn: read.last_action_on,
        addedBy: read.added_by.name || read.added_by.code,
        decidedBy: read.updated_by.name || read.updated_by.code,
      },
    ];
  });
}

export function readGoodwillRequests(body: unknown): Reading<GoodwillFacts[]> {
  const opened = openV11(body);
  if (!opened || !requestOk(opened.status)) return readWithoutItem(body, opened, 'goodwill');
  const [list] = itemsAt(opened.root, ['requests']);
  return value(list === undefined ? [] : factsOf(list.goodwill));
}

/** As many as one answer holds. Capillary docs: Get request (v1.1). */
const most = 50;

export interface GoodwillQuery {
  status: GoodwillState;
  /** null = of everybody. */
  customer: WireIdentifier | null;
  /** YYYY-MM-DD in cluster time, both included. */
  fromDay: string;
  toDay: string;
}

export function goodwillRequests(call: Call, query: GoodwillQuery): Promise<Outcome<GoodwillFacts[]>> {
  const { status, customer, fromDay, toDay } = query;
  return call(
    {
      method: 'GET',
      path: '/v1.1/request/get',
      query: [
        ['format', 'json'],
        ['type', 'GOODWILL'],
        ['base_type', 'POINTS'],
        ['status', status],
        ...(customer === null ? [] : [[v11Name(customer.type), customer.value] as [string, string]]),
        ['start_date', fromDay],
        ['end_date', toDay],
        ['limit', String(most)],
      ],
    },
    'read',
    readGoodwillRequests,
  );
}

export interface GoodwillLogLine extends GoodwillFacts {
  /** CLIENT, CONFIG, CONFIG_DISABLED, CLIENT_DISABLED. */
  approvalType: string;
}

const approval = z.object({ approval_type: text });

export function readGoodwillLog(body: unknown): Reading<GoodwillLogLine[]> {
  const opened = openV11(body);
  if (!opened || !requestOk(opened.status)) return readWithoutItem(body, opened, 'goodwill');
  const [list] = itemsAt(opened.root, ['requests']);
  return value(
    toObjects(list?.goodwill).flatMap((one) =>
      factsOf(one).map((facts) => ({ ...facts, approvalType: approval.parse(one).approval_type })),
    ),
  );
}

/** Capillary docs: Request logs (v1.1). */
export function goodwillLog(
  call: Call,
  { fromDay, toDay }: { fromDay: string; toDay: string },
): Promise<Outcome<GoodwillLogLine[]>> {
  return call(
    {
      method: 'GET',
      path: '/v1.1/request/logs',
      query: [
        ['format', 'json'],
        ['type', 'GOODWILL'],
        ['base_type', 'POINTS'],
        ['start_date', fromDay],
        ['end_date', toDay],
      ],
    },
    'read',
    readGoodwillLog,
  );
}

const ofMember = z.object({
  id,
  requestId: id,
  goodwillType: text,
  goodwillStatus: text,
  comments: text,
  reason: text,
  approvedValue: number,
  updatedComments: text,
  addedOn: text,
  updatedOn: text,
  addedBy: part(person),
  updatedBy: part(person),
});

export function readMemberGoodwill(body: unknown, customerId: string): Reading<GoodwillFacts[]> {
  return readV2List(body, 'goodwill', 'data', (entries) =>
    many(ofMember)
      .parse(entries)
      .flatMap((one) => {
        const requestId = one.requestId ?? one.id;
        const isOther = one.goodwillType !== '' && one.goodwillType.toUpperCase() !== 'POINTS';
        if (requestId === null || isOther) return [];
        return [
          {
            requestId,
            status: one.goodwillStatus.toUpperCase(),
            customerId,
            customerName: '',
            reason: one.reason,
            comments: one.comments,
            points: one.approvedValue,
            decidedComments: one.updatedComments,
            addedOn: one.addedOn,
            decidedOn: one.updatedOn,
            addedBy: one.addedBy.name || one.addedBy.code,
            decidedBy: one.updatedBy.name || one.updatedBy.code,
          },
        ];
      }),
  );
}

/** Capillary docs: Goodwill request of a customer (v2). */
export function memberGoodwill(
  call: Call,
  customerId: string,
  requestId: string | null,
): Promise<Outcome<GoodwillFacts[]>> {
  return call(
    {
      method: 'GET',
      path: `/v2/customers/${encodeURIComponent(customerId)}/goodwillRequest`,
      name: '/v2/customers/{}/goodwillRequest',
      query: requestId === null ? [] : [['requestId', requestId]],
    },
    'read',
    (answer) => readMemberGoodwill(answer, customerId),
  );
}
