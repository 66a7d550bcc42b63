/** Point-of-sale programs as people at the till see them: a manager makes a key, uses it, and takes it away. */
import { expect, it } from 'vitest';
import { counterOf, pins, signIn } from './counter-page.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('training');

/** Asks the till as a program would, with its key. */
const ask = (key: string, operation: string, input: unknown) =>
  fetch(`${store.program.url}/api/${operation}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(input),
  });

it('a key is made, shown once, used, seen to be used, and taken away', { timeout: 60_000 }, async () => {
  const page = await store.open();
  await signIn(page, pins.morgan);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'POS programs' }).click();
  await see(page.getByText('No program has a key yet.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Which program it is for' }).fill('Front desk POS');
  await page.getByRole('checkbox', { name: 'Redeem coupons' }).uncheck();
  await page.getByRole('button', { name: 'Make the key' }).click();
  await see(page.getByText('This is the key of Front desk POS. It is shown this once.')).toBeVisible();
  const key = (await page.locator('code').textContent()) ?? '';
  await judge(page, 'program-new-key');
  await page.getByRole('button', { name: 'Done, put it away' }).click();
  await see(page.getByText(key)).toHaveCount(0);

  expect((await ask(key, 'lookupCustomer', { customerId: '31004501' })).status).toBe(200);
  expect((await ask(key, 'redeemCoupons', {})).status).toBe(403);
  await page.reload();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'POS programs' }).click();
  await see(page.getByText(/Last used \d\d:\d\d/)).toBeVisible();
  await judge(page, 'program-keys');

  await page.getByRole('button', { name: 'Take away: Front desk POS' }).click();
  await page.getByRole('button', { name: 'Take away, yes: Front desk POS' }).click();
  await see(page.getByText('The key of Front desk POS opens nothing any more.')).toBeVisible();
  expect((await ask(key, 'lookupCustomer', { customerId: '31004501' })).status).toBe(401);
});

it('what a program brings is opened on an empty counter, asked about on a busy one, and nothing is lost', {
  timeout: 60_000,
}, async () => {
  const { secret } = await makeKey();
  const page = await store.open();
  await signIn(page, pins.casey);
  const counter = counterOf(page);
  const identifier = { type: 'mobile', value: '15550100101' };
  await ask(secret, 'openCounter', { member: { identifier }, bill: { number: 'B-501', amount: '24.00' } });
  await see(counter.number).toHaveValue('B-501');
  await see(counter.amount).toHaveValue('24.00');
  await see(counter.customer.getByRole('heading', { name: 'Amara' })).toBeVisible();

  await ask(secret, 'openCounter', { bill: { number: 'B-502', amount: '9.50' } });
  await see(page.getByText('Front desk (key) wants to open bill B-502.')).toBeVisible();
  await see(counter.number).toHaveValue('B-501');
  await judge(page, 'program-asked');
  await page.getByRole('button', { name: 'Open it' }).click();
  await see(counter.number).toHaveValue('B-502');
  await see(page.getByText(/^Put aside: Amara.*, bill B-501\.$/)).toBeVisible();
  await judge(page, 'program-put-aside');
  await counter.clear.click();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await see(counter.number).toHaveValue('B-501');
  await see(counter.customer.getByRole('heading', { name: 'Amara' })).toBeVisible();

  await ask(secret, 'openCounter', { bill: { number: 'B-503' } });
  await page.getByRole('button', { name: 'Keep what is here' }).click();
  await see(page.getByText('wants to open')).toHaveCount(0);
  await see(counter.number).toHaveValue('B-501');
});

async function makeKey() {
  const { program } = store;
  await program.must('signIn', { pin: pins.morgan });
  return program.must('makeProgramKey', { name: 'Front desk', scopes: ['counter:open'] });
}

it('a manager sees what is stored here, and erases a member', { timeout: 60_000 }, async () => {
  const page = await store.open();
  await signIn(page, pins.morgan);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Stored here' }).click();
  await see(page.getByText('Members remembered')).toBeVisible();
  await page.getByRole('textbox', { name: 'Mobile number, e-mail, card or name' }).fill('15550100101');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByRole('button', { name: 'Erase Amara Quillfeather' }).click();
  await see(page.getByText('Erase Amara Quillfeather here? It cannot be undone.')).toBeVisible();
  await judge(page, 'privacy-sure');
  await page.getByRole('button', { name: 'Yes, erase' }).click();
  await see(page.getByText(/^Erased\. Entries that stay without a name: \d+\.$/)).toBeVisible();
});
