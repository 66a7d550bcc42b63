/** What cannot be right is told at its field, in a sentence, and nothing is sent. */
import type { Page } from '@playwright/test';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { counterOf, findMember, pins, signIn } from './counter-page.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('training', { keepsPages: true });
let page: Page;
let counter: ReturnType<typeof counterOf>;
let sent: string[] = [];

beforeAll(async () => {
  page = await store.open();
  counter = counterOf(page);
  await signIn(page, pins.casey);
  page.on('request', (request) => sent.push(request.url().replace(/^.*\//, '')));
  await store.program.must('signIn', { pin: pins.morgan });
});

/** A member with one coupon, and nothing else on the counter. */
async function beginAnew() {
  await page.keyboard.press('Escape');
  await see(counter.amount).toHaveValue('');
  await findMember(page, '15550100101', 'Amara Quillfeather');
  await counter.code.fill('FERN7402');
  await counter.code.press('Enter');
  await see(counter.row('FERN7402')).toBeVisible();
}

/** What was wrong before is put right, and nothing is said about it any more. */
async function putRight() {
  await counter.number.fill('B-1');
  await counter.amount.fill('40.00');
  await see(counter.bill.getByRole('alert')).toHaveCount(0);
  sent = [];
}

afterEach(async () => {
  expect(sent, 'what the page sent').not.toContain('checkCoupons');
  expect(sent, 'what the page sent').not.toContain('redeemCoupons');
  expect((await store.program.must('listEntries', {})).entries).toEqual([]);
});

const amounts: [string, string, string][] = [
  ['nothing', '', 'Bill amount is empty.'],
  ['a comma', '12,50', 'a comma can mean two things'],
  ['an exponent', '1e9', 'Bill amount is not an amount.'],
  ['a sign', '-1', 'Bill amount is not an amount.'],
  ['a word', 'NaN', 'Bill amount is not an amount.'],
  ['full-width digits', '１２', 'Bill amount is not an amount.'],
  ['an emoji', '🍀', 'Bill amount is not an amount.'],
  ['zero', '0.00', 'must be more than zero'],
  ['three decimals', '1.005', 'at most 2 decimals'],
  ['a bill nobody pays', '99999999999999', 'is larger than any bill'],
  ['four hundred digits', '9'.repeat(400), 'is longer than 40 characters'],
];

describe('the bill amount', () => {
  beforeAll(beginAnew);
  beforeEach(putRight);

  it.each(amounts)('refuses %s', async (_, typed, says) => {
    await counter.amount.fill(typed);
    await page.keyboard.press('F9');
    await see(counter.bill.getByRole('alert')).toContainText(says);
    await see(counter.amount).toHaveAttribute('aria-invalid', 'true');
    await see(counter.amount).toHaveAccessibleDescription(new RegExp(says));
    await see(counter.amount).toBeFocused();
    await page.keyboard.press('F8');
    await page.keyboard.press('Enter');
    await see(counter.row('FERN7402')).toContainText('not checked');
  });
});

const numbers: [string, string, string][] = [
  ['nothing', '', 'Bill number is empty.'],
  ['blanks', '   ', 'Bill number is empty.'],
  ['65 characters', 'N'.repeat(65), 'is longer than 50 characters'],
  ['an emoji', 'B-🍀', 'characters in it that do not belong there'],
  ['full-width digits', '１２３', 'characters in it that do not belong there'],
  ['a hidden direction mark', 'B-\u202E12', 'characters in it that do not belong there'],
];

describe('the bill number', () => {
  beforeAll(beginAnew);
  beforeEach(putRight);

  it.each(numbers)('refuses %s', async (_, typed, says) => {
    await counter.number.fill(typed);
    await counter.redeem.click();
    await see(counter.bill.getByRole('alert')).toContainText(says);
    await see(counter.number).toHaveAttribute('aria-invalid', 'true');
    await see(counter.number).toBeFocused();
  });
});

const codes: [string, string, string][] = [
  ['65 characters', 'C'.repeat(65), 'is longer than 64 characters'],
  ['an emoji', 'TEA🍵', 'characters in it that do not belong there'],
  ['full-width digits', 'ＴＥＡ１', 'characters in it that do not belong there'],
];

describe('the coupon code', () => {
  beforeEach(async () => {
    await beginAnew();
    await putRight();
  });

  it.each(codes)('refuses %s, and keeps it to be corrected', async (_, typed, says) => {
    await counter.code.fill(typed);
    await page.keyboard.press('F9');
    await see(counter.bill.getByRole('alert')).toContainText(says);
    await see(counter.code).toHaveAttribute('aria-invalid', 'true');
    await see(counter.code).toHaveValue(typed);
    await see(counter.row('FERN7402')).toContainText('not checked');
  });

  it('says that a code is in the list already, and keeps it once', async () => {
    await counter.code.fill('fern7402');
    await counter.code.press('Enter');
    await see(counter.bill).toContainText('FERN7402 is already in the list.');
    await see(counter.row('FERN7402')).toHaveCount(1);
  });

  it('takes twenty codes at a time and says so about the next', async () => {
    await counter.code.fill(Array.from({ length: 20 }, (_, index) => `PASTED-${index}`).join(', '));
    await counter.code.press('Enter');
    await see(counter.bill.getByRole('alert')).toContainText('More than 20 coupons at a time');
    await see(counter.code).toHaveValue('PASTED-19');
    await see(counter.row('PASTED-18')).toBeVisible();
  });
});

describe('what is searched for', () => {
  it.each([
    ['nothing', '', 'is empty'],
    ['four hundred digits', '1'.repeat(400), 'is longer than 100 characters'],
    ['an emoji', '🍀', 'characters in it that do not belong there'],
  ])('refuses %s', async (_, typed, says) => {
    await page.keyboard.press('Escape');
    sent = [];
    await counter.find.fill(typed);
    await page.keyboard.press('Enter');
    await see(counter.customer.getByRole('alert')).toContainText(says);
    await see(counter.find).toBeFocused();
    expect(sent).not.toContain('searchCustomers');
  });
});
