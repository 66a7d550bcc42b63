/** Members written about at this till: each with exactly one effect, whatever becomes of the answer. */
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { EnrolledMember, MemberChange } from '../../src-main/contract/members.ts';
import { until } from '../support/till.ts';
import { allSettled, openShop, plugLine, pullLine, redeem, restart, type Shop } from './counter.ts';

const amaraId = '31004501';
const mobile = '15550100177';
/** Whom this till has not seen. */
const bogdan = { id: '31004502', mobile: '15550100102', name: 'Bogdan Țepelea' };
const zoe = { firstName: 'Zoë', lastName: 'Ruß', mobile, fields: { home_harbour: 'Old Quay' } };
const memberOf = (shop: Shop, id = amaraId) =>
  shop.simulator.world.members.find((one) => String(one.id) === id);
const enrolled = (shop: Shop) => shop.simulator.world.members.filter((one) => one.mobile === mobile);

interface Kind {
  path: string;
  method: 'POST' | 'PUT';
  make: (shop: Shop, changeId: string, timeLimitMs: number) => Promise<EnrolledMember | MemberChange>;
  /** How often it happened at Capillary, as far as that can be seen there. */
  effects: (shop: Shop) => number;
}

const about = { customerId: amaraId };
const kinds: Record<string, Kind> = {
  'a new member': {
    path: '/v2/customers',
    method: 'POST',
    make: ({ till }, changeId, timeLimitMs) => till.must('enrolMember', { ...zoe, changeId, timeLimitMs }),
    effects: (shop) => enrolled(shop).length,
  },
  'another name': {
    path: `/v2/customers/${amaraId}`,
    method: 'PUT',
    make: ({ till }, changeId, timeLimitMs) =>
      till.must('updateMember', { ...about, changeId, timeLimitMs, firstName: '陽葵' }),
    effects: (shop) => (memberOf(shop)?.firstName === '陽葵' ? 1 : 0),
  },
  'another number': {
    path: `/v2/customers/${amaraId}/changeIdentifier`,
    method: 'POST',
    make: ({ till }, changeId, timeLimitMs) =>
      till.must('changeIdentifier', {
        ...about,
        changeId,
        timeLimitMs,
        add: { mobile },
        remove: { mobile: '15550100101' },
      }),
    effects: (shop) => enrolled(shop).length,
  },
  'another status': {
    path: '/v2/customers/lookup/status',
    method: 'PUT',
    make: ({ till }, changeId, timeLimitMs) =>
      till.must('changeMemberStatus', {
        ...about,
        changeId,
        timeLimitMs,
        label: 'INACTIVE',
        reason: 'asked',
      }),
    effects: (shop) => (memberOf(shop)?.status?.label === 'INACTIVE' ? 1 : 0),
  },
  'a note': {
    path: '/v1.1/customer/notes',
    method: 'POST',
    make: ({ till }, changeId, timeLimitMs) =>
      till.must('addNote', { ...about, changeId, timeLimitMs, text: 'Allergic to nuts 🥜' }),
    effects: (shop) => memberOf(shop)?.notes?.length ?? 0,
  },
  'a label': {
    path: `/v2/customers/${amaraId}/changeLabels`,
    method: 'POST',
    make: ({ till }, changeId, timeLimitMs) =>
      till.must('changeLabels', { ...about, changeId, timeLimitMs, add: ['Trade'] }),
    effects: (shop) => memberOf(shop)?.labels?.length ?? 0,
  },
};

async function open(): Promise<Shop> {
  const shop = await openShop();
  await shop.till.must('lookupCustomer', about);
  await shop.till.must('readMemberForm', {});
  return shop;
}

const times = (shop: Shop, { path, method }: Kind) =>
  shop.simulator.calls.filter((call) => call.path === path && call.method === method).length;

async function untilConfirmed(shop: Shop, id: string): Promise<void> {
  await until('it is confirmed', async () => {
    shop.till.clock.step(300);
    return (await shop.till.must('readEntry', { id })).entry.state === 'confirmed';
  });
}

