/**
 * What a shopkeeper keeps in the head: which coupon was given for which bill, and what other shops took. Knows nothing
 * of queues, states and windows; from this alone it says what a till may never answer.
 */
export interface Coupon {
  code: string;
  /** Part of the member's name or number by which the simulator's world knows the holder. */
  uses: number;
}

export interface Shopkeeper {
  isLineUp: boolean;
  /** Faults set up and perhaps not met yet. */
  troubles: number;
  /** Entry by code and bill, for all that was given. */
  given: Map<string, string>;
  elsewhere: Map<string, number>;
}

/** Coupons of the training world that may be given offline, and how often each can still be used. */
export const coupons: readonly Coupon[] = [
  { code: 'FERN7402', uses: 1 },
  { code: 'MOSS3318', uses: 1 },
  { code: 'KELP-2291', uses: 1 },
  { code: 'STAMP4108', uses: 3 },
];

export const newShopkeeper = (): Shopkeeper => ({
  isLineUp: true,
  troubles: 0,
  given: new Map(),
  elsewhere: new Map(),
});

export const pressOf = (code: string, bill: string) => `${code} for ${bill}`;

export const timesGiven = ({ given }: Shopkeeper, code: string) =>
  [...given.keys()].filter((press) => press.startsWith(`${code} `)).length;

/** Why this answer must not be given; null when nothing speaks against it. */
export function objection(
  keeper: Shopkeeper,
  press: { coupon: Coupon; bill: string; outcome: string; entry: string | null; nothingWaited: boolean },
): string | null {
  const { coupon, bill, outcome, entry, nothingWaited } = press;
  const isYes = outcome === 'redeemed' || outcome === 'accepted';
  const before = keeper.given.get(pressOf(coupon.code, bill));
  const elsewhere = keeper.elsewhere.get(coupon.code) ?? 0;
  const times = timesGiven(keeper, coupon.code);
  if (before !== undefined && isYes && entry !== before) return 'the same press made a second entry';
  if (before !== undefined && !isYes && elsewhere === 0) return 'what was given is taken back';
  if (before === undefined && isYes && times >= coupon.uses) return 'given more often than it can be used';
  if (before === undefined && outcome === 'redeemed' && times + elsewhere >= coupon.uses)
    return 'redeemed although other shops used it up';
  if (before === undefined && outcome === 'redeemed' && !keeper.isLineUp) return 'redeemed without a line';
  const isPlain = keeper.isLineUp && keeper.troubles === 0 && nothingWaited;
  if (isPlain && before === undefined && times + elsewhere < coupon.uses && outcome !== 'redeemed')
    return `a good coupon was ${outcome} in a shop where all is well`;
  return null;
}
