/**
 * Numbers of points, and of the one-time codes sent for them. Capillary docs: Points, OTP; verdicts are ours where the
 * documents are silent. Data only.
 */
import type { CodeTable } from './code-table.ts';

export const pointsCodes: CodeTable = [
  ['done', [800, 872, 873, 877]],
  ['ask', [801, 807, 819, 821, 803, 804, 805, 806, 813, 818, 826, 827]],
  ['ask', [802, 816, 881, 686, 895, 904]],
  ['ask', [808, 824, 822, 823, 860, 876]],
  // Safe to repeat: the external reference number makes the request its own key.
  ['retry', [815, 886, 887, 889, 894, 896, 898, 900]],
  ['dup', [817, 903, 812, 3802]],
  ['config', [888, 899, 905]],
  ['final', [809, 820, 3045, 810, 811, 814, 825, 859, 901, 902]],
  ['final', [412, 413, 414, 415, 416, 417, 418, 419]],
];

/** Success numbers of one redemption of points: the last three are done, and something beside it is not. */
export const pointsSuccess: readonly number[] = [800, 872, 873, 877];

/** 429 is ten codes for one member on one day; a limit on requests travels as an HTTP status. */
export const otpCodes: CodeTable = [
  ['done', [200, 610]],
  ['final', [429, 600, 601, 602, 603]],
  ['ask', [604, 605, 9001, 802, 816, 808, 824, 860, 876]],
  ['ask', [801, 807, 819, 821, 803, 804, 805, 806, 813, 818]],
  ['retry', [606, 874, 875]],
  ['config', [888, 899]],
  ['final', [809, 820, 3045]],
];
