// POST /v2/coupon/bulk/redeem: several codes for one bill, all or none by its own words (U12), or a mere check when the
// right one of two spellings asks for it (U10).
import { findV2 } from '../find-member.ts';
import type { Verdict } from '../rules.ts';
import { fine, refused, wireError } from '../v2.ts';
import { redemptionItem } from '../views/redemption-view.ts';
import { type Answer, type Call, recordOf } from '../wire.ts';
import { asRefusals, codesOf, readRedemption, record, verdicts } from './coupon-redeem.ts';

const checkSentence = 'Coupon isRedeem successful';

function isCheckOnly({ request, modes }: Call): boolean {
  const spelt = (name: string) => request.query.get(name) === 'true';
  if (modes.bulkCheckFlag === 'both') return spelt('is_redeemable') || spelt('isredeemable');
  return spelt(modes.bulkCheckFlag);
}

interface Item {
  entityId: number;
  result: unknown;
  errors: unknown[];
}

const failedItem = (code: number, entityId = 0): Item => ({
  entityId,
  result: {},
  errors: [wireError(code)],
});

function answer(items: readonly Item[]): Answer {
  const failed = items.filter(({ errors }) => errors.length > 0).length;
  return fine({ response: items, totalCount: items.length, failureCount: failed });
}

function refuseEach(call: Call, codes: readonly number[]): Answer {
  if (call.modes.bulkRedeemFailure === 'errors') return refused(call, codes);
  return answer(codes.map((code) => failedItem(code)));
}

/** What was only looked at: told like a redemption, with an id that is none. */
function checked(call: Call, verdict: Verdict): Item {
  if (!verdict.isFine) return failedItem(verdict.code, verdict.coupon?.id);
  const { coupon, series } = verdict;
  const item = recordOf(
    redemptionItem(call, { text: coupon.code, redemptionId: '-1', coupon, series, code: 700 }),
  );
  const status = { ...recordOf(item.redemptionStatus), message: checkSentence };
  return { entityId: coupon.id, result: { ...item, redemptionStatus: status }, errors: [] };
}

export function redeemBulk(call: Call): Answer {
  const reading = readRedemption(call);
  if (typeof reading === 'number') return refuseRedeemBulk(call, reading);
  const found = findV2(call.world, recordOf(recordOf(call.request.body).user));
  if (found.state !== 'found') return refuseRedeemBulk(call, found.state === 'missing' ? 721 : 701);
  if (reading.codes.length > call.modes.bulkRedeemLimit) return refused(call, [629]);
  const { member } = found;
  const judged = verdicts(call, member, reading);
  if (isCheckOnly(call)) {
    return answer(judged.map((verdict) => checked(call, verdict)));
  }
  const isAllFine = judged.every(({ isFine }) => isFine);
  if (!isAllFine && call.modes.bulkRedeem !== 'each') {
    return refuseEach(
      call,
      asRefusals(reading.codes, judged).map(({ code }) => code),
    );
  }
  const items = judged.map((verdict): Item => {
    if (!verdict.isFine) return failedItem(verdict.code, verdict.coupon?.id);
    const { coupon, series, redemption } = record(call, member, reading, verdict.coupon, verdict.series);
    const facts = { text: coupon.code, redemptionId: String(redemption.id), coupon, series, code: 700 };
    return { entityId: coupon.id, result: redemptionItem(call, facts), errors: [] };
  });
  return answer(call.modes.bulkRedeem === 'answers-first' ? items.slice(0, 1) : items);
}

export function refuseRedeemBulk(call: Call, code: number): Answer {
  const codes = codesOf(call);
  return refuseEach(call, codes.length === 0 ? [code] : codes.map(() => code));
}
