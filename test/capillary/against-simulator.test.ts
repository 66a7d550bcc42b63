/**
 * Two readings of the same documents, the client and the simulator, over real HTTP: every coupon call is understood on
 * both sides, in every form the documents leave open, and on a spoilt line a change is never told as done or as refused.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CapillaryClient } from '../../src-main/capillary/create-capillary.ts';
import { createCapillary } from '../../src-main/capillary/create-capillary.ts';
import type { Outcome } from '../../src-main/capillary/outcome.ts';
import type { SeriesDraft } from '../../src-main/capillary/save-series.ts';
import type { Modes } from '../../src-main/simulator/modes.ts';
import { createSimulator, type Simulator } from '../../src-main/simulator/simulator.ts';
import { amara, DAY_MS, morning, worldWith } from '../simulator/shop.ts';
import { answered, ending, machineClock, oauth, refusal, startClient } from './harness.ts';

let simulator: Simulator;
let capillary: CapillaryClient;
const customer = { type: 'mobile', value: amara.mobile } as const;
const elsewhere = worldWith({ isForeign: true });

beforeAll(async () => {
  simulator = createSimulator({ seed: worldWith({}), now: () => morning });
  const { url } = await simulator.listen();
  const [client = { key: '', secret: '' }] = elsewhere.clients;
  capillary = createCapillary({
    apiUrl: url,
    uploadUrl: url,
    credentials: { kind: 'oauth', key: client.key, secret: client.secret },
    attribution: null,
    clock: machineClock,
    limits: () => ({ connectMs: 20_000, answerMs: 20_000 }),
  });
});
beforeEach(() => simulator.reset());
afterAll(async () => {
  await capillary.stop();
  await simulator.close();
});

const bill = { billNumber: 'B-9', billAmount: '40.00', redemptionTime: null };
const draft: SeriesDraft = {
  description: 'Spring tea',
  discountCode: 'TEA15',
  discountType: 'ABS',
  discountValue: 15,
  discountUpTo: 0,
  anyUser: false,
  smsTemplate: 'Your code is {{voucher}}',
  codes: 'DISC_CODE',
  genericCode: null,
  expires: 'SERIES_EXPIRY',
  expiresAfter: 1,
  validTill: null,
  seriesCode: null,
  categories: [],
  settings: {},
};
const csv = (text: string) => ({ name: 'codes.csv', content: new Blob([text]) });
const metadata = {
  sourceType: 'POS',
  sourceId: 'x',
  sourceActivity: 'Goodwill',
  notes: 'شكراً 🎁',
  reason: 'Late',
};

async function redeemed(code = 'RULE1'): Promise<string> {
  const request = { version: 'v2', customer, code, ...bill } as const;
  return answered(await capillary.redeemCoupon(request)).reference;
}

interface Change {
  /** What must be there first. */
  before?: () => Promise<unknown>;
  ask: () => Promise<Outcome<unknown>>;
  /** What is there when it was done, and not before. */
  isDone: () => boolean;
  path: string;
}

const coupon = (code: string) => simulator.world.coupons.find((one) => one.code === code);
const redemptions = () => simulator.world.redemptions.filter(({ code }) => code === 'RULE1');
const ofSeries = () => simulator.world.coupons.filter(({ seriesId }) => seriesId === 7001).length;
let reference = '';
const first = async () => {
  reference = await redeemed();
};
const columns = { redeemedMs: 0, till: 1, member: 2, coupon: 3, billId: null, billNumber: 4, details: null };