describe.each(Object.entries(kinds))('%s', (_name, kind) => {
  it('is done at once with the line up, and pressing twice does it once', async () => {
    const shop = await open();
    const changeId = v7();
    const both = await Promise.all([kind.make(shop, changeId, 3000), kind.make(shop, changeId, 3000)]);
    expect(both.map(({ entry }) => [entry?.id, entry?.word])).toEqual([
      [changeId, 'confirmed'],
      [changeId, 'confirmed'],
    ]);
    expect([kind.effects(shop), times(shop, kind)]).toEqual([1, 1]);
  });

  it.each([
    ['made', 'after-commit', 1],
    ['not made', 'before-commit', 2],
  ] as const)('has one effect when the answer is lost: %s', async (_what, when, sent) => {
    const shop = await open();
    shop.simulator.faults.add({ kind: 'drop', when, path: kind.path, method: kind.method });
    const changeId = v7();
    const told = await kind.make(shop, changeId, 200);
    expect(told.outcome).not.toBe('refused');
    await untilConfirmed(shop, changeId);
    expect(kind.effects(shop)).toBe(1);
    // what nothing at Capillary would tell is sent again, and changes nothing more
    const isTold = !kind.path.endsWith('/status');
    expect(times(shop, kind)).toBe(isTold ? sent : 2);
    expect((await shop.till.must('listCases', {})).openCount).toBe(0);
  });

  it('survives the end of the program in the middle', async () => {
    const shop = await open();
    shop.simulator.faults.add({ kind: 'hang', when: 'after-commit', path: kind.path, method: kind.method });
    const changeId = v7();
    await kind.make(shop, changeId, 200);
    await restart(shop);
    await untilConfirmed(shop, changeId);
    expect(kind.effects(shop)).toBe(1);
    expect((await shop.till.must('listCases', {})).openCount).toBe(0);
  });

  it('waits while the line is down, over a restart, and then goes once', async () => {
    const shop = await open();
    await pullLine(shop);
    const changeId = v7();
    const told = await kind.make(shop, changeId, 200);
    expect(['here', 'waits']).toContain(told.outcome);
    await restart(shop);
    await plugLine(shop);
    await untilConfirmed(shop, changeId);
    expect([kind.effects(shop), times(shop, kind)]).toEqual([1, 1]);
  });
});

const poster = 'PIER-POSTER';

/** Offline, enrolled and served at once. */
async function enrolOffline(shop: Shop, more: object = {}): Promise<string> {
  await shop.till.must('listCustomerCoupons', { customerId: '31004513' });
  await shop.till.must('checkCoupons', {
    customerId: '31004513',
    codes: [poster],
    bill: { number: 'B-0', amount: '40.00' },
  });
  await pullLine(shop);
  const made = await shop.till.must('enrolMember', { ...zoe, ...more, changeId: v7() });
  expect(made).toMatchObject({ outcome: 'here', customer: { name: 'Zoë Ruß', source: 'till' } });
  const customerId = made.customer?.id ?? '';
  const { coupons } = await redeem(shop, customerId, [poster], 'B-1');
  expect(coupons[0]?.outcome).toBe('accepted');
  return customerId;
}

const usesOf = (shop: Shop, memberId: number | undefined) =>
  shop.simulator.world.redemptions.filter((one) => one.memberId === memberId && one.code === poster);

describe('a member enrolled offline', () => {
  it('is usable at once, found again, and goes first in its lane', async () => {
    const shop = await open();
    const customerId = await enrolOffline(shop);
    const { customers } = await shop.till.must('searchCustomers', { query: '+1 555 010-0177' });
    expect(customers.map(({ id }) => id)).toEqual([customerId]);
    await shop.till.must('addNote', { customerId, changeId: v7(), text: 'new here' });
    await restart(shop);
    await plugLine(shop);
    await allSettled(shop);
    const [member, ...more] = enrolled(shop);
    expect(more).toEqual([]);
    expect(usesOf(shop, member?.id)).toHaveLength(1);
    expect(member?.notes?.map(({ description }) => description)).toEqual(['new here']);
    // whoever still holds the old id means the member Capillary knows
    expect(await shop.till.must('lookupCustomer', { customerId })).toMatchObject({ id: String(member?.id) });
    const again = await redeem(shop, customerId, [poster], 'B-1');
    expect(again.coupons[0]?.outcome).toBe('redeemed');
    expect(usesOf(shop, member?.id)).toHaveLength(1);
    const { customers: after } = await shop.till.must('searchCustomers', { query: mobile });
    expect(after.map(({ id }) => id)).toEqual([String(member?.id)]);
  });

  it('whose answer is lost is looked up and made once, and what waits goes to it', async () => {
    const shop = await open();
    await enrolOffline(shop);
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: '/v2/customers', method: 'POST' });
    await plugLine(shop);
    await allSettled(shop);
    expect(enrolled(shop)).toHaveLength(1);
    expect(usesOf(shop, enrolled(shop)[0]?.id)).toHaveLength(1);
  });

  it.each([1014, 1032, 8007, 8050] as const)(
    'that clashes (%i) waits for a choice: the same person',
    async (code) => {
      const shop = await open();
      shop.simulator.setModes({ takenIdentifier: code });
      await enrolOffline(shop, { mobile: bogdan.mobile });
      await plugLine(shop);
      const one = await untilClash(shop);
      const { customers } = await shop.till.must('readClash', { id: one.entry.id });
      expect(customers.map(({ id, name }) => [id, name])).toEqual([[bogdan.id, bogdan.name]]);
      expect(shop.simulator.world.redemptions.filter(({ code: used }) => used === poster)).toEqual([]);
      await shop.till.must('resolveCase', {
        id: one.entry.id,
        action: 'use-that-member',
        customerId: bogdan.id,
        reason: 'She showed her card',
      });
      await allSettled(shop);
      expect(usesOf(shop, Number(bogdan.id))).toHaveLength(1);
      expect(shop.simulator.world.members).toHaveLength(16);
    },
  );

  it('that clashes is enrolled with another number, before what waits, also after a restart', async () => {
    const shop = await open();
    await enrolOffline(shop, { mobile: bogdan.mobile });
    await plugLine(shop);
    const one = await untilClash(shop);
    await pullLine(shop);
    await shop.till.must('resolveCase', {
      id: one.entry.id,
      action: 'other-number',
      identifiers: { mobile: '+1 555 010 0177' },
      reason: 'It was her sister’s',
    });
    await restart(shop);
    await plugLine(shop);
    await allSettled(shop);
    expect(enrolled(shop)).toHaveLength(1);
    expect(usesOf(shop, enrolled(shop)[0]?.id)).toHaveLength(1);
    expect(usesOf(shop, Number(bogdan.id))).toEqual([]);
  });
});

