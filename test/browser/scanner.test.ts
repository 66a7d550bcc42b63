/** A scan is understood wherever the cursor is, and leaves no trace in the field that had it. */
import { describe, it } from 'vitest';
import { byHand, counterOf, findMember, pins, signIn } from './counter-page.ts';
import { openStore, see } from './open-store.ts';
import { scan } from './scanner.ts';

const store = openStore('training');

async function openCounter() {
  const page = await store.open();
  await signIn(page, pins.casey);
  return { page, counter: counterOf(page) };
}

describe('the scanner', () => {
  it('finds the member when a card is scanned and nobody is there yet', async () => {
    const { page, counter } = await openCounter();
    await counter.amount.fill('18.20');
    await counter.amount.focus();
    await scan(page, '9900410000103');
    await see(counter.customer.getByRole('heading', { name: 'Tomasz Wierzbołowiec' })).toBeVisible();
    await see(counter.amount).toHaveValue('18.20');
  });

  it('puts a coupon into the list and gives the amount field its old figures back', async () => {
    const { page, counter } = await openCounter();
    await findMember(page, 'EXT-1001', 'Amara Quillfeather');
    await counter.amount.fill('18.20');
    await counter.amount.focus();
    await scan(page, 'FERN7402');
    await see(counter.row('FERN7402')).toBeVisible();
    await see(counter.amount).toHaveValue('18.20');
    await see(counter.code).toHaveValue('');
    await see(counter.number).toBeFocused();
  });

  it('understands a coupon while the cursor is in the list of coupons held', async () => {
    const { page, counter } = await openCounter();
    await findMember(page, 'EXT-1001', 'Amara Quillfeather');
    await counter.customer.getByRole('list', { name: 'Coupons held' }).focus();
    await scan(page, 'MOSS3318');
    await see(counter.row('MOSS3318')).toBeVisible();
  });

  it('understands a coupon of somebody else while the cursor is nowhere', async () => {
    const { page, counter } = await openCounter();
    await findMember(page, 'EXT-1001', 'Amara Quillfeather');
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await scan(page, 'GULL3390');
    await see(counter.row('GULL3390')).toBeVisible();
  });

  it('finds the member by mobile number while another one is on the screen', async () => {
    const { page, counter } = await openCounter();
    await findMember(page, 'EXT-1001', 'Amara Quillfeather');
    await counter.code.focus();
    await scan(page, '15550100113');
    await see(counter.customer.getByRole('heading', { name: 'Nomvula Khanyadlela' })).toBeVisible();
    await see(counter.code).toHaveValue('');
  });

  it('asks what a text is that could be anything, and takes it as the customer', async () => {
    const { page, counter } = await openCounter();
    await findMember(page, 'EXT-1001', 'Amara Quillfeather');
    await counter.amount.focus();
    await scan(page, '9900410000103777');
    await see(page.getByText('Scanned 9900410000103777. What is it?')).toBeVisible();
    await see(counter.amount).toHaveValue('');
    await page.getByRole('button', { name: 'A coupon', exact: true }).click();
    await see(counter.row('9900410000103777')).toBeVisible();

    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await scan(page, 'quay');
    await see(page.getByText('Scanned quay. What is it?')).toBeVisible();
    await page.getByRole('button', { name: 'A customer' }).click();
    await see(counter.customer.getByText('No member was found for “quay”.')).toBeVisible();
  });

  it('leaves what a person types by hand in the field it was typed in', async () => {
    const { page, counter } = await openCounter();
    await findMember(page, 'EXT-1001', 'Amara Quillfeather');
    await counter.number.focus();
    await byHand(page, 'FERN7402');
    await page.keyboard.press('Enter');
    await see(counter.number).toHaveValue('FERN7402');
    await see(counter.amount).toBeFocused();
    await see(counter.row('FERN7402')).toHaveCount(0);
  });
});
