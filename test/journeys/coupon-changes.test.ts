/** Changes to a coupon: taken back, taken away, another last day, a message, a bill; each exactly once. */
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { MadeChange } from '../../src-main/contract/coupon-changes.ts';
import { managerPin, until } from '../support/till.ts';
import {
  allSettled,
  meet,
  openShop,
  plugLine,
  pullLine,
  redeem,
  restart,
  type Shop,
  timesRedeemed,
} from './counter.ts';

const code = 'FERN7402';
/** Ten days from now, as the platform in the simulator counts them. */
const lastDay = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
const why = { code, reason: 'The goods came back' };
const coupon = (shop: Shop) => shop.simulator.world.coupons.find((one) => one.code === code);
const redemption = (shop: Shop) => shop.simulator.world.redemptions.findLast((one) => one.code === code);

interface Kind {
  path: string;
  /** What has to be there before. */
  isOfRedemption: boolean;
  make: (shop: Shop, changeId: string, timeLimitMs: number) => Promise<MadeChange>;
  /** How often it happened at Capillary, as far as that can be seen there. */
  effects: (shop: Shop) => number;
}

const aboutRedemption = (shop: Shop) => ({
  ...why,
  customerId: String(redemption(shop)?.memberId),
  reference: String(redemption(shop)?.id),
});
const aboutCoupon = (shop: Shop) => ({ ...why, customerId: String(coupon(shop)?.memberId) });

const kinds: Record<string, Kind> = {
  'a redemption taken back': {
    path: '/v2/coupon/reactivate',
    isOfRedemption: true,
    make: (shop, changeId, timeLimitMs) =>
      shop.till.must('undoRedemption', { ...aboutRedemption(shop), changeId, timeLimitMs }),
    effects: (shop) =>
      shop.simulator.world.redemptions.filter((one) => one.code === code && one.reactivatedMs !== null)
        .length,
  },
  'a coupon taken away': {
    path: '/v2/coupon/revoke',
    isOfRedemption: false,
    make: (shop, changeId, timeLimitMs) =>
      shop.till.must('revokeCoupon', { ...aboutCoupon(shop), changeId, timeLimitMs }),
    effects: (shop) => (coupon(shop)?.isRevoked ? 1 : 0),
  },
  'another last day': {
    path: '/v2/coupon/bulk/expiry',
    isOfRedemption: false,
    make: (shop, changeId, timeLimitMs) =>
      shop.till.must('moveExpiry', { ...aboutCoupon(shop), changeId, timeLimitMs, lastDay }),
    effects: (shop) => (coupon(shop)?.expiryMs === undefined ? 0 : 1),
  },
  'the bill of a redemption': {
    path: '/v2/coupon/redeem',
    isOfRedemption: true,
    make: (shop, changeId, timeLimitMs) =>
      shop.till.must('attachBill', {
        ...aboutRedemption(shop),
        changeId,
        timeLimitMs,
        bill: { number: 'LATER-7', amount: '41.50' },
      }),
    effects: (shop) => (redemption(shop)?.billNumber === 'LATER-7' ? 1 : 0),
  },
};

async function open({ isOfRedemption }: Pick<Kind, 'isOfRedemption'>): Promise<Shop> {
  const shop = await openShop();
  const customerId = await meet(shop, code);
  if (isOfRedemption) await redeem(shop, customerId, [code], 'B-1');
  return shop;
}

async function untilEnded(shop: Shop, id: string, state: string): Promise<void> {
  await until(`the change is ${state}`, async () => {
    shop.till.clock.step(300);
    return (await shop.till.must('readEntry', { id })).entry.state === state;
  });
}

const times = (shop: Shop, { path }: Kind) =>
  shop.simulator.calls.filter((call) => call.path === path && call.method !== 'GET').length -
  // redeeming itself has the same address as the bill of a redemption
  (path === '/v2/coupon/redeem' ? 1 : 0);

