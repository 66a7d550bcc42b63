/** Slips as they come out of a printer: alone on the paper, on each width, said to be training, and printed again later. */
import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/run-command.ts';
import { counterOf, findMember, pins, prepare, signIn } from './counter-page.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('training');
const folder = `${projectRoot}/artefacts/screens`;

/** A printer that does not exist: counts what it is asked for, and looks at the page as it would be on paper. */
async function watchPrinter(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const printed: string[] = [];
    Object.assign(window, {
      printed,
      print: () => printed.push(document.querySelector('body > [data-width]')?.textContent ?? ''),
    });
  });
  return () => page.evaluate(() => (window as unknown as { printed: string[] }).printed);
}

async function keepPaper(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.emulateMedia({ media: 'print' });
  await page.screenshot({ path: `${folder}/${name}-paper.png` });
  await page.emulateMedia({ media: null });
}

describe('slips', () => {
  it('a coupon that is given is printed at once, with bars', { timeout: 60_000 }, async () => {
    const page = await store.open();
    const printed = await watchPrinter(page);
    await signIn(page, pins.morgan);
    await findMember(page, '15550100101', 'Amara Quillfeather');
    await page.getByRole('button', { name: 'Give a coupon', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Give a coupon as goodwill' });
    await dialog.getByRole('button', { name: /One more of .*5 pounds off/ }).click();
    await dialog.getByRole('combobox', { name: 'Reason' }).selectOption('Delivered late');
    await dialog.getByRole('button', { name: 'Give a coupon' }).press('Enter');
    const code = await dialog.getByText(/^SIM-[A-Z0-9]+$/).textContent();
    await dialog.getByRole('button', { name: 'Print the slip' }).click();
    await expect.poll(printed).toHaveLength(1);
    const [slip = ''] = await printed();
    for (const part of ['Training', 'Old Quay', 'A coupon for you', code ?? '?', 'Amara Quillfeather']) {
      expect(slip).toContain(part);
    }
    await see(dialog.getByText(code ?? '?')).toBeVisible();
  });

  it('a redemption’s slip is looked at and printed again from the queue', { timeout: 90_000 }, async () => {
    const page = await store.open();
    const printed = await watchPrinter(page);
    await signIn(page, pins.morgan);
    const job = { query: '15550100101', name: 'Amara Quillfeather', bill: 'B-7001', amount: '40.00' };
    await prepare(page, { ...job, codes: ['FERN7402'] });
    await page.keyboard.press('F9');
    await see(counterOf(page).row('FERN7402')).toContainText('confirmed');
    await page.getByRole('link', { name: 'Queue' }).click();
    await page.getByRole('button', { name: 'Open FERN7402, confirmed' }).click();
    await page.getByRole('button', { name: 'Slip', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Slip' });
    await see(dialog).toContainText('Coupon redeemed');
    await see(dialog).toContainText('B-7001 · £40.00');
    await judge(page, 'slip');
    await keepPaper(page, 'slip-80');
    await dialog.getByRole('button', { name: 'Print the slip' }).click();
    await dialog.getByRole('button', { name: 'Print the slip' }).click();
    await expect.poll(printed).toHaveLength(2);
    await page.emulateMedia({ media: 'print' });
    await see(page.getByRole('navigation')).toHaveCount(0);
    await see(page.locator('body > [data-width="80"]')).toBeVisible();
    await page.emulateMedia({ media: null });
    await see(dialog).toBeVisible();
  });

  it('the paper and the words are the store’s', { timeout: 60_000 }, async () => {
    const page = await store.open();
    await signIn(page, pins.morgan);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Slips' }).click();
    await page.getByRole('radio', { name: 'Roll of 58 mm' }).click();
    await page.getByRole('textbox', { name: 'Words above' }).fill('Old Quay|5 Harbour Row');
    await page.getByRole('textbox', { name: 'Words below' }).fill('Thank you');
    const preview = page.getByRole('region', { name: 'A slip as it will look' });
    await see(preview).toContainText('5 Harbour Row');
    await see(preview.getByRole('img', { name: 'Barcode of SAMPLE-1234' })).toBeVisible();
    await page.getByRole('button', { name: 'Save' }).click();
    await see(page.getByText(/^Saved:/)).toBeVisible();
    await judge(page, 'settings-slips-58');
    await page.getByRole('link', { name: 'Queue' }).click();
    await page.getByRole('button', { name: 'Open FERN7402, confirmed' }).click();
    await page.getByRole('button', { name: 'Slip', exact: true }).click();
    await see(page.getByRole('dialog', { name: 'Slip' })).toContainText('Thank you');
    await keepPaper(page, 'slip-58');
    const paper = await page.pdf({ preferCSSPageSize: true });
    // 58 mm are 164 points
    const boxes = paper.toString('latin1').match(/MediaBox ?\[[^\]]*\]/g);
    expect(boxes).toEqual([expect.stringMatching(/\[0 0 16[34](\.\d+)? /)]);
  });
});
