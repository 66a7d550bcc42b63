/** Members at the counter: enrolled with the line and without, a number that somebody has, and the whole card. */
import type { Page } from '@playwright/test';
import { beforeAll, describe, it } from 'vitest';
import { counterOf, findMember, pins, plugLine, prepare, pullLine, signIn } from './counter-page.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('training', { keepsPages: true });
let page: Page;

beforeAll(async () => {
  page = await store.open();
  await signIn(page, pins.casey);
});

const dialog = (name: string) => page.getByRole('dialog', { name });
const form = () => dialog('Enrol a member');
const field = (name: string) => form().getByLabel(name, { exact: true });
/** Looked for in vain, so that the form is offered. */
async function offerEnrolment(query: string): Promise<void> {
  const { find, customer } = counterOf(page);
  await find.fill(query);
  await find.press('Enter');
  await customer.getByRole('button', { name: 'Enrol a member' }).click();
  await see(field('First name')).toBeFocused();
}

describe('a member at the counter', () => {
  it('is enrolled where nobody was found, with each fault said at its field', async () => {
    await offerEnrolment('+1 555 010 0188');
    await see(field('Mobile number')).toHaveValue('+1 555 010 0188');
    await field('First name').fill('Ολυμπία');
    await field('Last name').fill('von und zu Hohenfelsenburg-Oberwaldkirchenstein');
    await field('E-mail address').fill(`${'o'.repeat(390)}@x.example`);
    await form().getByRole('button', { name: 'Enrol', exact: true }).click();
    await see(form().getByText('E-mail address is longer than')).toBeVisible();
    await field('E-mail address').fill('olympia@example.net');
    await form().getByRole('button', { name: 'Enrol', exact: true }).click();
    await see(form().getByText('“Home harbour” is needed.')).toBeVisible();
    await judge(page, 'member-form');
    await form().getByLabel('Home harbour (needed)').selectOption('Old Quay');
    await form().getByLabel('To the mobile number').check();
    await form().getByRole('button', { name: 'Enrol', exact: true }).click();
    const { customer } = counterOf(page);
    await see(customer.getByRole('heading', { name: /Ολυμπία/ })).toBeVisible();
    await see(customer.getByText('on its way')).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  it('whose number somebody has is that member, at the cashier’s choice', async () => {
    await offerEnrolment('Amara Quillfeatherton');
    await see(field('Last name')).toHaveValue('Quillfeatherton');
    await field('Mobile number').fill('15550100101');
    await form().getByLabel('Home harbour (needed)').selectOption('Old Quay');
    await form().getByRole('button', { name: 'Enrol', exact: true }).click();
    const who = form().getByRole('list', { name: 'Who has it' });
    await see(who).toContainText('Amara Quillfeather');
    await judge(page, 'member-clash');
    await who.getByRole('button', { name: 'Same person' }).click();
    await see(counterOf(page).customer.getByRole('heading', { name: 'Amara Quillfeather' })).toBeVisible();
  });

  it('has a card with everything that is known, whole numbers only when asked, and notes', async () => {
    const { customer } = counterOf(page);
    await see(customer.getByText('15550100101')).toHaveCount(0);
    await customer.getByRole('button', { name: 'Member card' }).click();
    const card = dialog('Member');
    await see(card.getByRole('region', { name: 'Tier and points' })).toContainText('Harbour');
    await see(card.getByRole('region', { name: 'Tier and points' })).toContainText('None above');
    await see(card.getByText('•••0101')).toBeVisible();
    await card.getByRole('button', { name: 'Show them whole' }).click();
    await see(card.getByText('15550100101')).toBeVisible();
    await judge(page, 'member-card');
    await card.getByRole('button', { name: 'Add a note' }).click();
    await card.getByLabel('Note', { exact: true }).fill('Allergic to nuts');
    await card.getByRole('button', { name: 'Keep the note' }).click();
    await see(card.getByText('Done.')).toBeVisible();
    await see(card.getByRole('region', { name: 'Notes' })).toContainText('Allergic to nuts');
    await page.keyboard.press('Escape');
    await see(card).toHaveCount(0);
  });

  it('is enrolled while the line is down, and served at once', async () => {
    const counter = counterOf(page);
    await page.keyboard.press('Escape');
    const codes = ['PIER-POSTER'];
    await prepare(page, {
      query: '15550100113',
      name: 'Nomvula Khanyadlela',
      codes,
      bill: 'B-1',
      amount: '40.00',
    });
    await counter.check.click();
    await see(counter.row('PIER-POSTER')).toContainText('redeemable');
    await counter.clear.click();
    await pullLine(page);
    await offerEnrolment('15550100199');
    await field('First name').fill('Zoë');
    await form().getByLabel('Home harbour (needed)').selectOption('Elsewhere');
    await form().getByRole('button', { name: 'Enrol', exact: true }).click();
    await see(counter.customer.getByRole('heading', { name: 'Zoë' })).toBeVisible();
    await see(counter.customer.getByText('Enrolled here, on its way to Capillary')).toBeVisible();
    await counter.code.fill('PIER-POSTER');
    await counter.code.press('Enter');
    await counter.number.fill('B-2');
    await counter.amount.fill('40.00');
    await counter.redeem.click();
    await see(counter.recent.getByText('accepted here')).toHaveCount(2);
    await see(counter.row('PIER-POSTER')).toContainText('accepted here');
    await judge(page, 'member-here');
    await plugLine(page);
    await see(counter.recent.getByText('confirmed')).toHaveCount(4);
    await page.keyboard.press('Escape');
    await findMember(page, '+1 (555) 010-0199', 'Zoë');
    await see(counter.customer.getByText('on its way')).toHaveCount(0);
  });

  it('whose number turns out to be somebody’s waits on the desk for a choice', async () => {
    const counter = counterOf(page);
    await page.keyboard.press('Escape');
    await pullLine(page);
    await offerEnrolment('15550100104');
    await field('First name').fill('Lyuda');
    await form().getByLabel('Home harbour (needed)').selectOption('Elsewhere');
    await form().getByRole('button', { name: 'Enrol', exact: true }).click();
    await see(counter.customer.getByRole('heading', { name: 'Lyuda' })).toBeVisible();
    await plugLine(page);
    const manager = await store.open();
    await signIn(manager, pins.morgan);
    await manager.getByRole('link', { name: 'Desk' }).click();
    await manager
      .getByRole('button', { name: 'Open New member: Enrolled here, somebody has that number' })
      .click();
    await manager.getByRole('button', { name: 'Another number' }).click();
    await see(manager.getByLabel('Mobile number')).toBeFocused();
    await manager.getByRole('button', { name: 'Back' }).click();
    await manager.getByRole('button', { name: 'It is the same person' }).click();
    const who = manager.getByRole('radiogroup', { name: 'Who has it' });
    await see(who.getByRole('radio', { name: /Людмила Заречнова/ })).toBeChecked();
    await judge(manager, 'member-clash-desk');
    await manager.getByRole('textbox', { name: 'Reason' }).fill('She showed her card');
    await manager.getByRole('button', { name: 'It is the same person' }).click();
    await see(manager.getByText('What waited goes to that member.')).toBeVisible();
  });
});
