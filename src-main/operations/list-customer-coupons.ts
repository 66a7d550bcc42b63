/** The coupons a member holds. Fills the till's memory with coupons and their series, for when the line is down. */
import type { HeldCoupon } from '../contract/customers.ts';
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { heldCoupon } from '../domain/held-coupon.ts';
import { isLocalId } from '../domain/local-id.ts';
import { joinTerms } from '../domain/series-terms.ts';
import { type CouponCard, findSeries, keepMemberCoupons, listMemberCoupons } from '../store/coupons.ts';
import { inTime } from '../sync/in-time.ts';
import { failureOfOutcome } from '../sync/outcome-failure.ts';
import { readSeries } from '../sync/read-series.ts';
import { cardFromWire } from '../sync/remember.ts';
import type { Handler, Parts } from './parts.ts';

export const listCustomerCoupons: Handler<'listCustomerCoupons'> = async (parts, input) => {
  const { customerId } = input;
  const { cache } = parts.store;
  const remembered = () => {
    const { cards, seenAt } = listMemberCoupons(cache, customerId);
    return seenAt === null
      ? null
      : ok({ coupons: view(parts, cards), source: 'till' as const, asOf: seenAt });
  };
  // whoever was enrolled here, and is not with Capillary yet, holds nothing
  if (isLocalId(customerId))
    return remembered() ?? ok({ coupons: [], source: 'till', asOf: parts.clock.wallMs() });
  const capillary = parts.capillary();
  if (capillary === null || !parts.connection.isOnline()) {
    return remembered() ?? fail('unreachable', capillary === null ? 'not-connected' : 'customer-not-here');
  }
  const { currency, readTimeLimitMs } = parts.settings.read();
  // what Capillary tells was true at the latest when it was asked
  const at = parts.clock.wallMs();
  const outcome = await inTime(parts.clock, readTimeLimitMs, capillary.customerCoupons(customerId));
  if (outcome.kind !== 'answered') {
    const failure = failureOfOutcome(outcome);
    return (failure.kind === 'unreachable' ? remembered() : null) ?? { ok: false, failure };
  }
  const cards = outcome.value.map((facts) => cardFromWire(facts, customerId, currency, at));
  for (const facts of outcome.value)
    parts.serverClock.learnOffset(facts.validTillDateTime ?? facts.validTill);
  await readSeries(
    { cache, clock: parts.clock, settings: parts.settings.read() },
    capillary,
    cards.map(({ seriesId }) => seriesId),
  );
  keepMemberCoupons(cache, customerId, cards, at);
  return ok({ coupons: view(parts, cards), source: 'capillary', asOf: at });
};

function view(parts: Parts, cards: CouponCard[]): HeldCoupon[] {
  const { cache } = parts.store;
  const facts = {
    nowMs: parts.serverClock.nowMs(),
    clusterOffsetMinutes: parts.serverClock.clusterOffsetMinutes(),
    currency: parts.settings.read().currency,
  };
  const order = { usable: 0, used: 1, expired: 2 };
  return cards
    .map((card) =>
      heldCoupon(joinTerms(card, card.seriesId === null ? null : findSeries(cache, card.seriesId)), facts),
    )
    .sort(
      (one, other) =>
        order[one.state] - order[other.state] ||
        (one.validUntil ?? '9').localeCompare(other.validUntil ?? '9'),
    );
}
