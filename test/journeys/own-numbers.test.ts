/** Own bill numbers at the running till: made, kept over a restart, and stopped when another till uses this till's name. */
import { afterEach, describe, expect, it } from 'vitest';
import { parseBillNumber } from '../../src-main/domain/bill-number.ts';
import { startTill, type Till, until } from '../support/till.ts';
import { meet, openShop, redeem, restart, type Shop, timesRedeemed } from './counter.ts';

const on = { ownBillNumbers: true, billOrganisation: 'SALTMA' };
const number = async (till: Till) => (await till.must('makeBillNumber', {})).number;

const seconds: Till[] = [];
afterEach(async () => {
  for (const till of seconds.splice(0)) await till.stop();
});

/** A second machine that somebody connected as the same till, and its redemption for a member of ours. */
async function anotherOfThatName(shop: Shop, code: string): Promise<string> {
  const till = await startTill({ apiUrl: shop.url, settings: on });
  seconds.push(till);
  const there = { ...shop, till };
  const theirs = await number(till);
  await until('it knows the line', async () => (await till.must('readStatus', {})).line.state === 'online');
  const redeemed = await redeem(there, await meet(there, code), [code], theirs);
  expect(redeemed.coupons[0]?.outcome).toBe('redeemed');
  return theirs;
}

const noticeOf = async (till: Till) =>
  (await till.must('readStatus', {})).notices.find(({ key }) => key === 'till-name-shared');

describe('own bill numbers', () => {
  it('are refused in words until they are switched on', async () => {
    const { till } = await openShop();
    expect((await till.must('readSession', {})).ownBillNumbers).toBe(false);
    expect(await till.call('makeBillNumber', {})).toMatchObject({ failure: { reason: 'own-numbers-off' } });
    await till.must('saveSettings', { changes: on });
    expect((await till.must('readSession', {})).ownBillNumbers).toBe(true);
    expect(till.events).toContainEqual({ type: 'session' });
  });

  it('begin with what the connection says, or with what is typed, and are taken by Capillary', async () => {
    const shop = await openShop({ ownBillNumbers: true });
    let made = '';
    await until('the organisation’s name was learned', async () => {
      const answer = await shop.till.call('makeBillNumber', {});
      if (!answer.ok) expect(answer.failure.reason).toBe('bill-names-missing');
      made = answer.ok ? answer.value.number : '';
      return answer.ok;
    });
    expect(made).toMatch(/^SALTMA-2101-QUAY04-\d{6}-1[B-Z]{4}-001$/);
    const redeemed = await redeem(shop, await meet(shop, 'FERN7402'), ['FERN7402'], made);
    expect(redeemed).toMatchObject({ coupons: [{ outcome: 'redeemed' }], bill: { number: made } });
    await shop.till.must('saveSettings', { changes: { billOrganisation: 'SM', billTill: 'T4' } });
    expect(await number(shop.till)).toMatch(/^SM-2101-T4-\d{6}-1[B-Z]{4}-002$/);
  });

  it('a short name that cannot stand in a number is refused at its field', async () => {
    const { till } = await openShop(on);
    const refused = await till.call('saveSettings', { changes: { billTill: 'T 4' } });
    expect(refused).toMatchObject({ failure: { kind: 'bad-input', field: 'changes.billTill' } });
  });

  it('go on after a restart and never come again', async () => {
    const shop = await openShop(on);
    const before = [await number(shop.till), await number(shop.till)];
    await restart(shop);
    const after = [await number(shop.till), await number(shop.till)];
    expect(new Set([...before, ...after]).size).toBe(4);
    expect(after.map((text) => parseBillNumber(text)?.counter)).toEqual([3, 4]);
  });

  it('the same bill pressed twice under its own number redeems once', async () => {
    const shop = await openShop(on);
    const amara = await meet(shop, 'FERN7402');
    const made = await number(shop.till);
    await redeem(shop, amara, ['FERN7402'], made);
    await redeem(shop, amara, ['FERN7402'], made);
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
  });
});

describe('two tills of one name', () => {
  it('are told apart at the comparison; own numbers stop until a manager has looked', async () => {
    const shop = await openShop(on);
    const { till } = shop;
    await till.must('openShift', {});
    const ours = await number(till);
    await redeem(shop, await meet(shop, 'FERN7402'), ['FERN7402'], ours);
    const theirs = await anotherOfThatName(shop, 'MOSS3318');
    expect(parseBillNumber(theirs)).toMatchObject({ till: 'QUAY04', counter: 1 });
    expect(await noticeOf(till)).toBeUndefined();

    const { comparison } = await till.must('compareShift', {});
    expect(comparison?.othersUnderOurName).toEqual([theirs]);
    expect(comparison?.comparedAt).toBeGreaterThan(0);
    expect((await noticeOf(till))?.message).toContain(theirs);
    expect(await till.call('makeBillNumber', {})).toMatchObject({
      failure: { reason: 'till-name-shared', facts: { bill: theirs } },
    });

    expect(await till.call('lookAtSharedName', { reason: ' ' })).toMatchObject({
      failure: { kind: 'bad-input' },
    });
    await till.must('lookAtSharedName', { reason: 'The old machine was still on' });
    expect(await noticeOf(till)).toBeUndefined();
    expect(parseBillNumber(await number(till))?.mark).not.toBe(parseBillNumber(ours)?.mark);
  });

  it('are told apart while a lost answer is asked about', async () => {
    const shop = await openShop(on);
    const amara = await meet(shop, 'FERN7402');
    const theirs = await anotherOfThatName(shop, 'MOSS3318');
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: '/v2/coupon/redeem' });
    await redeem(shop, amara, ['FERN7402'], await number(shop.till));
    await until('it was asked about', async () => (await noticeOf(shop.till)) !== undefined);
    expect((await noticeOf(shop.till))?.facts).toEqual({ bill: theirs });
  });

  it('bills of the same member from other tills and other programs mean nothing', async () => {
    const shop = await openShop(on);
    await shop.till.must('openShift', {});
    const amara = await meet(shop, 'FERN7402');
    await redeem(shop, amara, ['FERN7402'], await number(shop.till));
    await redeem(shop, amara, ['MOSS3318'], 'B-77');
    const { comparison } = await shop.till.must('compareShift', {});
    expect(comparison).toMatchObject({ othersUnderOurName: [], agreed: 2 });
    expect(await noticeOf(shop.till)).toBeUndefined();
  });
});
