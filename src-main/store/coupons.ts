/** Coupons and series this till has seen, in the cache, in the till's own terms. */
import type { KnownCoupon } from '../domain/known-coupon.ts';
import type { SeriesTerms } from '../domain/series-terms.ts';
import type { Database, Row } from './database.ts';

/** What the till knows of the code itself; the series' terms are kept apart and joined when read. */
export type CouponCard = Pick<
  KnownCoupon,
  | 'code'
  | 'holderId'
  | 'seriesId'
  | 'description'
  | 'discount'
  | 'lastDay'
  | 'exactEnd'
  | 'redemptionsLeft'
  | 'uses'
  | 'seenAt'
>;

const anybody = '';

/** Replaces all that was known of a member's coupons. */
export function keepMemberCoupons(
  cache: Database,
  customerId: string,
  cards: CouponCard[],
  at: number,
): void {
  cache.transaction(() => {
    cache.run('DELETE FROM coupon WHERE holder_id = @customerId', { customerId });
    for (const card of cards) keepCoupon(cache, card);
    cache.run('UPDATE member SET coupons_seen_at = @at WHERE id = @customerId', { customerId, at });
  });
}

export function keepCoupon(cache: Database, card: CouponCard): void {
  cache.run(
    `INSERT INTO coupon (code, holder_id, series_id, facts, seen_at) VALUES (@code, @holder, @seriesId, @facts, @at)
     ON CONFLICT (code, holder_id) DO UPDATE SET series_id = @seriesId, facts = @facts, seen_at = @at`,
    {
      code: card.code,
      holder: card.holderId ?? anybody,
      seriesId: card.seriesId,
      facts: JSON.stringify(card),
      at: card.seenAt,
    },
  );
}

/** Nothing of it is believed any more until Capillary is asked again. */
export function forgetCoupon(cache: Database, code: string): void {
  cache.run('DELETE FROM coupon WHERE code = @code', { code });
}

export function keepSeries(cache: Database, terms: SeriesTerms): void {
  cache.run(
    `INSERT INTO series (id, generic_code, facts, seen_at) VALUES (@id, @generic, @facts, @at)
     ON CONFLICT (id) DO UPDATE SET generic_code = @generic, facts = @facts, seen_at = @at`,
    { id: terms.id, generic: terms.genericCode, facts: JSON.stringify(terms), at: terms.seenAt },
  );
}

function read<Shape>(row: Row | undefined): Shape | null {
  if (!row) return null;
  try {
    return JSON.parse(String(row.facts)) as Shape;
  } catch {
    return null;
  }
}

export function findSeries(cache: Database, id: string): SeriesTerms | null {
  return read<SeriesTerms>(cache.get('SELECT facts FROM series WHERE id = @id', { id }));
}

/** All that this till has heard of, by number. */
export function listKnownSeries(cache: Database): SeriesTerms[] {
  return cache
    .all('SELECT facts FROM series ORDER BY CAST(id AS INTEGER)')
    .map((row) => read<SeriesTerms>(row))
    .filter((terms) => terms !== null);
}

export function findSeriesOfGenericCode(cache: Database, code: string): SeriesTerms | null {
  return read<SeriesTerms>(cache.get('SELECT facts FROM series WHERE generic_code = @code', { code }));
}

/** The card of a code: this member's first, else anybody's (any-user codes are held by somebody else). */
export function findCoupon(cache: Database, code: string, customerId: string): CouponCard | null {
  const own = cache.get('SELECT facts FROM coupon WHERE code = @code AND holder_id = @customerId', {
    code,
    customerId,
  });
  return read<CouponCard>(own ?? cache.get('SELECT facts FROM coupon WHERE code = @code LIMIT 1', { code }));
}

export function listMemberCoupons(
  cache: Database,
  customerId: string,
): { cards: CouponCard[]; seenAt: number | null } {
  const member = cache.get('SELECT coupons_seen_at FROM member WHERE id = @customerId', { customerId });
  const cards = cache
    .all('SELECT facts FROM coupon WHERE holder_id = @customerId ORDER BY code', { customerId })
    .map((row) => read<CouponCard>(row))
    .filter((card) => card !== null);
  return { cards, seenAt: typeof member?.coupons_seen_at === 'number' ? member.coupons_seen_at : null };
}