const changes: Record<string, Change> = {
  reactivateRedemptions: {
    before: first,
    ask: () => capillary.reactivateRedemptions([reference]),
    isDone: () => redemptions()[0]?.reactivatedMs === morning,
    path: '/v2/coupon/reactivate',
  },
  attachBills: {
    before: first,
    ask: () =>
      capillary.attachBills(customer, [
        {
          redemptionId: reference,
          billAmount: '55.5',
          billNumber: 'B-77',
          billId: null,
          customFields: { lane: '7' },
        },
      ]),
    isDone: () => redemptions()[0]?.billNumber === 'B-77',
    path: '/v2/coupon/redeem',
  },
  revokeCoupons: {
    ask: () => capillary.revokeCoupons({ seriesId: '7001', customer: null, codes: ['RULE1', 'NOPE'] }),
    isDone: () => coupon('RULE1')?.isRevoked === true,
    path: '/v2/coupon/revoke',
  },
  changeExpiry: {
    ask: () =>
      capillary.changeExpiry({
        seriesId: '7001',
        customer: null,
        codes: [{ code: 'RULE1', expiry: '2026-03-12T18:00:00+05:30' }],
      }),
    isDone: () => coupon('RULE1')?.expiryMs === Date.UTC(2026, 2, 12, 12, 30),
    path: '/v2/coupon/bulk/expiry',
  },
  issueSingle: {
    ask: () => capillary.issueSingle(customer, '7001'),
    isDone: () => ofSeries() === 2,
    path: '/v2/coupon/issue',
  },
  issueV11: {
    ask: () => capillary.issueV11(customer, '7001'),
    isDone: () => ofSeries() === 2,
    path: '/v1.1/coupon/issue',
  },
  issueMultiple: {
    ask: () => capillary.issueMultiple({ customer, seriesId: '7001', count: 3, metadata }),
    isDone: () => ofSeries() === 4,
    path: '/v2/coupon/issue/multiple',
  },
  redeemBulk: {
    ask: () => capillary.redeemBulk({ customer, codes: ['RULE1', 'FERN7402'], ...bill }),
    isDone: () => redemptions().length === 1,
    path: '/v2/coupon/bulk/redeem',
  },
  resendCoupon: {
    ask: () => capillary.resendCoupon({ by: 'code', value: 'RULE1' }, customer),
    isDone: () => coupon('RULE1')?.timesResent === 1,
    path: '/v1.1/coupon/resend',
  },
  createSeries: {
    ask: () => capillary.createSeries(draft),
    isDone: () => simulator.world.series.some(({ description }) => description === 'Spring tea'),
    path: '/v2/coupon/series',
  },
  updateSeries: {
    ask: () => capillary.updateSeries('7001', draft),
    isDone: () => simulator.world.series.find(({ id }) => id === 7001)?.description === 'Spring tea',
    path: '/v2/coupon/series/*',
  },
  uploadCodes: {
    ask: () =>
      capillary.uploadCodes({
        seriesId: '7001',
        file: csv(`mobile,code\n${amara.mobile},UP-1\n`),
        members: 'MOBILE',
        memberColumn: 0,
      }),
    isDone: () => coupon('UP-1') !== undefined,
    path: '/coupon/api/v1/upload/file/*',
  },
  uploadRedemptions: {
    ask: () =>
      capillary.uploadRedemptions({
        seriesId: '7001',
        file: csv(
          `date,till,mobile,code,bill\n${morning},${simulator.world.tills[0]?.id},${amara.mobile},RULE1,E-1\n`,
        ),
        members: 'MOBILE',
        coupons: 'COUPON_CODE',
        columns,
      }),
    isDone: () => redemptions().length === 1,
    path: '/coupon/api/v1/upload/redeemFile/*',
  },
};

describe.each(Object.entries(changes))('%s', (_name, { before, ask, isDone, path }) => {
  const begin = async () => {
    simulator.reset();
    // a fresh token, so that a fault meets the call and not the refusal of the old one
    answered(await capillary.couponDetails('code', ['RULE1']));
    await before?.();
    expect(isDone()).toBe(false);
  };

  test('is understood and done', async () => {
    await begin();
    expect((await ask()).kind).toBe('answered');
    expect(isDone()).toBe(true);
  });

  test('is never told as done or refused when the answer is lost or spoilt', async () => {
    const looks = ['html', 'truncated', 'wrong-types', 'empty', 'empty-object'] as const;
    for (const look of looks) {
      await begin();
      simulator.faults.add({ kind: 'garbage', look, when: 'after-commit', status: 200, path });
      expect([look, (await ask()).kind, isDone()]).toEqual([look, 'no-answer', true]);
    }
    for (const when of ['before-commit', 'after-commit'] as const) {
      await begin();
      simulator.faults.add({ kind: 'drop', when, path });
      expect([when, (await ask()).kind, isDone()]).toEqual([when, 'no-answer', when === 'after-commit']);
      await begin();
      simulator.faults.add({ kind: 'status', status: 503, when, path });
      expect([when, (await ask()).kind, isDone()]).toEqual([when, 'no-answer', when === 'after-commit']);
    }
  });

  test('is surely not sent when nobody listens', async () => {
    const kept = capillary;
    // the port of nobody
    capillary = startClient('http://127.0.0.1:1', {
      credentials: oauth,
      uploadUrl: 'http://127.0.0.1:1',
    }).capillary;
    expect((await ask()).kind).toBe('not-sent');
    capillary = kept;
  });

  test('is refused with the number of the platform', async () => {
    await begin();
    const isUpload = path.startsWith('/coupon/');
    simulator.faults.add({ kind: 'failure', code: isUpload ? 400 : 742, status: 200, path });
    expect(refusal(await ask()).code).toBe(isUpload ? 400 : 742);
    expect(isDone()).toBe(false);
  });
});

