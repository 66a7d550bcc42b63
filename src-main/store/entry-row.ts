/** Reads a row of the entry table. Stored text is unknown until parsed; what cannot be parsed is kept and shown. */
import { z } from 'zod';
import { discount } from '../contract/customers.ts';
import { caseKind } from '../contract/desk.ts';
import { billWon, entryKind, entryState, tillDecision } from '../contract/entries.ts';
import { type MinorUnits, minor, minorUnits } from '../contract/money.ts';
import { type Reason, reason } from '../contract/reasons.ts';
import type { EntryRequest, StoredEntry } from '../domain/stored-entry.ts';
import { unreachable } from '../domain/unreachable.ts';
import { addBillRequest, retroBillRequest, updateBillRequest } from './bill-row.ts';
import type { Row } from './database.ts';
import { memberRequests } from './member-requests.ts';

const redeemRequest = z.object({
  identifier: z.object({
    type: z.enum(['mobile', 'email', 'externalId', 'cardnumber', 'id']),
    value: z.string(),
  }),
  seriesId: z.string().nullable(),
  singleUse: z.boolean(),
  tills: z.array(z.string()).default([]),
  discount: discount.nullable(),
});
const reasonsText = z.array(reason);

const issueRequest = z.object({
  identifier: redeemRequest.shape.identifier,
  seriesId: z.string(),
  discount: discount.nullable(),
  reason: z.string(),
  note: z.string(),
  heldBefore: z.array(z.string()),
});

const { identifier } = redeemRequest.shape;
const redemptionRequest = z.object({
  identifier,
  redemptionId: z.string(),
  redeemedOn: z.string(),
  reason: z.string(),
});
const revokeRequest = z.object({
  identifier: identifier.nullable(),
  seriesId: z.string().nullable(),
  reason: z.string(),
});
const expiryRequest = z.object({
  identifier: identifier.nullable(),
  seriesId: z.string(),
  lastDay: z.string(),
  expiry: z.string(),
  reason: z.string(),
});
const resendRequest = z.object({ identifier, reason: z.string() });
const redeemPointsRequest = z.object({
  identifier,
  points: z.number().int(),
  worth: minorUnits.nullable(),
  needsCode: z.boolean(),
  tills: z.array(z.string()),
});
const undoPointsRequest = z.object({
  identifier,
  redemptionId: z.string(),
  points: z.number().int(),
  redeemedOn: z.string(),
  reason: z.string(),
});
const requestPointsRequest = z.object({
  identifier,
  points: z.number().int(),
  reason: z.string(),
  note: z.string(),
});
const decidePointsRequest = z.object({
  identifier,
  requestId: z.string(),
  decision: z.enum(['approve', 'reject']),
  points: z.number().int(),
  reason: z.string(),
});

/** A kind nobody knows is shown as a redemption without a readable request: it is never sent. */
function readRequest(row: Row): EntryRequest {
  const { data: kind } = entryKind.safeParse(row.kind);
  switch (kind) {
    case 'redeem-coupon':
      return { kind, request: parsed(row.request, redeemRequest) };
    case 'issue-coupon':
      return { kind, request: parsed(row.request, issueRequest) };
    case 'undo-redemption':
    case 'attach-bill':
      return { kind, request: parsed(row.request, redemptionRequest) };
    case 'revoke-coupon':
      return { kind, request: parsed(row.request, revokeRequest) };
    case 'move-expiry':
      return { kind, request: parsed(row.request, expiryRequest) };
    case 'resend-coupon':
      return { kind, request: parsed(row.request, resendRequest) };
    case 'enrol-member':
      return { kind, request: parsed(row.request, memberRequests[kind]) };
    case 'update-member':
      return { kind, request: parsed(row.request, memberRequests[kind]) };
    case 'change-identifier':
      return { kind, request: parsed(row.request, memberRequests[kind]) };
    case 'change-member-status':
      return { kind, request: parsed(row.request, memberRequests[kind]) };
    case 'add-note':
      return { kind, request: parsed(row.request, memberRequests[kind]) };
    case 'change-labels':
      return { kind, request: parsed(row.request, memberRequests[kind]) };
    case 'add-bill':
      return { kind, request: parsed(row.request, addBillRequest) };
    case 'update-bill':
      return { kind, request: parsed(row.request, updateBillRequest) };
    case 'retro-bill':
      return { kind, request: parsed(row.request, retroBillRequest) };
    case 'redeem-points':
      return { kind, request: parsed(row.request, redeemPointsRequest) };
    case 'undo-points':
      return { kind, request: parsed(row.request, undoPointsRequest) };
    case 'request-points':
      return { kind, request: parsed(row.request, requestPointsRequest) };
    case 'decide-points-request':
      return { kind, request: parsed(row.request, decidePointsRequest) };
    case undefined:
      return { kind: 'redeem-coupon', request: null };
    default:
      return unreachable(kind);
  }
}

function parsed<Value>(text: unknown, schema: z.ZodType<Value>): Value | null {
  try {
    const result = schema.safeParse(JSON.parse(String(text)));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

const number = (value: unknown) => (typeof value === 'number' ? value : null);
const text = (value: unknown) => (typeof value === 'string' ? value : null);
const money = (value: unknown): MinorUnits | null => (typeof value === 'number' ? minor(value) : null);

function readCase(row: Row): StoredEntry['deskCase'] {
  if (row.desk_kind === null) return null;
  const kind = caseKind.safeParse(row.desk_kind);
  if (!kind.success) return null;
  const closedAt = number(row.desk_closed_at);
  return {
    kind: kind.data,
    openedAt: Number(row.desk_opened_at),
    closed:
      closedAt === null
        ? null
        : {
            at: closedAt,
            by: String(row.desk_closed_by),
            action: String(row.desk_action),
            reason: String(row.desk_reason),
          },
  };
}

/** Most entries have none, and are read often. */
function readReasons(text: unknown): Reason[] {
  return text === '[]' ? [] : (parsed(text, reasonsText) ?? []);
}

export function readEntryRow(row: Row): StoredEntry {
  const message = text(row.platform_message);
  return {
    ordinal: Number(row.ordinal),
    id: String(row.id),
    ...readRequest(row),
    lane: String(row.lane),
    state: entryState.parse(row.state),
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
    createdMono: Number(row.created_mono),
    createdBoot: String(row.created_boot),
    serverAheadMs: number(row.server_ahead),
    customer: { id: String(row.customer_id), name: String(row.customer_name) },
    code: String(row.code),
    description: String(row.description),
    bill: { number: String(row.bill_number), amount: minor(Number(row.bill_amount)) },
    currency: String(row.currency),
    moneyOff: money(row.money_off),
    till: {
      decision: tillDecision.parse(row.till_decision),
      by: String(row.till_by),
      approvedBy: text(row.approved_by),
      byOfflineRules: row.by_offline_rules === 1,
      reasons: readReasons(row.till_reasons),
    },
    reference: text(row.reference),
    won: row.won === null ? null : parsed(row.won, billWon),
    platform: message === null ? null : { code: number(row.platform_code), message },
    requestId: text(row.request_id),
    decidedAt: number(row.decided_at),
    attempts: Number(row.attempts),
    lostAttempts: Number(row.lost_attempts),
    hint: number(row.hint),
    firstDoubtAt: number(row.first_doubt_at),
    lastAttemptAt: number(row.last_attempt_at),
    lastAttemptMono: number(row.last_attempt_mono),
    lastAttemptBoot: text(row.last_attempt_boot),
    desk: row.desk === 'open' || row.desk === 'closed' ? row.desk : null,
    deskCase: readCase(row),
  };
}
