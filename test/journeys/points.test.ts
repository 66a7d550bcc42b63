/** Points used for a bill: with the code that was sent, once, whatever becomes of the answer. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { UsedPoints } from '../../src-main/contract/points.ts';
import type { Settings } from '../../src-main/contract/settings.ts';
import { trainingCode } from '../../src-main/simulator/points.ts';
import { until } from '../support/till.ts';
import { allSettled, openShop, plugLine, pullLine, restart, type Shop } from './counter.ts';

const customerId = '31004501';
const path = '/v1.1/points/redeem';
const bill = { number: 'B-1', amount: '40.00' };
const wish = { customerId, points: 200, bill };
/** No code is wanted here, and points are taken offline. */
const without: Partial<Settings> = { pointsValidation: 'none', pointsOffline: 'yes' };

async function open(settings: Partial<Settings> = {}): Promise<Shop> {
  const shop = await openShop(settings);
  if (settings.pointsValidation === 'none') shop.simulator.setModes({ pointsCode: 'skipped-if-asked' });
  await shop.till.must('readPoints', { customerId });
  return shop;
}
const prepare = (shop: Shop) => shop.till.must('preparePoints', wish);
const use = (shop: Shop, more: { decisionId?: string; code?: string; timeLimitMs?: number } = {}) =>
  shop.till.must('usePoints', {
    decisionId: v7(),
    ...wish,
    code: trainingCode,
    timeLimitMs: 300,
    ...more,
  });
const book = (shop: Shop) => shop.simulator.world.points;
const balance = (shop: Shop) =>
  shop.simulator.world.members.find(({ id }) => String(id) === customerId)?.points;
const times = (shop: Shop) => shop.simulator.calls.filter((call) => call.path === path).length;
const reasonOf = ({ reasons }: UsedPoints) => reasons[0]?.key;

async function untilState(shop: Shop, id: string, state: string): Promise<void> {
  await until(`it is ${state}`, async () => {
    shop.till.clock.step(300);
    return (await shop.till.must('readEntry', { id })).entry.state === state;
  });
}

describe('looking at points', () => {
  it('tells what they are worth, when they end, and what is promised; offline what is remembered', async () => {
    const shop = await open();
    const seen = await shop.till.must('readPoints', { customerId });
    expect(seen).toMatchObject({
      usable: 1240,
      worth: { amountMinor: 1240 },
      promised: 60,
      ratio: '0.01',
      needsCode: true,
      obstacle: null,
      source: 'capillary',
    });
    expect(seen.endings?.reduce((sum, { points }) => sum + points, 0)).toBe(1240);
    await pullLine(shop);
    expect(await shop.till.must('readPoints', { customerId })).toMatchObject({
      usable: 1240,
      endings: null,
      obstacle: { key: 'points-not-offline' },
      source: 'till',
    });
  });

  it('lists how they came and went', async () => {
    const shop = await open();
    await prepare(shop);
    await use(shop, { timeLimitMs: 3000 });
    const { lines, next } = await shop.till.must('listPointsHistory', { customerId });
    expect(lines).toMatchObject([{ points: -200, bill: 'B-1' }]);
    expect(next).toEqual({ span: 1, page: 0 });
  });
});

