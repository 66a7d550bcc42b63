/** The series of the organisation as a manager looks after them: read, made, changed, and told plainly when nobody knows. */
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import type { FaultRequest } from '../../src-main/simulator/faults.ts';
import type { Modes } from '../../src-main/simulator/modes.ts';
import { pins, plugLine, pullLine, signIn } from './counter-page.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('training');

async function platform(what: 'faults', body: FaultRequest): Promise<void>;
async function platform(what: 'modes', body: Partial<Modes>): Promise<void>;
async function platform(what: string, body: object): Promise<void> {
  await store.program.must('signIn', { pin: pins.morgan });
  const { connection } = await store.program.must('readSettings', {});
  const answer = await fetch(`${connection?.apiUrl}/_simulator/${what}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  expect(answer.ok).toBe(true);
}

async function openSeries(): Promise<Page> {
  const page = await store.open();
  await signIn(page, pins.morgan);
  await page.getByRole('link', { name: 'Coupons' }).click();
  await page.getByRole('tab', { name: 'Series' }).click();
  await see(running(page).getByRole('listitem').first()).toContainText('Last day');
  return page;
}

const running = (page: Page) => page.getByRole('list', { name: 'Running series' });
const detailOf = (page: Page) => page.getByRole('region', { name: 'The series in full' });
const formOf = (page: Page) => page.getByRole('region', { name: 'A series being written' });
const lastDay = '2029-05-10';

async function fill(page: Page, name: string): Promise<void> {
  const form = formOf(page);
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  await form.getByRole('combobox', { name: 'Kind of discount' }).selectOption('An amount of money');
  await form.getByRole('textbox', { name: 'Worth' }).fill('15');
  await form.getByLabel('Last day').fill(lastDay);
  await form
    .getByRole('combobox', { name: 'Who may use a coupon' })
    .selectOption('Only the member it was given to');
  await form.getByRole('textbox', { name: 'Message to members' }).fill('Your code is {{voucher}}');
}

describe('series', { timeout: 120_000 }, () => {
  it('are listed for a manager, narrowed, and read in full', async () => {
    const page = await openSeries();
    await page.getByRole('searchbox', { name: 'Narrow the list' }).fill('per cent off, at most');
    await see(running(page).getByRole('listitem')).toHaveCount(1);
    await running(page).getByRole('button').click();
    const detail = detailOf(page);
    await see(detail).toContainText('Number at Capillary');
    await see(detail).toContainText('Most money off');
    await see(detail).toContainText('as long as the series');
    await see(detail).toContainText('any day, any hour');
    await see(detail).toContainText('not told');
    await see(detail).toContainText('Capillary says: LOYALTY');
    await judge(page, 'series-detail');
    await page.getByRole('tab', { name: 'Ended' }).click();
    await see(page.getByText('Nothing fits.')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Narrow the list' }).fill('');
    await see(page.getByRole('list', { name: 'Series that have ended' })).toContainText('Harvest fair');
  });

  it('are made: faults at their fields, a refusal at its field, and once however often it is pressed', async () => {
    const page = await openSeries();
    await page.getByRole('button', { name: 'New series' }).click();
    const form = formOf(page);
    await see(form.getByRole('textbox', { name: 'Name' })).toBeFocused();
    const make = form.getByRole('button', { name: 'Make the series' });
    await make.click();
    await see(form.getByText('6 fields need another look. Nothing was sent.')).toBeVisible();
    await see(form.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await see(form.getByText('Name is empty.')).toBeVisible();
    await judge(page, 'series-faults');
    const name = `${'Frühlingsfest-der-Teegesellschaft-'.repeat(4)}عروض الربيع`;
    await fill(page, name);
    await form.getByRole('textbox', { name: 'The series’ own code' }).fill('SPRING');
    await platform('faults', { kind: 'failure', code: 751, path: '/v2/coupon/series', method: 'POST' });
    await make.click();
    await see(form.getByRole('textbox', { name: 'The series’ own code' })).toBeFocused();
    await see(form.getByRole('alert')).toContainText('code 751');
    await make.dblclick();
    const detail = detailOf(page);
    await see(detail).toContainText('The series is made.');
    await see(detail).toBeFocused();
    await see(detail.getByRole('heading', { name })).toBeVisible();
    await see(detail).toContainText('Last day 10 May 2029');
    await judge(page, 'series-made');
    await page.getByRole('searchbox', { name: 'Narrow the list' }).fill('SPRING');
    await see(running(page).getByRole('listitem')).toHaveCount(1);
  });

  it('whose answer was lost are told as unknown, with what is in the list now', async () => {
    const page = await openSeries();
    await page.getByRole('button', { name: 'New series' }).click();
    await fill(page, 'Lost in the post');
    const form = formOf(page);
    await platform('faults', {
      kind: 'drop',
      when: 'after-commit',
      path: '/v2/coupon/series',
      method: 'POST',
    });
    await form.getByRole('button', { name: 'Make the series' }).click();
    await see(form).toContainText('It is not known whether the series “Lost in the post” was made');
    await see(form).toContainText('In the list now, called “Lost in the post”');
    await judge(page, 'series-unknown');
    await form.getByRole('button', { name: 'Look at the list again' }).click();
    await see(form.getByRole('listitem')).toHaveCount(1);
    await form.getByRole('button', { name: 'Back to what was typed' }).click();
    await form.getByRole('button', { name: 'Make the series' }).click();
    await see(form.getByText('A series called “Lost in the post” is there already')).toBeVisible();
    await see(form.getByRole('button', { name: 'Make it all the same' })).toBeVisible();
    await form.getByRole('button', { name: 'Cancel' }).click();
    await see(page.getByRole('button', { name: 'New series' })).toBeFocused();
    await page.getByRole('button', { name: 'Bring back what was typed: Lost in the post' }).click();
    await see(form.getByRole('textbox', { name: 'Worth' })).toHaveValue('15');
  });

  it('are changed, and a day that got lost on the way is told', async () => {
    const page = await openSeries();
    await page.getByRole('searchbox', { name: 'Narrow the list' }).fill('12 pounds off');
    await running(page).getByRole('button').click();
    await platform('modes', { seriesDayShift: 'one-day-early' });
    await detailOf(page).getByRole('button', { name: 'Change' }).click();
    const form = formOf(page);
    await see(form.getByRole('textbox', { name: 'Smallest bill' })).toHaveValue('60.00');
    await form.getByLabel('Last day').fill(lastDay);
    await form.getByRole('textbox', { name: 'Message to members' }).fill('Your code');
    await form.getByRole('textbox', { name: 'Smallest bill' }).fill('50');
    await form.getByRole('button', { name: 'Save the change' }).click();
    // the day reads otherwise since the zone of a date took it off: that is another series than was read
    await see(form.getByRole('alert')).toContainText(
      'Somebody else has changed this series since it was read.',
    );
    await form.getByRole('button', { name: 'Read it again, keep what was typed' }).click();
    await see(form.getByText('Capillary tells more than one last day')).toBeVisible();
    await see(form.getByRole('textbox', { name: 'Smallest bill' })).toHaveValue('50');
    await form.getByRole('button', { name: 'Save the change' }).click();
    const detail = detailOf(page);
    await see(detail).toContainText('The change is saved.');
    await see(detail).toContainText('The last day was written as 10 May 2029; Capillary tells 9 May 2029.');
    await see(detail).toContainText('£50.00');
    await judge(page, 'series-day-moved');
    await platform('modes', { seriesDayShift: 'none' });
  });

  it('need the line: what was typed stays, and is sent when it is back', async () => {
    const page = await openSeries();
    await page.getByRole('button', { name: 'New series' }).click();
    await fill(page, 'Made by candlelight');
    await pullLine(page);
    const form = formOf(page);
    await form.getByRole('button', { name: 'Make the series' }).click();
    await see(form.getByRole('alert')).toContainText('Series are kept at Capillary, and the line is down.');
    await page.getByRole('tab', { name: 'Ended' }).click();
    await see(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    await judge(page, 'series-offline');
    await page.getByRole('link', { name: 'Shift' }).click();
    await plugLine(page);
    await page.getByRole('link', { name: 'Coupons' }).click();
    await see(form.getByRole('textbox', { name: 'Name' })).toHaveValue('Made by candlelight');
    await form.getByRole('button', { name: 'Make the series' }).click();
    await see(detailOf(page)).toContainText('The series is made.');
  });

  it('are not offered to a cashier', async () => {
    const page = await store.open();
    await signIn(page, pins.casey);
    await page.getByRole('link', { name: 'Coupons' }).click();
    await see(page.getByRole('tab', { name: 'Goodwill' })).toBeVisible();
    await see(page.getByRole('tab', { name: 'Series' })).toHaveCount(0);
  });
});
