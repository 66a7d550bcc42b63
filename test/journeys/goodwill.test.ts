/** A coupon given as goodwill: one decision is one coupon, whatever the line does. */
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { minor } from '../../src-main/contract/money.ts';
import type { OperationInput, OperationOutput } from '../../src-main/contract/table.ts';
import { until } from '../support/till.ts';
import { allSettled, meet, openShop, plugLine, pullLine, redeem, restart, type Shop } from './counter.ts';

const issuePath = '/v2/coupon/bulk/issue';
const redeemPath = '/v2/coupon/redeem';
const listPath = '/v2/customers/coupons';
const offer = '6120';
const hourMs = 3_600_000;
const goodwill = {
  series: [offer, '6121'],
  perMemberAndDay: 2,
  perPersonAndDay: 20,
  valuePerDay: 200_00,
  promisedOffline: 2,
};

async function openStore(more: Partial<typeof goodwill> = {}): Promise<{ shop: Shop; customerId: string }> {
  const shop = await openShop();
  await shop.till.must('saveSettings', { changes: { goodwill: { ...goodwill, ...more } } });
  await shop.till.must('listGoodwillOffers', {});
  return { shop, customerId: await meet(shop, 'FERN7402') };
}

function wish(
  customerId: string,
  more: Partial<OperationInput<'giveGoodwill'>> = {},
): OperationInput<'giveGoodwill'> {
  return { decisionId: v7(), customerId, seriesId: offer, reason: 'Delivered late', ...more };
}

const give = (shop: Shop, input: OperationInput<'giveGoodwill'>): Promise<OperationOutput<'giveGoodwill'>> =>
  shop.till.must('giveGoodwill', input);

const made = (shop: Shop, customerId: string) =>
  shop.simulator.world.coupons.filter(
    (coupon) => String(coupon.memberId) === customerId && String(coupon.seriesId) === offer,
  );

const entryOf = async (shop: Shop, id: string) => (await shop.till.must('readEntry', { id })).entry;

async function untilEnded(shop: Shop, id: string, state: string): Promise<void> {
  await until(`the decision is ${state}`, async () => {
    shop.till.clock.step(300);
    return (await entryOf(shop, id)).state === state;
  });
}

describe('goodwill with the line up', () => {
  it('gives a code at once, with the reason and the decision in Capillary’s hands', async () => {
    const { shop, customerId } = await openStore();
    const input = wish(customerId, { note: 'Second parcel' });
    const given = await give(shop, input);
    expect(given).toMatchObject({ outcome: 'given', entry: { kind: 'issue-coupon', word: 'confirmed' } });
    expect(made(shop, customerId).map(({ code }) => code)).toEqual([given.code]);
    const sent = shop.simulator.calls.find(({ path }) => path === issuePath);
    expect(JSON.stringify(sent)).toContain(input.decisionId);
  });

  it('answers the same decision with the same coupon', async () => {
    const { shop, customerId } = await openStore();
    const input = wish(customerId);
    const [one, other] = await Promise.all([give(shop, input), give(shop, input)]);
    const third = await give(shop, input);
    expect(new Set([one.code, other.code, third.code]).size).toBe(1);
    expect(made(shop, customerId)).toHaveLength(1);
    const elsewhere = await shop.till.call('giveGoodwill', { ...input, seriesId: '6121' });
    expect(elsewhere).toMatchObject({ ok: false, failure: { reason: 'goodwill-decided-before' } });
  });

  it('keeps a note in any script, and says when it is longer than Capillary takes', async () => {
    const { shop, customerId } = await openStore();
    const note = '🎁 תודה רבה · شكرا · 谢谢';
    await give(shop, wish(customerId, { note }));
    expect(JSON.stringify(shop.simulator.calls.filter(({ path }) => path === issuePath))).toContain(note);
    const long = await shop.till.call('giveGoodwill', wish(customerId, { note: 'x'.repeat(251) }));
    expect(long).toMatchObject({ ok: false, failure: { field: 'note' } });
    expect(made(shop, customerId)).toHaveLength(1);
  });

  it('says why Capillary gives none', async () => {
    const { shop, customerId } = await openStore();
    shop.simulator.faults.add({ kind: 'failure', code: 722, path: issuePath });
    const given = await give(shop, wish(customerId));
    expect(given).toMatchObject({ outcome: 'refused', code: null, platform: { code: 722 } });
    expect(given.reasons[0]?.key).toBe('goodwill-used-up');
  });

  it('gives nothing that is not in the list', async () => {
    const { shop, customerId } = await openStore();
    const given = await give(shop, wish(customerId, { seriesId: '6101' }));
    expect(given).toMatchObject({
      outcome: 'refused',
      reasons: [{ key: 'goodwill-not-offered' }],
      entry: null,
    });
  });

  it('asks a second manager above a limit; nobody lifts a limit for himself', async () => {
    const { shop, customerId } = await openStore({ perMemberAndDay: 1 });
    await give(shop, wish(customerId));
    const again = wish(customerId);
    expect(await give(shop, again)).toMatchObject({
      outcome: 'needs-manager',
      reasons: [{ key: 'goodwill-member-limit', weight: 'soft' }],
    });
    await shop.till.must('addStaff', { name: 'Noor', role: 'manager', pin: '918273' });
    const approve = async (pin: string) =>
      (await shop.till.must('approve', { operation: 'giveGoodwill', input: again, pin })).approvalId;
    const own = await shop.till.call('giveGoodwill', again, { approvalId: await approve('271828') });
    expect(own).toMatchObject({ value: { outcome: 'needs-manager' } });
    const second = await shop.till.call('giveGoodwill', again, { approvalId: await approve('918273') });
    expect(second).toMatchObject({ value: { outcome: 'given', entry: { till: { approvedBy: 'Noor' } } } });
  });
});