describe('using points with a code', () => {
  it('takes them once, pressed twice, and counts them as money off the bill', async () => {
    const shop = await open();
    expect(await prepare(shop)).toMatchObject({ worth: { amountMinor: 200 }, code: 'sent' });
    const decisionId = v7();
    const both = await Promise.all([use(shop, { decisionId }), use(shop, { decisionId })]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['used', 'used']);
    expect(book(shop).redemptions).toMatchObject([
      { points: 200, billNumber: 'B-1', externalReference: decisionId, notes: decisionId },
    ]);
    expect(both[0]).toMatchObject({
      reference: book(shop).redemptions[0]?.id,
      moneyOff: { amountMinor: 200 },
      entry: { kind: 'redeem-points', points: 200, code: '', word: 'confirmed' },
    });
    expect(balance(shop)).toBe(1040);
    // another 4000 points of money would be more than is left of the bill
    const more = await shop.till.call('preparePoints', { ...wish, bill: { ...bill, amount: '3.00' } });
    expect(more).toMatchObject({ ok: false, failure: { reason: 'points-more-than-bill' } });
  });

  it('says what is wrong with a code, and takes the next one', async () => {
    const shop = await open();
    await prepare(shop);
    expect(await use(shop, { code: '000000', timeLimitMs: 3000 })).toMatchObject({
      outcome: 'refused',
      reasons: [{ key: 'points-code-wrong' }],
      platform: { code: 808 },
    });
    await shop.till.must('sendPointsCode', { customerId, points: 200 });
    expect(await use(shop, { timeLimitMs: 3000 })).toMatchObject({ outcome: 'used' });
    expect(book(shop).codes).toMatchObject([{ timesSent: 2 }]);
    expect((await shop.till.must('listCases', {})).openCount).toBe(0);
  });

  it('says when ten codes were sent, and when nobody knows whether one was', async () => {
    const shop = await open();
    for (let sent = 0; sent < 10; sent += 1)
      await shop.till.must('sendPointsCode', { customerId, points: 200 });
    expect(await shop.till.call('sendPointsCode', { customerId, points: 200 })).toMatchObject({
      ok: false,
      failure: { reason: 'points-code-ten-a-day' },
    });
    const at = '/v1.1/points/validationcode';
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: at });
    expect(await shop.till.call('sendPointsCode', { customerId, points: 200 })).toMatchObject({
      ok: false,
      failure: { reason: 'points-code-unknown' },
    });
  });

  it.each([
    ['v1.1', '/v1.1/points/validationcode'],
    ['v2', '/v2/otp/generate'],
  ] as const)('has the code sent by %s where an account wants that', async (pointsCodeWith, at) => {
    const shop = await open({ pointsCodeWith });
    await prepare(shop);
    expect(shop.simulator.calls.filter((call) => call.path === at)).toHaveLength(1);
    expect(await use(shop, { timeLimitMs: 3000 })).toMatchObject({ outcome: 'used' });
  });

  it('whose answer was lost is found as ours, though the till had said no: the next press has it', async () => {
    const shop = await open();
    await prepare(shop);
    shop.simulator.faults.add({ kind: 'hang', when: 'after-commit', path });
    const decisionId = v7();
    const told = await use(shop, { decisionId });
    expect(told).toMatchObject({ outcome: 'checking', moneyOff: null });
    expect(reasonOf(told)).toBe('points-still-checking');
    // the same points for the same bill are not begun a second time meanwhile
    expect(reasonOf(await use(shop))).toBe('points-on-their-way');
    // nobody waits for an answer that does not come: the till's own time limit ends it
    shop.till.clock.step(60_000);
    await untilState(shop, decisionId, 'confirmed');
    expect((await shop.till.must('listCases', {})).cases).toMatchObject([{ kind: 'counted-after-refusal' }]);
    expect(await use(shop, { decisionId })).toMatchObject({
      outcome: 'used',
      moneyOff: { amountMinor: 200 },
    });
    expect((await shop.till.must('listCases', {})).openCount).toBe(0);
    expect(balance(shop)).toBe(1040);
    expect(times(shop)).toBe(1);
  });

  it('that never arrived is not sent again with the old code', async () => {
    const shop = await open();
    await prepare(shop);
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path });
    const decisionId = v7();
    await use(shop, { decisionId });
    await untilState(shop, decisionId, 'withdrawn');
    const { entry } = await shop.till.must('readEntry', { id: decisionId });
    expect(['points-code-gone', 'points-still-checking']).toContain(entry.till.reasons[0]?.key);
    expect(balance(shop)).toBe(1240);
    expect(times(shop)).toBe(1);
    expect(await use(shop, { timeLimitMs: 3000 })).toMatchObject({ outcome: 'used' });
    expect(balance(shop)).toBe(1040);
  });

  it.each([
    ['taken', 'after-commit', 'confirmed', 1040],
    ['not taken', 'before-commit', 'withdrawn', 1240],
  ] as const)('survives the end of the program in the middle: %s', async (_what, when, state, left) => {
    const shop = await open();
    await prepare(shop);
    shop.simulator.faults.add({ kind: 'hang', when, path });
    const decisionId = v7();
    const pressed = use(shop, { decisionId, timeLimitMs: 60_000 }).catch(() => null);
    await until('it is on its way', () => times(shop) === 1);
    await restart(shop);
    await pressed;
    await untilState(shop, decisionId, state);
    expect(balance(shop)).toBe(left);
    expect(times(shop)).toBe(1);
    const { cases } = await shop.till.must('listCases', {});
    expect(cases.map(({ kind, offers }) => [kind, offers[0]])).toEqual(
      state === 'confirmed' ? [[expect.stringMatching(/^counted-/), 'undo-redemption']] : [],
    );
    if (state === 'withdrawn') return;
    await shop.till.must('resolveCase', {
      id: decisionId,
      action: 'undo-redemption',
      reason: 'The customer paid in full',
    });
    await allSettled(shop);
    expect(balance(shop)).toBe(1240);
  });

  it('is not begun while the line is down, and lost when it goes down in the middle', async () => {
    const shop = await open();
    await prepare(shop);
    await pullLine(shop);
    expect(await use(shop)).toMatchObject({
      outcome: 'refused',
      reasons: [{ key: 'points-not-offline' }],
      entry: null,
    });
    await plugLine(shop);
    await shop.simulator.down();
    const decisionId = v7();
    const told = await use(shop, { decisionId, timeLimitMs: 2000 });
    // a connection that broke in the middle may have carried it
    expect(['refused', 'checking']).toContain(told.outcome);
    expect(reasonOf(told)).toMatch(/points-(not-sent|not-offline|still-checking)/);
    await plugLine(shop);
    await until('it has ended', async () => {
      shop.till.clock.step(300);
      return (await shop.till.must('readStatus', {})).counts.waiting === 0;
    });
    expect(balance(shop)).toBe(1240);
    expect(book(shop).redemptions).toEqual([]);
  });

  it('writes the code nowhere', async () => {
    const shop = await open();
    await prepare(shop);
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path });
    await use(shop, { timeLimitMs: 3000 });
    await allSettled(shop);
    const files = readdirSync(shop.till.folder, { recursive: true, encoding: 'utf8' });
    expect(files.some((name) => name.includes('ledger.db'))).toBe(true);
    for (const name of files.filter((one) => /\.(db|db-wal|json|log)$/.test(one)))
      expect(readFileSync(join(shop.till.folder, name)).includes(trainingCode)).toBe(false);
    expect(JSON.stringify(shop.till.events)).not.toContain(trainingCode);
  });
});

