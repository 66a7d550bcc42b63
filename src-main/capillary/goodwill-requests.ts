/**
 * Requests for goodwill points: made at the till, approved or rejected by somebody else, through v1.1. Capillary
 * recognises no repeat of a request; a decision has one effect, whoever takes it first.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import { goodwillSuccess } from './codes-goodwill.ts';
import { itemsAt, openV11, readOneItem } from './envelope-v11.ts';
import { v11Name } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { id, isObject, member, text, toObjects } from './wire-values.ts';

export interface GoodwillRequest {
  customer: WireIdentifier;
  points: number;
  reason: string;
  comments: string;
  /** reference_id: demanded by a table, told back by no answer. */
  reference: string;
}

const rules = {
  path: ['requests', 'request'],
  family: 'goodwill',
  success: goodwillSuccess,
  numberOverFlag: false,
} as const;

const added = z.object({ id, status: text });

export function readAddedRequest(body: unknown): Reading<{ requestId: string; status: string }> {
  return readOneItem(body, rules, null, (item) => {
    const read = added.parse(item);
    return read.id === null
      ? unreadable('no-request-id')
      : value({ requestId: read.id, status: read.status });
  });
}

/** Capillary docs: Add request (v1.1). It waits for somebody's approval: approving at once is not asked for. */
export function requestGoodwillPoints(
  call: Call,
  { customer, points, reason, comments, reference }: GoodwillRequest,
): Promise<Outcome<{ requestId: string; status: string }>> {
  const request = {
    customer: { [v11Name(customer.type)]: customer.value },
    reference_id: reference,
    reason,
    comments,
    type: 'GOODWILL',
    base_type: 'POINTS',
    points: String(points),
  };
  return call(
    {
      method: 'POST',
      path: '/v1.1/request/add',
      query: [['format', 'json']],
      body: { root: { request: [request] } },
    },
    'write',
    readAddedRequest,
  );
}

export interface GoodwillDecision {
  requestId: string;
  decision: 'approve' | 'reject';
  /** What is approved; may be less than was asked for. Not sent with a rejection. */
  points: number;
  comments: string;
}

const decided = z.object({ id, status: text });

/** Approving answers without any status (sample), rejecting with the usual one: the request's own state is believed. */
export function readDecidedRequest(
  body: unknown,
  { requestId, decision }: Pick<GoodwillDecision, 'requestId' | 'decision'>,
): Reading<null> {
  const wanted = decision === 'approve' ? 'APPROVED' : 'REJECTED';
  const judge = (item: unknown) => {
    const read = decided.parse(isObject(item) ? item : {});
    if (read.id !== null && read.id !== requestId) return unreadable('another-request');
    return read.status.toUpperCase() === wanted ? value(null) : unreadable('another-state');
  };
  const root = isObject(member(body, 'response')) ? member(body, 'response') : body;
  const [bare] = toObjects(member(member(root, 'requests'), 'goodwill'));
  const hasStatus = bare !== undefined && member(bare, 'item_status') !== undefined;
  if (bare !== undefined && !hasStatus && openV11(body) === null) return judge(bare);
  const opened = openV11(body);
  const place = ['requests', 'goodwill'];
  const path = opened && itemsAt(opened.root, place).length > 0 ? place : rules.path;
  return readOneItem(body, { ...rules, path }, null, judge);
}

/** Capillary docs: Approve request, Reject request (v1.1). */
export function decideGoodwillPoints(call: Call, wish: GoodwillDecision): Promise<Outcome<null>> {
  const request = {
    type: 'GOODWILL',
    base_type: 'POINTS',
    id: wish.requestId,
    ...(wish.decision === 'approve' ? { points: String(wish.points) } : {}),
    updated_comments: wish.comments,
  };
  return call(
    {
      method: 'POST',
      path: wish.decision === 'approve' ? '/v1.1/request/approve' : '/v1.1/request/reject',
      query: [['format', 'json']],
      body: { root: { request: [request] } },
    },
    'write',
    (answer) => readDecidedRequest(answer, wish),
  );
}