async function untilClash(shop: Shop) {
  await until('the clash is on the desk', async () => {
    shop.till.clock.step(300);
    return (await shop.till.must('listCases', {})).cases.some(({ kind }) => kind === 'member-clash');
  });
  const one = (await shop.till.must('listCases', {})).cases.find(({ kind }) => kind === 'member-clash');
  if (!one) throw new Error('no clash');
  return one;
}

describe('a member Capillary has just given an id', () => {
  it('keeps one lane under both ids until it is empty', async () => {
    const shop = await open();
    const customerId = await enrolOffline(shop);
    // the enrolment arrives, and what is behind it is held up
    shop.simulator.faults.add({
      kind: 'status',
      status: 503,
      times: 'forever',
      path: '/v2/coupon/redeem',
    });
    await plugLine(shop);
    await until('it has its id', () => enrolled(shop).length === 1);
    const id = String(enrolled(shop)[0]?.id);
    await until('the till knows it', async () => {
      shop.till.clock.step(100);
      return (await shop.till.must('lookupCustomer', { customerId })).id === id;
    });
    const note = await shop.till.must('addNote', {
      customerId: id,
      changeId: v7(),
      text: 'later',
      timeLimitMs: 200,
    });
    expect(note.entry).toMatchObject({ customer: { id }, waitingFor: 'lane' });
    shop.simulator.faults.remove();
    await until('everything went', async () => {
      shop.till.clock.step(2000);
      return (await shop.till.must('readStatus', {})).counts.waiting === 0;
    });
    expect(usesOf(shop, Number(id))).toHaveLength(1);
    expect(enrolled(shop)[0]?.notes).toHaveLength(1);
  });
});

describe('what waits for a member', () => {
  it('is not left without one: the clash is not closed, nor the enrolment taken back, before it', async () => {
    const shop = await open();
    await enrolOffline(shop, { mobile: bogdan.mobile });
    const { entries } = await shop.till.must('listEntries', { kinds: ['enrol-member'] });
    const awaited = { ok: false, failure: { reason: 'member-awaited' } };
    const enrolment = entries[0]?.id ?? '';
    expect(await shop.till.call('withdrawEntry', { id: enrolment, note: 'typed wrong' })).toMatchObject(
      awaited,
    );
    await plugLine(shop);
    const { id } = (await untilClash(shop)).entry;
    const take = { id, action: 'take-capillarys-word', reason: 'gone' } as const;
    expect(await shop.till.call('resolveCase', take)).toMatchObject(awaited);
    const { entries: waiting } = await shop.till.must('listEntries', { kinds: ['redeem-coupon'] });
    await shop.till.must('withdrawEntry', { id: waiting[0]?.id ?? '', note: 'she paid in full' });
    await shop.till.must('resolveCase', take);
    expect((await shop.till.must('listCases', {})).openCount).toBe(0);
  });
});

describe('what nobody needs any more', () => {
  it('somebody this till remembers is not enrolled a second time while the line is down', async () => {
    const shop = await open();
    const customerId = await enrolOffline(shop);
    const again = await shop.till.must('enrolMember', { ...zoe, changeId: v7() });
    expect(again).toMatchObject({ outcome: 'clash', entry: null, clash: [{ id: customerId }] });
    expect((await shop.till.must('listEntries', { kinds: ['enrol-member'] })).entries).toHaveLength(1);
  });

  it('a member whose enrolment was taken back is not found any more', async () => {
    const shop = await open();
    await pullLine(shop);
    const changeId = v7();
    const { customer } = await shop.till.must('enrolMember', { ...zoe, changeId });
    await shop.till.must('withdrawEntry', { id: changeId, note: 'typed wrong' });
    const { customers } = await shop.till.must('searchCustomers', { query: mobile });
    expect(customers).toEqual([]);
    const note = { customerId: customer?.id ?? '', changeId: v7(), text: 'too late' };
    expect(await shop.till.call('addNote', note)).toMatchObject({
      ok: false,
      failure: { reason: 'customer-unknown' },
    });
  });
});

