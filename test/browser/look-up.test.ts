/** One coupon looked up by its code, and changed: by a manager, and by a cashier with a manager beside. */
import { describe, it } from 'vitest';
import { pins, signIn } from './counter-page.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('training');

describe('a coupon that is looked up', { timeout: 90_000 }, () => {
  it('is shown with its uses, and a redemption of it is taken back, once', async () => {
    const page = await store.open();
    await signIn(page, pins.morgan);
    await page.getByRole('link', { name: 'Coupons' }).click();
    await see(page.getByText('Any coupon, by its code.')).toBeVisible();
    await judge(page, 'look-up-empty');
    const code = page.getByRole('textbox', { name: 'Code of a coupon' });
    await code.fill('bark9150');
    await code.press('Enter');
    const facts = page.getByRole('region', { name: 'What is known of it' });
    await see(facts).toContainText('has already been used');
    await see(facts).toContainText('bill M-20417');
    await judge(page, 'look-up-used');
    await facts.getByRole('button', { name: 'Take back' }).click();
    const form = page.getByRole('group', { name: 'Take back' });
    await see(form.getByRole('textbox', { name: 'Reason' })).toBeFocused();
    await form.getByRole('button', { name: 'Take it back' }).click();
    await see(form.getByRole('status')).toContainText('The reason');
    await form.getByRole('textbox', { name: 'Reason' }).fill('The goods came back');
    await judge(page, 'look-up-undo');
    await form.getByRole('button', { name: 'Take it back' }).dblclick();
    const acts = page.getByRole('region', { name: 'What can be done' });
    await see(acts.getByRole('status').first()).toContainText('It was taken back.');
    await see(facts).toContainText('It can be redeemed now.');
    await see(acts.getByRole('list', { name: 'Done at this till' }).getByRole('listitem')).toHaveCount(1);
    await judge(page, 'look-up-undone');
    await facts.getByRole('button', { name: 'All coupons of this member' }).click();
    const held = page.getByRole('region', { name: 'All coupons of this member' });
    await see(held.getByRole('button', { name: 'Look up FERN7402' })).toBeVisible();
    await held.getByRole('combobox', { name: 'Which' }).selectOption('Were used');
    await see(held.getByText('There are none.')).toBeVisible();
    await held.getByRole('combobox', { name: 'Which' }).selectOption('All of them');
    await see(held.getByRole('listitem').first()).toBeVisible();
    await judge(page, 'look-up-member');
    await acts.getByRole('button', { name: 'Done' }).click();
    await acts.getByRole('button', { name: 'Move its last day' }).click();
    await page.getByRole('button', { name: 'Move it', exact: true }).click();
    await see(page.getByRole('group', { name: 'Move its last day' })).toContainText('The last day');
    await page.getByLabel('New last day').fill('2020-01-01');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Promised on the telephone');
    await page.getByRole('button', { name: 'Move it', exact: true }).click();
    await see(page.getByRole('group', { name: 'Move its last day' })).toContainText('is over already');
    await judge(page, 'look-up-refused');
  });

  it('is a cashier’s to look at; to take it away needs a manager, and a code nobody knows is told', async () => {
    const page = await store.open();
    await signIn(page, pins.casey);
    await page.getByRole('link', { name: 'Coupons' }).click();
    const code = page.getByRole('textbox', { name: 'Code of a coupon' });
    await code.fill('NOBODY-KNOWS-THIS-LONG-CODE');
    await code.press('Enter');
    await see(page.getByText('No coupon with the code')).toBeVisible();
    await code.fill('MOSS3318');
    await page.getByRole('button', { name: 'Look up' }).click();
    const acts = page.getByRole('region', { name: 'What can be done' });
    await acts.getByRole('button', { name: 'Take the coupon away' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Given twice by mistake');
    await page.getByRole('button', { name: 'Take it away' }).click();
    const approval = page.getByRole('dialog');
    await approval.getByLabel('PIN').fill(pins.morgan);
    await see(acts.getByRole('status').first()).toContainText('The coupon was taken away.');
    await see(page.getByText('was taken back by the brand')).toBeVisible();
  });
});