describe('goodwill when an answer is lost', () => {
  it.each([
    ['Capillary made it', 'after-commit'],
    ['Capillary never heard of it', 'before-commit'],
  ] as const)('ends as one coupon: %s', async (_what, when) => {
    const { shop, customerId } = await openStore();
    shop.simulator.faults.add({ kind: 'drop', when, path: issuePath });
    const input = wish(customerId, { timeLimitMs: 300 });
    const told = await give(shop, input);
    expect(told.outcome).not.toBe('refused');
    await untilEnded(shop, input.decisionId, 'confirmed');
    expect(made(shop, customerId)).toHaveLength(1);
    expect((await entryOf(shop, input.decisionId)).code).toBe(made(shop, customerId)[0]?.code);
  });

  it('is not sent again while the coupon may still be made', async () => {
    const { shop, customerId } = await openStore();
    shop.simulator.faults.add({ kind: 'late-commit', afterMs: 400, path: issuePath });
    const input = wish(customerId, { timeLimitMs: 200 });
    await give(shop, input);
    // however slow this machine is, the till's window does not end before the coupon is made
    await shop.simulator.whenIdle();
    await untilEnded(shop, input.decisionId, 'confirmed');
    expect(shop.simulator.calls.filter(({ path }) => path === issuePath)).toHaveLength(1);
    expect(made(shop, customerId)).toHaveLength(1);
  });

  it('two decisions for one member are two coupons, each with its own code', async () => {
    const { shop, customerId } = await openStore();
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: issuePath, times: 2 });
    const [one, other] = [wish(customerId, { timeLimitMs: 200 }), wish(customerId, { timeLimitMs: 200 })];
    await Promise.all([give(shop, one), give(shop, other)]);
    await untilEnded(shop, one.decisionId, 'confirmed');
    await untilEnded(shop, other.decisionId, 'confirmed');
    const codes = [await entryOf(shop, one.decisionId), await entryOf(shop, other.decisionId)].map(
      ({ code }) => code,
    );
    expect(new Set(codes).size).toBe(2);
    expect(made(shop, customerId)).toHaveLength(2);
  });

  it('survives the end of the program in the middle', async () => {
    const { shop, customerId } = await openStore();
    shop.simulator.faults.add({ kind: 'hang', when: 'after-commit', path: issuePath });
    const input = wish(customerId, { timeLimitMs: 200 });
    await give(shop, input);
    await restart(shop);
    await untilEnded(shop, input.decisionId, 'confirmed');
    expect(made(shop, customerId)).toHaveLength(1);
  });

  it('leaves a coupon that may be an older one to a person, and sends no second', async () => {
    const { shop, customerId } = await openStore();
    // made elsewhere an hour ago, after this till last looked
    shop.simulator.issue({
      seriesId: Number(offer),
      memberId: Number(customerId),
      issuedMs: Date.now() - 3_600_000,
      issuedStoreId: 2101,
    });
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path: issuePath });
    const input = wish(customerId, { timeLimitMs: 200 });
    await give(shop, input);
    await until('the doubt is on the desk', async () => {
      shop.till.clock.step(60_000);
      return (await shop.till.must('listCases', {})).openCount === 1;
    });
    expect(made(shop, customerId)).toHaveLength(1);
    expect((await shop.till.must('listCases', {})).cases[0]).toMatchObject({
      kind: 'doubt',
      entry: { kind: 'issue-coupon' },
      offers: ['ask-again', 'attach-evidence', 'contact-the-member'],
    });
  });
});

