/**
 * A model of Capillary's side: members, coupons, redemptions, and what it answers. A reading of the documents of its
 * own; imports nothing of the program. Knows more than the real one: which entry a redemption came from.
 */
import { storyStartMs } from '../trace.ts';

export interface ModelCoupon {
  code: string;
  holder: string;
  /** How often it can be used in all; Infinity = without limit. */
  uses: number;
  /** Capillary refuses it with this number whatever the till thinks; null = it does not. */
  refusedWith: number | null;
}

export interface ModelRedemption {
  id: string;
  code: string;
  member: string;
  bill: string;
  till: string;
  at: number;
  /** The till's entry it came from; null = not one of ours. */
  entry: string | null;
  /** From when on reads show it: a copy that answers reads may lag behind. */
  seenFrom: number;
}

export interface Redeeming {
  code: string;
  member: string;
  bill: string;
  till: string;
  entry: string | null;
  seenFrom: number;
}

export type Redeemed = { ok: true; redemption: ModelRedemption } | { ok: false; code: number };

/** A coupon of an offer that was given to a member as goodwill. */
export interface ModelGift {
  code: string;
  /** The member's number. */
  member: string;
  offer: string;
  till: string;
  at: number;
  /** The till's decision it came from; null = not one of ours. */
  entry: string | null;
  seenFrom: number;
}

export type Giving = Pick<ModelGift, 'member' | 'offer' | 'till' | 'entry' | 'seenFrom'>;
export type Given = { ok: true; gift: ModelGift } | { ok: false; code: number };

/** Capillary gives no more coupons of this one, whatever the tills think. */
export const emptyOffer = '6129';

export interface Platform {
  redeem: (wish: Redeeming) => Redeemed;
  /** Of one member on days of the cluster's calendar, both included. */
  redemptionsOf: (member: string, fromDay: string, toDay: string) => ModelRedemption[];
  /** The newest use of a code; null = never used, undefined = no such code. */
  lastUse: (code: string) => ModelRedemption | null | undefined;
  /** A new coupon, every time: nothing recognises a repeat. */
  give: (wish: Giving) => Given;
  giftsOf: (member: string) => ModelGift[];
  gifts: () => readonly ModelGift[];
  all: () => readonly ModelRedemption[];
  coupon: (code: string) => ModelCoupon | undefined;
}

/** The cluster is India's: half past five ahead of UTC. */
export const clusterOffsetMinutes = 330;
const minuteMs = 60_000;

function dayText(at: number): string {
  return new Date(storyStartMs + at + clusterOffsetMinutes * minuteMs).toISOString().slice(0, 10);
}

export function createPlatform(options: {
  now: () => number;
  coupons: ModelCoupon[];
  onCommit: (redemption: ModelRedemption) => void;
  onGift: (gift: ModelGift) => void;
}): Platform {
  const { now, onCommit, onGift } = options;
  const gifts: ModelGift[] = [];
  const coupons = new Map(options.coupons.map((coupon) => [coupon.code, coupon]));
  const redemptions: ModelRedemption[] = [];
  const seen = () => redemptions.filter(({ seenFrom }) => seenFrom <= now());

  return {
    redeem: (wish) => {
      const coupon = coupons.get(wish.code);
      if (!coupon) return { ok: false, code: 702 };
      if (coupon.holder !== wish.member) return { ok: false, code: 703 };
      if (coupon.refusedWith !== null) return { ok: false, code: coupon.refusedWith };
      const used = redemptions.filter(({ code }) => code === wish.code);
      if (used.length >= coupon.uses) return { ok: false, code: usedUp(coupon, used.length) };
      const redemption = { ...wish, id: `9${String(redemptions.length + 1).padStart(5, '0')}`, at: now() };
      redemptions.push(redemption);
      onCommit(redemption);
      return { ok: true, redemption };
    },
    redemptionsOf: (member, fromDay, toDay) =>
      seen().filter((one) => {
        const day = dayText(one.at);
        return one.member === member && day >= fromDay && day <= toDay;
      }),
    lastUse: (code) =>
      coupons.has(code) ? (seen().findLast((one) => one.code === code) ?? null) : undefined,
    give: (wish) => {
      if (wish.offer === emptyOffer) return { ok: false, code: 722 };
      const gift = { ...wish, code: `GIFT-${gifts.length + 1}`, at: now() };
      gifts.push(gift);
      onGift(gift);
      return { ok: true, gift };
    },
    giftsOf: (member) => gifts.filter((one) => one.member === member && one.seenFrom <= now()),
    gifts: () => gifts,
    all: () => redemptions,
    coupon: (code) => coupons.get(code),
  };
}

/** Which number says "used up" is not documented: every one of them has to be understood (U36, U39). */
function usedUp(coupon: ModelCoupon, used: number): number {
  const numbers = coupon.uses === 1 ? [711, 716, 706] : [728, 736, 747, 714];
  return numbers[(coupon.code.length + used) % numbers.length] ?? 711;
}

export function momentText(at: number): string {
  const local = new Date(storyStartMs + at + clusterOffsetMinutes * minuteMs);
  return local.toISOString().slice(0, 19).replace('T', ' ');
}

/** With its zone, as v2 writes instants. */
export const instantText = (at: number): string => `${momentText(at).replace(' ', 'T')}+05:30`;
