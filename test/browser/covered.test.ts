/** A till that is left alone or handed over: covered, opened by a PIN, and nobody is shown another's bill unsaid. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { writeFact } from '../../src-main/store/facts.ts';
import { openStore as openLedgers } from '../../src-main/store/open.ts';
import { counterOf, findMember, pins, signIn } from './counter-page.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, see } from './open-store.ts';

/** Nine wrong PINs were tried in the run before. */
async function leaveLocked(folder: string): Promise<void> {
  const opened = openLedgers(join(folder, 'training'));
  if (!opened.ok) throw new Error(opened.message);
  writeFact(opened.store.ledger, 'sign-in-failures', '9');
  opened.store.close();
}

const store = openStore('training', { prepare: leaveLocked });

async function beginBill(page: Page) {
  await findMember(page, '15550100101', 'Amara Quillfeather');
  await counterOf(page).amount.fill('40.00');
}

async function fromMenu(page: Page, item: string) {
  await page.getByRole('button', { name: /Casey|Morgan/ }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** The cursor is where the work was left. */
async function comeBack(page: Page, pin: string) {
  await page.getByRole('textbox', { name: 'PIN' }).fill(pin);
  await see(counterOf(page).amount).toBeVisible();
}

const begun = (page: Page) => page.getByText('This bill was begun by Casey.');

describe('the till', { timeout: 90_000 }, () => {
  it('is locked after nine wrong PINs, and a manager opens it with the one try that is kept', async () => {
    const page = await store.open();
    const field = page.getByRole('textbox', { name: 'PIN' });
    await field.fill(pins.casey);
    await see(page.getByText('Too many wrong PINs: sign-in is locked.')).toBeVisible();
    await judge(page, 'sign-in-locked');
    await page.getByRole('button', { name: 'A manager opens it' }).click();
    await see(page.getByRole('heading', { name: 'Open sign-in' })).toBeVisible();
    await judge(page, 'sign-in-unlocking');
    await field.fill(pins.morgan);
    await see(page.getByText('Sign-in is open. Enter your PIN.')).toBeVisible();
    await signIn(page, pins.casey);
  });

  it('is covered when nobody touches it, and shows the same work to who comes back', async () => {
    const page = await store.openFresh();
    await page.clock.install();
    await page.reload();
    await signIn(page, pins.casey);
    await beginBill(page);
    await page.clock.fastForward('10:05');
    await see(page.getByRole('heading', { name: 'Covered: Casey is still signed in' })).toBeVisible();
    expect(await page.locator('body').textContent()).not.toContain('Quillfeather, Amara');
    await see(counterOf(page).amount).toHaveCount(0);
    await judge(page, 'covered');
    await comeBack(page, pins.casey);
    await see(counterOf(page).amount).toHaveValue('40.00');
    await see(begun(page)).toHaveCount(0);
  });

  it('says to another cashier whose half-done bill stands there, covered or handed over', async () => {
    const page = await store.open();
    await signIn(page, pins.casey);
    await beginBill(page);
    await fromMenu(page, 'Cover the till');
    await comeBack(page, pins.morgan);
    await see(begun(page)).toBeVisible();
    await judge(page, 'counter-begun-by-another');
    await page.getByRole('button', { name: 'Go on with it' }).click();
    await see(begun(page)).toHaveCount(0);
    await see(counterOf(page).amount).toHaveValue('40.00');
    await fromMenu(page, 'Sign out');
    await signIn(page, pins.casey);
    await see(counterOf(page).amount).toHaveValue('');
    await beginBill(page);
    await fromMenu(page, 'Switch person');
    await comeBack(page, pins.morgan);
    await see(begun(page)).toBeVisible();
    await page.getByRole('button', { name: 'Clear the counter' }).click();
    await see(counterOf(page).amount).toHaveValue('');
  });

  it('lets a manager change a role and give a new PIN, which ends the sign-ins before', async () => {
    const page = await store.open();
    await signIn(page, pins.morgan);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Staff' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Kit');
    await page.getByRole('textbox', { name: 'PIN', exact: true }).fill('580361');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Make manager: Kit' }).click();
    await see(page.getByText('Kit is a manager now and signs in anew.')).toBeVisible();
    await page.getByRole('button', { name: 'New PIN for Kit' }).click();
    const fresh = page.getByRole('textbox', { name: 'New PIN for Kit' });
    await fresh.fill(pins.morgan);
    await page.getByRole('button', { name: 'Save PIN' }).click();
    await see(page.getByText('This PIN is too easy to guess.')).toBeVisible();
    await judge(page, 'settings-new-pin');
    await fresh.fill('640218');
    await page.getByRole('button', { name: 'Save PIN' }).click();
    await see(page.getByText('Kit has a new PIN.')).toBeVisible();
    await page.getByRole('link', { name: 'Counter' }).click();
    await fromMenu(page, 'Sign out');
    await signIn(page, '640218');
    await see(page.getByRole('button', { name: /Kit/ })).toBeVisible();
  });
});