describe('several coupons for one reason', () => {
  const several = (customerId: string, series: string[], timeLimitMs = 3000) => ({
    customerId,
    coupons: series.map((seriesId) => ({ decisionId: v7(), seriesId })),
    reason: 'Delivered late',
    timeLimitMs,
  });

  it('are as many decisions, each with its own code, and the same again are the same', async () => {
    const { shop, customerId } = await openStore({ perMemberAndDay: 5 });
    const input = several(customerId, [offer, offer, '6121']);
    const [one, other] = await Promise.all([
      shop.till.must('giveSeveral', input),
      shop.till.must('giveSeveral', input),
    ]);
    expect(one.coupons.map(({ outcome }) => outcome)).toEqual(['given', 'given', 'given']);
    expect(new Set(one.coupons.map(({ code }) => code)).size).toBe(3);
    expect(other.coupons.map(({ code }) => code)).toEqual(one.coupons.map(({ code }) => code));
    expect(made(shop, customerId)).toHaveLength(2);
  });

  it('stop at the limit, and a second manager gives the rest, none twice', async () => {
    const { shop, customerId } = await openStore();
    const input = several(customerId, [offer, offer, offer]);
    const first = await shop.till.must('giveSeveral', input);
    expect(first.coupons.map(({ outcome }) => outcome)).toEqual(['given', 'given', 'needs-manager']);
    await shop.till.must('addStaff', { name: 'Noor', role: 'manager', pin: '918273' });
    const { approvalId } = await shop.till.must('approve', {
      operation: 'giveSeveral',
      input,
      pin: '918273',
    });
    const second = await shop.till.call('giveSeveral', input, { approvalId });
    expect(second).toMatchObject({ value: { coupons: [{}, {}, { outcome: 'given' }] } });
    expect(made(shop, customerId)).toHaveLength(3);
  });

  it('are each made once when answers are lost', async () => {
    const { shop, customerId } = await openStore({ perMemberAndDay: 5 });
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: issuePath });
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path: issuePath, skip: 1 });
    const input = several(customerId, [offer, offer, offer], 200);
    await shop.till.must('giveSeveral', input);
    for (const { decisionId } of input.coupons) await untilEnded(shop, decisionId, 'confirmed');
    expect(made(shop, customerId)).toHaveLength(3);
  });

  it('are refused as a whole when one decision was used for something else', async () => {
    const { shop, customerId } = await openStore();
    const used = wish(customerId);
    await give(shop, used);
    const input = several(customerId, [offer, '6121']);
    const [first, second] = input.coupons;
    if (!first || !second) throw new Error('two were asked for');
    const clash = [first, { ...second, decisionId: used.decisionId }];
    expect(await shop.till.call('giveSeveral', { ...input, coupons: clash })).toMatchObject({
      ok: false,
      failure: { reason: 'goodwill-decided-before' },
    });
    expect(made(shop, customerId)).toHaveLength(1);
    const tooMany = several(
      customerId,
      Array.from({ length: 11 }, () => offer),
    );
    expect(await shop.till.call('giveSeveral', tooMany)).toMatchObject({ ok: false });
  });
});

