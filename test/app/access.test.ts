/** Who may do what, and what bad input gets: told at the field, nothing sent, nothing written. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OperationName, operationNames, operations } from '../../src-main/contract/table.ts';
import type { Simulator } from '../../src-main/simulator/simulator.ts';
import { managerPin, online, startSimulator, startTill, type Till } from '../support/till.ts';

let simulator: Simulator;
let till: Till;
beforeEach(async () => {
  const started = await startSimulator();
  simulator = started.simulator;
  till = await startTill({ apiUrl: started.url });
  await online(till);
});
afterEach(async () => {
  await till.stop();
  await simulator.close();
});

async function failureOf(operation: string, input: unknown, caller = 'window') {
  const result = await till.app.call({ operation, input, caller });
  if (result.ok) throw new Error(`${operation} was allowed`);
  return result.failure;
}

describe('access', () => {
  it('asks for a sign-in wherever the table says so', async () => {
    const guarded = operationNames.filter((name) => ['cashier', 'manager'].includes(operations[name].access));
    for (const name of guarded) {
      expect(await failureOf(name, {}, 'stranger')).toMatchObject({
        kind: 'not-signed-in',
        reason: 'not-signed-in',
      });
    }
    expect(guarded.length).toBeGreaterThan(10);
  });

  it('lets a cashier do nothing that is a manager’s', async () => {
    await till.must('addStaff', { name: 'Sam', role: 'cashier', pin: '918273' });
    await till.call('signIn', { pin: '918273' }, { caller: 'sam' });
    const inputs: Partial<Record<OperationName, unknown>> = {
      addStaff: { name: 'X', role: 'manager', pin: '564738' },
      retireStaff: { id: 'x' },
      testConnection: {},
      saveConnection: { connection: { auth: 'basic', till: 't', password: 'p', cluster: 'eu' } },
      saveSettings: { changes: { lanes: 2 } },
      retryEntry: { id: '01a1fd10-673b-719a-9a77-0bd9b19de804' },
      withdrawEntry: { id: '01a1fd10-673b-719a-9a77-0bd9b19de804', note: 'n' },
    };
    for (const name of operationNames.filter((one) => operations[one].access === 'manager')) {
      expect(await failureOf(name, inputs[name] ?? {}, 'sam')).toMatchObject({ kind: 'not-allowed' });
    }
  });

  it('keeps a sign-in with the door it was made at', async () => {
    expect((await till.must('readSession', {})).staff?.name).toBe('Robin');
    const other = await till.call('readSession', {}, { caller: 'other' });
    expect(other).toMatchObject({ ok: true, value: { staff: null } });
    await till.must('signOut', {});
    expect((await till.must('readSession', {})).staff).toBeNull();
  });

  it('sets a till up only while it has no staff', async () => {
    expect(await failureOf('setUpTill', { name: 'Eve', pin: '918273' })).toMatchObject({
      kind: 'conflict',
      reason: 'already-set-up',
    });
  });

  it('ends the sign-ins of somebody who is retired, and keeps the last manager', async () => {
    const sam = await till.must('addStaff', { name: 'Sam', role: 'manager', pin: '918273' });
    await till.call('signIn', { pin: '918273' }, { caller: 'sam' });
    await till.must('retireStaff', { id: sam.id });
    expect(await till.call('readSession', {}, { caller: 'sam' })).toMatchObject({ value: { staff: null } });
    expect(await failureOf('signIn', { pin: '918273' }, 'sam')).toMatchObject({ reason: 'pin-wrong' });
    till.clock.step(60_000);
    const { staff } = await till.must('listStaff', {});
    expect(await failureOf('retireStaff', { id: staff[0]?.id })).toMatchObject({ reason: 'last-manager' });
  });
});

describe('PINs', () => {
  it('counts, delays and at last locks wrong ones, over a restart too', async () => {
    const wrong = () => failureOf('signIn', { pin: '654987' }, 'guesser');
    expect(await wrong()).toMatchObject({ kind: 'not-signed-in', reason: 'pin-wrong', facts: { left: '8' } });
    expect(await wrong()).toMatchObject({
      kind: 'wait',
      reason: 'pin-wait',
      retryAfterMs: expect.any(Number),
    });
    for (let failures = 1; failures < 8; failures += 1) {
      till.clock.step(1000 * 2 ** (failures - 1));
      expect(await wrong()).toMatchObject({ reason: 'pin-wrong' });
    }
    till.clock.step(128_000);
    expect(await wrong()).toMatchObject({ kind: 'wait', reason: 'pin-locked' });
    expect(await failureOf('signIn', { pin: managerPin }, 'guesser')).toMatchObject({ reason: 'pin-locked' });
    till.clock.setWall(365 * 86_400_000);
    expect(await failureOf('signIn', { pin: managerPin }, 'guesser')).toMatchObject({ reason: 'pin-locked' });
    till.clock.step(30 * 60_000);
    expect(await till.call('signIn', { pin: managerPin }, { caller: 'guesser' })).toMatchObject({ ok: true });
  });

  it('gains nothing from guessing side by side', async () => {
    const guesses = await Promise.all(
      ['654987', '654988', '654989', '654990'].map((pin) => failureOf('signIn', { pin }, pin)),
    );
    expect(guesses.filter(({ reason }) => reason === 'pin-wrong')).toHaveLength(1);
  });

  it.each(['123', '12345a', '１２３４５６', '1234567', ''])(
    'tells at the field that %j is no PIN',
    async (pin) => {
      expect(await failureOf('signIn', { pin })).toMatchObject({
        kind: 'bad-input',
        reason: 'pin-shape',
        field: 'pin',
      });
    },
  );

  it.each(['000000', '123456', '987654', '121212', '123123'])('refuses %s as too easy', async (pin) => {
    expect(await failureOf('addStaff', { name: 'Sam', role: 'cashier', pin })).toMatchObject({
      reason: 'pin-weak',
    });
  });

  it('refuses a PIN somebody else has', async () => {
    expect(await failureOf('addStaff', { name: 'Sam', role: 'cashier', pin: managerPin })).toMatchObject({
      kind: 'conflict',
      reason: 'pin-taken',
    });
  });
});

describe('bad input', () => {
  const good = { customerId: '31004501', codes: ['FERN7402'], bill: { number: 'B-1', amount: '40.00' } };

  it.each<[string, unknown, string, string | undefined]>([
    ['no codes', { ...good, codes: [] }, 'input-empty', 'codes'],
    ['an empty code', { ...good, codes: [' '] }, 'input-empty', 'codes.0'],
    ['a code too long', { ...good, codes: ['X'.repeat(65)] }, 'input-too-long', 'codes.0'],
    ['an emoji', { ...good, codes: ['FERN7402', '🍵'] }, 'input-characters', 'codes.1'],
    ['full-width digits', { ...good, codes: ['ＦＥＲＮ７４０２'] }, 'input-characters', 'codes.0'],
    ['the same code twice', { ...good, codes: ['FERN7402', 'fern7402'] }, 'code-twice', 'codes'],
    [
      'too many codes',
      { ...good, codes: Array.from({ length: 21 }, (_, index) => `C${index}`) },
      'too-many-codes',
      'codes',
    ],
    ['no bill number', { ...good, bill: { number: '', amount: '40' } }, 'input-empty', 'bill.number'],
    ['no bill', { customerId: '31004501', codes: ['A'] }, 'input-empty', 'bill'],
    [
      'a control character',
      { ...good, bill: { number: 'B\u0007', amount: '40' } },
      'input-characters',
      'bill.number',
    ],
    ['a comma', { ...good, bill: { number: 'B', amount: '12,50' } }, 'amount-comma', 'bill.amount'],
    ['an exponent', { ...good, bill: { number: 'B', amount: '1e9' } }, 'amount-not-a-number', 'bill.amount'],
    [
      'a negative amount',
      { ...good, bill: { number: 'B', amount: '-1' } },
      'amount-not-a-number',
      'bill.amount',
    ],
    ['NaN', { ...good, bill: { number: 'B', amount: 'NaN' } }, 'amount-not-a-number', 'bill.amount'],
    [
      '400 digits',
      { ...good, bill: { number: 'B', amount: '9'.repeat(400) } },
      'input-too-long',
      'bill.amount',
    ],
    [
      'a number for the amount',
      { ...good, bill: { number: 'B', amount: 40 } },
      'input-invalid',
      'bill.amount',
    ],
    ['a member’s number that is none', { ...good, customerId: 'abc' }, 'input-invalid', 'customerId'],
    ['a field nobody knows', { ...good, bonus: 1 }, 'input-unknown-field', 'bonus'],
    ['a list for an object', [1, 2], 'input-invalid', undefined],
    ['text for an object', 'hello', 'input-invalid', undefined],
  ])('%s', async (_, input, reason, field) => {
    const before = simulator.calls.length;
    const failure = await failureOf('redeemCoupons', input);
    expect(failure).toMatchObject({ kind: 'bad-input', reason, ...(field === undefined ? {} : { field }) });
    expect(`${failure.message} ${failure.next}`).not.toMatch(/\{\{|\?|undefined/);
    expect(simulator.calls.slice(before).filter(({ path }) => path.includes('redeem'))).toEqual([]);
    expect((await till.must('listEntries', {})).entries).toEqual([]);
  });

  it('refuses an operation that does not exist', async () => {
    for (const operation of ['sell', 'constructor', '__proto__', '']) {
      expect(await failureOf(operation, {})).toMatchObject({
        kind: 'not-found',
        reason: 'operation-unknown',
      });
    }
  });
});

describe('the connection', () => {
  const basic = { auth: 'basic', cluster: 'custom', till: 'quay.04', password: 'low-tide-41' } as const;

  it('shows till, organisation, server time, clock difference and request id', async () => {
    const test = await till.must('testConnection', {});
    expect(test).toMatchObject({ till: 'quay.04', organisation: expect.stringContaining('Saltmarsh') });
    expect(test.serverTime).toMatch(/^\d{4}-.*[+-]\d{2}:\d{2}$/);
    expect(Math.abs(test.clockDifferenceMs ?? 1e9)).toBeLessThan(5000);
    expect(test.words.requestId).toBeTruthy();
  });

  it('works with OAuth as well', async () => {
    const { view } = { view: (await till.must('readSettings', {})).connection };
    const test = await till.must('testConnection', {
      connection: {
        auth: 'oauth',
        cluster: 'custom',
        apiUrl: view?.apiUrl,
        key: 'TRAININGKEY0001',
        secret: 'training-secret-0001',
      },
    });
    expect(test.organisation).toContain('Saltmarsh');
  });

  it('says what to do when the password is wrong, and when nobody answers', async () => {
    const { connection } = await till.must('readSettings', {});
    const wrong = { ...basic, apiUrl: connection?.apiUrl, password: 'nope' };
    expect(await failureOf('testConnection', { connection: wrong })).toMatchObject({
      kind: 'refused',
      reason: 'connection-refused',
      platform: { code: 401 },
    });
    expect(
      await failureOf('testConnection', { connection: { ...basic, apiUrl: 'http://127.0.0.1:9' } }),
    ).toMatchObject({
      kind: 'unreachable',
    });
  });

  it.each([
    'http://example.com',
    'ftp://127.0.0.1',
    'nonsense',
    '',
    'https://user:pass@example.com',
    'https://x.example?a=1',
  ])('refuses the address %j', async (apiUrl) => {
    expect(await failureOf('saveConnection', { connection: { ...basic, apiUrl } })).toMatchObject({
      reason: 'connection-url',
      field: 'connection.apiUrl',
    });
  });

  it('does not send a queue made for one account to another without being told to', async () => {
    const { connection } = await till.must('readSettings', {});
    await till.must('lookupCustomer', { customerId: '31004501' });
    await till.must('listCustomerCoupons', { customerId: '31004501' });
    await till.must('switchLine', { line: 'offline' });
    await till.must('redeemCoupons', {
      customerId: '31004501',
      codes: ['FERN7402'],
      bill: { number: 'B-1', amount: '40.00' },
    });
    const other = { ...basic, till: 'mill.02', password: 'mill-wheel-77', apiUrl: connection?.apiUrl };
    expect(await failureOf('saveConnection', { connection: other })).toMatchObject({
      kind: 'conflict',
      reason: 'queue-waits-for-account',
      facts: { count: '1' },
    });
    const rotated = { ...basic, apiUrl: connection?.apiUrl };
    await till.must('saveConnection', { connection: rotated });
    await till.must('saveConnection', { connection: other, takeQueueAlong: true });
  });

  it('never gives a secret back, and keeps it when it is left out', async () => {
    const { connection, settings } = await till.must('readSettings', {});
    const { password: _, ...without } = basic;
    await till.must('saveConnection', { connection: { ...without, apiUrl: connection?.apiUrl } });
    const shown = JSON.stringify([settings, await till.must('readSettings', {}), till.events]);
    expect(shown).not.toContain('low-tide-41');
    await online(till);
    expect((await till.must('testConnection', {})).till).toBe('quay.04');
  });
});
