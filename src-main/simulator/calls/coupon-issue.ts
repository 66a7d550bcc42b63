// POST /v2/coupon/bulk/issue: one coupon from each of several series to one customer; what can be issued is,
// whatever happens to the rest. Nothing recognises a repeat: the same request again is another coupon.
import { isoText, midnightText } from '../cluster-time.ts';
import { findV2 } from '../find-member.ts';
import { issueCoupon } from '../ledger.ts';
import { couponExpiry } from '../rules.ts';
import { fine, refused, wireError } from '../v2.ts';
import { type Answer, type Call, listOf, recordOf, textOf } from '../wire.ts';
import { type Coupon, type Member, seriesById } from '../world.ts';

const seriesAsked = (call: Call): string[] => listOf(recordOf(call.request.body).seriesIds).map(textOf);

/** The coupon, or the number it is refused with. */
function issueOne(call: Call, member: Member, asked: string): Coupon | number {
  const { world, nowMs } = call;
  const series = /^\d+$/.test(asked) ? seriesById(world, Number(asked)) : undefined;
  if (!series) return 707;
  if (member.isFraud) return 740;
  if (nowMs > series.validTillMs) return 712;
  const issued = world.coupons.filter(({ seriesId }) => seriesId === series.id);
  const held = issued.filter(({ memberId }) => memberId === member.id);
  if (series.maxCreate >= 0 && issued.length >= series.maxCreate) return 722;
  if (series.maxVouchersPerUser >= 0 && held.length >= series.maxVouchersPerUser) return 722;
  return issueCoupon(world, {
    seriesId: series.id,
    memberId: member.id,
    issuedMs: nowMs,
    issuedStoreId: call.caller.store.id,
  });
}

function item(call: Call, asked: string, outcome: Coupon | number): unknown {
  const entityId = Number(asked) || 0;
  if (typeof outcome === 'number') {
    return { entityId, result: {}, errors: [wireError(outcome)], warnings: [] };
  }
  const series = seriesById(call.world, outcome.seriesId);
  if (!series) return { entityId, result: {}, errors: [wireError(707)], warnings: [] };
  const expiryMs = couponExpiry(outcome, series, call.offsetMinutes);
  return {
    entityId,
    result: {
      code: outcome.code.toUpperCase(),
      seriesId: series.id,
      description: series.description,
      discountCode: series.discountCode,
      validTill: midnightText(expiryMs, call.offsetMinutes),
      discountType: series.discountType,
      discountValue: series.discountValue,
      discountUpto: series.discountUpto,
      discountOn: 'BILL',
      detailedInfo: series.description,
      redemptionCount: 0,
      // the sample has 0: the caller learns the code, not the coupon's id
      id: 0,
      ...(call.modes.validTillDateTime === 'given'
        ? { validTillDateTime: isoText(expiryMs, call.offsetMinutes) }
        : {}),
    },
    errors: [],
    warnings: [],
  };
}

function answer(call: Call, items: readonly { asked: string; outcome: Coupon | number }[]): Answer {
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

/** Limits of the documents, characters. */
const metadataLimits = { sourceType: 50, sourceId: 50, sourceActivity: 50, notes: 250, reason: 250 } as const;

function isMetadataTooLong(call: Call): boolean {
  const metadata = recordOf(recordOf(call.request.body).metadata);
  return Object.entries(metadataLimits).some(([name, limit]) => textOf(metadata[name]).length > limit);
}

export function issueBulk(call: Call): Answer {
  const asked = seriesAsked(call);
  const found = findV2(call.world, recordOf(recordOf(call.request.body).customer));
  if (asked.length === 0) return refused(call, [629]);
  if (call.modes.longMetadata === 'refused' && isMetadataTooLong(call)) return refused(call, [629]);
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
