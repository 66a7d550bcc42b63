/**
 * Puts an entry about points on the wire. Using points goes under the entry's id as the external reference number, the
 * one key the platform has; a one-time code comes from memory and goes once.
 */
import type { Outcome } from '../capillary/outcome.ts';
import { clusterMoment } from '../domain/cluster-time.ts';
import type { PointsChange, RedeemPointsEntry } from '../domain/stored-entry.ts';
import type { QueueCapillary } from './queue-capillary.ts';
import type { Sending } from './sending.ts';
import type { Sent } from './sent.ts';

const plain = {
  resultCode: null,
  message: '',
  discount: { type: null, value: null, upTo: null },
} as const;

export async function sendPoints(
  capillary: QueueCapillary,
  entry: RedeemPointsEntry,
  { pointsWith, clusterOffsetMinutes, code }: Sending,
): Promise<Outcome<Sent>> {
  if (entry.request === null) throw new Error(`entry ${entry.id} has no readable request`);
  const { identifier, points, needsCode } = entry.request;
  if (needsCode && code === null) throw new Error(`entry ${entry.id} has lost its code`);
  const late = entry.till.byOfflineRules && clusterOffsetMinutes !== null;
  const outcome = await capillary.redeemPoints({
    version: pointsWith,
    customer: identifier,
    customerId: entry.customer.id,
    points,
    billNumber: entry.bill.number,
    reference: entry.id,
    code: needsCode ? code : null,
    redemptionTime: late
      ? clusterMoment(entry.createdAt + (entry.serverAheadMs ?? 0), clusterOffsetMinutes)
      : null,
  });
  if (outcome.kind !== 'answered') return outcome;
  const { redemptionId: reference, worth, message, resultCode } = outcome.value;
  return { ...outcome, value: { ...plain, reference, worth, message, resultCode } };
}

/** Given back before. Capillary docs: Points, codes. */
const reversedBefore = 3802;

export function sendPointsChange(capillary: QueueCapillary, entry: PointsChange): Promise<Outcome<Sent>> {
  if (entry.request === null) throw new Error(`entry ${entry.id} has no readable request`);
  switch (entry.kind) {
    case 'undo-points':
      return giveBack(capillary, entry.request);
    case 'request-points':
      return ask(capillary, entry.id, entry.request);
    case 'decide-points-request':
      return decide(capillary, entry.request);
  }
}

type RequestOf<Kind extends PointsChange['kind']> = NonNullable<
  Extract<PointsChange, { kind: Kind }>['request']
>;

const done: Sent = { ...plain, reference: '' };

/** Back is back, whoever gave it. */
async function giveBack(
  capillary: QueueCapillary,
  { redemptionId, points, identifier }: RequestOf<'undo-points'>,
): Promise<Outcome<Sent>> {
  const outcome = await capillary.reversePoints({ redemptionId, points, customer: identifier });
  if (outcome.kind === 'answered') return { ...outcome, value: done };
  if (outcome.kind !== 'refused') return outcome;
  const { family, code } = outcome.refusal;
  const isBack = family === 'points' && code === reversedBefore;
  return isBack ? { kind: 'answered', value: done, call: outcome.call } : outcome;
}

/** The entry's id goes along in the comments, which every list tells: nothing else would recognise the request. */
async function ask(
  capillary: QueueCapillary,
  entryId: string,
  { identifier, points, reason, note }: RequestOf<'request-points'>,
): Promise<Outcome<Sent>> {
  const comments = note === '' ? markOf(entryId) : `${note} ${markOf(entryId)}`;
  const outcome = await capillary.requestGoodwillPoints({
    customer: identifier,
    points,
    reason,
    comments,
    reference: entryId,
  });
  if (outcome.kind !== 'answered') return outcome;
  return { ...outcome, value: { ...done, reference: outcome.value.requestId } };
}

export const markOf = (entryId: string): string => `[${entryId}]`;

async function decide(
  capillary: QueueCapillary,
  { requestId, decision, points, reason }: RequestOf<'decide-points-request'>,
): Promise<Outcome<Sent>> {
  const outcome = await capillary.decideGoodwillPoints({ requestId, decision, points, comments: reason });
  return outcome.kind === 'answered' ? { ...outcome, value: done } : outcome;
}
