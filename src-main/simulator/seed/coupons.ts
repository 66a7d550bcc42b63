// The coupons of the training world with the lesson each one teaches, and what had happened to them before.
// `outcome` is what a redemption for a bill of 40 at the training till is answered with, in a fresh world.
import type { Coupon, Redemption } from '../world.ts';
import { memberIds as who } from './members.ts';
import { seriesIds as of } from './series.ts';

const DAY_MS = 86_400_000;

interface Row {
  code: string;
  series: number;
  owner: number | null;
  shows: string;
  story: string;
  outcome?: number;
  triedBy?: number;
  issuedDaysAgo?: number;
  validationCode?: string;
  isRevoked?: boolean;
  /** days ago, bill number, and who, of earlier redemptions at the other store */
  used?: readonly (readonly [daysAgo: number, billNumber: string, member: number])[];
}

const rows: readonly Row[] = [
  {
    code: 'FERN7402',
    series: of.fiveOff,
    owner: who.amara,
    shows: 'fine',
    story: '5 pounds off, also without a line.',
  },
  {
    code: 'MOSS3318',
    series: of.tenPercentCapped,
    owner: who.amara,
    shows: 'fine, capped',
    story: '10 per cent of 40 pounds would be 4, the cap makes it 3.',
  },
  {
    code: 'BARK9150',
    series: of.fiveOff,
    owner: who.amara,
    shows: 'used up',
    story: 'Used three days ago at Mill Square on bill M-20417.',
    outcome: 711,
    used: [[3, 'M-20417', who.amara]],
  },
  {
    code: 'REED6627',
    series: of.fiveOff,
    owner: who.bogdan,
    shows: "another member's",
    story: 'It belongs to Bogdan; Amara is refused with it.',
    outcome: 703,
    triedBy: who.amara,
  },
  {
    code: 'KELP-2291',
    series: of.fifteenPercent,
    owner: who.bogdan,
    shows: 'fine, without a cap',
    story: '15 per cent of whatever the bill is; the till may not take it without a line.',
  },
  {
    code: 'DUNE1145',
    series: of.fortnight,
    owner: who.bogdan,
    shows: 'expired coupon',
    story: 'It lived for a fortnight and was issued 40 days ago.',
    outcome: 713,
    issuedDaysAgo: 40,
  },
  {
    code: 'SALT5083',
    series: of.fortnight,
    owner: who.himari,
    shows: 'fine, ends soon',
    story: 'It lives for a fortnight and was issued 12 days ago.',
    issuedDaysAgo: 12,
  },
  {
    code: 'OATS4419',
    series: of.endedFair,
    owner: who.himari,
    shows: 'expired series',
    story: 'The fair ended six days ago and took all its coupons along.',
    outcome: 712,
  },
  {
    code: 'MILL8804',
    series: of.millOnly,
    owner: who.himari,
    shows: 'not at this store',
    story: 'It is good at Mill Square only.',
    outcome: 735,
  },
  {
    code: 'TIDE6031',
    series: of.bigBasket,
    owner: who.lyudmila,
    shows: 'bill too small',
    story: 'The bill must be 60 pounds or more.',
    outcome: 733,
  },
  {
    code: 'SHELL2076',
    series: of.smallBasket,
    owner: who.lyudmila,
    shows: 'bill too large',
    story: 'The bill must be 25 pounds or less.',
    outcome: 733,
  },
  {
    code: 'LOCK7719',
    series: of.oneTimeCode,
    owner: who.lyudmila,
    shows: 'one-time code needed',
    story: 'The member gets a one-time code, which this till cannot pass on.',
    outcome: 725,
    validationCode: '482913',
  },
  {
    code: 'GULL3390',
    series: of.forAnyone,
    owner: who.layla,
    shows: 'good for anyone',
    story: 'Issued to Layla, and good for whoever holds it.',
    triedBy: who.orestis,
  },
  {
    code: 'CORAL5521',
    series: of.fiveOff,
    owner: who.layla,
    shows: 'fine',
    story: '5 pounds off for a member whose name is written from right to left.',
  },
  {
    code: 'PIER-POSTER',
    series: of.shared,
    owner: null,
    shows: 'shared code',
    story: 'One code for everybody, once for each member.',
    triedBy: who.nomvula,
  },
  {
    code: 'STAMP4108',
    series: of.stamps,
    owner: who.longName,
    shows: 'several uses, some left',
    story: 'Two of five uses are gone, three are left.',
    used: [
      [20, 'M-19840', who.longName],
      [9, 'M-20133', who.longName],
    ],
  },
  {
    code: 'STAMP4109',
    series: of.stamps,
    owner: who.orestis,
    shows: 'several uses, none left',
    story: 'All five uses are gone.',
    outcome: 736,
    used: [
      [30, 'M-19502', who.orestis],
      [25, 'M-19671', who.orestis],
      [18, 'M-19877', who.orestis],
      [11, 'M-20052', who.orestis],
      [4, 'M-20398', who.orestis],
    ],
  },
  {
    code: 'OPEN1212',
    series: of.opening,
    owner: who.orestis,
    shows: 'not valid yet',
    story: 'It begins in ten days.',
    outcome: 739,
  },
  {
    code: 'COOL6644',
    series: of.cooling,
    owner: who.meera,
    shows: 'not valid yet, issued today',
    story: 'It begins three days after it was issued, and that was today.',
    outcome: 739,
    issuedDaysAgo: 0,
  },
  {
    code: 'WEEK3057',
    series: of.weekly,
    owner: who.meera,
    shows: 'too soon again',
    story: 'Once a week, and it was used two days ago.',
    outcome: 738,
    used: [[2, 'M-20455', who.meera]],
  },
  {
    code: 'DAYS9931',
    series: of.dayOfMonth,
    owner: who.meera,
    shows: 'not on this day',
    story: 'It is good on one day of the month, and not today.',
    outcome: 729,
  },
  {
    code: 'RACE7003',
    series: of.firstThree,
    owner: null,
    shows: 'limit reached',
    story: 'Three members have used it, and three was the limit.',
    outcome: 728,
    triedBy: who.ingrid,
    used: [
      [8, 'M-20166', who.tomasz],
      [7, 'M-20190', who.siobhan],
      [7, 'M-20191', who.hanbyeol],
    ],
  },
  {
    code: 'ONCE5510',
    series: of.oncePerPerson,
    owner: who.ingrid,
    shows: 'same member again',
    story: 'Once a person, and Ingrid has had her turn.',
    outcome: 716,
    used: [[5, 'M-20344', who.ingrid]],
  },
  {
    code: 'LAMP2288',
    series: of.fiveOff,
    owner: who.ingrid,
    shows: 'fine',
    story: '5 pounds off for a member who is found by e-mail.',
  },
  {
    code: 'ROPE4471',
    series: of.tenPercentCapped,
    owner: who.tomasz,
    shows: 'fine, capped',
    story: 'At most 3 pounds off for a member who is found by card.',
  },
  {
    code: 'LINE_8015',
    series: of.onlineOnly,
    owner: who.siobhan,
    shows: 'not for offline use',
    story: 'Fine while the line is up; without it a manager must decide.',
  },
  {
    code: 'VOID6109',
    series: of.fiveOff,
    owner: who.siobhan,
    shows: 'revoked',
    story: 'It was taken back by the marketing desk.',
    outcome: 660,
    isRevoked: true,
  },
  {
    code: 'NULL7350',
    series: of.fiveOff,
    owner: who.viktor,
    shows: 'marked member',
    story: 'The coupon is fine, its member is marked as fraud.',
    outcome: 740,
  },
  {
    code: 'STAR1880',
    series: of.fiveOff,
    owner: who.hanbyeol,
    shows: 'fine',
    story: '5 pounds off, also without a line.',
  },
  {
    code: 'STAR1881',
    series: of.fifteenPercent,
    owner: who.hanbyeol,
    shows: 'fine, without a cap',
    story: 'The second coupon of one member: two for one bill.',
  },
  {
    code: 'PALM2640',
    series: of.fiveOff,
    owner: who.noa,
    shows: 'fine',
    story: '5 pounds off for a member whose name is written from right to left.',
  },
  {
    code: 'SAND7016',
    series: of.onlineOnly,
    owner: who.thanakorn,
    shows: 'not for offline use',
    story: 'Fine while the line is up, for a member outside the loyalty programme.',
  },
];

