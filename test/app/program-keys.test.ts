/** Keys of point-of-sale programs: scope by operation in every cell, whose name stands where, and how a key ends. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayKeyCall } from '../../src-main/contract/rights.ts';
import { allScopes, type Scope } from '../../src-main/contract/scopes.ts';
import { type OperationName, operationNames, operations } from '../../src-main/contract/table.ts';
import type { Simulator } from '../../src-main/simulator/simulator.ts';
import { managerPin, online, startSimulator, startTill, type Till } from '../support/till.ts';

/** Written out once more; what is not here, no key may do. */
const expected: Record<Scope, OperationName[]> = {
  'counter:open': ['openCounter'],
  'members:read': ['lookupCustomer', 'listCustomerCoupons'],
  'coupons:check': ['checkCoupons'],
  'coupons:redeem': ['redeemCoupons', 'makeBillNumber'],
  'bills:add': ['makeBillNumber', 'addBill', 'readTrade'],
  'events:read': [],
};

const member = { customerId: '31004501' };
const bill = { number: 'B-1', amount: '40.00' };
const inputs: Partial<Record<OperationName, unknown>> = {
  lookupCustomer: member,
  addBill: { decisionId: '01a1fd10-673b-719a-9a77-0bd9b19de804', bill: { number: 'B-3', amount: '5.00' } },
  listCustomerCoupons: member,
  openCounter: { bill: { number: 'B-9' } },
  checkCoupons: { ...member, codes: ['FERN7402'], bill },
  redeemCoupons: { ...member, codes: ['FERN7402'], bill },
};
const wantOfRight = ['key-lacks-scope', 'key-never', 'key-wrong', 'key-no-approval', 'not-signed-in'];

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
  const made = await till.must('makeProgramKey', { name, scopes });
  const caller = till.app.findProgram(made.secret);
  if (caller === null) throw new Error('the key just made is not known');
  return { ...made, caller };
}

async function reasonOf(operation: string, input: unknown, caller: string, approvalId?: string) {
  const call = { operation, input, caller };
  const answer = await till.app.call(approvalId === undefined ? call : { ...call, approvalId });
  return answer.ok ? null : answer.failure.reason;
}