describe('goodwill found by hand', () => {
  it('is one code to one decision, however it was typed', async () => {
    const { shop, customerId } = await openStore();
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: issuePath });
    shop.simulator.faults.add({ kind: 'status', status: 503, path: listPath, times: 'forever' });
    const input = wish(customerId, { timeLimitMs: 200 });
    await give(shop, input);
    await until('the doubt is on the desk', async () => {
      shop.till.clock.step(60_000);
      return (await shop.till.must('listCases', {})).openCount === 1;
    });
    const code = made(shop, customerId)[0]?.code ?? '?';
    const byHand = { id: input.decisionId, action: 'attach-evidence', reason: 'Seen there' } as const;
    await shop.till.must('resolveCase', { ...byHand, reference: code.toLowerCase() });
    expect((await entryOf(shop, input.decisionId)).code).toBe(code.toUpperCase());
    // the code is spoken for: the next decision does not take it for its own
    shop.simulator.faults.remove();
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path: issuePath });
    const next = wish(customerId, { timeLimitMs: 200 });
    await give(shop, next);
    await untilEnded(shop, next.decisionId, 'confirmed');
    expect(made(shop, customerId)).toHaveLength(2);
  });
});

describe('goodwill with the line down', () => {
  it('is promised inside a cap, and the code follows once', async () => {
    const { shop, customerId } = await openStore();
    const ofAnother = shop.simulator.world.coupons.find(
      ({ memberId }) => memberId !== null && String(memberId) !== customerId,
    );
    const another = await meet(shop, ofAnother?.code ?? '?');
    await pullLine(shop);
    const input = wish(customerId);
    expect(await give(shop, input)).toMatchObject({ outcome: 'promised', code: null });
    expect(await give(shop, wish(customerId))).toMatchObject({ outcome: 'promised' });
    const third = await give(shop, wish(another));
    expect(third).toMatchObject({ outcome: 'refused', reasons: [{ key: 'goodwill-not-offline' }] });
    await plugLine(shop);
    await allSettled(shop);
    expect(made(shop, customerId)).toHaveLength(2);
    expect((await entryOf(shop, input.decisionId)).code).not.toBe('');
  });

  it('is not taken for what another till gave while it waited', async () => {
    const { shop, customerId } = await openStore();
    await pullLine(shop);
    // decided three hours ago
    shop.till.clock.setWall(-3 * hourMs);
    const input = wish(customerId);
    await give(shop, input);
    shop.till.clock.step(3 * hourMs);
    shop.simulator.issue({
      seriesId: Number(offer),
      memberId: Number(customerId),
      issuedMs: Date.now() - hourMs,
      issuedStoreId: 2101,
    });
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path: issuePath });
    const asked = () => shop.simulator.calls.filter(({ path }) => path === listPath).length;
    const before = asked();
    await plugLine(shop);
    await until('it was asked about and answered', () => {
      shop.till.clock.step(300);
      return asked() >= before + 3;
    });
    expect((await entryOf(shop, input.decisionId)).state).toBe('in-doubt');
    expect(made(shop, customerId)).toHaveLength(1);
  });

  it('is found as ours when it was made and only the answer was lost', async () => {
    const { shop, customerId } = await openStore();
    await pullLine(shop);
    shop.till.clock.setWall(-3 * hourMs);
    const input = wish(customerId);
    await give(shop, input);
    shop.till.clock.step(3 * hourMs);
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: issuePath });
    await plugLine(shop);
    await untilEnded(shop, input.decisionId, 'confirmed');
    expect(made(shop, customerId)).toHaveLength(1);
  });

  it('goes to the desk when Capillary refuses what was promised', async () => {
    const { shop, customerId } = await openStore();
    await pullLine(shop);
    const input = wish(customerId);
    await give(shop, input);
    shop.simulator.faults.add({ kind: 'failure', code: 722, path: issuePath });
    await plugLine(shop);
    await untilEnded(shop, input.decisionId, 'rejected');
    const { cases } = await shop.till.must('listCases', {});
    expect(cases[0]).toMatchObject({
      kind: 'refused-after-acceptance',
      entry: { id: input.decisionId, goodwill: { reason: 'Delivered late' } },
    });
    // the limit was lifted meanwhile
    await shop.till.must('resolveCase', {
      id: input.decisionId,
      action: 'send-again',
      reason: 'The brand raised the limit',
    });
    await allSettled(shop);
    expect(made(shop, customerId)).toHaveLength(1);
  });
});

