/** Finding a member by whatever is typed, with the line and without, and one that was merged into another. */

import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { allSettled, openShop, plugLine, pullLine, type Shop } from './counter.ts';

const amara = '31004501';
const bogdan = '31004502';
const names = async (shop: Shop, query: string) =>
  (await shop.till.must('searchCustomers', { query })).customers.map(({ name }) => name);

describe('finding forgives', () => {
  const typed = ['+1 555 010 0101', '001-555-010-0101', '0555 010 0101', '555.010.0101', '1(555)0100101'];

  it('spaces, dashes, plus, leading zeros and a missing country code, with the line and without', async () => {
    const shop = await openShop({ dialCode: '1' });
    for (const query of typed)
      expect([query, await names(shop, query)]).toEqual([query, ['Amara Quillfeather']]);
    await shop.till.must('lookupCustomer', { customerId: bogdan });
    await pullLine(shop);
    const cases = [...typed, '0101', 'quill', 'ama qui', 'AMARA', '55501001019900410000011'.slice(10)];
    for (const query of cases)
      expect([query, await names(shop, query)]).toEqual([query, ['Amara Quillfeather']]);
    expect(await names(shop, 'țep')).toEqual(['Bogdan Țepelea']);
    expect(await names(shop, 'tep')).toEqual(['Bogdan Țepelea']);
  });

  it('and shows who was here last, with the ends of their numbers', async () => {
    const shop = await openShop();
    await shop.till.must('lookupCustomer', { customerId: amara });
    shop.till.clock.step(1000);
    await shop.till.must('lookupCustomer', { customerId: bogdan });
    const { customers } = await shop.till.must('listRecentMembers', {});
    expect(customers.map(({ id, masked }) => [id, masked])).toEqual([
      [bogdan, true],
      [amara, true],
    ]);
    expect(customers[0]?.identifiers[0]?.value).toBe('•••0102');
  });
});

/** Bogdan's account is taken over by Amara's, with his number. */
function merge(shop: Shop): void {
  const [into, from] = [amara, bogdan].map((id) =>
    shop.simulator.world.members.find((one) => String(one.id) === id),
  );
  if (!into || !from?.mobile) throw new Error('they are not there');
  into.mobile = from.mobile;
  from.mergedInto = into.id;
  delete from.mobile;
}

describe.each(['refused', 'survivor'] as const)('a member merged into another one (%s)', (mergedCustomer) => {
  it('is followed, by id and by number, and so is what waits', async () => {
    const shop = await openShop();
    shop.simulator.setModes({ mergedCustomer });
    await shop.till.must('lookupCustomer', { customerId: bogdan });
    await pullLine(shop);
    await shop.till.must('addNote', { customerId: bogdan, changeId: v7(), text: 'written before' });
    merge(shop);
    // the note must not leave before the till has heard of it
    shop.simulator.faults.add({ kind: 'status', status: 503, path: '/v1.1/customer/notes', times: 3 });
    await plugLine(shop);
    expect(await shop.till.must('lookupCustomer', { customerId: bogdan })).toMatchObject({
      id: amara,
      name: 'Amara Quillfeather',
    });
    expect(await names(shop, '15550100102')).toEqual(['Amara Quillfeather']);
    // whoever still holds the old id means the one that is left
    await shop.till.must('addNote', { customerId: bogdan, changeId: v7(), text: 'written after' });
    for (let step = 0; step < 40; step += 1) shop.till.clock.step(500);
    await allSettled(shop);
    const notes = shop.simulator.world.members.find((one) => String(one.id) === amara)?.notes ?? [];
    expect(notes.map(({ description }) => description).toSorted()).toEqual([
      'written after',
      'written before',
    ]);
  });
});
