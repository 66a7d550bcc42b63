/** Points at the counter with the code of the member, given back from the queue, and goodwill points. */
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { counterOf, findMember, pins, signIn } from './counter-page.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('training');
const amara = { query: '15550100101', name: 'Amara Quillfeather' };
const code = '246810';

async function open(page: Page) {
  await page.getByRole('button', { name: 'Points', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Points of ${amara.name}` });
  await see(dialog.getByText('Can be used')).toBeVisible();
  return dialog;
}

describe('points', () => {
  it('are used with the right code, and come off the bill', { timeout: 90_000 }, async () => {
    const page = await store.open();
    await signIn(page, pins.morgan);
    const counter = counterOf(page);
    await findMember(page, amara.query, amara.name);
    const early = await open(page);
    await see(early).toContainText('Enter the bill number and the amount at the counter first.');
    await page.keyboard.press('Escape');
    await counter.number.fill('P-1');
    await counter.amount.fill('40.00');
    const dialog = await open(page);
    await see(dialog).toContainText('£12.40');
    await dialog.getByRole('button', { name: 'As many as fit' }).click();
    await see(dialog.getByRole('textbox', { name: 'How many' })).toHaveValue('1240');
    await dialog.getByRole('textbox', { name: 'How many' }).fill('205');
    await dialog.getByRole('button', { name: 'Send the code' }).click();
    await see(dialog).toContainText('Points are used in steps');
    await judge(page, 'points-step');
    await dialog.getByRole('textbox', { name: 'How many' }).fill('200');
    await page.keyboard.press('Enter');
    await see(dialog).toContainText('The code was sent. Ask the member for it.');
    await see(dialog.getByRole('button', { name: /Send it again in \d+ s/ })).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'Code of the member' }).fill('000000');
    await page.keyboard.press('Enter');
    await see(dialog).toContainText('The code is not right, or it is too old.');
    await judge(page, 'points-code');
    // what was wrong may be sent again at once
    await dialog.getByRole('button', { name: 'Send it again' }).click();
    await see(dialog).toContainText('The code was sent again.');
    await dialog.getByRole('textbox', { name: 'Code of the member' }).fill(code);
    await page.keyboard.press('Enter');
    await see(dialog).toContainText('200 points are used: £2.00 off the bill.');
    await judge(page, 'points-used');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await see(counter.bill).toContainText('£38.00');
    await see(counter.recent).toContainText('200 points');
    const again = await open(page);
    await again.getByRole('button', { name: 'Show how they came and went' }).click();
    await see(again).toContainText('PointsRedemption');
    await see(again).toContainText('-200');
    await page.keyboard.press('Escape');
  });

  it('go back from the queue', { timeout: 60_000 }, async () => {
    const page = await store.open();
    await signIn(page, pins.morgan);
    const counter = counterOf(page);
    await counter.recent
      .getByRole('button', { name: /200 points/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Give the points back' }).click();
    const dialog = page.getByRole('dialog', { name: 'Give points back' });
    await see(dialog).toContainText(`200 points of bill P-1 go back to ${amara.name}`);
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The goods came back');
    await judge(page, 'points-undo');
    await page.keyboard.press('Enter');
    await see(dialog).toContainText('The points are back with the member.');
    await dialog.getByRole('button', { name: 'Done' }).click();
  });

  it('are given as goodwill once somebody approved them', { timeout: 60_000 }, async () => {
    const page = await store.open();
    await signIn(page, pins.morgan);
    await findMember(page, amara.query, amara.name);
    await page.getByRole('link', { name: 'Coupons' }).click();
    await page.getByRole('tab', { name: 'Goodwill points' }).click();
    await page.getByRole('button', { name: 'Ask for points' }).click();
    await page.getByRole('textbox', { name: 'Points', exact: true }).fill('150');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Delivered late');
    await judge(page, 'goodwill-points-form');
    await page.getByRole('button', { name: 'Ask for points' }).last().click();
    await see(page.getByText('Asked for. The points come when somebody approves them.')).toBeVisible();
    const list = page.getByRole('list', { name: 'Requests for goodwill points' });
    await see(list.getByRole('listitem')).toHaveCount(1);
    await judge(page, 'goodwill-points-list');
    await page.getByRole('button', { name: /Decide about 150 points/ }).click();
    await page.getByRole('textbox', { name: 'Points to give' }).fill('100');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Seen');
    await page.getByRole('button', { name: 'Approve' }).click();
    await see(page.getByText('Approved.')).toBeVisible();
    await see(page.getByText('No request waits.')).toBeVisible();
    await page.getByRole('button', { name: 'Decided' }).click();
    await see(list).toContainText('approved');
    expect(await list.getByRole('listitem').count()).toBe(1);
  });
});
