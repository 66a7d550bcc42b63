/** The screen that brings a backup back: what happened, what is offered, what it lacks, and going on without a restart. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startProgram } from '../support/program.ts';
import { spoilIndex } from '../support/spoil-ledger.ts';
import { pins } from './counter-page.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, see } from './open-store.ts';

const codes = ['FERN7402', 'CORAL5521', 'MOSS3318'];

/** Three redemptions accepted with the line down, a backup after the first, and a damaged file. */
async function leaveDamaged(folder: string): Promise<void> {
  const program = await startProgram(folder, 'training');
  await program.must('signIn', { pin: pins.morgan });
  const { training } = await program.must('readSession', {});
  const holders = new Map<string, string>();
  for (const code of codes) {
    const member = training?.members.find(({ coupons }) => coupons.some((one) => one.code === code));
    const { customers } = await program.must('searchCustomers', {
      query: member?.identifiers[0]?.value ?? '',
    });
    const customerId = customers[0]?.id ?? '';
    await program.must('lookupCustomer', { customerId });
    await program.must('listCustomerCoupons', { customerId });
    holders.set(code, customerId);
  }
  await program.must('switchLine', { line: 'offline' });
  for (const [code, customerId] of holders) {
    const bill = { number: `B-${code}`, amount: '40.00' };
    const done = await program.must('redeemCoupons', { customerId, codes: [code], bill });
    expect(done.coupons[0]?.outcome).toBe('accepted');
    if (code === codes[0]) await program.must('backUpNow', {});
  }
  await program.end();
  spoilIndex(join(folder, 'training', 'ledger.db'));
}

describe('a damaged queue', () => {
  const store = openStore('training', { prepare: leaveDamaged });

  it('is brought back by a manager, and the till goes on', { timeout: 120_000 }, async () => {
    const page = await store.open();
    await see(page.getByRole('heading', { name: 'The queue’s file is damaged' })).toBeVisible();
    await see(page.getByRole('radio')).toHaveCount(1);
    await judge(page, 'recovery-offer');

    const restore = page.getByRole('button', { name: 'Bring this backup back' });
    await see(restore).toBeDisabled();
    const pin = page.getByRole('textbox', { name: 'Manager’s PIN' });
    await pin.fill(pins.casey);
    await restore.click();
    await see(page.getByText('That PIN is not a manager’s.')).toBeVisible();
    await judge(page, 'recovery-refused');
    await see(page.getByText(/^Wait /)).toHaveCount(0);
    await pin.fill(pins.morgan);
    await restore.click();
    await see(page.getByRole('heading', { name: 'This till works again' })).toBeVisible();
    await judge(page, 'recovery-done');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Backups' }).click();
    await page.getByRole('button', { name: 'Back up now' }).click();
    await see(page.getByText('Backed up, opened again and counted.')).toBeVisible();
    await judge(page, 'settings-backups');
  });
});

describe('a damaged queue without a backup', () => {
  const store = openStore('training', {
    prepare: async (folder) => {
      const program = await startProgram(folder, 'training');
      await program.end();
      rmSync(join(folder, 'training', 'backups'), { recursive: true, force: true });
      writeFileSync(join(folder, 'training', 'ledger.db'), 'no queue any more');
    },
  });

  it('is put aside for an empty one by typing so', { timeout: 60_000 }, async () => {
    const page = await store.open();
    await see(page.getByText('There is no backup that can be read.')).toBeVisible();
    const begin = page.getByRole('button', { name: 'Set the damaged file aside and begin an empty queue' });
    await begin.click();
    await see(page.getByText('The words are not “new queue”.')).toBeVisible();
    await judge(page, 'recovery-nothing');
    await page.getByRole('textbox', { name: 'Type “new queue” to go on' }).fill('new queue');
    await begin.click();
    await page.getByRole('button', { name: 'Go on' }).click();
    await see(page.getByRole('textbox', { name: 'PIN' })).toBeVisible();
  });
});
