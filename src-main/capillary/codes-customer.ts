/**
 * Customer numbers, v2 and v1.1. Capillary docs: Customer; verdicts are ours where the documents are silent.
 * Data only.
 */
import { type CodeTable, span } from './code-table.ts';

/** Nobody has that identifier (U59): an answer, not a refusal. */
export const customerNotFound: readonly number[] = [8015, 8065, 816, 1011, 1012];

export const customerCodes: CodeTable = [
  ['done', [1000, 1040, 1050, 1052, 1061, 1300, 91009]],
  ['ask', customerNotFound],
  // Merged into another account: look the survivor up again.
  ['ask', [8069]],
  ['final', [8013, 8012, 8011, 8045, 1015, 1042, 1104]],
  ['final', [8050, 8051, 8053, 8066, 8067]],
  ['dup', [8007, 8008, 1014, 1016, 1032, 1033]],
  ['ask', [1001, 1002, 1003, 8055, 8056, 8057, 8058, 8010, 8064]],
  ['ask', [1006, 1007, 1019, 1039, 1043, 1045, 1048, 1049, 1059]],
  ['dup', [1008, 1038, 1009, 1010, 1018, 1023, 1024, 10001, 10002]],
  ['config', [1004, 1150, 91020, 91021, 1044]],
  ['ask', [1013, 1020, 8089, 1021]],
  ['done', [1017, 1053, 91005, 91006, 91007, 91015]],
  ['final', [1025, 1026, 1027, 1041, 1046, 1047]],
  ['final', [1028, 1029, 1030, 1031, 1035, 1036, 1037, 1051, 1034, 1060]],
  ['dup', span(1086, 1099)],
  ['final', [1101, 1102, 1103, 1105, 1106, 1107, 1108, 1109, 1110]],
  ['final', [1202, 1203, 1204, 1205, 1206, 1301, 1302, 1303, 618, 3045]],
  ['retry', [1222]],
  ['final', span(1212, 1217)],
  ['done', [8062, 8063, 8059, 91022, ...span(91001, 91004), ...span(91010, 91014), ...span(91016, 91019)]],
];
