/** The whole job at the counter from the keyboard: check, redeem, and on to the next customer. */
import { describe, it } from 'vitest';
import { byHand, counterOf, pins, prepare, signIn } from './counter-page.ts';
import { openStore, see } from './open-store.ts';
import { scan } from './scanner.ts';

const store = openStore('training');

async function openCounter() {
  const page = await store.open();
  await signIn(page, pins.casey);
  return { page, counter: counterOf(page) };
}

describe('the counter', () => {
  it('redeems by scanning the member, scanning the coupon, typing the bill and pressing F9', async () => {
    const { page, counter } = await openCounter();
    await scan(page, '9900410000011');
    await see(counter.code).toBeFocused();
    await scan(page, 'FERN7402');
    await see(counter.row('FERN7402')).toContainText('5 pounds off any bill');
    await see(counter.number).toBeFocused();
    await byHand(page, 'B-1001');
    await page.keyboard.press('Enter');
    await see(counter.amount).toBeFocused();
    await byHand(page, '40.00');
    await page.keyboard.press('F9');
    await see(counter.row('FERN7402')).toContainText('confirmed');
    await see(counter.row('FERN7402')).toContainText(/Capillary’s reference \d+/);
    await see(counter.bill).toContainText('Done. Next customer.');
    await see(counter.bill).toContainText('£35.00');
    await see(counter.recent.getByRole('listitem').first()).toContainText('FERN7402');
    await see(counter.recent.getByRole('listitem').first()).toContainText('confirmed');
    await see(counter.find).toBeFocused();
    await scan(page, '15550100114');
    await see(counter.customer.getByRole('heading', { name: '한별 하늘섬' })).toBeVisible();
    await see(counter.row('FERN7402')).toHaveCount(0);
  });

  it('F8 shows for every coupon whether it can be used, why not, what it takes off, and the sum to pay', async () => {
    const { page, counter } = await openCounter();
    const codes = ['MOSS3318', 'BARK9150', 'REED6627', 'GULL3390', 'NEVER-ISSUED-1'];
    await prepare(page, {
      query: '15550100101',
      name: 'Amara Quillfeather',
      codes,
      bill: 'B-1002',
      amount: '40.00',
    });
    await page.keyboard.press('F8');
    await see(counter.row('MOSS3318')).toContainText('redeemable');
    await see(counter.row('MOSS3318')).toContainText('−£3.00');
    await see(counter.row('BARK9150')).toContainText('not redeemable');
    await see(counter.row('BARK9150')).toContainText('at Mill Square for bill M-20417');
    await see(counter.row('REED6627')).toContainText('belongs to another member');
    await see(counter.row('GULL3390')).toContainText('−£4.00');
    await see(counter.row('NEVER-ISSUED-1')).toContainText('not redeemable');
    await see(counter.row('NEVER-ISSUED-1')).toContainText('No such coupon was found');
    await see(counter.bill.getByText('£33.00')).toBeVisible();
    await see(counter.bill.getByText('−£7.00')).toBeVisible();
    await see(counter.recent).not.toContainText('B-1002');
  });

  it('takes the old verdicts away as soon as the bill changes', async () => {
    const { page, counter } = await openCounter();
    const job = { query: '15550100104', name: 'Людмила Заречнова', codes: ['TIDE6031'], bill: 'B-1003' };
    await prepare(page, { ...job, amount: '40' });
    await page.keyboard.press('F8');
    await see(counter.row('TIDE6031')).toContainText('The bill is below the £60.00');
    await counter.amount.fill('80');
    await see(counter.row('TIDE6031')).toContainText('not checked');
    await page.keyboard.press('Enter');
    await see(counter.row('TIDE6031')).toContainText('−£12.00');
    await see(counter.bill.getByText('£68.00')).toBeVisible();
  });

  it('shows Capillary’s refusal in our words with its own below, and offers no “done”', async () => {
    const { page, counter } = await openCounter();
    const job = { query: '15550100104', name: 'Людмила Заречнова', codes: ['LOCK7719'], bill: 'B-1004' };
    await prepare(page, { ...job, amount: '40' });
    await page.keyboard.press('F9');
    await see(counter.row('LOCK7719')).toContainText('refused');
    await see(counter.row('LOCK7719')).toContainText('needs a one-time code');
    await see(counter.row('LOCK7719')).toContainText(/code 725/);
    await see(counter.row('LOCK7719')).toContainText(/request \S+/);
    await see(counter.bill).toContainText('Not everything went through.');
    await see(counter.bill.getByText('Done. Next customer.')).toHaveCount(0);
  });

  it('Esc clears for the next customer, and what was cleared can be brought back', async () => {
    const { page, counter } = await openCounter();
    const job = { query: '15550100113', name: 'Nomvula Khanyadlela', codes: ['PIER-POSTER'], bill: 'B-1005' };
    await prepare(page, { ...job, amount: '12.50' });
    await page.keyboard.press('Escape');
    await see(counter.find).toBeFocused();
    await see(counter.number).toHaveValue('');
    await see(counter.amount).toHaveValue('');
    await see(counter.row('PIER-POSTER')).toHaveCount(0);
    await page.getByRole('button', { name: 'Bring back what was cleared' }).click();
    await see(counter.row('PIER-POSTER')).toBeVisible();
    await see(counter.number).toHaveValue('B-1005');
    await see(counter.customer.getByRole('heading', { name: 'Nomvula Khanyadlela' })).toBeVisible();
  });

  it('F2, F3, F4 and Shift F4 go to their fields, and “?” shows the keys', async () => {
    const { page, counter } = await openCounter();
    await page.keyboard.press('F3');
    await see(counter.code).toBeFocused();
    await page.keyboard.press('F4');
    await see(counter.amount).toBeFocused();
    await page.keyboard.press('Shift+F4');
    await see(counter.number).toBeFocused();
    await page.keyboard.press('F2');
    await see(counter.find).toBeFocused();
    await counter.clear.focus();
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await see(keys).toContainText('Redeem the coupons');
    await page.keyboard.press('Escape');
    await see(keys).toHaveCount(0);
    await see(counter.clear).toBeFocused();
  });

  it('does the same with its buttons and links', async () => {
    const { page, counter } = await openCounter();
    const job = { query: '15550100103', name: '陽葵 雨宮坂', codes: ['SALT5083'], bill: 'B-1006' };
    await prepare(page, { ...job, amount: '20' });
    await counter.check.click();
    await see(counter.row('SALT5083')).toContainText('redeemable');
    await counter.redeem.click();
    await see(counter.row('SALT5083')).toContainText('confirmed');
    await counter.clear.click();
    await see(counter.row('SALT5083')).toHaveCount(0);
    await page.getByRole('link', { name: 'Queue' }).click();
    await see(page.getByRole('button', { name: 'Open SALT5083, confirmed' })).toBeVisible();
    await page.getByRole('link', { name: 'Settings' }).click();
    await see(page.getByText('Only a manager can change settings.')).toBeVisible();
    await page.keyboard.press('F2');
    await see(counter.find).toBeFocused();
    await see(page.getByRole('link', { name: 'Counter' })).toHaveAttribute('aria-current', 'page');
    await see(counter.connection).toContainText('Online');
  });

  it('asks for the customer and for a coupon before it sends anything', async () => {
    const { page, counter } = await openCounter();
    await page.keyboard.press('F9');
    await see(counter.bill.getByRole('alert')).toHaveText('Find the customer first.');
    await see(counter.find).toBeFocused();
    await scan(page, '15550100114');
    await see(counter.code).toBeFocused();
    await page.keyboard.press('F9');
    await see(counter.bill.getByRole('alert')).toHaveText('Add a coupon first.');
    await see(counter.code).toBeFocused();
  });

  it('pressed twice, F9 redeems once', async () => {
    const { page, counter } = await openCounter();
    const job = { query: '9900410000103', name: 'Tomasz Wierzbołowiec', codes: ['ROPE4471'], bill: 'B-1007' };
    await prepare(page, { ...job, amount: '20' });
    await page.keyboard.press('F9');
    await page.keyboard.press('F9');
    await see(counter.row('ROPE4471')).toContainText('confirmed');
    await page.keyboard.press('F9');
    await see(counter.row('ROPE4471')).toContainText('confirmed');
    await see(counter.recent.getByRole('listitem').filter({ hasText: 'ROPE4471' })).toHaveCount(1);
  });
});
