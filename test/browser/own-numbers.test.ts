/** Own bill numbers as people see them: switched on, in the field, typed over, and stopped for another till. */
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { trainingCredentials } from '../../src-main/simulator/seed.ts';
import { basic, redeemBody } from '../simulator/shop.ts';
import { counterOf, findMember, pins, signIn } from './counter-page.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('training');

const ownNumber = /^SALTMA-2101-QUAY04-\d{6}-1[B-Z]{4}-\d{3}$/;

async function openBillNumbers(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Bill numbers' }).click();
}

/** Another machine that works under this till's name redeems for a member of ours. */
async function anotherTillRedeems(number: string): Promise<void> {
  await store.program.must('signIn', { pin: pins.morgan });
  const { connection } = await store.program.must('readSettings', {});
  const { username, password } = trainingCredentials.till;
  const answer = await fetch(`${connection?.apiUrl}/v2/coupon/redeem`, {
    method: 'POST',
    headers: {
      authorization: basic(username, password),
      'content-type': 'application/json',
    },
    body: JSON.stringify(
      redeemBody('MOSS3318', { transactionNumber: number, user: { mobile: '15550100101' } }),
    ),
  });
  expect(await answer.text()).toContain('MOSS3318');
}

describe('own bill numbers', () => {
  it('are switched on by a manager, stand in the field, can be typed over, and stop for another till', {
    timeout: 120_000,
  }, async () => {
    const page = await store.open();
    await signIn(page, pins.morgan);
    const counter = counterOf(page);
    await openBillNumbers(page);
    await page.getByRole('textbox', { name: 'Short name of the till' }).fill('till 4');
    await page.getByRole('button', { name: 'Save' }).click();
    await see(page.getByText('At most 8 letters A to Z and digits.')).toBeVisible();
    await judge(page, 'settings-bill-numbers-fault');
    await page.getByRole('button', { name: 'Undo changes' }).click();
    await page.getByRole('radio', { name: 'From this till' }).click();
    await see(page.getByText('Saved: Where bill numbers come from.')).toBeVisible();
    await judge(page, 'settings-bill-numbers');

    await page.getByRole('link', { name: 'Counter' }).click();
    await findMember(page, '15550100101', 'Amara Quillfeather');
    await see(counter.number).toHaveValue(ownNumber);
    await see(page.getByText('is a number of this till’s own')).toBeVisible();
    await judge(page, 'counter-own-number');
    const first = await counter.number.inputValue();

    await counter.number.fill('B-77');
    await see(page.getByText('is a number of this till’s own')).toHaveCount(0);
    await counter.clear.click();
    await findMember(page, '15550100101', 'Amara Quillfeather');
    await see(counter.number).toHaveValue(ownNumber);
    const second = await counter.number.inputValue();
    expect(second).not.toBe(first);
    await counter.code.fill('FERN7402');
    await counter.code.press('Enter');
    await counter.amount.fill('40.00');
    await store.program.must('signIn', { pin: pins.morgan });
    await store.program.must('openShift', {});
    await counter.redeem.click();
    await see(counter.row('FERN7402')).toContainText('confirmed');
    await see(counter.recent).toContainText(second);

    const strange = second.replace(/-1[A-Z]{4}-/, '-1ZZZZ-');
    await anotherTillRedeems(strange);
    await page.getByRole('link', { name: 'Shift' }).click();
    await page.getByRole('button', { name: 'Compare with Capillary' }).click();
    await see(page.getByText(/^Another till seems to use this till’s name: bill/)).toBeVisible();
    await judge(page, 'shift-name-shared');
    await page.getByRole('link', { name: 'Counter' }).click();
    await findMember(page, '15550100102', 'Bogdan Țepelea');
    await see(counter.bill.getByRole('alert')).toContainText('Another till seems to use this till’s name');
    await judge(page, 'counter-name-shared');

    await openBillNumbers(page);
    await see(page.getByText(strange)).toBeVisible();
    await page.getByRole('button', { name: 'I have looked at it' }).click();
    await see(page.getByText('The reason is empty.')).toBeVisible();
    await judge(page, 'settings-name-shared');
    await page.getByRole('textbox', { name: 'What was found out' }).fill('The old machine was still on');
    await page.getByRole('button', { name: 'I have looked at it' }).click();
    await see(page.getByText('Own bill numbers go on.')).toBeVisible();
  });
});