describe('enrolling with the line up', () => {
  it('tells who has the number already, and enrols nobody', async () => {
    const shop = await open();
    const told = await shop.till.must('enrolMember', { ...zoe, mobile: '15550100101', changeId: v7() });
    expect(told).toMatchObject({ outcome: 'clash', customer: null, clash: [{ id: amaraId }] });
    expect((await shop.till.must('listCases', {})).openCount).toBe(0);
    expect(shop.simulator.world.members).toHaveLength(16);
  });

  it('says at the field what is wrong, and writes nothing', async () => {
    const shop = await open();
    const wrong = [
      ['nothing to be found by', { mobile: undefined }, 'mobile', 'member-no-identifier'],
      ['an address of 400 characters', { email: `${'a'.repeat(390)}@x.example` }, 'email', 'input-too-long'],
      ['no address', { email: 'ava at home' }, 'email', 'input-email'],
      ['half a number', { mobile: '12345' }, 'mobile', 'input-mobile'],
      ['a needed field left out', { fields: {} }, 'fields.home_harbour', 'member-field-missing'],
      [
        'what cannot be chosen',
        { fields: { home_harbour: 'Moon' } },
        'fields.home_harbour',
        'member-field-choice',
      ],
      [
        'a birthday of 2099',
        { extendedFields: { dob: '2099-01-01' } },
        'extendedFields.dob',
        'member-field-date',
      ],
      [
        'a day there is not',
        { extendedFields: { dob: '1970-02-30' } },
        'extendedFields.dob',
        'member-field-date',
      ],
      [
        'a field nobody has',
        { extendedFields: { shoe: '39' } },
        'extendedFields.shoe',
        'member-field-unknown',
      ],
    ] as const;
    for (const [what, typed, field, reason] of wrong) {
      const answer = await shop.till.call('enrolMember', { ...zoe, ...typed, changeId: v7() });
      expect([what, answer.ok ? answer : [answer.failure.field, answer.failure.reason]]).toEqual([
        what,
        [field, reason],
      ]);
    }
    expect((await shop.till.must('listEntries', {})).entries).toEqual([]);
  });

  it('takes a birthday of 1970 and names in any script', async () => {
    const shop = await open();
    const told = await shop.till.must('enrolMember', {
      ...zoe,
      firstName: 'นฤมล',
      lastName: 'Ðuróvićová-Öz',
      extendedFields: { dob: '1970-01-01' },
      changeId: v7(),
    });
    expect(told.outcome).toBe('enrolled');
    expect(enrolled(shop)[0]).toMatchObject({ firstName: 'นฤมล', extendedFields: { dob: '1970-01-01' } });
  });
});

describe('the card of a member', () => {
  it('shows what is known, says of each part when it is not, and numbers only when asked', async () => {
    const shop = await open();
    await shop.till.must('changeLabels', { ...about, changeId: v7(), add: ['Trade'] });
    const failing = { kind: 'status', status: 503, times: 'forever' } as const;
    shop.simulator.faults.add({ ...failing, path: '/v1.1/customer/notes' });
    const card = await shop.till.must('readMemberCard', about);
    expect(card).toMatchObject({
      isOnlyHere: false,
      customer: { name: 'Amara Quillfeather', fraud: false },
      tier: { name: 'Harbour', next: '' },
      points: { redeemable: 1240, lifetime: 3180 },
      bills: [],
      labels: ['Trade'],
      notes: null,
      profile: { firstName: 'Amara', lastName: 'Quillfeather' },
    });
    expect(JSON.stringify(card.customer)).not.toMatch(/15550100101|9900410000011/);
    const { identifiers } = await shop.till.must('showIdentifiers', about);
    expect(identifiers).toContainEqual({ type: 'mobile', value: '15550100101' });
    const { lines } = await shop.till.must('readAudit', {});
    expect(lines.filter(({ action }) => action === 'member.identifiers-shown')).toMatchObject([
      { subject: amaraId, who: 'Robin' },
    ]);
    await pullLine(shop);
    expect(await shop.till.must('readMemberCard', about)).toMatchObject({
      customer: { source: 'till' },
      tier: { name: 'Harbour', next: null },
      points: { redeemable: 1240, promised: null, ending: null },
      bills: null,
      labels: null,
    });
  });
});
