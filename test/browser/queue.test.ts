/** The queue: what the till did and what Capillary decided, side by side, and what a manager may do about it. */
import type { Page } from '@playwright/test';
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
});

const open = (page: Page, code: string, word: string) =>
  page.getByRole('button', { name: `Open ${code}, ${word}` });
const entryOf = (page: Page) => page.getByRole('region', { name: 'Entry', exact: true });

async function redeemHere(page: Page, query: string, name: string, code: string, bill: string) {
  await prepare(page, { query, name, codes: [code], bill, amount: '20.00' });
  await page.keyboard.press('F9');
}

describe('the queue', () => {
  it('says what to do first while it is empty', async () => {
    const page = await store.open();
    await signIn(page, pins.casey);
    await page.getByRole('link', { name: 'Queue' }).click();
    await see(page.getByText('The queue is empty.')).toBeVisible();
  });

  it('shows both truths, the history and the request id', async () => {
    const page = await store.open();
    await signIn(page, pins.casey);
    await redeemHere(page, '15550100114', '한별 하늘섬', 'STAR1880', 'B-3001');
    await see(counterOf(page).row('STAR1880')).toContainText('confirmed');
    await counterOf(page)
      .recent.getByRole('button', { name: /STAR1880/ })
      .click();
    const entry = entryOf(page);
    await see(entry).toContainText('What the till did');
    await see(entry).toContainText('What the till didAccepted');
    await see(entry).toContainText('Cashier Casey');
    await see(entry).toContainText('What Capillary decided');
    await see(entry).toContainText(/Confirmed .*\d\d:\d\d:\d\d/);
    await see(entry).toContainText(/Capillary’s reference \d+/);
    await see(entry).toContainText('B-3001 · £20.00');
    const history = entry.getByRole('list');
    await see(history.getByRole('listitem').first()).toContainText('waiting');
    await see(history.getByRole('listitem').last()).toContainText('confirmed');
    await see(history.getByRole('listitem').last()).toContainText(/request \S+/);
    await see(entry.getByRole('button', { name: 'Withdraw' })).toHaveCount(0);
  });

  it('finds entries by word, by text, and by nothing that fits', async () => {
    const page = await store.open();
    await signIn(page, pins.casey);
    await redeemHere(page, '15550100104', 'Людмила Заречнова', 'LOCK7719', 'B-3002');
    await see(counterOf(page).row('LOCK7719')).toContainText('refused');
    await page.getByRole('link', { name: 'Queue' }).click();
    const confirmed = page.getByRole('button', { name: 'confirmed', exact: true });
    await see(open(page, 'LOCK7719', 'refused')).toBeVisible();
    await confirmed.click();
    await see(confirmed).toHaveAttribute('aria-pressed', 'true');
    await see(open(page, 'STAR1880', 'confirmed')).toBeVisible();
    await see(open(page, 'LOCK7719', 'refused')).toHaveCount(0);
    await confirmed.click();
    const search = page.getByRole('searchbox', { name: 'Find in the queue' });
    await search.fill('Людмила');
    await see(open(page, 'LOCK7719', 'refused')).toBeVisible();
    await see(open(page, 'STAR1880', 'confirmed')).toHaveCount(0);
    await search.fill('B-3001');
    await see(open(page, 'STAR1880', 'confirmed')).toBeVisible();
    await search.fill('nothing like it');
    await see(page.getByText('No entry fits.')).toBeVisible();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await see(open(page, 'LOCK7719', 'refused')).toBeVisible();
    await see(search).toHaveValue('');
  });

  it('lets a manager withdraw what was not sent, with a note, and never sends it', async () => {
    const page = await store.open();
    await signIn(page, pins.casey);
    await findMember(page, '15550100115', 'נועה שקדיאלי');
    await page.keyboard.press('Escape');
    await pullLine(page);
    await redeemHere(page, '15550100115', 'נועה שקדיאלי', 'PALM2640', 'B-3003');
    await see(counterOf(page).row('PALM2640')).toContainText('accepted here');
    await page.getByRole('link', { name: 'Queue' }).click();
    await open(page, 'PALM2640', 'accepted here').click();
    const entry = entryOf(page);
    await see(entry).toContainText('Accepted by its offline rules');
    await see(entry).toContainText('Waits for the line.');
    await entry.getByRole('button', { name: 'Withdraw' }).click();
    await see(entry.getByRole('textbox', { name: 'Note' })).toBeFocused();
    await page.keyboard.type('Customer paid in full');
    await entry.getByRole('button', { name: 'Withdraw' }).click();
    const dialog = page.getByRole('dialog', { name: 'A manager is needed' });
    await dialog.getByRole('textbox', { name: 'Manager PIN' }).fill(pins.morgan);
    await see(open(page, 'PALM2640', 'withdrawn')).toBeVisible();
    await see(entry).toContainText('Customer paid in full');
    await plugLine(page);
    await see(counterOf(page).connection).toContainText('Nothing waiting');
    await see(open(page, 'PALM2640', 'withdrawn')).toBeVisible();
  });

  it('turns a row to confirmed while somebody looks at it, and takes the withdrawal back from the screen', async () => {
    const page = await store.open();
    await signIn(page, pins.morgan);
    await findMember(page, '15550100105', 'ليلى المرجانية');
    await page.keyboard.press('Escape');
    await pullLine(page);
    await redeemHere(page, '15550100105', 'ليلى المرجانية', 'CORAL5521', 'B-3004');
    await see(counterOf(page).row('CORAL5521')).toContainText('accepted here');
    await page.getByRole('link', { name: 'Queue' }).click();
    await open(page, 'CORAL5521', 'accepted here').click();
    await entryOf(page).getByRole('button', { name: 'Withdraw' }).click();
    await see(entryOf(page).getByRole('textbox', { name: 'Note' })).toBeFocused();
    await plugLine(page);
    await see(open(page, 'CORAL5521', 'confirmed')).toBeVisible();
    await see(entryOf(page).getByRole('textbox', { name: 'Note' })).toHaveCount(0);
    await see(entryOf(page)).toContainText(/Capillary’s reference \d+/);
    await see(entryOf(page).getByRole('button', { name: 'Retry' })).toHaveCount(0);
  });
});