describe('the read-back', () => {
  it.each([
    ['knows the filter by reference', 'honoured'],
    ['lists everything', 'ignored'],
  ] as const)('finds ours and nobody else’s where the server %s', async (_what, pointsFilter) => {
    const shop = await open();
    shop.simulator.setModes({ pointsFilter });
    await prepare(shop);
    await use(shop, { timeLimitMs: 3000 });
    await prepare(shop);
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path });
    const decisionId = v7();
    // the same points for the same bill once more: the first ones are no proof of the second
    await use(shop, { decisionId });
    await untilState(shop, decisionId, 'withdrawn');
    expect(balance(shop)).toBe(1040);
  });

  it('goes by points, bill and till where v2 names nothing', async () => {
    const shop = await open({ pointsRedeemWith: 'v2' });
    shop.simulator.setModes({ pointsRedeemV2: 'bare' });
    await prepare(shop);
    const decisionId = v7();
    await use(shop, { decisionId, timeLimitMs: 3000 });
    await untilState(shop, decisionId, 'confirmed');
    expect(await use(shop, { decisionId })).toMatchObject({
      outcome: 'used',
      reference: book(shop).redemptions[0]?.id,
      moneyOff: { amountMinor: 200 },
    });
    expect(balance(shop)).toBe(1040);
  });
});

describe('where no code is wanted', () => {
  it('points are taken offline inside the cap, and sent once', async () => {
    const shop = await open(without);
    await pullLine(shop);
    const decisionId = v7();
    expect(await use(shop, { decisionId })).toMatchObject({
      outcome: 'accepted',
      moneyOff: { amountMinor: 200 },
      entry: { word: 'accepted-here' },
    });
    const much = { decisionId: v7(), customerId, points: 1100, bill: { number: 'B-2', amount: '90.00' } };
    expect(await shop.till.must('usePoints', much)).toMatchObject({
      outcome: 'refused',
      reasons: [{ key: 'points-too-many', facts: { points: '1040' } }],
    });
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path });
    await plugLine(shop);
    await untilState(shop, decisionId, 'confirmed');
    expect(book(shop).redemptions).toHaveLength(1);
    // sent again under the same reference
    expect(times(shop)).toBe(2);
  });

  it.each(['after-commit', 'before-commit'] as const)('an answer lost %s has one effect', async (when) => {
    const shop = await open(without);
    await pullLine(shop);
    await use(shop);
    shop.simulator.faults.add({ kind: 'drop', when, path });
    await plugLine(shop);
    await until('it is settled', async () => {
      shop.till.clock.step(300);
      return (await shop.till.must('readStatus', {})).counts.waiting === 0;
    });
    expect(balance(shop)).toBe(1040);
  });

  it('a refusal afterwards comes to the desk', async () => {
    const shop = await open({ ...without, points: { ...limits, offlineCap: 150 as never } });
    await pullLine(shop);
    expect(reasonOf(await use(shop))).toBe('points-offline-cap');
    await shop.till.must('saveSettings', { changes: { points: { offlineCap: 5000 as never } } });
    const decisionId = v7();
    await use(shop, { decisionId });
    shop.simulator.faults.add({ kind: 'failure', code: 813, path });
    await plugLine(shop);
    await untilState(shop, decisionId, 'rejected');
    const { cases } = await shop.till.must('listCases', {});
    expect(cases).toMatchObject([{ kind: 'refused-after-acceptance' }]);
    await shop.till.must('resolveCase', { id: decisionId, action: 'send-again', reason: 'Collected since' });
    await allSettled(shop);
    expect(balance(shop)).toBe(1040);
  });
});

