/** The people of a till: roles that change, PINs that are reset, approvals that name what they are for. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffMember } from '../../src-main/contract/session.ts';
import type { Simulator } from '../../src-main/simulator/simulator.ts';
import { openToRead } from '../../src-main/store/database.ts';
import { keyIn } from '../support/test-key-store.ts';
import { managerPin, online, startSimulator, startTill, type Till } from '../support/till.ts';

let simulator: Simulator;
let till: Till;
let sam: StaffMember;
let pin = 100_207;
function nextPin(): string {
  pin += 7301;
  return String(pin);
}
let samsPin = '';

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
beforeEach(async () => {
  till.clock.step(31 * 60_000);
  samsPin = nextPin();
  sam = await till.must('addStaff', { name: 'Sam', role: 'cashier', pin: samsPin });
  await till.call('signIn', { pin: samsPin }, { caller: 'sam' });
});

const staffAt = async (caller: string) => {
  const session = await till.call('readSession', {}, { caller });
  return session.ok ? session.value.staff : null;
};

function auditOf(action: string) {
  const ledger = openToRead(`${till.folder}/ledger.db`, keyIn(till.folder));
  const rows = ledger.all('SELECT * FROM audit WHERE action = @action ORDER BY ordinal DESC', { action });
  ledger.close();
  return rows.map((row) => ({ ...row, detail: JSON.parse(String(row.detail)) }));
}

describe('a role', () => {
  it('holds from the next sign-in on, and ends the ones before', async () => {
    await till.must('changeRole', { id: sam.id, role: 'manager' });
    expect(await staffAt('sam')).toBeNull();
    await till.call('signIn', { pin: samsPin }, { caller: 'sam' });
    expect(await till.call('listStaff', {}, { caller: 'sam' })).toMatchObject({ ok: true });
    await till.must('changeRole', { id: sam.id, role: 'cashier' });
    await till.call('signIn', { pin: samsPin }, { caller: 'sam' });
    expect(await till.call('listStaff', {}, { caller: 'sam' })).toMatchObject({
      failure: { reason: 'needs-manager' },
    });
    expect(auditOf('staff.role-changed')[0]).toMatchObject({ who: 'Robin', subject: sam.id });
  });

  it('of the last manager stays', async () => {
    const robin = await staffAt('window');
    expect(await till.call('changeRole', { id: robin?.id ?? '', role: 'cashier' })).toMatchObject({
      failure: { reason: 'last-manager' },
    });
  });
});

describe('a new PIN', () => {
  it('replaces the old one at once, and ends the sign-ins made with it', async () => {
    const fresh = nextPin();
    await till.must('resetPin', { id: sam.id, pin: fresh });
    expect(await staffAt('sam')).toBeNull();
    expect(await till.call('signIn', { pin: samsPin }, { caller: 'sam' })).toMatchObject({ ok: false });
    till.clock.step(2000);
    expect(await till.call('signIn', { pin: fresh }, { caller: 'sam' })).toMatchObject({ ok: true });
    expect(auditOf('staff.pin-reset')[0]).toMatchObject({ who: 'Robin', subject: sam.id });
    expect(JSON.stringify(auditOf('staff.pin-reset'))).not.toContain(fresh);
  });

  it('may be the same again, and never weak or somebody else’s', async () => {
    expect(await till.call('resetPin', { id: sam.id, pin: samsPin })).toMatchObject({ ok: true });
    const reset = async (to: string) => till.call('resetPin', { id: sam.id, pin: to });
    expect(await reset('112233')).toMatchObject({ failure: { reason: 'pin-weak', field: 'pin' } });
    expect(await reset(managerPin)).toMatchObject({ failure: { reason: 'pin-taken', field: 'pin' } });
    expect(await till.call('resetPin', { id: 'nobody', pin: nextPin() })).toMatchObject({
      failure: { reason: 'staff-unknown' },
    });
  });

  it('is one person’s even when two are given it side by side', async () => {
    const one = nextPin();
    const added = await Promise.all(
      ['Ada', 'Ben', 'Cleo'].map((name) => till.call('addStaff', { name, role: 'cashier', pin: one })),
    );
    expect(added.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('an approval', () => {
  const bill = { number: 'B-77', amount: '41.50' };
  const input = { changes: { lanes: 3 }, bill };
  const approve = async () => {
    const given = await till.call(
      'approve',
      { operation: 'saveSettings', input: { changes: { lanes: 3 } }, pin: managerPin },
      { caller: 'sam' },
    );
    if (!given.ok) throw new Error(given.failure.message);
    return given.value.approvalId;
  };
  const use = (approvalId: string, lanes = 3, caller = 'sam') =>
    till.call('saveSettings', { changes: { lanes } }, { caller, approvalId });

  it('is recorded with who gave it, to whom, for what and how much, and with its use', async () => {
    await till.call('approve', { operation: 'redeemCoupons', input, pin: managerPin }, { caller: 'sam' });
    expect(auditOf('approval.given')[0]).toMatchObject({
      who: 'Robin',
      subject: 'redeemCoupons',
      detail: { for: 'Sam', bill: 'B-77', amount: '41.50' },
    });
    await use(await approve());
    expect(auditOf('approval.used')[0]).toMatchObject({
      who: 'Sam',
      subject: 'saveSettings',
      detail: { manager: 'Robin' },
    });
  });

  it('holds once, for this input, at this window and for minutes', async () => {
    const spent = { failure: { reason: 'approval-spent' } };
    const once = await approve();
    expect(await use(once)).toMatchObject({ ok: true });
    expect(await use(once)).toMatchObject(spent);
    expect(await use(await approve(), 4)).toMatchObject(spent);
    expect(await use(await approve(), 3, 'window')).toMatchObject(spent);
    const old = await approve();
    till.clock.step(5 * 60_000 + 1000);
    expect(await use(old)).toMatchObject(spent);
  });

  it('is worth nothing once who gave it is no manager any more', async () => {
    const theirs = nextPin();
    const mo = await till.must('addStaff', { name: 'Mo', role: 'manager', pin: theirs });
    const given = await till.call(
      'approve',
      { operation: 'saveSettings', input: { changes: { lanes: 3 } }, pin: theirs },
      { caller: 'sam' },
    );
    await till.must('changeRole', { id: mo.id, role: 'cashier' });
    expect(await use(given.ok ? given.value.approvalId : '')).toMatchObject({
      failure: { reason: 'approval-spent' },
    });
  });
});

describe('a search by a piece', () => {
  const search = (query: string, caller: string) =>
    till.call('searchCustomers', { query }, { caller }).then((answer) => {
      if (!answer.ok) throw new Error(answer.failure.message);
      return answer.value.customers;
    });

  it('shows a cashier masked rows, a manager whole ones, and who types all of a number that one whole', async () => {
    const whole = await search('1555010', 'window');
    expect(whole.length).toBeGreaterThan(2);
    expect(whole.every(({ masked }) => !masked)).toBe(true);
    const pieces = await search('1555010', 'sam');
    expect(pieces.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    expect(pieces.every(({ masked }) => masked)).toBe(true);
    for (const value of whole.flatMap(({ identifiers }) => identifiers.map((one) => one.value))) {
      expect(JSON.stringify(pieces)).not.toContain(`"${value}"`);
    }
    const [exact] = await search('15550100101', 'sam');
    expect(exact).toMatchObject({ masked: false });
    expect(exact?.identifiers.some(({ value }) => value.includes('15550100101'))).toBe(true);
    await till.must('switchLine', { line: 'offline' });
    expect((await search('1555010', 'sam')).every(({ masked }) => masked)).toBe(true);
    expect((await search('15550100101', 'sam'))[0]).toMatchObject({ masked: false });
    await till.must('switchLine', { line: 'automatic' });
  });
});

describe('a till that is left alone', () => {
  const minute = 60_000;
  const session = async () => {
    const read = await till.call('readSession', {}, { caller: 'sam' });
    if (!read.ok) throw new Error(read.failure.message);
    return read.value;
  };

  it('is covered after the minutes of the setting, whatever the clock says, and opened by a PIN', async () => {
    await till.must('saveSettings', { changes: { idleLockMs: 10 * minute } });
    await till.call('signIn', { pin: samsPin }, { caller: 'sam' });
    till.clock.setWall(365 * 86_400_000);
    expect(await session()).toMatchObject({ staff: { name: 'Sam' }, covered: null });
    till.clock.setWall(0);
    till.clock.step(9 * minute);
    expect(await till.call('stayHere', {}, { caller: 'sam' })).toMatchObject({ ok: true });
    till.clock.step(9 * minute);
    expect(await till.call('listEntries', {}, { caller: 'sam' })).toMatchObject({ ok: true });
    till.clock.step(10 * minute);
    expect(await till.call('listEntries', {}, { caller: 'sam' })).toMatchObject({
      failure: { kind: 'not-signed-in', reason: 'covered', facts: { name: 'Sam' } },
    });
    expect(await session()).toMatchObject({ staff: null, covered: { name: 'Sam' } });
    expect(await till.call('signIn', { pin: samsPin }, { caller: 'sam' })).toMatchObject({ ok: true });
    expect(await session()).toMatchObject({ staff: { name: 'Sam' }, covered: null });
    expect(auditOf('session.uncovered')[0]).toMatchObject({ who: 'Sam' });
    await till.call('signIn', { pin: managerPin });
    await till.must('saveSettings', { changes: { idleLockMs: 0 } });
  });

  it('can be covered by hand, and somebody else who signs in over it is recorded', async () => {
    await till.call('coverSession', {}, { caller: 'sam' });
    expect(await session()).toMatchObject({ staff: null, covered: { name: 'Sam' } });
    await till.call('signIn', { pin: managerPin }, { caller: 'sam' });
    expect(await session()).toMatchObject({ staff: { name: 'Robin' }, covered: null });
    expect(auditOf('session.signed-in')[0]).toMatchObject({ who: 'Robin', detail: { over: 'Sam' } });
  });
});