describe.each(Object.entries(kinds))('%s', (_name, kind) => {
  it('is done at once with the line up, and pressing twice does it once', async () => {
    const shop = await open(kind);
    const changeId = v7();
    const [one, other] = await Promise.all([
      kind.make(shop, changeId, 3000),
      kind.make(shop, changeId, 3000),
    ]);
    expect([one.outcome, other.outcome]).toEqual(['done', 'done']);
    expect(one.entry).toMatchObject({ id: changeId, word: 'confirmed', moneyOff: null });
    const { lines } = await shop.till.must('readAudit', { kind: 'money' });
    expect(
      lines.filter(({ subject, action }) => subject === changeId && action.endsWith('.asked')),
    ).toMatchObject([{ entry: { code: one.entry.code, customer: one.entry.customer.name }, person: null }]);
    expect(kind.effects(shop)).toBe(1);
    expect(times(shop, kind)).toBe(1);
  });

  it.each([
    ['made', 'after-commit'],
    ['not made', 'before-commit'],
  ] as const)('has one effect when the answer is lost: %s', async (_what, when) => {
    const shop = await open(kind);
    shop.simulator.faults.add({ kind: 'drop', when, path: kind.path });
    const changeId = v7();
    const told = await kind.make(shop, changeId, 200);
    expect(told.outcome).not.toBe('refused');
    await untilEnded(shop, changeId, 'confirmed');
    expect(kind.effects(shop)).toBe(1);
    expect(times(shop, kind)).toBe(when === 'after-commit' ? 1 : 2);
  });

  it('survives the end of the program in the middle', async () => {
    const shop = await open(kind);
    shop.simulator.faults.add({ kind: 'hang', when: 'after-commit', path: kind.path });
    const changeId = v7();
    await kind.make(shop, changeId, 200);
    await restart(shop);
    await untilEnded(shop, changeId, 'confirmed');
    expect(kind.effects(shop)).toBe(1);
    expect((await shop.till.must('listCases', {})).openCount).toBe(0);
  });

  it('waits while the line is down, and can be taken back until then', async () => {
    const shop = await open(kind);
    await pullLine(shop);
    const [kept, dropped] = [v7(), v7()];
    expect((await kind.make(shop, kept, 200)).outcome).toBe('waits');
    await kind.make(shop, dropped, 200);
    await shop.till.must('withdrawEntry', { id: dropped, note: 'Once is enough' });
    await plugLine(shop);
    await untilEnded(shop, kept, 'confirmed');
    expect(kind.effects(shop)).toBe(1);
    expect(times(shop, kind)).toBe(1);
  });

  it('says why Capillary does not do it; promised before, it comes to the desk', async () => {
    const shop = await open(kind);
    shop.simulator.faults.add({ kind: 'failure', code: 712, path: kind.path, times: 2 });
    expect(await kind.make(shop, v7(), 3000)).toMatchObject({
      outcome: 'refused',
      reasons: [{ key: 'series-expired' }],
      platform: { code: 712 },
    });
    expect((await shop.till.must('listCases', {})).openCount).toBe(0);
    await pullLine(shop);
    const promised = v7();
    await kind.make(shop, promised, 200);
    await plugLine(shop);
    await untilEnded(shop, promised, 'rejected');
    const { cases } = await shop.till.must('listCases', {});
    expect(cases).toMatchObject([
      {
        kind: 'refused-after-acceptance',
        offers: ['send-again', 'contact-the-member', 'take-capillarys-word'],
      },
    ]);
    await shop.till.must('resolveCase', { id: promised, action: 'send-again', reason: 'Opened again' });
    await allSettled(shop);
    expect(kind.effects(shop)).toBe(1);
  });
});

