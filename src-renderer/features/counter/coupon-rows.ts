/**
 * One line for every code on the bill, whatever is known about it so far: nothing, a verdict, or an entry that moves.
 * Pure; says "not known" by null and never by zero.
 */
import type { CheckedCoupon, RedeemedCoupon } from '../../../src-main/contract/coupons.ts';
import type { EntryWord } from '../../../src-main/contract/entries.ts';
import type { Money } from '../../../src-main/contract/money.ts';
import type { Reason } from '../../../src-main/contract/reasons.ts';
import type { PlatformWords } from '../../../src-main/contract/result.ts';
import { wordOfOutcome } from '../../ui/entry-look.ts';
import { type CounterFacts, heldOf } from './counter-state.ts';

export type RowMark =
  | { marks: 'nothing' }
  | { marks: 'verdict'; verdict: CheckedCoupon['verdict'] }
  | { marks: 'entry'; word: EntryWord };

export interface CouponRow {
  code: string;
  description: string;
  mark: RowMark;
  /** null = not known, undefined = nothing to say: not asked yet, or refused. */
  moneyOff: Money | null | undefined;
  reasons: Reason[];
  platform: PlatformWords | null;
  reference: string | null;
  /** Set when the facts come from the till's memory. */
  asOf: number | null;
}

export function couponRows(facts: Pick<CounterFacts, 'codes' | 'held' | 'outcome'>): CouponRow[] {
  const held = heldOf(facts);
  return facts.codes.map((code) => {
    const known = held.find((coupon) => coupon.code.toUpperCase() === code)?.description ?? '';
    const checked = checkedOf(facts, code);
    const before = checked ? checkedRow(checked, known) : plainRow(code, known);
    const redeemed = redeemedOf(facts, code);
    return redeemed ? redeemedRow(redeemed, before) : before;
  });
}

function plainRow(code: string, description: string): CouponRow {
  return {
    code,
    description,
    mark: { marks: 'nothing' },
    moneyOff: undefined,
    reasons: [],
    platform: null,
    reference: null,
    asOf: null,
  };
}

function checkedRow(checked: CheckedCoupon, known: string): CouponRow {
  return {
    code: checked.code,
    description: checked.description || known,
    mark: { marks: 'verdict', verdict: checked.verdict },
    // What a refused coupon would have been worth is no money off this bill.
    moneyOff: checked.verdict === 'not-redeemable' ? undefined : checked.moneyOff,
    reasons: checked.reasons,
    platform: checked.platform,
    reference: null,
    asOf: checked.source === 'till' ? checked.asOf : null,
  };
}

function redeemedRow(redeemed: RedeemedCoupon, before: CouponRow): CouponRow {
  const { entry } = redeemed;
  // Once Capillary has refused what the till had accepted, its words say more than the till's did.
  const platform = entry?.capillary.words ?? redeemed.platform;
  return {
    ...before,
    description: before.description || (entry?.description ?? ''),
    mark: { marks: 'entry', word: entry?.word ?? wordOfOutcome[redeemed.outcome] },
    moneyOff: gaveNothing(redeemed) ? undefined : entry ? entry.moneyOff : redeemed.moneyOff,
    reasons: redeemed.reasons,
    platform,
    reference: entry?.capillary.reference ?? redeemed.reference,
  };
}

/** Refused before the customer had anything; what the till had accepted stays the customer's, whatever came later. */
function gaveNothing(redeemed: RedeemedCoupon): boolean {
  return redeemed.outcome === 'refused' && redeemed.entry?.till.decision !== 'accepted';
}

function checkedOf(facts: Pick<CounterFacts, 'outcome'>, code: string): CheckedCoupon | undefined {
  const { outcome } = facts;
  if (outcome.shows === 'checked') return outcome.checked.coupons.find((coupon) => coupon.code === code);
  if (outcome.shows === 'redeeming') return outcome.checked?.coupons.find((coupon) => coupon.code === code);
  return outcome.shows === 'redeemed' ? outcome.descriptions[code] : undefined;
}

function redeemedOf(facts: Pick<CounterFacts, 'outcome'>, code: string): RedeemedCoupon | undefined {
  return facts.outcome.shows === 'redeemed'
    ? facts.outcome.redeemed.coupons.find((coupon) => coupon.code === code)
    : undefined;
}