describe('what was given', () => {
  it('is listed by itself and saved as a file no spreadsheet calculates with; that is recorded', async () => {
    const { shop, customerId } = await openStore();
    await redeem(shop, customerId, ['FERN7402'], 'B-1');
    const given = await give(
      shop,
      wish(customerId, { reason: '=SUM(A1)', note: 'He said "never again", twice' }),
    );
    const { entries } = await shop.till.must('listEntries', { kinds: ['issue-coupon'] });
    expect(entries.map(({ code }) => code)).toEqual([given.code]);
    expect((await shop.till.must('listEntries', {})).entries).toHaveLength(2);
    const { csv, rows } = await shop.till.must('exportGoodwill', {});
    expect(rows).toBe(1);
    const [head, line, end] = csv.split('\r\n');
    expect(head).toContain('"reason","note","given by","allowed by"');
    expect(line).toContain(`"${given.code}","'=SUM(A1)","He said ""never again"", twice","Robin"`);
    expect(end).toBe('');
  });
});

describe('goodwill instead', () => {
  it('closes a case with a new coupon for the member, in one step', async () => {
    const { shop, customerId } = await openStore();
    await pullLine(shop);
    await redeem(shop, customerId, ['FERN7402'], 'B-1');
    const coupon = shop.simulator.world.coupons.find(({ code }) => code === 'FERN7402');
    if (coupon) coupon.isRevoked = true;
    await plugLine(shop);
    await allSettled(shop);
    const [one] = (await shop.till.must('listCases', {})).cases;
    expect(one?.offers).toContain('give-goodwill');
    const id = one?.entry.id ?? '';
    const instead = { id, action: 'give-goodwill', reason: 'Our mistake' } as const;
    expect(await shop.till.call('resolveCase', instead)).toMatchObject({
      failure: { field: 'seriesId' },
    });
    expect(await shop.till.call('resolveCase', { ...instead, seriesId: '6101' })).toMatchObject({
      failure: { reason: 'goodwill-not-offered' },
    });
    const closed = await shop.till.must('resolveCase', { ...instead, seriesId: offer });
    expect(closed.closed).toMatchObject({ action: 'give-goodwill', reason: 'Our mistake' });
    const again = await shop.till.call('resolveCase', { ...instead, seriesId: offer });
    expect(again).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
    await until('the coupon is made', () => made(shop, customerId).length === 1);
    await allSettled(shop);
    const { entries } = await shop.till.must('listEntries', { text: made(shop, customerId)[0]?.code ?? '?' });
    expect(entries[0]).toMatchObject({ kind: 'issue-coupon', goodwill: { note: 'Instead of FERN7402' } });
  });

  it('is all the member gets for it: the same bill given again takes nothing off', async () => {
    const { shop, customerId } = await openStore();
    // the till says no, and Capillary has counted it
    await shop.till.must('saveSettings', { changes: { caps: { hardStop: minor(0) } } });
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: redeemPath });
    shop.simulator.faults.add({ kind: 'status', status: 503, path: '*redemptions*', times: 'forever' });
    const first = await redeem(shop, customerId, ['FERN7402'], 'B-1', { timeLimitMs: 300 });
    expect(first.coupons[0]?.outcome).toBe('refused');
    shop.simulator.faults.remove();
    await until('it is on the desk', async () => {
      shop.till.clock.step(300);
      return (await shop.till.must('listCases', {})).openCount === 1;
    });
    const [one] = (await shop.till.must('listCases', {})).cases;
    expect(one?.kind).toBe('counted-after-refusal');
    const instead = { id: one?.entry.id ?? '', action: 'give-goodwill', seriesId: offer } as const;
    await shop.till.must('resolveCase', { ...instead, reason: 'Our mistake' });
    await until('the coupon is made', () => made(shop, customerId).length === 1);
    const again = await redeem(shop, customerId, ['FERN7402'], 'B-1');
    expect(again.bill.off.amountMinor).toBe(0);
    expect(again.coupons[0]).toMatchObject({
      outcome: 'refused',
      reasons: [{ key: 'goodwill-given-instead' }],
    });
  });
});