describe('what the documents leave open', () => {
  const under = async (modes: Partial<Modes>, name: keyof typeof changes) => {
    simulator.setModes(modes);
    await changes[name]?.before?.();
    return (await changes[name]?.ask())?.kind;
  };

  test.each<[Partial<Modes>, string, string]>([
    [{ unshownAnswer: 'bulk' }, 'attachBills', 'answered'],
    [{ unshownAnswer: 'bare' }, 'attachBills', 'no-answer'],
    [{ unshownAnswer: 'bulk' }, 'changeExpiry', 'answered'],
    [{ unshownAnswer: 'bare' }, 'changeExpiry', 'no-answer'],
    [{ customFields: 'array' }, 'attachBills', 'refused'],
    [{ revokeAnswer: 'flat' }, 'revokeCoupons', 'answered'],
    [{ multipleAnswer: 'entity' }, 'issueMultiple', 'answered'],
    [{ validTillDateTime: 'given' }, 'issueSingle', 'answered'],
    [{ v11IssueSeries: 'id' }, 'issueV11', 'refused'],
    [{ v11Scalars: 'typed', v11One: 'array' }, 'issueV11', 'answered'],
    [{ v11Scalars: 'typed', v11Empty: 'missing' }, 'resendCoupon', 'answered'],
    [{ bulkRedeem: 'answers-first' }, 'redeemBulk', 'no-answer'],
    [{ redemptionIds: 'id-is-redemption' }, 'reactivateRedemptions', 'answered'],
    [{ seriesUpdate: 'replaces', seriesUpdateBody: 'wrapped' }, 'updateSeries', 'answered'],
    [{ seriesCode: 'required' }, 'createSeries', 'refused'],
    [{ uploadFailure: 'empty' }, 'uploadCodes', 'answered'],
    [{ redeemFileToken: 'ui' }, 'uploadRedemptions', 'refused'],
    [{ compression: 'gzip' }, 'revokeCoupons', 'answered'],
  ])('%j: %s is %s', async (modes, name, kind) => {
    expect(await under(modes, name)).toBe(kind);
  });

  test.each([
    ['item', 702],
    ['errors', 749],
  ] as const)(
    'one bad code in a bulk sinks the rest, written as %s (U6)',
    async (bulkRedeemFailure, code) => {
      simulator.setModes({ bulkRedeemFailure });
      const outcome = await capillary.redeemBulk({ customer, codes: ['RULE1', 'NOPE'], ...bill });
      expect(refusal(outcome).code).toBe(code);
      expect(redemptions()).toEqual([]);
    },
  );

  test('one bad code in a bulk that takes each for itself is doubt, never a plain no (U12)', async () => {
    simulator.setModes({ bulkRedeem: 'each' });
    const outcome = await capillary.redeemBulk({ customer, codes: ['RULE1', 'NOPE'], ...bill });
    expect(ending(outcome)).toBe('no-answer: part-of-the-codes');
    expect(redemptions()).toHaveLength(1);
  });
});

