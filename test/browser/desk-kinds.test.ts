/** The rarer cases of the desk, and a shift that is closed over more unsent work than a list can hold. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { describe, it } from 'vitest';
import { writeBacklog } from '../support/write-backlog.ts';
import { counterOf, findMember, pins, plugLine, prepare, pullLine, signIn } from './counter-page.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, type Store, see } from './open-store.ts';

const goTo = (page: Page, name: string) => page.getByRole('link', { name }).click();

async function refuseNext(store: Store, code: number): Promise<void> {
  await store.program.must('signIn', { pin: pins.morgan });
  // a refusal that is documented for bills only is asked about after the settle window before it is believed
  await store.program.must('saveSettings', { changes: { settleWindowMs: 1000 } });
  const { connection } = await store.program.must('readSettings', {});
  await fetch(`${connection?.apiUrl}/_simulator/faults`, {
    method: 'POST',
    body: JSON.stringify({ kind: 'failure', code, path: '/v2/coupon/redeem' }),
  });
}

describe('the desk', () => {
  const store = openStore('training');

  it.each([
    {
      name: 'conflict',
      code: 711,
      member: { query: '15550100105', name: 'ليلى المرجانية', codes: ['CORAL5521'], bill: 'B-6101' },
      title: 'Given here, used for another bill',
      isSentAgain: false,
    },
    {
      name: 'past-date-limits',
      code: 621,
      member: { query: '15550100115', name: 'נועה שקדיאלי', codes: ['PALM2640'], bill: 'B-6102' },
      title: 'Given here, too late for Capillary',
      isSentAgain: true,
    },
  ])('$name: both truths, and only what fits is offered', { timeout: 90_000 }, async (one) => {
    const page = await store.open();
    await signIn(page, pins.morgan);
    await refuseNext(store, one.code);
    await findMember(page, one.member.query, one.member.name);
    await page.keyboard.press('Escape');
    await pullLine(page);
    await prepare(page, { ...one.member, amount: '20.00' });
    await page.keyboard.press('F9');
    await see(counterOf(page).row(one.member.codes[0] ?? '')).toContainText('accepted here');
    await plugLine(page);
    await goTo(page, 'Desk');
    await page.getByRole('button', { name: `Open ${one.member.codes[0]}: ${one.title}` }).press('Enter');
    const opened = page.getByRole('region', { name: 'Case', exact: true });
    await see(opened).toContainText('Accepted by its offline rules');
    await see(opened).toContainText(`code ${one.code}`);
    await see(opened.getByRole('button', { name: 'Accept the loss' })).toBeVisible();
    await see(opened.getByRole('button', { name: 'Send again' })).toHaveCount(one.isSentAgain ? 1 : 0);
    await judge(page, `desk-${one.name}`);
  });
});

describe('a shift over a long backlog', () => {
  const waiting = 400;
  const store = openStore('training', {
    prepare: async (folder) => {
      const coupons = Array.from({ length: waiting }, (_, index) => ({
        customerId: String(7000 + index),
        code: `LEFT-${index}`,
      }));
      writeBacklog(join(folder, 'training'), coupons)();
    },
  });

  it('is closed knowing how much more there is than is listed', { timeout: 90_000 }, async () => {
    const page = await store.open();
    await signIn(page, pins.casey);
    await pullLine(page);
    await goTo(page, 'Shift');
    await page.getByRole('button', { name: 'Open a shift' }).click();
    await page.getByRole('button', { name: 'Close the shift' }).click();
    const asking = page.getByRole('dialog', { name: 'Close the shift?' });
    await see(asking).toContainText(/\d{3} entries worth £[\d,]+\.\d\d are not with Capillary yet\./);
    await asking.getByText(/^and \d+ more$/).scrollIntoViewIfNeeded();
    await judge(page, 'shift-close-long');
    await asking.getByRole('button', { name: 'Close knowing it' }).click();
    await see(page.getByText(/^Closed .* by Casey · opened/)).toBeVisible();
  });
});
