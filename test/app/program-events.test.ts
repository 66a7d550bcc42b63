/** What point-of-sale programs hear, from which place on, and what is left out for keys that are not good for it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src-main/app/ports.ts';
import { type ProgramEvent, programEvent } from '../../src-main/contract/program-events.ts';
import type { Scope } from '../../src-main/contract/scopes.ts';
import type { Simulator } from '../../src-main/simulator/simulator.ts';
import { managerPin, online, startSimulator, startTill, type Till, until } from '../support/till.ts';

let simulator: Simulator;
let till: Till;
beforeAll(async () => {
  const started = await startSimulator();
  simulator = started.simulator;
  till = await startTill({ apiUrl: started.url });
  await online(till);
});
afterAll(async () => {
  await till.stop();
  await simulator.close();
});

async function makeKey(name: string, scopes: Scope[]) {
  const { key, secret } = await till.must('makeProgramKey', { name, scopes });
  return { id: key.id, secret, caller: till.app.findProgram(secret) ?? '' };
}

function listen(app: App, caller: string, lastId: string | null = null) {
  const heard: ProgramEvent[] = [];
  const shared = { ended: false };
  const followed = app.followProgram(caller, lastId);
  if (!followed.ok) throw new Error(followed.failure.reason);
  const stop = followed.value(
    (event) => heard.push(programEvent.parse(event)),
    () => {
      shared.ended = true;
    },
  );
  return { heard, shared, stop, types: () => heard.map(({ type }) => type) };
}

const redeem = (caller: string, code: string, number: string) =>
  till.app.call({
    operation: 'redeemCoupons',
    input: { customerId: '31004501', codes: [code], bill: { number, amount: '60.00' } },
    caller,
  });

const everything: Scope[] = ['coupons:redeem', 'events:read', 'members:read', 'counter:open'];

describe('events for point-of-sale programs', () => {
  it('tell what the till did and what Capillary decided, and go on after the last one heard', async () => {
    const { caller, secret } = await makeKey('Front desk', everything);
    const first = listen(till.app, caller);
    await till.must('lookupCustomer', { customerId: '31004501' });
    await till.must('listCustomerCoupons', { customerId: '31004501' });
    await till.must('switchLine', { line: 'offline' });
    await redeem(caller, 'FERN7402', 'B-1');
    await until('the acceptance is told', () => first.heard.length === 1);
    expect(first.heard[0]).toMatchObject({
      type: 'redemption.accepted',
      redemption: {
        ...{ code: 'FERN7402', bill: { number: 'B-1' }, member: { id: '31004501' }, own: true },
        moneyOff: { amountMinor: 500 },
      },
    });
    first.stop();

    await till.must('switchLine', { line: 'automatic' });
    await until('Capillary has it', async () => {
      const { entries } = await till.must('listEntries', { text: 'FERN7402' });
      return entries[0]?.state === 'confirmed';
    });
    const lastId = first.heard[0]?.id ?? '';
    till = await till.restart();
    const again = listen(till.app, till.app.findProgram(secret) ?? '', lastId);
    await until('the confirmation is told', () => again.heard.length === 1);
    expect(again.heard[0]).toMatchObject({
      type: 'redemption.confirmed',
      redemption: { reference: expect.any(String) },
    });
    expect(first.heard).toHaveLength(1);
    again.stop();
    await online(till);
  });

  it('tell a refusal once, with the till’s reasons', async () => {
    const { caller } = await makeKey('Refused', everything);
    const { heard, types, stop } = listen(till.app, caller);
    await till.must('lookupCustomer', { customerId: '31004502' });
    const answer = await till.app.call({
      operation: 'redeemCoupons',
      input: { customerId: '31004502', codes: ['FERN7402'], bill: { number: 'B-9', amount: '60.00' } },
      caller,
    });
    expect(answer).toMatchObject({ value: { coupons: [{ outcome: 'refused' }] } });
    await redeem(caller, 'MOSS3318', 'B-10');
    await until('the later one is told', () => types().includes('redemption.confirmed'));
    expect(types().filter((type) => type !== 'redemption.confirmed').length).toBeLessThanOrEqual(1);
    expect(heard.every((event) => event.type === 'events.lost' || 'redemption' in event)).toBe(true);
    stop();
  });

  it('leave out members and most of a code for a key that may only listen', async () => {
    const { caller } = await makeKey('Listener', ['events:read']);
    const before = listen(till.app, caller, '1-0');
    await until('what happened before is told', () => before.types().includes('redemption.confirmed'));
    const redemptions = before.heard.flatMap((event) => ('redemption' in event ? [event.redemption] : []));
    for (const { code, member, own } of redemptions) expect([code, member, own]).toEqual([code, null, false]);
    expect(redemptions.map(({ code }) => code)).toContain('•••402');
    expect(JSON.stringify(before.heard)).not.toMatch(/Amara|FERN7402/);
    before.stop();
  });

  it.each(['1-999999999', '7-1', 'nonsense', '', '1-1e3'])(
    'say that what came after %j cannot be told, and go on from now',
    async (lastId) => {
      const { keys } = await till.must('listProgramKeys', {});
      const key = keys.find(({ name }) => name === 'Listener');
      const { heard, stop } = listen(till.app, `key:${key?.id}`, lastId);
      expect(heard).toEqual([{ type: 'events.lost', id: expect.any(String), at: expect.any(Number) }]);
      stop();
    },
  );

  it('end when the key is taken away, and are not there without the scope', async () => {
    const { id, caller } = await makeKey('Short', ['events:read']);
    const { shared, heard } = listen(till.app, caller);
    await till.must('revokeProgramKey', { id });
    expect(shared.ended).toBe(true);
    await redeem((await makeKey('Another', everything)).caller, 'REED6627', 'B-11');
    expect(heard).toEqual([]);
    const { caller: deaf } = await makeKey('Deaf', ['coupons:check']);
    expect(till.app.followProgram(deaf, null)).toMatchObject({ failure: { reason: 'key-lacks-scope' } });
    expect(till.app.followProgram('window', null)).toMatchObject({ failure: { reason: 'key-wrong' } });
  });

  it('tell a year’s lines in pieces, each once and in order', async () => {
    const { caller } = await makeKey('Long away', everything);
    for (let times = 0; times < 30; times += 1) {
      await till.app.call({ operation: 'openCounter', input: { bill: { number: `B-${times}` } }, caller });
    }
    const { heard, types, stop } = listen(till.app, caller, '1-0');
    await until('all are told', () => types().filter((type) => type === 'counter.declined').length === 29);
    const places = heard.map(({ id }) => Number(id.split('-')[1]));
    expect(places).toEqual([...new Set(places)].sort((one, other) => one - other));
    stop();
  });
});

describe('what a program brings onto the screen', () => {
  it('waits for a person, is decided once, and both sides are told', async () => {
    const { caller } = await makeKey('Desk two', everything);
    const { heard, types, stop } = listen(till.app, caller);
    const open = (input: unknown) => till.app.call({ operation: 'openCounter', input, caller });
    const asked = await open({
      member: { identifier: { type: 'mobile', value: '15550100101' } },
      bill: { number: 'B-20', amount: '12.00' },
    });
    const { requestId } = (asked as { value: { requestId: string } }).value;
    expect(till.events.at(-1)).toEqual({ type: 'counter' });
    const { request } = await till.must('readCounterRequest', {});
    expect(request).toMatchObject({ id: requestId, from: 'Desk two (key)', bill: { amount: '12.00' } });
    expect(await till.must('answerCounterRequest', { id: requestId, take: true })).toEqual({ taken: true });
    expect(await till.call('answerCounterRequest', { id: requestId, take: true })).toMatchObject({
      failure: { reason: 'counter-request-gone' },
    });
    await until('it is told', () => types().includes('counter.opened'));
    expect(heard.at(-1)).toMatchObject({ counter: { requestId } });
    expect((await till.must('readCounterRequest', {})).request).toBeNull();
    stop();
  });

  it('is not shown to a covered screen, and is there when somebody comes back', async () => {
    const { caller } = await makeKey('Desk three', ['counter:open']);
    await till.must('coverSession', {});
    expect(
      await till.app.call({ operation: 'openCounter', input: { bill: { number: 'B-21' } }, caller }),
    ).toMatchObject({ ok: true });
    expect(await till.call('readCounterRequest', {})).toMatchObject({ failure: { reason: 'covered' } });
    await till.must('signIn', { pin: managerPin });
    expect((await till.must('readCounterRequest', {})).request?.bill.number).toBe('B-21');
  });

  it.each([
    ['nothing', {}, 'counter-empty'],
    ['an empty bill', { bill: {} }, 'counter-empty'],
    ['a comma', { bill: { amount: '1,50' } }, 'amount-comma'],
    ['a number that is none', { bill: { number: 'B\u0007' } }, 'input-characters'],
    ['two members', { member: { customerId: '1', identifier: {} } }, 'input-unknown-field'],
  ])('is refused with %s', async (_, input, reason) => {
    expect(await till.app.call({ operation: 'openCounter', input, caller: 'window' })).toMatchObject({
      failure: { kind: 'bad-input', reason },
    });
  });
});
