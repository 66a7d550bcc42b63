/**
 * Transaction numbers, v2 and v1.1. Capillary docs: Transaction; verdicts are ours where the documents are
 * silent. Data only.
 */
import { type CodeTable, span } from './code-table.ts';

export const transactionCodes: CodeTable = [
  ['done', [600, 1630, 669, 9604, 683, 684, 710, 687]],
  // The bill number exists: ours when amount and lines are the same.
  ['dup', [604]],
  ['final', [601, 631, 627, ...span(661, 666)]],
  ['final', [602, 605, 607, 615, 616, 617, 619, 620, 622, 628, 670, 677, 679, 685]],
  ['final', [1103, ...span(1623, 1626), 1628, 1634, 1635, 1636]],
  ['ask', [606, 611, 641, 656, 667, 668, 680, 8015]],
  ['dup', [608, 609, 645, 686, 500, 623, 614, 1627]],
  ['ask', [610, ...span(646, 655), ...span(657, 660), 640, 642]],
  ['final', [603, 618, 681, 820, 3045, 621, 643, 644, 624, 625, 688]],
  ['final', [626, 629, 630, 678, 632, 633, 634, 635, 636, 638, 639, 672]],
  ['config', [673, 674, 675, 676, 671, 682, 9605, 9606, 1102, 842, 695, 699]],
  ['retry', [637, 517]],
  ['dup', [...span(689, 694), 696, 697, 698]],
  ['final', [1101, 1105, 8084]],
  ['config', [1629, 1631, 1632, 1633]],
  ['final', [9601, 9602, 9603, ...span(9607, 9616)]],
];
