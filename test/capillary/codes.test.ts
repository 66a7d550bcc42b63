import { describe, expect, test } from 'vitest';
import { familyOf, verdictOf } from '../../src-main/capillary/codes.ts';
import type { CodeFamily, Verdict } from '../../src-main/capillary/outcome.ts';

/** Numbers as people write them in a table: `711, 786–790`. */
function numbers(written: string): number[] {
  return written.split(/,\s*/).flatMap((entry) => {
    const [first, last] = entry.split('–').map(Number);
    if (first === undefined || Number.isNaN(first)) throw new Error(`no number: ${entry}`);
    return Array.from({ length: (last ?? first) - first + 1 }, (_, index) => first + index);
  });
}

/** The documented verdicts for a write, family by family. */
const documented: [CodeFamily, Verdict, string][] = [
  ['request', 'final', '400, 402, 404, 405, 406, 415, 1060, 1061, 1062, 1064'],
  ['request', 'config', '401, 403, 408'],
  ['request', 'dup', '407, 500'],
  ['request', 'retry', '461, 521'],
  ['coupon', 'dup', '748, 709, 730, 759, 683, 711, 706, 716, 747, 728, 736, 714, 704, 724'],
  ['coupon', 'dup', '786, 787, 789–794, 796–798'],
  ['coupon', 'retry', '749'],
  ['coupon', 'ask', '701, 721, 702, 719, 780, 682, 725, 705, 732, 733'],
  ['coupon', 'final', '703, 710, 723, 712, 713, 660, 715, 720, 707, 755, 108, 718, 781, 746, 753, 754, 661'],
  ['coupon', 'final', '756, 726, 729, 739, 738, 735, 740, 750, 742, 744, 751, 752, 510, 629, 404, 405, 1000'],
  ['coupon', 'config', '722, 777, 788, 795, 799'],
  ['customer', 'ask', '8015, 8065, 816, 1011, 1012, 8069, 1001–1003, 8055–8058, 8010, 8064'],
  ['customer', 'ask', '1006, 1007, 1019, 1039, 1043, 1045, 1048, 1049, 1059, 1013, 1020, 8089, 1021'],
  [
    'customer',
    'dup',
    '8007, 8008, 1014, 1016, 1032, 1033, 1008, 1038, 1009, 1010, 1018, 1023, 1024, 1086–1099',
  ],
  ['customer', 'dup', '10001, 10002'],
  ['customer', 'final', '8013, 8012, 8011, 8045, 1015, 1042, 1104, 8050, 8051, 8053, 8066, 8067, 1025–1027'],
  [
    'customer',
    'final',
    '1041, 1046, 1047, 1028, 1029–1031, 1035–1037, 1051, 1034, 1060, 1101–1110, 1202–1206',
  ],
  ['customer', 'final', '1212–1217, 1301–1303, 618, 3045'],
  ['customer', 'config', '1004, 1150, 91020, 91021, 1044'],
  ['customer', 'retry', '1222'],
  ['transaction', 'dup', '604, 608, 609, 645, 686, 500, 623, 614, 1627, 689–694, 696–698'],
  [
    'transaction',
    'final',
    '601, 631, 627, 661–666, 602, 605, 607, 615, 616, 617, 619, 620, 622, 628, 670, 677',
  ],
  [
    'transaction',
    'final',
    '679, 685, 1103, 1623–1626, 1628, 1634–1636, 603, 618, 681, 820, 3045, 621, 643, 644',
  ],
  ['transaction', 'final', '624, 626, 629, 630, 678, 632–636, 638, 639, 672, 8084'],
  ['transaction', 'ask', '606, 611, 641, 656, 667, 668, 680, 8015, 610, 646–655, 657–660, 640, 642'],
  ['transaction', 'config', '673–676, 671, 682, 9605, 9606, 1102, 695, 699'],
  ['transaction', 'retry', '637, 517'],
  [
    'points',
    'ask',
    '801, 807, 819, 821, 803, 804, 805, 806, 813, 818, 826, 827, 808, 824, 822, 823, 860, 876',
  ],
  ['points', 'retry', '815, 886, 887, 889, 894, 896, 898, 900'],
  ['points', 'dup', '817, 903, 812, 3802'],
  ['points', 'config', '888, 899, 905'],
  ['points', 'final', '809, 820, 3045, 810, 811, 814, 825, 859, 901, 902, 412–419'],
  ['store', 'retry', '904–907'],
  ['store', 'final', '901–903, 908, 909, 911–913, 921–923, 3201–3204, 3209, 3211'],
  ['http', 'retry', '429'],
];

test.each(documented)('%s: %s for %s', (family, verdict, written) => {
  for (const code of numbers(written))
    expect([code, verdictOf(family, code, 'write')]).toEqual([code, verdict]);
});

describe('what no table settles', () => {
  test.each([
    ['a number nobody documented', 'coupon', 4711],
    ['no number', 'coupon', null],
    ['a success number in a refusal', 'coupon', 700],
    ['an action that was only queued', 'coupon', 687],
    ['a success number in a refusal', 'customer', 1000],
    ['a number of another family', 'coupon', 604],
  ] as const)('%s: a write may have happened, a read is over', (_name, family, code) => {
    expect(verdictOf(family, code, 'write')).toBe('dup');
    expect(verdictOf(family, code, 'read')).toBe('final');
  });

  test('"try later" is read back by a write and repeated by a read', () => {
    expect(verdictOf('coupon', 786, 'write')).toBe('dup');
    expect(verdictOf('coupon', 786, 'read')).toBe('retry');
  });
});

test.each([
  ['customer', 8015, 'customer'],
  ['customer', 1061, 'request'],
  ['customer', 401, 'request'],
  ['coupon', 521, 'request'],
  ['coupon', 711, 'coupon'],
  ['coupon', 4711, 'coupon'],
  ['coupon', 700, 'coupon'],
  ['coupon', null, 'coupon'],
] as const)('in an error list of %s, %s belongs to %s', (own, code, family) => {
  expect(familyOf(own, code)).toBe(family);
});
