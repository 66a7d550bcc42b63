/** The audit as a manager sees it: newest first, by person, kind and day, verified in words, and as a file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addAudit } from '../../src-main/store/audit.ts';
import { openStore as openLedgers } from '../../src-main/store/open.ts';
import { pins, signIn } from './counter-page.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, see } from './open-store.ts';

/** A busy time before, by an older program: its lines are sealed at the first start. */
async function leaveLines(folder: string): Promise<void> {
  const opened = openLedgers(join(folder, 'training'));
  if (!opened.ok) throw new Error(opened.message);
  const { ledger } = opened.store;
  ledger.transaction(() => {
    for (let index = 0; index < 120; index += 1) {
      const at = Date.parse('2026-03-03T09:00:00Z') + index * 60_000;
      const subject = index === 7 ? '=HYPERLINK("http://x")' : `entry ${index}`;
      addAudit(ledger, {
        at,
        who: 'Maximiliana-Anastasia von und zu Hohenfels',
        action: 'redeem.accepted',
        subject,
        detail: { offlineRules: true },
      });
    }
  });
  opened.store.close();
}

const store = openStore('training', { prepare: leaveLines });

describe('the audit', { timeout: 90_000 }, () => {
  it('is read, narrowed, verified and taken along by a manager', async () => {
    const page = await store.open();
    await signIn(page, pins.morgan);
    await page.getByRole('link', { name: 'Audit' }).click();
    const rows = page.getByRole('region', { name: 'Lines of the record' }).getByRole('row');
    await see(rows.nth(1)).toContainText('signed in');
    await see(rows.nth(1)).toContainText('Morgan');
    await see(page.getByText(/\d+ lines, unbroken since 3 Mar.*, last anchored \d\d:\d\d/)).toBeVisible();
    await see(page.getByText(/The first 120 lines were sealed later/)).toBeVisible();
    await judge(page, 'audit');
    await page.getByRole('button', { name: 'Show older lines' }).click();
    await see(rows).toHaveCount(101);
    await page.getByRole('combobox', { name: 'About' }).selectOption('Coupons and money');
    await see(rows.nth(1)).toContainText('accepted a redemption');
    await page.getByRole('combobox', { name: 'Person' }).selectOption('Morgan');
    await see(page.getByText('Nothing fits.')).toBeVisible();
    await page.getByRole('combobox', { name: 'Person' }).selectOption('');
    await page.getByLabel('Day').fill('2026-03-03');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    await see(page.getByText('120 lines are in the file audit.csv.')).toBeVisible();
    const text = readFileSync(await (await download).path(), 'utf8');
    expect(text.split('\r\n')).toHaveLength(122);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    await page.getByLabel('Day').fill('');
    await page.getByRole('combobox', { name: 'About' }).selectOption('Files and backups');
    await see(rows.nth(1)).toContainText('took the record out');
  });

  it('is not offered to a cashier', async () => {
    const page = await store.open();
    await signIn(page, pins.casey);
    await see(page.getByRole('link', { name: 'Shift' })).toBeVisible();
    await see(page.getByRole('link', { name: 'Audit' })).toHaveCount(0);
  });
});
