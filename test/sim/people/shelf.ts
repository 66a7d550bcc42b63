/**
 * What the store sells to whom: members with their coupons at Capillary, and what each till remembers of them. A till
 * may know a coupon well, without its series, or not at all.
 */
import { minor } from '../../../src-main/contract/money.ts';
import {
  type CouponCard,
  keepCoupon,
  keepMemberCoupons,
  keepSeries,
} from '../../../src-main/store/coupons.ts';
import { findMember, keepMember } from '../../../src-main/store/members.ts';
import type { Random } from '../random.ts';
import type { Disk } from '../till/disk.ts';
import type { ModelCoupon } from '../world/platform.ts';

export interface Member {
  id: string;
  name: string;
}

/** Capillary knows a member by this number in every call. */
export const mobileOf = (id: string) => `1555010${id}`;

const everybody: readonly Member[] = [
  { id: '1001', name: 'Ada' },
  { id: '1002', name: 'Ben' },
  { id: '1003', name: 'Cleo' },
];
const fruit = ['PLUM', 'FIG', 'PEAR'];

export interface Shelf {
  members: readonly Member[];
  coupons: ModelCoupon[];
}

export function stockShelf(random: Random): Shelf {
  const members = everybody.slice(0, random.between(1, 3));
  const coupons = members.flatMap(({ id }, index): ModelCoupon[] => {
    const word = fruit[index] ?? 'NUT';
    const holder = mobileOf(id);
    const make = (name: string, uses: number, refusedWith: number | null = null): ModelCoupon => ({
      code: `${word}-${name}`,
      holder,
      uses,
      refusedWith,
    });
    return [
      make('1', 1),
      make('2', 1),
      make('3', 1),
      make('MANY', random.pick([2, 3, 5])),
      make('ALWAYS', Number.POSITIVE_INFINITY),
      ...(random.chance(0.3) ? [make('NOTHERE', 1, 735)] : []),
    ];
  });
  return { members, coupons };
}

const dayMs = 86_400_000;

/** Fills a till's memory, as reading the members' cards some time ago did. */
export function remember(disk: Disk, shelf: Shelf, random: Random, wallMs: number): void {
  const { cache } = disk;
  cache.transaction(() => {
    for (const isMany of [false, true]) {
      if (random.chance(0.9)) keepSeries(cache, series(isMany, wallMs));
    }
    for (const member of shelf.members) {
      if (findMember(cache, member.id)?.asOf !== wallMs)
        keepMember(cache, { ...person, ...member, identifiers: [mobile(member.id)], asOf: wallMs });
      keepMemberCoupons(cache, member.id, [], wallMs);
      const seenAt = wallMs - random.pick([0, 3_600_000, 2 * dayMs]);
      for (const coupon of shelf.coupons) {
        if (coupon.holder !== mobileOf(member.id) || random.chance(0.1)) continue;
        keepCoupon(cache, {
          ...card,
          code: coupon.code,
          holderId: member.id,
          seriesId: coupon.uses === 1 ? 'once' : 'many',
          redemptionsLeft: coupon.uses === Number.POSITIVE_INFINITY ? -1 : coupon.uses,
          seenAt,
        });
      }
    }
  });
}

/** What a card says of the coupon PLUM of the member 1, before anybody used it. */
export const card: CouponCard = {
  code: 'PLUM',
  holderId: '1',
  seriesId: 'once',
  description: '5 off',
  discount: { type: 'ABS', value: 500, upTo: null, currency: 'GBP' },
  lastDay: '2027-01-31',
  exactEnd: null,
  redemptionsLeft: 1,
  uses: [],
  seenAt: 0,
};

const mobile = (id: string) => ({ type: 'mobile' as const, value: mobileOf(id) });

const person = {
  tier: null,
  points: null,
  lifetimePoints: null,
  registeredAt: null,
  fraud: false,
  loyalty: true,
  source: 'capillary' as const,
};

export function series(isMany: boolean, wallMs: number) {
  return {
    id: isMany ? 'many' : 'once',
    description: '5 off',
    discount: { type: 'ABS' as const, value: minor(500), upTo: null, currency: 'GBP' },
    lastDay: '2027-01-31',
    exactEnd: null,
    firstDay: null,
    minimumBill: null,
    maximumBill: null,
    anyUser: false,
    multipleUse: isMany,
    needsOtp: false,
    offline: true,
    storeIds: null,
    limitedToOtherEntities: false,
    genericCode: null,
    seenAt: wallMs,
  };
}