describe('a redemption that was taken back', () => {
  it('frees the coupon here and there: the next bill has it, and the shift counts it once', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, code);
    await shop.till.must('openShift', {});
    const first = await redeem(shop, customerId, [code], 'B-1');
    await kinds['a redemption taken back']?.make(shop, v7(), 3000);
    const undone = await shop.till.must('readEntry', { id: first.coupons[0]?.entry?.id ?? '' });
    expect(undone.entry.undoneBy).not.toBeNull();
    await shop.till.must('listCustomerCoupons', { customerId });
    const same = await redeem(shop, customerId, [code], 'B-1');
    expect(same.coupons[0]).toMatchObject({ outcome: 'redeemed', moneyOff: { amountMinor: 500 } });
    expect(same.coupons[0]?.entry?.id).not.toBe(first.coupons[0]?.entry?.id);
    expect(timesRedeemed(shop, code)).toBe(1);
    const { shift } = await shop.till.must('readShift', {});
    expect(shift?.figures).toMatchObject({ redeemedOnline: 1, undone: 1, moneyGiven: { amountMinor: 500 } });
    const compared = await shop.till.must('compareShift', {});
    expect(compared.comparison).toMatchObject({ agreed: 1, missing: [] });
  });

  it('is never another one than the code says', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'MOSS3318');
    await redeem(shop, customerId, ['MOSS3318'], 'B-1');
    const reference = String(shop.simulator.world.redemptions.at(-1)?.id);
    const asked = { ...why, changeId: v7(), customerId, reference };
    expect(await shop.till.call('undoRedemption', asked)).toMatchObject({
      ok: false,
      failure: { reason: 'change-redemption-stands-not', field: 'reference' },
    });
    expect(timesRedeemed(shop, 'MOSS3318')).toBe(1);
  });

  it('is found in Capillary’s list when another till made it', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'BARK9150');
    const reference = String(shop.simulator.world.redemptions.find((one) => one.code === 'BARK9150')?.id);
    const undone = await shop.till.must('undoRedemption', {
      ...why,
      code: 'BARK9150',
      changeId: v7(),
      customerId,
      reference,
    });
    expect(undone).toMatchObject({ outcome: 'done', entry: { bill: { number: 'M-20417' } } });
    expect(timesRedeemed(shop, 'BARK9150')).toBe(0);
  });

  it('is offered on the desk for what was counted and nobody had', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'KELP-2291');
    shop.simulator.faults.add({ kind: 'hang', when: 'after-commit', path: '/v2/coupon/redeem' });
    const { coupons } = await redeem(shop, customerId, ['KELP-2291'], 'B-9', { timeLimitMs: 200 });
    expect(coupons[0]?.outcome).not.toBe('redeemed');
    await restart(shop);
    await until('it is on the desk', async () => {
      shop.till.clock.step(1000);
      return (await shop.till.must('listCases', {})).openCount === 1;
    });
    const [one] = (await shop.till.must('listCases', {})).cases;
    expect(one?.offers[0]).toBe('undo-redemption');
    await shop.till.must('resolveCase', {
      id: one?.entry.id ?? '',
      action: 'undo-redemption',
      reason: 'The customer paid in full',
    });
    await allSettled(shop);
    expect(timesRedeemed(shop, 'KELP-2291')).toBe(0);
  });

  it('closes the case that stands on the desk, wherever it was decided', async () => {
    const shop = await openShop();
    const customerId = await meet(shop, 'KELP-2291');
    shop.simulator.faults.add({ kind: 'hang', when: 'after-commit', path: '/v2/coupon/redeem' });
    await redeem(shop, customerId, ['KELP-2291'], 'B-9', { timeLimitMs: 200 });
    await restart(shop);
    await until('it is on the desk', async () => {
      shop.till.clock.step(1000);
      return (await shop.till.must('listCases', {})).openCount === 1;
    });
    const [one] = (await shop.till.must('listCases', {})).cases;
    const about = { ...why, code: 'KELP-2291', customerId, changeId: v7() };
    await shop.till.must('undoRedemption', { ...about, reference: one?.entry.capillary.reference ?? '' });
    await allSettled(shop);
    expect((await shop.till.must('listCases', {})).openCount).toBe(0);
  });
});

describe('several coupons of a member', () => {
  it('are taken away by name, each a decision, and what is given later stays', async () => {
    const shop = await open({ isOfRedemption: false });
    const memberId = Number(coupon(shop)?.memberId);
    const coupons = [code, 'MOSS3318'].map((one) => ({ changeId: v7(), code: one }));
    const input = { customerId: String(memberId), coupons, reason: 'Fraud' };
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: '/v2/coupon/revoke' });
    const told = await shop.till.must('revokeSeveral', input);
    expect(told.coupons.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    const revoked = () => shop.simulator.world.coupons.filter(({ isRevoked }) => isRevoked).length;
    const before = revoked();
    shop.simulator.issue({ seriesId: 6101, memberId, issuedMs: Date.now(), issuedStoreId: 2101 });
    await shop.till.must('revokeSeveral', input);
    expect(revoked()).toBe(before);
    const [first] = coupons;
    const other = { ...input, customerId: '1', coupons: [{ changeId: first?.changeId ?? '', code }] };
    expect(await shop.till.call('revokeSeveral', other)).toMatchObject({
      ok: false,
      failure: { reason: 'change-made-before' },
    });
    await pullLine(shop);
    const offline = await redeem(shop, String(memberId), [code], 'B-8');
    expect(offline.coupons[0]?.outcome).not.toBe('accepted');
  });
});

