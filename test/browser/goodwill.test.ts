/** Giving a coupon at the counter: by a manager, by a cashier with a manager's PIN, and while the line is down. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { findMember, pins, plugLine, pullLine, signIn } from './counter-page.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('training');
const amara = { query: '15550100101', name: 'Amara Quillfeather' };

async function open(page: Page) {
  await findMember(page, amara.query, amara.name);
  await page.getByRole('button', { name: 'Give a coupon', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Give a coupon as goodwill' });
  await see(dialog.getByRole('listitem')).toHaveCount(2);
  return dialog;
}

describe('a coupon given at the counter', () => {
  it('says what is missing, and shows the code large', { timeout: 90_000 }, async () => {
    const page = await store.open();
    await signIn(page, pins.morgan);
    const dialog = await open(page);
    await see(dialog).toContainText(`To ${amara.name}`);
    await dialog.getByRole('button', { name: 'Give a coupon' }).click();
    await see(dialog.getByRole('status')).toContainText('Which coupon is empty.');
    await dialog.getByRole('button', { name: /One more of .*10 per cent off/ }).click();
    await dialog.getByRole('button', { name: 'Give a coupon' }).click();
    await see(dialog.getByRole('status')).toContainText('Reason is empty.');
    await judge(page, 'goodwill-fault');
    await dialog.getByRole('combobox', { name: 'Reason' }).selectOption('Delivered late');
    await dialog.getByRole('textbox', { name: 'Note (optional)' }).fill('=waited for an hour');
    await page.keyboard.press('Enter');
    await see(dialog).toContainText('The coupon is given. Its code:');
    await see(dialog.getByText(/^SIM-[A-Z0-9]+$/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Have Capillary send it' }).click();
    await see(dialog).toContainText('The message is on its way.');
    await judge(page, 'goodwill-given');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await see(dialog).toHaveCount(0);
    await see(page.getByText('With our apologies: 10 per cent off')).toBeVisible();
  });

  it('asks a manager when a cashier gives one', { timeout: 60_000 }, async () => {
    const page = await store.open();
    await signIn(page, pins.casey);
    const dialog = await open(page);
    await dialog.getByRole('button', { name: /One more of .*5 pounds off/ }).click();
    await dialog.getByRole('combobox', { name: 'Reason' }).selectOption('Faulty or missing goods');
    await dialog.getByRole('button', { name: 'Give a coupon' }).press('Enter');
    const asked = page.getByRole('dialog', { name: 'A manager is needed' });
    await see(asked).toContainText('This needs a manager.');
    await page.keyboard.type(pins.morgan);
    await see(dialog.getByText(/^SIM-[A-Z0-9]+$/)).toBeVisible();
  });

  it('promises it while the line is down, and the code comes by itself', { timeout: 60_000 }, async () => {
    const page = await store.open();
    await signIn(page, pins.morgan);
    await findMember(page, '15550100105', 'ليلى المرجانية');
    await pullLine(page);
    await page.getByRole('button', { name: 'Give a coupon', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Give a coupon as goodwill' });
    await dialog.getByRole('button', { name: /One more of .*5 pounds off/ }).click();
    await dialog.getByRole('combobox', { name: 'Reason' }).selectOption('Delivered late');
    await dialog.getByRole('button', { name: 'Give a coupon' }).press('Enter');
    await see(dialog.getByRole('status')).toContainText('The coupon is promised.');
    await judge(page, 'goodwill-promised');
    await store.program.must('signIn', { pin: pins.morgan });
    await store.program.must('pullTrainingLine', { up: true });
    await see(dialog.getByText(/^SIM-[A-Z0-9]+$/)).toBeVisible();
    await page.keyboard.press('Enter');
    await plugLine(page);
  });

  it('has a place of its own: several at once for who is at the counter, and what was given', {
    timeout: 90_000,
  }, async () => {
    const page = await store.open();
    await signIn(page, pins.casey);
    await page.getByRole('link', { name: 'Coupons' }).click();
    await page.getByRole('tab', { name: 'Goodwill' }).click();
    await see(page.getByText('Nobody is at the counter.')).toBeVisible();
    await page.getByRole('button', { name: 'Go to the counter' }).click();
    await findMember(page, '15550100104', 'Людмила Заречнова');
    await page.getByRole('link', { name: 'Coupons' }).click();
    await page.getByRole('button', { name: 'Give coupons' }).click();
    const dialog = page.getByRole('dialog', { name: 'Give a coupon as goodwill' });
    await dialog.getByRole('button', { name: /One more of .*5 pounds off/ }).dblclick();
    await dialog.getByRole('button', { name: /One more of .*10 per cent off/ }).click();
    await dialog.getByRole('button', { name: /One less of .*10 per cent off/ }).click();
    await dialog.getByRole('combobox', { name: 'Reason' }).selectOption('Delivered late');
    await judge(page, 'goodwill-several');
    await dialog.getByRole('button', { name: 'Give 2 coupons' }).click();
    await see(page.getByRole('dialog', { name: 'A manager is needed' })).toBeVisible();
    await page.keyboard.type(pins.morgan);
    await see(dialog.getByText(/^SIM-[A-Z0-9]+$/)).toHaveCount(2);
    await judge(page, 'goodwill-several-given');
    await dialog.getByRole('button', { name: 'Done' }).click();
    const given = page.getByRole('list', { name: 'What was given' });
    await see(given.getByRole('listitem')).toHaveCount(5);
    await see(given.getByRole('listitem').first()).toContainText('Людмила Заречнова');
    await see(given.getByRole('listitem').first()).toContainText('Allowed by Morgan');
    await judge(page, 'goodwill-tab');
  });

  it('shows a manager what was given, and hands it over as a file', { timeout: 60_000 }, async () => {
    const page = await store.open();
    await signIn(page, pins.morgan);
    await page.getByRole('link', { name: 'Queue' }).click();
    await page.getByRole('button', { name: 'Given as goodwill' }).click();
    const rows = page.getByRole('row').filter({ hasText: 'With our apologies' });
    await see(rows).toHaveCount(5);
    const downloaded = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save all of them as a file' }).click();
    const file = await downloaded;
    expect(file.suggestedFilename()).toBe('goodwill.csv');
    const text = readFileSync(await file.path(), 'utf8');
    expect(text.split('\r\n')).toHaveLength(7);
    expect(text).toContain('"Delivered late","\'=waited for an hour","Morgan"');
    await see(page.getByText('5 coupons are in the file goodwill.csv.')).toBeVisible();
    await judge(page, 'queue-goodwill-only');
  });
});
