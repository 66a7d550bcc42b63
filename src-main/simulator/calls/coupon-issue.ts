// POST /v2/coupon/bulk/issue: one coupon from each of several series to one customer; what can be issued is,
// whatever happens to the rest. Nothing recognises a repeat: the same request again is another coupon.
import { findV2 } from '../find-member.ts';
import { type Issued, issueOne } from '../issuing.ts';
import { isMetadataRefused } from '../metadata.ts';
import { fine, refused, wireError } from '../v2.ts';
import { issuedView } from '../views/issued-view.ts';
import { type Answer, type Call, listOf, recordOf, textOf } from '../wire.ts';

const seriesAsked = (call: Call): string[] => listOf(recordOf(call.request.body).seriesIds).map(textOf);

function item(call: Call, asked: string, outcome: Issued | number): unknown {
  const entityId = Number(asked) || 0;
  return typeof outcome === 'number'
    ? { entityId, result: {}, errors: [wireError(outcome)], warnings: [] }
    : { entityId, result: issuedView(call, outcome), errors: [], warnings: [] };
}

function answer(call: Call, items: readonly { asked: string; outcome: Issued | number }[]): Answer {
  const refusals = items.flatMap(({ outcome }) => (typeof outcome === 'number' ? [outcome] : []));
  if (call.modes.issueFailure === 'errors' && refusals.length === items.length) {
    return refused(call, refusals);
  }
  return fine({
    response: items.map(({ asked, outcome }) => item(call, asked, outcome)),
    totalCount: items.length,
    failureCount: refusals.length,
  });
}

export function issueBulk(call: Call): Answer {
  const asked = seriesAsked(call);
  const found = findV2(call.world, recordOf(recordOf(call.request.body).customer));
  if (asked.length === 0) return refused(call, [629]);
  if (isMetadataRefused(call)) return refused(call, [629]);
  if (found.state !== 'found') return refused(call, [found.state === 'missing' ? 721 : 701]);
  const { member } = found;
  return answer(
    call,
    asked.map((one) => ({ asked: one, outcome: issueOne(call, member, one) })),
  );
}

export function refuseIssue(call: Call, code: number): Answer {
  return answer(
    call,
    seriesAsked(call).map((asked) => ({ asked, outcome: code })),
  );
}