describe('a change and the redemption it is about', () => {
  const undo = (shop: Shop, timeLimitMs = 200, changeId = v7()) =>
    shop.till.must('undoRedemption', { ...aboutRedemption(shop), changeId, timeLimitMs });

  it('are never both: while it is being taken back the bill is not told redeemed', async () => {
    const shop = await open({ isOfRedemption: true });
    const customerId = String(coupon(shop)?.memberId);
    await pullLine(shop);
    expect((await undo(shop)).outcome).toBe('waits');
    const again = await redeem(shop, customerId, [code], 'B-1');
    expect(again.coupons[0]).toMatchObject({
      outcome: 'refused',
      reasons: [{ key: 'coupon-being-taken-back' }],
    });
    await plugLine(shop);
    await allSettled(shop);
    expect(timesRedeemed(shop, code)).toBe(0);
  });

  it('are found by the day it arrived, not the day it was taken offline', async () => {
    const shop = await open({ isOfRedemption: false });
    await pullLine(shop);
    // taken three days ago, by the till's own clock
    shop.till.clock.setWall(-3 * 86_400_000);
    const input = {
      customerId: String(coupon(shop)?.memberId),
      codes: [code],
      bill: { number: 'B-1', amount: '40.00' },
    };
    const { approvalId } = await shop.till.must('approve', {
      operation: 'redeemCoupons',
      input,
      pin: managerPin,
    });
    const taken = await shop.till.call('redeemCoupons', input, { approvalId });
    expect(taken).toMatchObject({ value: { coupons: [{ outcome: 'accepted' }] } });
    shop.till.clock.step(3 * 86_400_000);
    await plugLine(shop);
    await allSettled(shop);
    // and the bill was written anew since
    (redemption(shop) as { billNumber: string }).billNumber = 'LATER-9';
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path: '/v2/coupon/reactivate' });
    const changeId = v7();
    await undo(shop, 200, changeId);
    await untilEnded(shop, changeId, 'confirmed');
    expect(timesRedeemed(shop, code)).toBe(0);
  });

  it('are for the member they were decided about, whoever has the number by then', async () => {
    const shop = await open({ isOfRedemption: false });
    const holder = coupon(shop)?.memberId;
    await shop.till.must('revokeCoupon', { ...aboutCoupon(shop), changeId: v7() });
    const [call] = shop.simulator.calls.filter(({ path }) => path === '/v2/coupon/revoke');
    expect(JSON.stringify(call)).toContain(String(holder));
    expect(JSON.stringify(call)).not.toContain('15550100101');
  });

  it('go in the order they were decided, whoever holds the coupon', async () => {
    const shop = await open({ isOfRedemption: false });
    const customerId = String(coupon(shop)?.memberId);
    await pullLine(shop);
    const taken = await redeem(shop, customerId, [code], 'B-3');
    expect(taken.coupons[0]?.outcome).toBe('accepted');
    await shop.till.must('revokeCoupon', { ...why, changeId: v7(), customerId: null });
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path: '/v2/coupon/redeem' });
    await plugLine(shop);
    await until('both have ended', async () => {
      shop.till.clock.step(300);
      return (await shop.till.must('readStatus', {})).counts.waiting === 0;
    });
    expect(timesRedeemed(shop, code)).toBe(1);
  });

  it('leave the last of two days, however the first was lost', async () => {
    const shop = await open({ isOfRedemption: false });
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path: '/v2/coupon/bulk/expiry' });
    const [first, second] = [v7(), v7()];
    const move = { ...why, timeLimitMs: 200 };
    await shop.till.must('moveExpiry', { ...move, changeId: first, customerId: null, lastDay: day(5) });
    const about = { ...move, changeId: second, customerId: String(coupon(shop)?.memberId) };
    await shop.till.must('moveExpiry', { ...about, lastDay: day(10) });
    await untilEnded(shop, first, 'confirmed');
    await untilEnded(shop, second, 'confirmed');
    expect((await shop.till.must('lookAtCoupon', { code })).lastDay).toBe(day(10));
    const other = await shop.till.call('moveExpiry', { ...about, lastDay: day(7) });
    expect(other).toMatchObject({ ok: false, failure: { reason: 'change-made-before' } });
  });

  it('are told done when somebody else took it back before', async () => {
    const shop = await open({ isOfRedemption: true });
    const about = aboutRedemption(shop);
    (redemption(shop) as { reactivatedMs: number | null }).reactivatedMs = Date.now();
    const changeId = v7();
    await shop.till.must('undoRedemption', { ...about, changeId, timeLimitMs: 200 });
    await untilEnded(shop, changeId, 'confirmed');
    const { coupons } = await redeem(shop, about.customerId, [code], 'B-1');
    expect(coupons[0]?.outcome).toBe('redeemed');
    expect(timesRedeemed(shop, code)).toBe(1);
  });
});

