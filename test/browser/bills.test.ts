/** Bills by hand: handed over from the counter, captured with lines, taken back, and nobody's given to a member. */
import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { counterOf, findMember, pins, prepare, signIn } from './counter-page.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('training');
const amara = 'Amara Quillfeather';

const part = (page: Page) => ({
  form: page.getByRole('region', { name: 'The bill', exact: true }),
  aside: page.getByRole('region', { name: 'Whose it is, and what came of it' }),
  number: page.getByRole('textbox', { name: /^Bill (number|that comes back)/ }),
  amount: page.getByRole('textbox', { name: /^Amount (paid|before|given)/ }),
  send: page.getByRole('button', { name: /^Send the (bill|return)$/ }),
});

describe('bills', { timeout: 120_000 }, () => {
  it('go from the counter to Capillary, come back, and find their member', async () => {
    const page = await store.open();
    await signIn(page, pins.morgan);
    await prepare(page, {
      query: '15550100101',
      name: amara,
      codes: ['FERN7402'],
      bill: 'T-100',
      amount: '40.00',
    });
    await counterOf(page).redeem.click();
    await page.getByRole('button', { name: 'Send the bill' }).click();
    const { form, aside, number, amount, send } = part(page);
    await see(number).toHaveValue('T-100');
    await see(amount).toHaveValue('40.00');
    await see(aside).toContainText('Linked: FERN7402. Their money');
    await judge(page, 'bills-handed-over');
    await send.dblclick();
    await see(aside).toContainText('Capillary has it.');
    await see(aside).toContainText('3 points earned');
    await judge(page, 'bills-sent');

    // with lines that do not agree, until they do
    await page.getByRole('button', { name: 'Next bill' }).click();
    await number.fill('T-101');
    await amount.fill('12.60');
    const product = page.getByRole('textbox', { name: 'Product code' });
    await product.fill('5012345000016');
    await product.press('Enter');
    const line = form.getByRole('group', { name: /TEA-01/ });
    await see(line.getByRole('textbox', { name: 'Price' })).toHaveValue('4.20');
    await form.getByRole('button', { name: 'Add a payment' }).click();
    await see(form.getByRole('combobox', { name: 'Way of payment' })).toHaveValue('Cash');
    await send.click();
    await see(aside).toContainText('The lines add up to £4.20, the bill says £12.60.');
    await judge(page, 'bills-disagree');
    await line.getByRole('textbox', { name: 'Quantity' }).fill('3');
    await send.click();
    await see(aside).toContainText('Capillary has it.');

    // what is in can be looked up, and taken back
    await page.getByRole('tab', { name: 'Look up' }).click();
    await page.getByRole('button', { name: `Bills of ${amara}` }).click();
    const list = page.getByRole('region', { name: 'Bills', exact: true });
    await list.getByRole('button', { name: /T-101/ }).click();
    const detail = page.getByRole('region', { name: 'The bill', exact: true });
    await see(detail).toContainText('3 × Smoked tea');
    await judge(page, 'bills-one');
    await detail.getByRole('button', { name: 'Write a field' }).click();
    await page.getByRole('textbox', { name: 'Field' }).fill('lane');
    await page.getByRole('textbox', { name: 'Value' }).fill('7');
    await page.getByRole('button', { name: 'Write it' }).click();
    await see(detail.getByRole('status')).toContainText('The reason');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Wrong lane');
    await page.getByRole('button', { name: 'Write it' }).click();
    await see(detail).toContainText('lane: 7');
    await detail.getByRole('button', { name: 'Take goods back' }).click();
    await see(amount).toHaveValue('12.60');
    await amount.fill('99');
    await send.click();
    await see(aside).toContainText('The whole bill is £12.60, not £99.00.');
    await judge(page, 'bills-return');
    await amount.fill('12.60');
    await send.click();
    await see(aside).toContainText('Capillary has it.');

    // somebody forgot the card
    await page.getByRole('button', { name: 'Next bill' }).click();
    await number.fill('T-102');
    await amount.fill('25');
    await page.getByRole('checkbox', { name: 'Send it as nobody’s' }).check();
    await send.click();
    await see(aside).toContainText('Capillary has it.');
    await page.evaluate(() =>
      fetch('/api/saveSettings', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ changes: { retroSignature: 'agreed' } }),
      }),
    );
    await page.getByRole('tab', { name: 'Look up' }).click();
    await page.getByRole('textbox', { name: 'Bill number' }).fill('T-102');
    await page.getByRole('textbox', { name: 'Bill number' }).press('Enter');
    await detail.getByRole('button', { name: 'Give it to the member' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Forgot the card');
    await judge(page, 'bills-give');
    await page.getByRole('button', { name: 'Give it', exact: true }).click();
    await see(detail.getByRole('status')).toContainText('Capillary has done it.');
    await see(detail).toContainText('Points earned');

    await page.getByRole('tab', { name: 'Parked at Capillary' }).click();
    await see(page.getByText('No bill is parked.')).toBeVisible();
    await judge(page, 'bills-parked');
    await page.getByRole('link', { name: 'Queue' }).click();
    await see(page.getByText('Return T-101').first()).toBeVisible();
    await see(page.getByText('Given T-102').first()).toBeVisible();
    // a coupon whose bill never came
    await page.getByRole('link', { name: 'Shift' }).click();
    await page.getByRole('button', { name: 'Open a shift' }).click();
    await page.getByRole('link', { name: 'Counter' }).click();
    await counterOf(page).clear.click();
    await prepare(page, {
      query: '15550100101',
      name: amara,
      codes: ['MOSS3318'],
      bill: 'T-200',
      amount: '40.00',
    });
    await counterOf(page).redeem.click();
    await see(page.getByRole('button', { name: 'Send the bill' })).toBeVisible();
    await page.getByRole('link', { name: 'Bills' }).click();
    await page.getByRole('tab', { name: 'Capture' }).click();
    await page.getByRole('button', { name: 'Next bill' }).click();
    await number.fill('T-201');
    await amount.fill('5');
    await send.click();
    await see(aside).toContainText('Capillary has it.');
    await page.getByRole('link', { name: 'Shift' }).click();
    await see(page.getByText('1 coupon was redeemed, and its bill was never sent.')).toBeVisible();
    await judge(page, 'bills-shift');
    await page.getByRole('button', { name: 'Take back the redemption of MOSS3318' }).click();
    await see(page.getByText('1 coupon was redeemed, and its bill was never sent.')).toBeHidden();
    await page.getByRole('link', { name: 'Counter' }).click();
    await findMember(page, '15550100102', 'Bogdan Țepelea');
  });
});
