// POST /v2/coupon/issue: one coupon to one customer. POST /v2/coupon/issue/multiple: several of one series, the only
// issuing call that tells the coupons' ids.
import { findV2 } from '../find-member.ts';
import { give, issuableSeries, issueOne, roomFor } from '../issuing.ts';
import { isMetadataRefused } from '../metadata.ts';
import { fine, refused } from '../v2.ts';
import { customerBlock } from '../views/customer-view.ts';
import { issuedView } from '../views/issued-view.ts';
import { type Answer, type Call, recordOf, textOf } from '../wire.ts';

const COUNT_LIMIT = 500;

export function issueSingle(call: Call): Answer {
  const body = recordOf(call.request.body);
  const found = findV2(call.world, recordOf(body.customer));
  if (found.state !== 'found') return refused(call, [found.state === 'missing' ? 721 : 701]);
  const issued = issueOne(call, found.member, textOf(body.seriesId));
  if (typeof issued === 'number') return refused(call, [issued]);
  const { redemptionCount, id, ...coupon } = issuedView(call, issued);
  const customer = customerBlock(found.member, call.offsetMinutes);
  return fine({ ...coupon, customer, redemptionCount, id, warnings: [] });
}

export function issueMultiple(call: Call): Answer {
  const body = recordOf(call.request.body);
  const found = findV2(call.world, recordOf(body.customer));
  const count = Number(textOf(body.count) || 1);
  if (!Number.isInteger(count) || count < 1 || count > COUNT_LIMIT) return refused(call, [629]);
  if (isMetadataRefused(call)) return refused(call, [629]);
  if (found.state !== 'found') return refused(call, [found.state === 'missing' ? 721 : 701]);
  const series = issuableSeries(call, found.member, textOf(body.seriesId));
  if (typeof series === 'number') return refused(call, [series]);
  const room = roomFor(call, found.member, series);
  if (room === 0 || (room < count && call.modes.multipleShort === 'none')) return refused(call, [722]);
  const coupons = Array.from({ length: Math.min(count, room) }, () => give(call, found.member, series));
  const told = {
    coupons: coupons.map(({ code, id }) => ({ code: code.toUpperCase(), couponId: id })),
    couponConfig: {
      customPropertyMap: {},
      id: series.id,
      description: series.description,
      discountCode: series.discountCode,
      info: series.description,
      discountUpto: series.discountUpto,
    },
  };
  return fine(call.modes.multipleAnswer === 'alone' ? told : { entity: told, warnings: [] });
}