describe('a message sent again', () => {
  const ask = async (shop: Shop, timeLimitMs: number) =>
    shop.till.must('resendCoupon', { ...aboutCoupon(shop), changeId: v7(), timeLimitMs });
  const path = '/v1.1/coupon/resend';
  const sent = (shop: Shop) => shop.simulator.calls.filter((call) => call.path === path).length;

  it('goes out once', async () => {
    const shop = await open({ isOfRedemption: false });
    expect((await ask(shop, 3000)).outcome).toBe('done');
    expect(sent(shop)).toBe(1);
  });

  it('that waited and was lost comes to the desk', async () => {
    const shop = await open({ isOfRedemption: false });
    await pullLine(shop);
    expect((await ask(shop, 200)).outcome).toBe('waits');
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path });
    await plugLine(shop);
    await until('it is on the desk', async () => {
      shop.till.clock.step(300);
      return (await shop.till.must('listCases', {})).openCount === 1;
    });
    const [one] = (await shop.till.must('listCases', {})).cases;
    expect(one).toMatchObject({ kind: 'doubt', offers: ['take-capillarys-word', 'contact-the-member'] });
    expect(sent(shop)).toBe(1);
  });

  it('is not sent a second time when nobody can tell, and holds nobody up', async () => {
    const shop = await open({ isOfRedemption: false });
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path });
    const told = await ask(shop, 3000);
    expect(told).toMatchObject({ outcome: 'not-known', entry: { word: 'withdrawn' } });
    const { coupons } = await redeem(shop, String(coupon(shop)?.memberId), [code], 'B-2');
    expect(coupons[0]?.outcome).toBe('redeemed');
    expect(sent(shop)).toBe(1);
  });
});

describe('bad input', () => {
  it('gets a sentence at the field, and nothing is written', async () => {
    const shop = await open({ isOfRedemption: false });
    const about = { ...aboutCoupon(shop), changeId: v7() };
    const tries = [
      [await shop.till.call('moveExpiry', { ...about, lastDay: '2020-01-01' }), 'lastDay', 'change-day-past'],
      [await shop.till.call('moveExpiry', { ...about, lastDay: '5 March' }), 'lastDay', null],
      [await shop.till.call('revokeCoupon', { ...about, reason: ' ' }), 'reason', null],
      [await shop.till.call('revokeCoupon', { ...about, reason: 'x'.repeat(1000) }), 'reason', null],
      [
        await shop.till.call('attachBill', {
          ...about,
          reference: '1',
          bill: { number: 'B', amount: '4,50' },
        }),
        'bill.amount',
        'amount-comma',
      ],
    ] as const;
    for (const [answer, field, reason] of tries)
      expect(answer).toMatchObject({ ok: false, failure: { field, ...(reason === null ? {} : { reason }) } });
    expect((await shop.till.must('listEntries', {})).entries).toEqual([]);
  });

  it('does not take another decision for the same', async () => {
    const shop = await open({ isOfRedemption: false });
    const changeId = v7();
    await shop.till.must('revokeCoupon', { ...aboutCoupon(shop), changeId });
    const other = await shop.till.call('moveExpiry', { ...aboutCoupon(shop), changeId, lastDay });
    expect(other).toMatchObject({ ok: false, failure: { reason: 'change-made-before' } });
  });
});