describe('questions', () => {
  test('coupons by code, id and holder', async () => {
    const [found] = answered(await capillary.couponDetails('code', ['rule1', 'NOPE']));
    expect(found).toMatchObject({ code: 'RULE1', seriesId: '7001', discountType: 'ABS', discountValue: 5 });
    const id = String(coupon('RULE1')?.id);
    expect(answered(await capillary.couponDetails('id', [id]))).toEqual([found]);
    expect(answered(await capillary.couponDetails('holder', [String(amara.id)]))).toContainEqual(found);
  });

  test('a member’s coupons by page and state, and with their series', async () => {
    await redeemed();
    const asked = { customer, limit: 2, offset: 0 };
    const used = answered(await capillary.memberCouponPage({ ...asked, states: ['Active_Redeemed'] }));
    expect(used.coupons.map(({ code }) => code)).toContain('RULE1');
    const all = answered(await capillary.memberCouponPage({ ...asked, states: [] }));
    const next = answered(await capillary.memberCouponPage({ ...asked, states: [], offset: 2 }));
    expect(all.coupons).toHaveLength(2);
    expect(all.total).toBeGreaterThan(2);
    expect(next.coupons[0]?.code).not.toBe(all.coupons[0]?.code);
    const detailed = answered(await capillary.memberCouponDetails(String(amara.id)));
    expect(detailed.find(({ code }) => code === 'RULE1')).toMatchObject({
      redeemed: true,
      discountType: 'ABS',
      series: { id: '7001' },
    });
  });

  test.each(['plain', 'double'] as const)(
    'whether a coupon may be redeemed, the older way, %s (U24)',
    async (v11CheckNesting) => {
      simulator.setModes({ v11CheckNesting });
      expect(answered(await capillary.checkV11(customer, 'RULE1'))).toMatchObject({ redeemable: true });
      await redeemed();
      expect(answered(await capillary.checkV11(customer, 'RULE1'))).toMatchObject({
        redeemable: false,
        refusal: { code: 706 },
      });
      simulator.setModes({ v11CheckCode: 'rule' });
      expect(answered(await capillary.checkV11(customer, 'RULE1'))).toMatchObject({ refusal: { code: 711 } });
    },
  );

  test('series, all of them', async () => {
    const listed = answered(await capillary.listSeries(true));
    expect(listed.map(({ id }) => id)).toEqual(simulator.world.series.map(({ id }) => String(id)));
    expect(listed.find(({ id }) => id === '7001')).toMatchObject({ maxBillAmount: null, storeIds: null });
  });

  test('a finished upload is accepted, or not, by its counters', async () => {
    const upload = (text: string) =>
      capillary.uploadCodes({ seriesId: '7001', file: csv(text), members: 'MOBILE', memberColumn: 0 });
    expect(answered(await upload(`mobile,code\n${amara.mobile},UP-1\n`))).toMatchObject({
      verdict: 'running',
    });
    await upload('mobile,code\n1,UP-2\n');
    await upload(`mobile,code\n1,UP-3\n${amara.mobile},UP-4\n`);
    const jobs = answered(await capillary.uploadJobs('codes', '7001'));
    expect(jobs.map(({ state, verdict }) => [state, verdict])).toEqual([
      ['FINISHED', 'accepted'],
      ['FINISHED', 'rejected'],
      ['FINISHED', 'partly'],
    ]);
    expect(answered(await capillary.uploadJobs('redemptions', '7001'))).toEqual([]);
  });
});

describe('bad input', () => {
  test.each([
    ['a series that does not exist', '99', 707],
    ['a series that has ended', '6105', 712],
  ])('%s', async (_what, seriesId, code) => {
    expect(refusal(await capillary.issueSingle(customer, seriesId)).code).toBe(code);
    expect(refusal(await capillary.issueV11(customer, seriesId)).code).toBe(code);
    expect(refusal(await capillary.issueMultiple({ customer, seriesId, count: 2, metadata })).code).toBe(
      code,
    );
  });

  test('metadata beyond its limits, and an end beyond that of the series', async () => {
    const long = { ...metadata, notes: 'x'.repeat(251) };
    const outcome = await capillary.issueMultiple({ customer, seriesId: '7001', count: 1, metadata: long });
    expect(refusal(outcome)).toMatchObject({ code: 629, verdict: 'final' });
    const expiry = new Date(morning + 90 * DAY_MS).toISOString();
    const late = { seriesId: '7001', customer: null, codes: [{ code: 'RULE1', expiry }] };
    expect(refusal(await capillary.changeExpiry(late)).code).toBe(629);
  });

  test('a series of another organisation, a member who is blocked, a series managed elsewhere, limits reached', async () => {
    const worlds = [
      [elsewhere, 715],
      [worldWith({ isExternal: true }), 777],
      [worldWith({ maxCreate: 1 }), 722],
    ] as const;
    for (const [seed, code] of worlds) {
      const other = createSimulator({ seed, now: () => morning });
      const { url } = await other.listen();
      const [client = { key: '', secret: '' }] = seed.clients;
      const asking = createCapillary({
        apiUrl: url,
        credentials: { kind: 'oauth', key: client.key, secret: client.secret },
        attribution: null,
        clock: machineClock,
        limits: () => ({ connectMs: 20_000, answerMs: 20_000 }),
      });
      expect(refusal(await asking.issueSingle(customer, '7001')).code).toBe(code);
      await asking.stop();
      await other.close();
    }
  });
});
