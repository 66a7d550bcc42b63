/** The manager's desk and the shift, from the first case to a close that knows what is unsent. */
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { counterOf, findMember, pins, plugLine, prepare, pullLine, signIn } from './counter-page.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('training');

const goTo = (page: Page, name: string) => page.getByRole('link', { name }).click();
const caseButton = (page: Page, code: string) =>
  page.getByRole('button', { name: new RegExp(`^Open ${code}:`) });
const figure = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Figures' }).locator('dl > div').filter({ hasText: name });

/** The next redemption that reaches the training store is refused. */
async function refuseNext(): Promise<void> {
  await store.program.must('signIn', { pin: pins.morgan });
  const { connection } = await store.program.must('readSettings', {});
  const answer = await fetch(`${connection?.apiUrl}/_simulator/faults`, {
    method: 'POST',
    body: JSON.stringify({ kind: 'failure', code: 715, path: '/v2/coupon/redeem' }),
  });
  expect(answer.status).toBe(200);
}

interface Offline {
  query: string;
  name: string;
  code: string;
  bill: string;
}
const layla = { query: '15550100105', name: 'ليلى المرجانية', code: 'CORAL5521', bill: 'B-6001' };
const amara = { query: '15550100101', name: 'Amara Quillfeather', code: 'FERN7402', bill: 'B-6003' };
const noa = { query: '15550100115', name: 'נועה שקדיאלי', code: 'PALM2640', bill: 'B-6002' };

/** Seen while the line was up, taken after it was pulled. */
async function takeOffline(page: Page, { query, name, code, bill }: Offline): Promise<void> {
  await goTo(page, 'Counter');
  await findMember(page, query, name);
  await page.keyboard.press('Escape');
  await pullLine(page);
  await prepare(page, { query, name, codes: [code], bill, amount: '20.00' });
  await page.keyboard.press('F9');
  await see(counterOf(page).row(code)).toContainText('accepted here');
}

