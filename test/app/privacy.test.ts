/** What is kept of people: for how long, and erasing one of them from everything but what the shop has to keep. */
import { describe, expect, it } from 'vitest';
import { openShop, plugLine, pullLine, redeem, restart, type Shop } from '../journeys/counter.ts';
import { online, until } from '../support/till.ts';

const amara = '31004501';
const dayMs = 86_400_000;

async function know(shop: Shop, customerId: string) {
  const member = await shop.till.must('lookupCustomer', { customerId });
  await shop.till.must('listCustomerCoupons', { customerId });
  return member;
}
const erase = (shop: Shop, customerId = amara) => shop.till.call('eraseMember', { customerId });
const stored = async (shop: Shop, kind: string) =>
  (await shop.till.must('readStored', {})).parts.find((part) => part.kind === kind);

describe('erasing a member', () => {
  it('leaves no name and no identifier in memory, queue, record or answers, and the money of every entry', async () => {
    const shop = await openShop();
    const member = await know(shop, amara);
    await redeem(shop, amara, ['FERN7402'], 'B-1');
    await shop.till
      .must('addNote', { changeId: crypto.randomUUID(), customerId: amara, text: 'Calls at night' })
      .catch(() => {});
    await until(
      'everything is sent',
      async () => (await shop.till.must('readStatus', {})).counts.waiting === 0,
    );
    const before = await shop.till.must('listEntries', {});
    const erased = await erase(shop);
    expect(erased).toMatchObject({ ok: true, value: { entries: before.entries.length } });

    const { entries } = await shop.till.must('listEntries', {});
    expect(entries.map(({ id, bill, moneyOff }) => [id, bill, moneyOff])).toEqual(
      before.entries.map(({ id, bill, moneyOff }) => [id, bill, moneyOff]),
    );
    await shop.till.must('switchLine', { line: 'offline' });
    const told = JSON.stringify([
      entries,
      await shop.till.must('readAudit', {}),
      await shop.till.must('searchCustomers', { query: member.name }),
      await Promise.all(entries.map(({ id }) => shop.till.must('readEntry', { id }))),
    ]);
    for (const secret of [member.name, 'Calls at night', ...member.identifiers.map(({ value }) => value)])
      expect(told, secret).not.toContain(secret);
    expect(entries[0]?.customer).toEqual({ id: expect.stringMatching(/^erased-[0-9a-f]{12}$/), name: '•••' });
    const { lines } = await shop.till.must('readAudit', { kind: 'files' });
    expect(lines[0]).toMatchObject({
      action: 'member.erased',
      who: 'Robin',
      subject: entries[0]?.customer.id,
    });
    expect(await erase(shop)).toMatchObject({ failure: { reason: 'customer-unknown' } });
    expect((await shop.till.must('verifyAudit', {})).state).toBe('whole');
  });

  it('is refused while something of that member waits, and what waits still arrives', async () => {
    const shop = await openShop();
    await know(shop, amara);
    await pullLine(shop);
    await redeem(shop, amara, ['FERN7402'], 'B-1');
    expect(await erase(shop)).toMatchObject({
      failure: { kind: 'conflict', reason: 'member-has-waiting', facts: { count: '1' } },
    });
    await plugLine(shop);
    await until('it is sent', async () => (await shop.till.must('readStatus', {})).counts.waiting === 0);
    expect(await erase(shop)).toMatchObject({ ok: true });
    // the code stays used
    const again = await redeem(shop, amara, ['FERN7402'], 'B-2');
    expect(again.coupons[0]?.outcome).toBe('refused');
  });

  it('that the brand had deleted at Capillary happens by itself', async () => {
    const shop = await openShop();
    await know(shop, amara);
    const body = {
      errors: [{ status: false, code: 8999, message: 'Customer is deleted after PII delete request' }],
    };
    shop.simulator.faults.add({ kind: 'status', path: '/v2/customers/31004501', status: 400, body });
    expect(await shop.till.call('lookupCustomer', { customerId: amara })).toMatchObject({
      failure: { reason: 'customer-unknown' },
    });
    expect(await stored(shop, 'members')).toMatchObject({ count: 0 });
    const { lines } = await shop.till.must('readAudit', { who: 'program', kind: 'files' });
    expect(lines[0]?.action).toBe('member.erased');
  });
});

describe('members that were not seen for long', () => {
  it('leave the till after the days of the setting, by a clock Capillary confirmed; who waits stays', async () => {
    const shop = await openShop({ keepMemberDays: 30 });
    await know(shop, amara);
    await know(shop, '31004502');
    expect(await stored(shop, 'members')).toMatchObject({ count: 2, keptDays: 30 });
    await shop.till.must('switchLine', { line: 'offline' });
    await redeem(shop, amara, ['FERN7402'], 'B-1');
    shop.till.clock.setWall(31 * dayMs);
    await restart(shop);
    // not confirmed: nobody is forgotten by a clock that runs ahead
    expect(await stored(shop, 'members')).toMatchObject({ count: 2 });
  });

  it('go once the clock is right, in pieces', async () => {
    const shop = await openShop({ keepMemberDays: 1 });
    shop.till.clock.setWall(-2 * dayMs);
    await know(shop, amara);
    expect(await stored(shop, 'members')).toMatchObject({ count: 1 });
    shop.till.clock.setWall(0);
    await restart(shop);
    await online(shop.till);
    await until('the member is forgotten', async () => (await stored(shop, 'members'))?.count === 0);
    expect(await stored(shop, 'coupons')).toMatchObject({ count: 0 });
  });
});

describe('what is stored here', () => {
  it('is told with counts, places and how long it stays, and holds no secret', async () => {
    const shop = await openShop();
    await know(shop, amara);
    const { parts } = await shop.till.must('readStored', {});
    expect(parts.map(({ kind }) => kind)).toEqual([
      'members',
      'coupons',
      'entries',
      'record',
      'staff',
      'backups',
    ]);
    for (const { where } of parts) expect(where.startsWith(shop.till.folder)).toBe(true);
    expect(parts[0]).toMatchObject({ count: 1, oldestAt: expect.any(Number), keptDays: 90 });
  });
});
