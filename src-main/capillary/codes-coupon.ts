/**
 * Coupon numbers, v2 and v1.1. Capillary docs: Coupon (V2 APIs), coupon (v1.1); verdicts are ours where the
 * documents are silent. Data only.
 */
import type { CodeTable } from './code-table.ts';

/** Processing failed, try later. */
const tryLater: readonly number[] = [786, 787, 789, 790, 791, 792, 793, 794, 796, 797, 798];

/** Failed without a word on the coupon. */
const failed: readonly number[] = [748, 709, 730, 759, 683, 500];

/** Numbers that say nothing about the coupon itself: a check that ends so is no verdict on it. */
export const saysNothingOfCoupon: readonly number[] = [...tryLater, ...failed];

export const couponCodes: CodeTable = [
  ['done', [700, 731, 745, 687]],
  ['later', tryLater],
  ['dup', failed],
  // Already used, or a limit reached: perhaps by an earlier attempt of ours (U36).
  ['dup', [711, 706, 716, 747, 728, 736, 714]],
  ['dup', [704, 724]],
  ['retry', [749]],
  ['ask', [701, 721, 702, 719, 780, 682, 725, 705, 732, 733]],
  ['final', [703, 710, 723, 712, 713, 660, 715, 720, 707, 755, 108]],
  ['final', [718, 781, 746, 753, 754, 661, 756, 726, 729, 739, 738, 735, 740, 750, 742]],
  ['final', [744, 751, 752, 510, 629, 404, 405, 1000]],
  ['config', [722, 777, 788, 795, 799]],
];

/** Success numbers of one coupon. 731 is documented for v2 only; v1.1 has 700 alone. */
export const couponSuccess: { readonly v2: readonly number[]; readonly v11: readonly number[] } = {
  v2: [700, 731],
  v11: [700],
};
