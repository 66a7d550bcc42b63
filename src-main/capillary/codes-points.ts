/**
 * Numbers of points and of one-time passwords that share their table. Capillary docs: Points; verdicts are
 * ours where the documents are silent. Data only.
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
