/** The counter as a cashier sees it: where things stand, by the names they are called on the screen. */
import type { Page } from '@playwright/test';
import { see } from './open-store.ts';

export const pins = { casey: '111111', morgan: '222222' };

export async function signIn(page: Page, pin: string): Promise<void> {
  await page.getByRole('textbox', { name: 'PIN' }).fill(pin);
  await see(page.getByRole('searchbox', { name: 'Find customer' })).toBeFocused();
}

export function counterOf(page: Page) {
  const bill = page.getByRole('region', { name: 'Bill and coupons' });
  return {
    find: page.getByRole('searchbox', { name: 'Find customer' }),
    number: page.getByRole('textbox', { name: 'Bill number' }),
    amount: page.getByRole('textbox', { name: 'Bill amount' }),
    code: page.getByRole('textbox', { name: 'Coupon code' }),
    customer: page.getByRole('region', { name: 'Customer' }),
    bill,
    /** The line of one code on the bill. */
    row: (code: string) =>
      bill
        .getByRole('list', { name: 'Coupons for this bill' })
        .getByRole('listitem')
        .filter({ hasText: code }),
    check: page.getByRole('button', { name: 'Check', exact: true }),
    redeem: page.getByRole('button', { name: 'Redeem', exact: true }),
    clear: page.getByRole('button', { name: 'Clear', exact: true }),
    recent: page.getByRole('region', { name: 'Just now' }),
    connection: page.getByRole('region', { name: 'Connection' }),
  };
}

/** Types as fast as a quick person does, which is much slower than a scanner. */
export async function byHand(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 45 });
}

/** Finds a member and waits until the coupons held are there. */
export async function findMember(page: Page, query: string, name: string): Promise<void> {
  const counter = counterOf(page);
  await counter.find.fill(query);
  await counter.find.press('Enter');
  await see(counter.customer.getByRole('heading', { name })).toBeVisible();
  await see(counter.customer.getByRole('heading', { name: 'Coupons held' })).toBeVisible();
}

export interface Job {
  query: string;
  name: string;
  codes: string[];
  bill: string;
  amount: string;
}

/** Member, coupons, bill: everything up to the moment where F8 or F9 is pressed. */
export async function prepare(page: Page, { query, name, codes, bill, amount }: Job): Promise<void> {
  const counter = counterOf(page);
  await findMember(page, query, name);
  for (const code of codes) {
    await counter.code.fill(code);
    await counter.code.press('Enter');
    await see(counter.row(code)).toBeVisible();
  }
  await counter.number.fill(bill);
  await counter.amount.fill(amount);
}

export async function pullLine(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pull the line' }).click();
  await see(counterOf(page).connection.getByText('Offline', { exact: true })).toBeVisible();
}

export async function plugLine(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Plug the line in' }).click();
  await see(counterOf(page).connection.getByText('Online', { exact: true })).toBeVisible();
}
