/** Finding the customer, by everything a customer may say or show, without a mouse. */
import { describe, expect, it } from 'vitest';
import { byHand, counterOf, findMember, pins, signIn } from './counter-page.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('training');

async function openCounter() {
  const page = await store.open();
  await signIn(page, pins.casey);
  return { page, counter: counterOf(page) };
}

describe('finding the customer', () => {
  it('by mobile, e-mail, card and external id, typed and finished with Enter', async () => {
    const { page, counter } = await openCounter();
    for (const [typed, name] of [
      ['15550100102', 'Bogdan Țepelea'],
      ['ingrid.fjellsoyvik@example.net', 'Ingrid Fjellsøyvik'],
      ['9900410000103', 'Tomasz Wierzbołowiec'],
      ['EXT-1011', 'Siobhán Ní Dhroighneáin'],
    ] as const) {
      await byHand(page, typed);
      await page.keyboard.press('Enter');
      await see(counter.customer.getByRole('heading', { name })).toBeVisible();
      await see(counter.code).toBeFocused();
      await page.keyboard.press('Escape');
      await see(counter.find).toBeFocused();
    }
  });

  it('by the beginning of a name in any script', async () => {
    const { page } = await openCounter();
    await findMember(page, 'Людмила', 'Людмила Заречнова');
    await findMember(page, '陽葵', '陽葵 雨宮坂');
    await findMember(page, 'ليلى', 'ليلى المرجانية');
  });

  it('among several who fit, with the arrow keys and Enter', async () => {
    const { page, counter } = await openCounter();
    await byHand(page, '155501001');
    await page.keyboard.press('Enter');
    const hits = counter.customer.getByRole('list', { name: 'Members found' }).getByRole('button');
    await see(hits.first()).toBeFocused();
    const name = (await hits.nth(2).locator('[title]').getAttribute('title')) ?? '';
    expect(name).not.toBe('');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await see(hits.nth(2)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await see(counter.customer.getByRole('heading', { name })).toBeVisible();
    await see(counter.code).toBeFocused();
  });

  it('says that nobody was found and what to try', async () => {
    const { page, counter } = await openCounter();
    await byHand(page, 'nobody-at-all@example.net');
    await page.keyboard.press('Enter');
    await see(counter.customer).toContainText('No member was found for “nobody-at-all@example.net”.');
    await see(counter.customer).toContainText('Try the mobile number with its country code');
    await see(counter.find).toBeFocused();
  });

  it('shows tier, points, what is not known, and what the member holds', async () => {
    const { page, counter } = await openCounter();
    await findMember(page, '15550100101', 'Amara Quillfeather');
    await see(counter.customer).toContainText('Harbour');
    await see(counter.customer).toContainText('1,240');
    await see(counter.customer).toContainText('3,180');
    const held = counter.customer.getByRole('list', { name: 'Coupons held' });
    await see(held.getByRole('button', { name: /FERN7402/ })).toBeVisible();
    await see(held.getByRole('listitem').filter({ hasText: 'BARK9150' })).toContainText('used');
    await see(held.getByRole('button', { name: /BARK9150/ })).toHaveCount(0);
  });

  it('warns of a member whom the brand has blocked', async () => {
    const { page, counter } = await openCounter();
    await findMember(page, '15550100112', 'Viktor Nullberg');
    await see(counter.customer.getByText('Blocked by the brand: no coupons')).toBeVisible();
  });

  it('adds several held coupons from the keyboard, and one by a tap', async () => {
    const { page, counter } = await openCounter();
    await findMember(page, '15550100101', 'Amara Quillfeather');
    const held = counter.customer.getByRole('list', { name: 'Coupons held' });
    await held.getByRole('button', { name: /FERN7402/ }).press('Enter');
    await see(counter.row('FERN7402')).toBeVisible();
    await held.getByRole('button', { name: /MOSS3318/ }).click();
    await see(counter.row('MOSS3318')).toBeVisible();
    await see(counter.number).toBeFocused();
  });
});
