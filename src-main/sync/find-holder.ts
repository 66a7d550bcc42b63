/** Who a change to a coupon concerns, and what this till knows of the coupon. */
import { minor } from '../contract/money.ts';
import { ok, type Result } from '../contract/result.ts';
import type { RedeemCouponRequest, StoredEntry } from '../domain/stored-entry.ts';
import { laneOf } from '../store/new-members.ts';
import type { ChangeParts } from './change-parts.ts';
import { knowMember } from './know-member.ts';
import { findKnownCoupon } from './weigh-redemption.ts';
import { wireIdentifierOf } from './wire-identifier.ts';

export interface Holder {
  identifier: RedeemCouponRequest['identifier'] | null;
  /** The rest of an entry that is about a coupon and no bill. */
  entry: {
    lane: string;
    customer: StoredEntry['customer'];
    description: string;
    bill: StoredEntry['bill'];
  };
  seriesId: string | null;
}

/** @param customerId null = nobody is known to hold it; changes to the code are then in a line of their own. */
export async function findHolder(
  parts: ChangeParts,
  code: string,
  customerId: string | null,
): Promise<Result<Holder>> {
  const { ledger, cache } = parts.store;
  const known = findKnownCoupon(cache, code, customerId ?? '');
  const about = {
    description: known?.description ?? '',
    bill: { number: '', amount: minor(0) },
  };
  const seriesId = known?.seriesId ?? null;
  if (customerId === null) {
    const entry = { ...about, lane: `code ${code}`, customer: { id: '', name: '' } };
    return ok({ identifier: null, entry, seriesId });
  }
  const member = await knowMember(
    {
      ledger,
      cache,
      clock: parts.clock,
      capillary: parts.connection.isOnline() ? parts.capillary() : null,
      limitMs: parts.settings.read().readTimeLimitMs,
    },
    customerId,
  );
  if (!member.ok) return member;
  return ok({
    identifier: wireIdentifierOf(member.value, member.value.id),
    entry: {
      ...about,
      lane: laneOf(ledger, member.value.id),
      customer: { id: member.value.id, name: member.value.name },
    },
    seriesId,
  });
}