describe('looking at a coupon', () => {
  it('tells whose, until when, where used, and what would happen now', async () => {
    const shop = await openShop();
    const used = await shop.till.must('lookAtCoupon', { code: 'bark9150' });
    expect(used).toMatchObject({
      code: 'BARK9150',
      isKnown: true,
      source: 'capillary',
      series: { description: expect.any(String) },
      uses: [{ bill: 'M-20417', entryId: null, undoneBy: null, reference: expect.any(String) }],
      now: { verdict: 'not-redeemable', reasons: [{ key: 'coupon-used' }], platform: { code: 711 } },
    });
    expect(used.holder?.name).not.toBe('');
    expect(JSON.stringify(used.holder?.hints)).toContain('•••');
    const fresh = await shop.till.must('lookAtCoupon', { code });
    expect(fresh).toMatchObject({ uses: [], now: { verdict: 'redeemable' } });
    expect(fresh.lastDay).toMatch(/^\d{4}-\d\d-\d\d$/);
    const customerId = await meet(shop, code);
    const { coupons } = await redeem(shop, customerId, [code], 'B-1');
    const after = await shop.till.must('lookAtCoupon', { code });
    expect(after.uses).toMatchObject([{ bill: 'B-1', entryId: coupons[0]?.entry?.id, undoneBy: null }]);
    await kinds['a redemption taken back']?.make(shop, v7(), 3000);
    const free = await shop.till.must('lookAtCoupon', { code });
    expect(free).toMatchObject({ uses: [{ bill: 'B-1' }], now: { verdict: 'redeemable' } });
    expect(free.uses[0]?.undoneBy).not.toBeNull();
    expect(free.entries.map(({ kind }) => kind)).toEqual(['undo-redemption', 'redeem-coupon']);
  });

  it('tells what the coupon is where the account may not be told more', async () => {
    const shop = await openShop();
    shop.simulator.faults.add({ kind: 'failure', code: 715, path: '/v1.1/coupon/get', times: 'forever' });
    expect(await shop.till.must('lookAtCoupon', { code })).toMatchObject({
      isKnown: true,
      holder: null,
      lastDay: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      now: { verdict: 'not-known', reasons: [{ key: 'coupon-story-refused' }] },
    });
  });

  it('lists all coupons of a member, by state, and by the other list where the first is refused', async () => {
    const shop = await openShop();
    const customerId = String(coupon(shop)?.memberId);
    const codesOf = async (which: 'usable' | 'used' | 'ended' | 'all') =>
      (await shop.till.must('listMemberCoupons', { customerId, which })).coupons.map((one) => one.code);
    expect(await codesOf('usable')).toContain(code);
    expect(await codesOf('used')).toEqual(['BARK9150']);
    const all = await codesOf('all');
    expect(all).toEqual(expect.arrayContaining([code, 'BARK9150']));
    shop.simulator.faults.add({
      kind: 'failure',
      code: 1000,
      path: '/v2/customers/coupons',
      times: 'forever',
    });
    expect((await codesOf('all')).sort()).toEqual([...all].sort());
    expect(await shop.till.call('listMemberCoupons', { customerId, which: 'used' })).toMatchObject({
      ok: false,
    });
  });

  it('says so when nobody knows the code', async () => {
    const shop = await openShop();
    expect(await shop.till.must('lookAtCoupon', { code: 'NONE-AT-ALL' })).toMatchObject({
      isKnown: false,
      now: { verdict: 'not-redeemable', reasons: [{ key: 'coupon-unknown' }] },
    });
  });

  it('tells what this till remembers while the line is down', async () => {
    const shop = await openShop();
    await meet(shop, code);
    await pullLine(shop);
    expect(await shop.till.must('lookAtCoupon', { code })).toMatchObject({
      isKnown: true,
      source: 'till',
      holder: { name: expect.any(String) },
      now: { verdict: 'not-known', reasons: [{ key: 'coupon-not-asked' }] },
    });
  });
});
