/** Gives single codes of one series another end, earlier or later, never beyond that of the series. */
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import { readDone } from './done-answer.ts';
import { v2User, wireId } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { withoutSending } from './without-asking.ts';

/** Capillary docs: Update coupon code expiry date. */
const mostCodes = 100;

export interface ExpiryChange {
  seriesId: string;
  /** Whose code it is; Capillary asks for it with a series of one shared code only. */
  customer: WireIdentifier | null;
  codes: {
    code: string;
    /** ISO with an offset. The time of day counts, though lists of coupons do not show it. */
    expiry: string;
  }[];
}

export function changeExpiry(call: Call, change: ExpiryChange): Promise<Outcome<null>> {
  const { codes, customer, seriesId } = change;
  if (codes.length > mostCodes) return Promise.resolve(withoutSending('too-many-codes'));
  const body = {
    couponSeriesId: wireId(seriesId),
    ...(customer === null ? {} : { customer: v2User(customer) }),
    couponCodes: codes.map(({ code, expiry }) => ({ couponCode: code, expiryDate: expiry })),
  };
  return call({ method: 'PUT', path: '/v2/coupon/bulk/expiry', body }, 'write', (answer) =>
    readDone(answer, codes.length),
  );
}
