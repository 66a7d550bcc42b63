/**
 * A till whose key store was lost asks for its recovery key; a manager makes a new one in Settings. And a day's work
 * leaves nobody's number, address, name or code in any byte of the data folder, any address or any title.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Program, startProgram } from '../support/program.ts';
import { counterOf, findMember, pins, signIn } from './counter-page.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, see } from './open-store.ts';

let data = '';
let recoveryKey = '';
const planted = ['15550100101', 'Quillfeather', 'FERN7402'];

async function work(program: Program): Promise<void> {
  await program.must('signIn', { pin: pins.morgan });
  const { customers } = await program.must('searchCustomers', { query: planted[0] ?? '' });
  const customerId = customers[0]?.id ?? '';
  await program.must('lookupCustomer', { customerId });
  await program.must('listCustomerCoupons', { customerId });
  await program.must('switchLine', { line: 'offline' });
  const codes = ['FERN7402'];
  await program.must('redeemCoupons', { customerId, codes, bill: { number: 'B-1', amount: '40.00' } });
  await program.must('backUpNow', {});
}

async function leaveLocked(folder: string): Promise<void> {
  data = join(folder, 'training');
  const program = await startProgram(folder, 'training');
  await work(program);
  const { groups, ask } = await program.must('makeRecoveryKey', { pin: pins.morgan });
  await program.must('confirmRecoveryKey', { group: groups[ask - 1] ?? '' });
  recoveryKey = groups.join('-');
  await program.kill();
  rmSync(join(data, 'secret.key'));
}

/** Where one of these stands in the folder, as text of either width. */
function findPlanted(words: readonly string[]): string[] {
  return readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .flatMap((one) => {
      const path = join(one.parentPath, one.name);
      const bytes = readFileSync(path);
      return words
        .filter((word) =>
          (['utf8', 'utf16le'] as const).some((width) => bytes.includes(Buffer.from(word, width))),
        )
        .map((word) => `${word} in ${path}`);
    });
}

describe('a till whose key store was lost', { timeout: 120_000 }, () => {
  const store = openStore('training', { prepare: leaveLocked });

  it('asks for the recovery key, and everything is there; the next key is shown, printed and confirmed', async () => {
    const page = await store.open();
    const seen: string[] = [];
    page.on('request', (request) => seen.push(request.url()));
    await see(page.getByRole('heading', { name: 'This till’s data is locked' })).toBeVisible();
    await judge(page, 'recovery-locked');
    const key = page.getByRole('textbox', { name: /^Recovery key 1, made/ });
    const groups = recoveryKey.split('-');
    await key.fill([...groups.slice(0, 7), '00000'].join('-'));
    await key.press('Enter');
    await see(page.getByText('There is a slip in group 8.')).toBeVisible();
    await judge(page, 'recovery-locked-refused');
    await key.fill(recoveryKey.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: 'Unlock' }).click();

    await signIn(page, pins.morgan);
    await findMember(page, planted[0] ?? '', 'Amara Quillfeather');
    seen.push(await page.title());
    const { counts } = await store.program.must('readStatus', {});
    expect(counts.queued + counts.inDoubt).toBe(1);
    await counterOf(page).clear.click();

    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Recovery key' }).click();
    await see(page.getByText(/^Number 1, made/)).toBeVisible();
    await page.getByRole('textbox', { name: 'Your PIN' }).fill(pins.morgan);
    await judge(page, 'settings-recovery-key');
    await page.getByRole('button', { name: 'Make a new recovery key' }).click();
    await see(page.getByRole('img', { name: 'The recovery key as a QR code' })).toBeVisible();
    await judge(page, 'settings-recovery-key-shown');
    const shown = await page
      .getByRole('list', { name: 'Recovery key, group by group' })
      .first()
      .getByRole('listitem')
      .allTextContents();
    expect(shown).toHaveLength(8);
    expect(shown.join('-')).not.toBe(recoveryKey);
    const label = ((await page.getByText(/^Type group \d$/).textContent()) ?? '').match(/\d/)?.[0];
    const group = page.getByRole('textbox', { name: `Type group ${label}` });
    await group.fill('AAAAA');
    await group.press('Enter');
    await see(page.getByText(`Group ${label} reads otherwise.`)).toBeVisible();
    await group.fill(shown[Number(label) - 1]?.toLowerCase() ?? '');
    await page.getByRole('button', { name: 'I have it' }).click();
    await see(page.getByText('Recovery key 2 counts from now on, and no other.')).toBeVisible();
    for (const one of shown) await see(page.locator('html')).not.toContainText(one);
    seen.push(await page.title());

    const secret = [...planted, encodeURIComponent('Amara Quillfeather'), ...shown, recoveryKey];
    expect(seen.filter((text) => secret.some((word) => text.includes(word)))).toEqual([]);
    expect(seen.length).toBeGreaterThan(5);
    expect(findPlanted([...planted, recoveryKey.slice(0, 11), shown.slice(0, 2).join('-')])).toEqual([]);
    // the search is able to find: what is written into the record's clear neighbours is there
    expect(findPlanted(['"epoch"']).length).toBeGreaterThan(0);
  });
});