describe('a key', () => {
  it('is good for what its scopes say, in every cell, and for nothing of a manager’s', async () => {
    let cells = 0;
    for (const scope of allScopes) {
      const { key, caller } = await makeKey(`only ${scope}`, [scope]);
      for (const operation of operationNames) {
        cells += 1;
        const wanted = expected[scope].includes(operation);
        expect([scope, operation, mayKeyCall([scope], operation)]).toEqual([scope, operation, wanted]);
        const reason = await reasonOf(operation, inputs[operation] ?? {}, caller);
        const isAllowed = reason === null || !wantOfRight.includes(reason);
        expect([scope, operation, isAllowed]).toEqual([scope, operation, wanted]);
      }
      await till.must('revokeProgramKey', { id: key.id });
    }
    expect(cells).toBe(allScopes.length * operationNames.length);
    for (const operation of Object.values(expected).flat())
      expect(operations[operation].access).toBe('cashier');
  });

  it('works with nobody signed in and while the screen is covered; what it did stands under its name', async () => {
    const { caller } = await makeKey('Front desk', ['coupons:redeem']);
    await till.must('coverSession', {});
    const input = { ...member, codes: ['MOSS3318'], bill: { number: 'B-2', amount: '60.00' } };
    expect(await reasonOf('redeemCoupons', input, caller)).toBeNull();
    await till.must('signIn', { pin: managerPin });
    const { entries } = await till.must('listEntries', { text: 'MOSS3318' });
    expect(entries[0]?.till.by).toBe('Front desk (key)');
    const { lines } = await till.must('readAudit', { who: 'Front desk (key)' });
    expect(lines.map(({ action }) => action)).toContain('redeem.asked');
  });

  it('carries no approval of a manager, and the attempt is in the record', async () => {
    const { caller } = await makeKey('Side door', ['coupons:check']);
    const input = { ...member, codes: ['FERN7402'], bill };
    const approval = await till.must('approve', { operation: 'checkCoupons', input, pin: managerPin });
    expect(await reasonOf('checkCoupons', input, caller, approval.approvalId)).toBe('key-no-approval');
    expect(await reasonOf('redeemCoupons', input, caller)).toBe('key-lacks-scope');
    for (let times = 0; times < 5; times += 1)
      expect(await reasonOf('saveSettings', {}, caller)).toBe('key-never');
    const { lines } = await till.must('readAudit', { who: 'Side door (key)', kind: 'managers' });
    // the same again within the minute is no news
    expect(lines.map(({ action, subject }) => [action, subject])).toEqual([
      ['call.refused', 'saveSettings'],
      ['call.refused', 'redeemCoupons'],
      ['call.refused', 'checkCoupons'],
    ]);
  });

  it('is told once and kept nowhere: not in the list, the record, or any file of the till', async () => {
    const { key, secret } = await makeKey('Once', ['events:read']);
    expect(secret).toMatch(/^cpk_[\w-]{43}$/);
    const { keys } = await till.must('listProgramKeys', {});
    expect(keys.find(({ id }) => id === key.id)).toEqual({
      ...{ id: key.id, name: 'Once', scopes: ['events:read'], madeBy: 'Robin' },
      ...{ madeAt: expect.any(Number), lastUsedAt: null },
    });
    expect(JSON.stringify([keys, await till.must('readAudit', {}), till.events])).not.toContain(secret);
    for (const file of ['ledger.db', 'ledger.db-wal', 'cache.db']) {
      const bytes = readFileSync(join(till.folder, file));
      expect(bytes.includes(secret), file).toBe(false);
      expect(bytes.includes(secret.slice(4, 30)), file).toBe(false);
    }
  });

  it('remembers its last use, over a restart too', async () => {
    const { key, caller, secret } = await makeKey('Used', ['members:read']);
    expect(await reasonOf('lookupCustomer', member, caller)).toBeNull();
    const lastUse = async (one: Till) =>
      (await one.must('listProgramKeys', {})).keys.find(({ id }) => id === key.id)?.lastUsedAt;
    const at = await lastUse(till);
    expect(at).toEqual(expect.any(Number));
    till = await till.restart();
    expect(await lastUse(till)).toBe(at);
    expect(till.app.findProgram(secret)).toBe(caller);
  });

  it('that was taken away opens nothing, at once and after a restart', async () => {
    const { key, caller, secret } = await makeKey('Gone', ['members:read']);
    await till.must('revokeProgramKey', { id: key.id });
    expect(till.app.findProgram(secret)).toBeNull();
    expect(await reasonOf('lookupCustomer', member, caller)).toBe('key-wrong');
    expect(await reasonOf('readSession', {}, caller)).toBe('key-wrong');
    till = await till.restart();
    expect(till.app.findProgram(secret)).toBeNull();
    expect(await reasonOf('revokeProgramKey', { id: key.id }, 'window')).toBe('key-unknown');
  });

  it('has a name of its own, and there are not without end', async () => {
    const made = await till.must('listProgramKeys', {});
    for (const { id } of made.keys) await till.must('revokeProgramKey', { id });
    await makeKey('Till one', ['coupons:check']);
    const again = { name: 'till ONE', scopes: ['coupons:check'] };
    expect(await reasonOf('makeProgramKey', again, 'window')).toBe('key-name-taken');
    for (let count = 1; count < 20; count += 1) await makeKey(`Key ${count}`, ['coupons:check']);
    expect(await reasonOf('makeProgramKey', { ...again, name: 'One more' }, 'window')).toBe('keys-too-many');
  });

  it.each([
    ['no scope', { name: 'A', scopes: [] }],
    ['a scope nobody knows', { name: 'A', scopes: ['everything'] }],
    ['no name', { name: ' ', scopes: ['coupons:check'] }],
  ])('is not made with %s', async (_, input) => {
    expect((await till.app.call({ operation: 'makeProgramKey', input, caller: 'window' })).ok).toBe(false);
  });

  it('is compared in a way whose time tells nothing', () => {
    const file = new URL('../../src-main/app/program-keys.ts', import.meta.url);
    const code = readFileSync(file, 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '');
    const find = /find: \(presented\)[\s\S]*?return found;/.exec(code)?.[0] ?? '';
    expect(find).toContain('timingSafeEqual(kept, hash)');
    expect(find.match(/presented/g)).toHaveLength(2);
    expect(find).not.toMatch(/break|includes|indexOf|\.equals\(|secret/);
  });
});
