/** Turns what Capillary says into what this till remembers. Every read fills the cache through here. */
import type { CouponFacts, CustomerFacts, SeriesFacts } from '../capillary/client.ts';
import type { Customer } from '../contract/customers.ts';
import { dayOf, instantOf } from '../domain/cluster-time.ts';
import { discountFromWire, minorFromWire } from '../domain/discount.ts';
import type { SeriesTerms } from '../domain/series-terms.ts';
import type { CouponCard } from '../store/coupons.ts';

export function customerFromWire(facts: CustomerFacts, asOf: number): Customer {
  const name = [facts.firstName, facts.lastName].filter((part) => part !== '').join(' ');
  return {
    id: facts.id,
    name,
    identifiers: facts.identifiers.map(({ type, value }) => ({
      type: type === 'cardnumber' ? ('card' as const) : type,
      value,
    })),
    tier: facts.tier,
    points: facts.points,
    lifetimePoints: facts.lifetimePoints,
    registeredAt: facts.registeredAt,
    fraud: facts.fraud,
    loyalty: facts.loyalty,
    source: 'capillary',
    asOf,
  };
}

export function cardFromWire(
  facts: CouponFacts,
  holderId: string | null,
  currency: string,
  at: number,
): CouponCard {
  return {
    code: facts.code.toUpperCase(),
    holderId,
    seriesId: facts.seriesId,
    description: facts.description,
    discount: discountFromWire(
      { type: facts.discountType, value: facts.discountValue, upTo: facts.discountUpTo },
      currency,
    ),
    lastDay: dayOf(facts.validTillDateTime ?? facts.validTill ?? ''),
    exactEnd: facts.validTillDateTime === null ? null : instantOf(facts.validTillDateTime),
    redemptionsLeft: facts.redemptionsLeft,
    uses: facts.redemptions.map((use) => ({
      date: use.date,
      bill: use.transactionNumber,
      store: use.storeName || use.storeCode,
    })),
    seenAt: at,
  };
}

export function termsFromWire(facts: SeriesFacts, currency: string, at: number): SeriesTerms {
  const end = facts.validTillDateTime ?? facts.validTillDate;
  return {
    id: facts.id,
    description: facts.description,
    discount: discountFromWire(
      { type: facts.discountType, value: facts.discountValue, upTo: facts.discountUpTo },
      currency,
    ),
    lastDay: end === null ? null : dayOf(end),
    exactEnd: facts.validTillDateTime === null ? null : instantOf(facts.validTillDateTime),
    firstDay: facts.redemptionValidFrom === null ? null : dayOf(facts.redemptionValidFrom),
    minimumBill: positive(minorFromWire(facts.minBillAmount, currency)),
    maximumBill: positive(minorFromWire(facts.maxBillAmount, currency)),
    anyUser: facts.anyUser,
    multipleUse: facts.multipleUse ?? false,
    needsOtp: facts.needsOtp,
    offline: facts.offline,
    storeIds: facts.storeIds,
    limitedToOtherEntities: facts.limitedToOtherEntities,
    genericCode: facts.genericCode === null ? null : facts.genericCode.toUpperCase(),
    seenAt: at,
  };
}

const positive = <Value extends number>(value: Value | null): Value | null =>
  value !== null && value > 0 ? value : null;
