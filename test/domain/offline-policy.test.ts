/** The offline rules as a table: what makes the till accept, refer to a manager, or refuse. */
import { describe, expect, it } from 'vitest';
import { minor } from '../../src-main/contract/money.ts';
import { defaultSettings } from '../../src-main/contract/settings.ts';
import type { KnownCoupon } from '../../src-main/domain/known-coupon.ts';
import { decideOffline, type OfflineCase } from '../../src-main/domain/offline-policy.ts';

const now = Date.parse('2026-05-12T09:30:00Z');

const coupon: KnownCoupon = {
  code: 'PLUM-11',
  holderId: '900',
  seriesId: '5',
  description: '5 off',
  discount: { type: 'ABS', value: 500, upTo: null, currency: 'GBP' },
  lastDay: '2026-05-31',
  exactEnd: null,
  firstDay: null,
  redemptionsLeft: 1,
  uses: [],
  multipleUse: false,
  anyUser: false,
  needsOtp: false,
  offline: true,
  storeIds: null,
  limitedToOtherEntities: false,
  minimumBill: null,
  maximumBill: null,
  seriesKnown: true,
  seenAt: now - 60_000,
};

const fine: OfflineCase = {
  code: 'PLUM-11',
  coupon,
  customer: { id: '900', fraud: false },
  bill: { amount: minor(4000), alreadyOff: minor(0) },
  nowMs: now,
  factsAgeMs: 60_000,
  clusterOffsetMinutes: 330,
  clockTrusted: true,
  usesHere: [],
  given: { atRisk: minor(0), memberToday: minor(0), thisOutage: minor(0) },
  settings: { ...defaultSettings, storeId: '71' },
};

type Change = Omit<Partial<OfflineCase>, 'coupon'> & { coupon?: Partial<KnownCoupon> | null };

function decide(change: Change) {
  const { coupon: changed, ...rest } = change;
  return decideOffline({ ...fine, ...rest, coupon: changed === null ? null : { ...coupon, ...changed } });
}

const day = 86_400_000;
const caps = defaultSettings.caps;

