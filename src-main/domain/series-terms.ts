/** The conditions of a series in the till's own terms, and how they join with a coupon's own facts. */
import type { Discount, PastUse } from '../contract/customers.ts';
import type { MinorUnits } from '../contract/money.ts';
import type { KnownCoupon } from './known-coupon.ts';

export interface SeriesTerms {
  id: string;
  description: string;
  discount: Discount | null;
  lastDay: string | null;
  exactEnd: number | null;
  firstDay: string | null;
  minimumBill: MinorUnits | null;
  maximumBill: MinorUnits | null;
  anyUser: boolean | null;
  multipleUse: boolean;
  needsOtp: boolean | null;
  offline: boolean | null;
  storeIds: string[] | null;
  limitedToOtherEntities: boolean;
  genericCode: string | null;
  seenAt: number;
}

interface CardFacts {
  code: string;
  holderId: string | null;
  seriesId: string | null;
  description: string;
  discount: Discount | null;
  lastDay: string | null;
  exactEnd: number | null;
  redemptionsLeft: number | null;
  uses: PastUse[];
  seenAt: number;
}

const earlier = <Value extends string | number>(one: Value | null, other: Value | null): Value | null =>
  one === null ? other : other === null ? one : one < other ? one : other;

/** A code with all that is known of it; without terms only what the card says, and then never taken offline. */
export function joinTerms(card: CardFacts, terms: SeriesTerms | null): KnownCoupon {
  return {
    ...card,
    description: card.description || (terms?.description ?? ''),
    discount: card.discount ?? terms?.discount ?? null,
    lastDay: earlier(card.lastDay, terms?.lastDay ?? null),
    exactEnd: card.exactEnd ?? (card.lastDay === null ? (terms?.exactEnd ?? null) : null),
    firstDay: terms?.firstDay ?? null,
    multipleUse: terms?.multipleUse ?? false,
    anyUser: terms?.anyUser ?? null,
    needsOtp: terms?.needsOtp ?? null,
    offline: terms?.offline ?? null,
    storeIds: terms?.storeIds ?? null,
    limitedToOtherEntities: terms?.limitedToOtherEntities ?? false,
    minimumBill: terms?.minimumBill ?? null,
    maximumBill: terms?.maximumBill ?? null,
    seriesKnown: terms !== null,
    seenAt: terms === null ? card.seenAt : Math.min(card.seenAt, terms.seenAt),
  };
}

/** A series whose one code everybody shares, as a coupon nobody holds. */
export function genericCoupon(terms: SeriesTerms): KnownCoupon {
  return joinTerms(
    {
      code: terms.genericCode ?? '',
      holderId: null,
      seriesId: terms.id,
      description: terms.description,
      discount: terms.discount,
      lastDay: terms.lastDay,
      exactEnd: terms.exactEnd,
      redemptionsLeft: terms.multipleUse ? -1 : null,
      uses: [],
      seenAt: terms.seenAt,
    },
    { ...terms, anyUser: true },
  );
}