const limits = { minimum: 1, step: 1, maximum: 0, worth: '', goodwillMost: 500 };

describe('a bill', () => {
  it('names the points that were used for it, and waits for them', async () => {
    const shop = await open();
    await prepare(shop);
    const { entry } = await use(shop, { timeLimitMs: 3000 });
    await shop.till.must('addBill', {
      decisionId: v7(),
      customerId,
      bill: { ...bill, lines: [], tenders: [] },
      redemptions: [entry?.id ?? ''],
      beforeCoupons: true,
    });
    await allSettled(shop);
    expect(shop.simulator.world.books.bills.at(-1)).toMatchObject({
      number: 'B-1',
      amount: 38,
      couponRedemptions: [],
      pointsRedemptions: [book(shop).redemptions[0]?.id],
    });
    expect(book(shop).redemptions[0]?.billId).not.toBe('');
  });
});

describe('points given back', () => {
  const back = (shop: Shop, entryId: string, timeLimitMs: number, changeId = v7()) =>
    shop.till.must('undoPoints', { changeId, entryId, reason: 'The goods came back', timeLimitMs });
  const used = async (shop: Shop): Promise<string> => {
    await prepare(shop);
    const { entry } = await use(shop, { timeLimitMs: 3000 });
    return entry?.id ?? '';
  };

  it('go back whole, pressed twice, and leave the bill and the shift', async () => {
    const shop = await open();
    await shop.till.must('openShift', {});
    const entryId = await used(shop);
    expect((await shop.till.must('readShift', {})).shift?.figures).toMatchObject({
      pointsUsed: { count: 1, points: 200, money: { amountMinor: 200 } },
    });
    const changeId = v7();
    const both = await Promise.all([
      back(shop, entryId, 3000, changeId),
      back(shop, entryId, 3000, changeId),
    ]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect((await shop.till.must('readEntry', { id: entryId })).entry.undoneBy).toBe(changeId);
    expect((await shop.till.must('readShift', {})).shift?.figures).toMatchObject({
      pointsUsed: { count: 0, points: 0, money: { amountMinor: 0 } },
    });
    expect(balance(shop)).toBe(1240);
    expect(await shop.till.call('undoPoints', { changeId: v7(), entryId, reason: 'again' })).toMatchObject({
      ok: false,
      failure: { reason: 'points-stand-not' },
    });
  });

  it.each(['after-commit', 'before-commit'] as const)('once, when the answer is lost %s', async (when) => {
    const shop = await open();
    const entryId = await used(shop);
    shop.simulator.faults.add({ kind: 'drop', when, path: '/v2/points/reverse' });
    const changeId = v7();
    await back(shop, entryId, 200, changeId);
    await untilState(shop, changeId, 'confirmed');
    expect(balance(shop)).toBe(1240);
    expect(book(shop).redemptions[0]?.reversals).toHaveLength(1);
  });

  it('after a restart and while the line is down as well', async () => {
    const shop = await open();
    const entryId = await used(shop);
    await pullLine(shop);
    const changeId = v7();
    expect((await back(shop, entryId, 200, changeId)).outcome).toBe('waits');
    await restart(shop);
    shop.simulator.faults.add({ kind: 'hang', when: 'after-commit', path: '/v2/points/reverse' });
    await plugLine(shop);
    await restart(shop);
    await untilState(shop, changeId, 'confirmed');
    expect(balance(shop)).toBe(1240);
  });

  it('says so where Capillary has that switched off', async () => {
    const shop = await open();
    const entryId = await used(shop);
    shop.simulator.setModes({ pointsReversal: 'off' });
    expect(await back(shop, entryId, 3000)).toMatchObject({
      outcome: 'refused',
      reasons: [{ key: 'points-undo-off' }],
    });
  });
});