describe('offline', () => {
  it('accepts a known coupon of this member that is meant for offline use', () => {
    expect(decide({})).toEqual({ verdict: 'accept', reasons: [], moneyOff: 500 });
  });

  it.each<[string, Change, string]>([
    ['a code nobody has seen', { coupon: null }, 'coupon-not-seen'],
    ['a code whose series is unknown', { coupon: { seriesKnown: false } }, 'coupon-not-seen'],
    ['a code without a price', { coupon: { discount: null } }, 'coupon-not-seen'],
    [
      'a price in another currency',
      { coupon: { discount: { type: 'ABS', value: 500, upTo: null, currency: 'JPY' } } },
      'coupon-not-seen',
    ],
    ['another member’s coupon', { coupon: { holderId: '901' } }, 'coupon-of-other-member'],
    ['an ownerless code of a series for one member', { coupon: { holderId: null } }, 'coupon-not-seen'],
    ['a used-up coupon', { coupon: { redemptionsLeft: 0 } }, 'coupon-used'],
    [
      'a used-up coupon whose use is known',
      { coupon: { redemptionsLeft: 0, uses: [{ date: '2026-03-12', bill: '5521', store: 'Riverside' }] } },
      'coupon-used-before',
    ],
    [
      'a code that waits for another bill',
      { usesHere: [{ billNumber: 'B-1', at: now }] },
      'coupon-used-here',
    ],
    ['an expired day', { coupon: { lastDay: '2026-05-11' } }, 'coupon-expired'],
    ['an expired moment', { coupon: { exactEnd: now - 1 } }, 'coupon-expired'],
    ['a day that has not come', { coupon: { firstDay: '2026-05-13' } }, 'coupon-not-yet'],
    ['another store', { coupon: { storeIds: ['72'] } }, 'coupon-not-here'],
    [
      'certain stores while the till does not know its own',
      { coupon: { storeIds: ['71'] }, settings: { ...fine.settings, storeId: '' } },
      'coupon-store-unknown',
    ],
    ['certain tills or zones', { coupon: { limitedToOtherEntities: true } }, 'coupon-store-unknown'],
    ['a bill too small', { coupon: { minimumBill: minor(4001) } }, 'bill-too-small'],
    ['a bill too large', { coupon: { maximumBill: minor(3999) } }, 'bill-too-large'],
    ['a one-time code', { coupon: { needsOtp: true } }, 'coupon-needs-otp'],
    ['a member marked as fraud', { customer: { id: '900', fraud: true } }, 'member-blocked'],
    [
      'a bill that is paid already',
      { bill: { amount: minor(4000), alreadyOff: minor(4000) } },
      'bill-already-covered',
    ],
    ['the hard stop', { given: { ...fine.given, atRisk: minor(caps.hardStop - 499) } }, 'hard-stop'],
  ])('refuses %s', (_, change, key) => {
    const { verdict, reasons } = decide(change);
    expect(verdict).toBe('refuse');
    expect(reasons.map((reason) => reason.key)).toContain(key);
    for (const reason of reasons) expect(reason.message).not.toContain('?');
  });

  it.each<[string, Change, string]>([
    ['a series not meant for offline use', { coupon: { offline: false } }, 'not-for-offline'],
    ['a series that does not say', { coupon: { offline: null } }, 'not-for-offline'],
    ['facts that are too old', { factsAgeMs: day + 1 }, 'facts-too-old'],
    ['facts from the future', { factsAgeMs: -day }, 'facts-too-old'],
    [
      'more than a cashier may give',
      {
        coupon: { discount: { type: 'ABS', value: 5001, upTo: null, currency: 'GBP' } },
        bill: { amount: minor(9000), alreadyOff: minor(0) },
      },
      'above-coupon-cap',
    ],
    [
      'a member who had much today',
      { given: { ...fine.given, memberToday: minor(caps.perMemberAndDay - 499) } },
      'above-member-cap',
    ],
    [
      'a till with much at risk',
      { given: { ...fine.given, atRisk: minor(caps.perTill - 499) } },
      'above-till-cap',
    ],
    [
      'a costly outage',
      { given: { ...fine.given, thisOutage: minor(caps.perOutage - 499) } },
      'above-outage-cap',
    ],
    ['a doubtful clock', { clockTrusted: false, coupon: { lastDay: '2026-05-14' } }, 'clock-not-trusted'],
  ])('refers to a manager: %s', (_, change, key) => {
    const { verdict, reasons } = decide(change);
    expect(verdict).toBe('manager');
    expect(reasons.map((reason) => [reason.key, reason.weight])).toEqual([[key, 'soft']]);
  });

  it.each<[string, Change]>([
    ['on the last day, in the cluster’s own time', { coupon: { lastDay: '2026-05-12' } }],
    ['at exactly the amount asked for', { coupon: { minimumBill: minor(4000), maximumBill: minor(4000) } }],
    [
      'at exactly the caps',
      {
        given: {
          atRisk: minor(caps.perTill - 500),
          memberToday: minor(caps.perMemberAndDay - 500),
          thisOutage: minor(0),
        },
      },
    ],
    ['anybody’s code held by another member', { coupon: { holderId: '901', anyUser: true } }],
    [
      'a code with two uses left of which one waits',
      { coupon: { redemptionsLeft: 2 }, usesHere: [{ billNumber: 'B', at: now }] },
    ],
    ['a code without limit', { coupon: { redemptionsLeft: -1 }, usesHere: [{ billNumber: 'B', at: now }] }],
    ['at this store', { coupon: { storeIds: ['70', '71'] } }],
    ['with a doubtful clock, a coupon that never ends', { clockTrusted: false, coupon: { lastDay: null } }],
  ])('accepts %s', (_, change) => {
    expect(decide(change).verdict).toBe('accept');
  });

  it('goes by the cluster’s day: a coupon ends at midnight there, not here', () => {
    const lateEvening = Date.parse('2026-05-31T18:31:00Z');
    expect(decide({ nowMs: lateEvening, coupon: { seenAt: lateEvening } }).verdict).toBe('refuse');
    expect(decide({ nowMs: lateEvening - 120_000, coupon: { seenAt: lateEvening } }).verdict).toBe('accept');
  });

  it('a manager cannot lift a hard rule that comes with a soft one', () => {
    const { verdict, reasons } = decide({ coupon: { offline: false, lastDay: '2026-05-01' } });
    expect(verdict).toBe('refuse');
    expect(reasons.every(({ weight }) => weight === 'hard')).toBe(true);
  });
});
