/**
 * Has Capillary send a member the message with his coupon once more. The path is that of a question, yet somebody's
 * telephone rings: it counts as a change.
 */
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import { couponSuccess } from './codes-coupon.ts';
import { readOneItem } from './envelope-v11.ts';
import { v11Name } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { member, toText } from './wire-values.ts';
import { withoutSending } from './without-asking.ts';

export type ResendBy = { by: 'code' | 'id'; value: string };

export function readResend(body: unknown, asked: ResendBy): Reading<null> {
  const rules = {
    path: ['coupons', 'coupon'],
    family: 'coupon',
    success: couponSuccess.v11,
    numberOverFlag: false,
  } as const;
  return readOneItem(body, rules, asked.by === 'code' ? asked.value : null, (item) => {
    const named = toText(member(item, 'id'));
    const isOther = asked.by === 'id' && named !== '' && named !== asked.value;
    return isOther ? unreadable('another-coupon') : value(null);
  });
}

/** Capillary docs: Resend coupon (v1.1). */
export function resendCoupon(call: Call, coupon: ResendBy, customer: WireIdentifier): Promise<Outcome<null>> {
  // both would be called `id`
  if (coupon.by === 'id' && customer.type === 'id') return Promise.resolve(withoutSending('two-ids'));
  return call(
    {
      method: 'GET',
      path: '/v1.1/coupon/resend',
      query: [
        ['format', 'json'],
        [coupon.by, coupon.value],
        [v11Name(customer.type), customer.value],
      ],
    },
    'write',
    (answer) => readResend(answer, coupon),
  );
}
