/** The line is pulled and plugged in again, while customers go on being served. */
import { afterEach, beforeAll, describe, it } from 'vitest';
import { counterOf, findMember, pins, plugLine, prepare, pullLine, signIn } from './counter-page.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('training');

beforeAll(async () => {
  await store.program.must('signIn', { pin: pins.morgan });
});
/** Each story begins with the line up, however the one before it ended. */
afterEach(async () => {
  await store.program.must('pullTrainingLine', { up: true });
  await store.program.must('switchLine', { line: 'automatic' });
});

describe('with the line pulled', () => {
  it('says since when and what works, serves a known member, and sends it when the line is back', async () => {
    const page = await store.open();
    const counter = counterOf(page);
    await signIn(page, pins.casey);
    await findMember(page, '15550100101', 'Amara Quillfeather');
    await page.keyboard.press('Escape');
    await pullLine(page);
    await see(counter.connection).toContainText(/since \d\d:\d\d/);
    await see(counter.connection).toContainText('Works: members and coupons this till has seen');
    await see(counter.connection).toContainText('Does not: codes it has never seen');

    await prepare(page, {
      query: 'amara',
      name: 'Amara Quillfeather',
      codes: ['FERN7402', 'NEVER-SEEN-1'],
      bill: 'B-2001',
      amount: '40.00',
    });
    await see(counter.customer).toContainText(/as of \d\d:\d\d/);
    await page.keyboard.press('F8');
    await see(counter.bill).toContainText('Checked by what this till remembers');
    await see(counter.row('FERN7402')).toContainText('redeemable');
    await see(counter.row('NEVER-SEEN-1')).toContainText('This till has not seen the code NEVER-SEEN-1');
    await counter.row('NEVER-SEEN-1').getByRole('button', { name: 'Take NEVER-SEEN-1 out' }).click();
    await page.keyboard.press('F9');
    await see(counter.row('FERN7402')).toContainText('accepted here');
    await see(counter.bill.getByText('£35.00')).toBeVisible();
    await see(counter.connection).toContainText('1 waiting');
    await see(counter.connection).toContainText('At risk £5.00 of £500.00');
    await see(page.getByRole('meter', { name: 'Money at risk' })).toHaveAttribute('aria-valuenow', '500');

    const recent = counter.recent.getByRole('listitem').filter({ hasText: 'FERN7402' });
    await see(recent).toContainText('accepted here');
    await plugLine(page);
    await see(recent).toContainText('confirmed');
    await see(counter.row('FERN7402')).toContainText('confirmed');
    await see(counter.row('FERN7402')).toContainText(/Capillary’s reference \d+/);
    await see(counter.connection).toContainText('Nothing waiting');
    await see(counter.connection).toContainText('At risk £0.00');
    await see(counter.connection).toContainText('Everything done here has arrived there.');
  });

  it('does not know a member it has not seen, and says so', async () => {
    const page = await store.open();
    const counter = counterOf(page);
    await signIn(page, pins.casey);
    await pullLine(page);
    await counter.find.fill('15550100107');
    await counter.find.press('Enter');
    await see(counter.customer).toContainText('this till has not seen “15550100107” before');
    await see(counter.customer).toContainText('Try again when the line is back.');
    await plugLine(page);
    await findMember(page, '15550100107', 'Ορέστης Καλαμιώτογλου');
  });

  it('asks for a manager where a coupon is not for offline use, and goes on with the manager’s PIN', async () => {
    const page = await store.open();
    const counter = counterOf(page);
    await signIn(page, pins.casey);
    await findMember(page, '15550100116', 'ธนกร ใจสมุทรไทย');
    await pullLine(page);
    await prepare(page, {
      query: '15550100116',
      name: 'ธนกร ใจสมุทรไทย',
      codes: ['SAND7016'],
      bill: 'B-2002',
      amount: '30.00',
    });
    await page.keyboard.press('F9');
    const dialog = page.getByRole('dialog', { name: 'A manager is needed' });
    await see(dialog).toContainText('SAND7016 is not meant for use while the line is down.');
    const pin = dialog.getByRole('textbox', { name: 'Manager PIN' });
    await see(pin).toBeFocused();
    await page.keyboard.type(pins.casey);
    await see(dialog).toContainText('That PIN is not a manager’s.');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await see(dialog).toHaveCount(0);
    await see(counter.row('SAND7016')).toContainText('needs a manager');

    await page.getByRole('button', { name: 'Ask a manager' }).click();
    await see(pin).toBeFocused();
    // After a wrong PIN the till looks at none for a second, so the manager may have to type again.
    await see(async () => {
      // once it is allowed nobody is asked any more
      if (await pin.isVisible()) await pin.fill(pins.morgan, { timeout: 1500 });
      await see(dialog).toHaveCount(0, { timeout: 1500 });
    }).toPass();
    await see(counter.row('SAND7016')).toContainText('accepted here');
    await see(counter.find).toBeFocused();
    await plugLine(page);
    await see(counter.row('SAND7016')).toContainText('confirmed');
    await page.getByRole('link', { name: 'Queue' }).click();
    await page.getByRole('button', { name: 'Open SAND7016, confirmed' }).click();
    await see(page.getByRole('region', { name: 'Entry' })).toContainText('Allowed by Morgan');
  });

  it('can be left by hand as well, and says that it was', async () => {
    const page = await store.open();
    const counter = counterOf(page);
    await signIn(page, pins.casey);
    const byHand = page.getByRole('switch', { name: 'Work offline' });
    await byHand.press('Space');
    await see(byHand).toBeChecked();
    await see(counter.connection).toContainText('Offline by hand');
    await see(counter.connection).toContainText('This till was set to work offline by hand.');
    await byHand.press('Space');
    await see(counter.connection.getByText('Online', { exact: true })).toBeVisible();
  });
});