describe('the desk', () => {
  it('is for managers and says when nothing needs one', async () => {
    const page = await store.open();
    await signIn(page, pins.casey);
    await see(page.getByRole('link', { name: 'Shift' })).toBeVisible();
    await see(page.getByRole('link', { name: 'Desk' })).toHaveCount(0);
    await page.getByRole('button', { name: /Casey/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await signIn(page, pins.morgan);
    await goTo(page, 'Desk');
    await see(page.getByText('Nothing needs a manager.')).toBeVisible();
    await judge(page, 'desk-empty');
  });

  it('brings up what Capillary refused after it was given, and closes it with a reason', {
    timeout: 90_000,
  }, async () => {
    const page = await store.open();
    await signIn(page, pins.morgan);
    await refuseNext();
    await takeOffline(page, layla);
    await goTo(page, 'Desk');
    await see(page.getByText('Nothing needs a manager.')).toBeVisible();
    await plugLine(page);
    await see(caseButton(page, 'CORAL5521')).toBeVisible();
    await see(page.getByRole('link', { name: 'Desk 1 open case', exact: true })).toBeVisible();
    await caseButton(page, 'CORAL5521').press('Enter');
    const opened = page.getByRole('region', { name: 'Case', exact: true });
    await see(opened).toContainText('Accepted by its offline rules');
    await see(opened).toContainText(/Refused .*\d\d:\d\d:\d\d/);
    await see(opened).toContainText('code 715');
    await see(opened.getByRole('button', { name: /^Copy: code 715 .* request / }).first()).toBeVisible();
    await see(opened.getByText('came to the desk: refused after it was given')).toBeVisible();
    await judge(page, 'desk-case');
    const accept = opened.getByRole('button', { name: 'Accept the loss' });
    await see(accept).toHaveAccessibleDescription(
      'The store bears £5.00 off this bill, and the case is closed.',
    );
    await accept.press('Enter');
    const reason = opened.getByRole('textbox', { name: 'Reason' });
    await see(reason).toBeFocused();
    await reason.press('Enter');
    await see(opened.getByRole('alert')).toContainText('The reason is empty.');
    await judge(page, 'desk-fault');
    await page.keyboard.type('Our own mistake');
    await page.keyboard.press('Enter');
    await see(opened.getByRole('status')).toContainText('The store bears it. The case is closed.');
    await see(caseButton(page, 'CORAL5521')).toHaveCount(0);
    await see(page.getByRole('link', { name: 'Desk', exact: true })).toBeVisible();
    await page.getByRole('tab', { name: 'Closed' }).click();
    await caseButton(page, 'CORAL5521').click();
    await see(opened).toContainText('Accept the loss · Morgan');
    await see(opened).toContainText('Our own mistake');
    await judge(page, 'desk-closed');
  });

  it('gives the member a new coupon instead, from the offers of the store', { timeout: 90_000 }, async () => {
    const page = await store.open();
    await signIn(page, pins.morgan);
    await refuseNext();
    await takeOffline(page, amara);
    await plugLine(page);
    await goTo(page, 'Desk');
    await caseButton(page, amara.code).press('Enter');
    const opened = page.getByRole('region', { name: 'Case', exact: true });
    await opened.getByRole('button', { name: 'Give a coupon instead' }).press('Enter');
    const offers = opened.getByRole('radiogroup', { name: 'Which coupon' });
    await see(offers.getByRole('radio')).toHaveCount(2);
    const reason = opened.getByRole('textbox', { name: 'Reason' });
    await reason.fill('Refused although it was valid');
    await reason.press('Enter');
    await see(opened.getByRole('alert')).toContainText('is empty');
    await judge(page, 'desk-goodwill');
    await offers.getByRole('radio', { name: /5 pounds off/ }).check();
    await reason.press('Enter');
    await see(opened.getByRole('status')).toContainText('The coupon is on its way to the member.');
    await goTo(page, 'Queue');
    const given = page.getByRole('row').filter({ hasText: 'With our apologies: 5 pounds off' });
    await see(given).toContainText('confirmed');
    await see(given).toContainText('Refused although it was valid');
    await given.getByRole('button').click();
    await see(page.getByRole('region', { name: 'Entry', exact: true })).toContainText('Instead of FERN7402');
    await judge(page, 'queue-goodwill');
  });
});

describe('the shift', () => {
  it('counts, closes knowing what is unsent, and warns before signing out over it', {
    timeout: 120_000,
  }, async () => {
    const page = await store.open();
    await signIn(page, pins.casey);
    await goTo(page, 'Shift');
    await see(page.getByText('No shift is open.')).toBeVisible();
    await page.getByRole('button', { name: 'Open a shift' }).click();
    await see(page.getByText(/^Open since .* by Casey$/)).toBeVisible();
    await judge(page, 'shift-open');
    await goTo(page, 'Counter');
    const amara = { query: '15550100101', name: 'Amara Quillfeather', codes: ['FERN7402', 'BARK9150'] };
    await prepare(page, { ...amara, bill: 'B-6003', amount: '40.00' });
    await page.keyboard.press('F9');
    await see(counterOf(page).row('FERN7402')).toContainText('confirmed');
    await takeOffline(page, noa);
    await goTo(page, 'Shift');
    await see(figure(page, 'Redeemed online')).toContainText('1');
    await see(figure(page, 'Taken offline')).toContainText('1');
    await see(figure(page, 'Waiting')).toContainText('1');
    await see(page.getByRole('meter', { name: 'Money at risk at this till' })).toBeVisible();
    await see(page.getByRole('table', { name: 'Refused, by reason' })).toContainText('Already used');
    await see(page.getByRole('table', { name: 'Money given by hour' }).getByRole('row').nth(1)).toContainText(
      '£',
    );
    await judge(page, 'shift-waiting');

    await page.getByRole('button', { name: /Casey/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    const leaving = page.getByRole('dialog', { name: 'Sign out with unsent work?' });
    await see(leaving).toContainText(/1 entry worth £\d+\.\d\d is not with Capillary yet\./);
    await see(leaving.getByRole('button', { name: 'Stay signed in' })).toBeFocused();
    await page.keyboard.press('Enter');
    await see(leaving).toHaveCount(0);

    await page.getByRole('button', { name: 'Close the shift' }).click();
    const asking = page.getByRole('dialog', { name: 'Close the shift?' });
    await see(asking).toContainText(/1 entry worth £\d+\.\d\d is not with Capillary yet\./);
    await see(asking.getByRole('list', { name: 'Not with Capillary yet' })).toContainText('PALM2640');
    await judge(page, 'shift-close');
    await asking.getByRole('button', { name: 'Close knowing it' }).click();
    await see(page.getByText(/^Closed .* by Casey · opened/)).toBeVisible();
    await see(figure(page, 'Waiting')).toContainText('1');
    await plugLine(page);
    await see(counterOf(page).connection).toContainText('Nothing waiting');
    await page.getByRole('button', { name: 'Compare with Capillary' }).click();
    await see(page.getByRole('region', { name: 'Compared with Capillary' })).toContainText(
      'Everything agrees with Capillary’s list.',
    );
    await judge(page, 'shift-closed');
    await page.getByRole('button', { name: 'Open a shift' }).click();
    await see(figure(page, 'Redeemed online')).toContainText('0');
  });

  it('warns before signing out over what was given a moment ago, which the bar does not show yet', async () => {
    const page = await store.openFresh();
    // a bar that is told nothing is as old as it can be
    await page.addInitScript(() => {
      window.EventSource = class extends EventTarget {
        close() {}
      } as unknown as typeof EventSource;
    });
    await page.reload();
    await signIn(page, pins.casey);
    await see(counterOf(page).connection).toContainText('Nothing waiting');
    await findMember(page, amara.query, amara.name);
    await page.keyboard.press('Escape');
    await store.program.must('signIn', { pin: pins.morgan });
    await store.program.must('pullTrainingLine', { up: false });
    const { query, name } = amara;
    await prepare(page, { query, name, codes: ['MOSS3318'], bill: 'B-6010', amount: '40.00' });
    await page.keyboard.press('F9');
    await see(counterOf(page).row('MOSS3318')).toContainText('accepted here');
    await see(counterOf(page).connection).toContainText('Nothing waiting');
    await page.getByRole('button', { name: /Casey/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await see(page.getByRole('dialog', { name: 'Sign out with unsent work?' })).toContainText(
      '1 entry worth',
    );
  });
});