export function trainingCoupons(nowMs: number, storeId: number): Coupon[] {
  return rows.map((row, index) => {
    const { shows, story, outcome = 700, triedBy } = row;
    return {
      id: 820_300_001 + index,
      code: row.code,
      seriesId: row.series,
      memberId: row.owner,
      issuedMs: nowMs - (row.issuedDaysAgo ?? 35) * DAY_MS,
      issuedStoreId: storeId,
      issuedBillNumber: `Q-${11_200 + index * 17}`,
      isRevoked: row.isRevoked ?? false,
      ...(row.validationCode === undefined ? {} : { validationCode: row.validationCode }),
      lesson: { shows, story, outcome, ...(triedBy === undefined ? {} : { triedBy }) },
    };
  });
}

/** What had happened before the training began, oldest first, all of it at the other store. */
export function trainingRedemptions(
  coupons: readonly Coupon[],
  nowMs: number,
  tillCode: string,
  storeId: number,
): Redemption[] {
  const events = rows.flatMap((row) => (row.used ?? []).map((use) => ({ row, use })));
  return events
    .sort((one, other) => other.use[0] - one.use[0])
    .map(({ row, use: [daysAgo, billNumber, memberId] }, index) => ({
      id: 5_300_101 + index,
      couponId: coupons.find((coupon) => coupon.code === row.code)?.id ?? 0,
      code: row.code,
      seriesId: row.series,
      memberId,
      atMs: nowMs - daysAgo * DAY_MS,
      storeId,
      tillCode,
      billAmount: 31.4,
      billNumber,
      sentRedemptionTime: '',
      requestId: '',
      reactivatedMs: null,
    }));
}
