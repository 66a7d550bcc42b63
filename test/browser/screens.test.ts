/** Every screen in its main states, at both sizes and in both schemes: readable, reachable, nothing cut off. */
import { describe, it } from 'vitest';
import { counterOf, findMember, pins, plugLine, prepare, pullLine, signIn } from './counter-page.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('training');
const open = async (pin: string) => {
  const page = await store.open();
  await signIn(page, pin);
  return page;
};

const longName = /^Maximiliana-Anastasia/;

describe('every screen can be read by everybody, at', () => {
  it('the door: no way in, sign-in, a wrong PIN', { timeout: 90_000 }, async () => {
    await judge(await store.openFresh({}, '/'), 'no-way-in');
    const page = await store.open();
    await see(page.getByRole('textbox', { name: 'PIN' })).toBeVisible();
    await judge(page, 'sign-in');
    await page.getByRole('textbox', { name: 'PIN' }).fill('909090');
    await see(page.getByText('Ready. Enter the PIN again.')).toBeVisible();
    await judge(page, 'sign-in-wrong');
  });

  it('the counter: empty, keys, several found, a long name, a name from right to left', {
    timeout: 90_000,
  }, async () => {
    const page = await open(pins.casey);
    const counter = counterOf(page);
    await judge(page, 'counter-empty');
    await counter.clear.focus();
    await page.keyboard.press('?');
    await see(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await judge(page, 'counter-keys');
    await page.keyboard.press('Escape');
    await counter.find.fill('155501001');
    await counter.find.press('Enter');
    await see(page.getByRole('list', { name: 'Members found' })).toBeVisible();
    await judge(page, 'counter-several');
    await counter.find.fill('15550100106');
    await counter.find.press('Enter');
    await see(counter.customer.getByRole('heading', { name: longName })).toHaveAttribute('title', longName);
    await judge(page, 'counter-long-name');
    await findMember(page, '15550100105', 'ليلى المرجانية');
    await judge(page, 'counter-right-to-left-name');
  });

  it('the counter: checked, redeemed, refused, a fault, cleared', {
    timeout: 90_000,
  }, async () => {
    const page = await open(pins.casey);
    const counter = counterOf(page);
    const job = { query: '15550100101', name: 'Amara Quillfeather', bill: 'B-5001', amount: '40.00' };
    await prepare(page, { ...job, codes: ['FERN7402', 'MOSS3318', 'BARK9150', 'REED6627'] });
    await page.keyboard.press('F8');
    await see(counter.row('BARK9150')).toContainText('M-20417');
    await judge(page, 'counter-checked');
    await page.keyboard.press('F9');
    await see(counter.row('REED6627')).toContainText('refused');
    await judge(page, 'counter-partly');
    await counter.amount.fill('12,50');
    await counter.amount.press('Enter');
    await see(counter.bill.getByRole('alert')).toBeVisible();
    await judge(page, 'counter-fault');
    await page.keyboard.press('Escape');
    await see(page.getByRole('button', { name: 'Bring back what was cleared' })).toBeVisible();
    await judge(page, 'counter-cleared');
  });

  it('the line pulled: the band, an accepted coupon, a manager asked, the queue', {
    timeout: 90_000,
  }, async () => {
    const page = await open(pins.casey);
    const counter = counterOf(page);
    await findMember(page, '15550100116', 'ธนกร ใจสมุทรไทย');
    await findMember(page, '15550100115', 'נועה שקדיאלי');
    await pullLine(page);
    const noa = { query: '15550100115', name: 'נועה שקדיאלי', codes: ['PALM2640'], bill: 'B-5002' };
    await prepare(page, { ...noa, amount: '40.00' });
    await page.keyboard.press('F9');
    await see(counter.row('PALM2640')).toContainText('accepted here');
    await see(counter.connection).toContainText('1 waiting');
    await judge(page, 'offline-accepted');
    const thanakorn = { query: '15550100116', name: 'ธนกร ใจสมุทรไทย', codes: ['SAND7016'], bill: 'B-5003' };
    await prepare(page, { ...thanakorn, amount: '40.00' });
    await page.keyboard.press('F9');
    await see(page.getByRole('dialog', { name: 'A manager is needed' })).toBeVisible();
    await judge(page, 'offline-manager');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Queue' }).click();
    await page.getByRole('button', { name: 'Open PALM2640, accepted here' }).click();
    await see(page.getByRole('button', { name: 'Withdraw', exact: true })).toBeVisible();
    await judge(page, 'queue-waiting');
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await see(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
    await judge(page, 'queue-withdraw');
    await plugLine(page);
    await see(page.getByRole('button', { name: 'Open PALM2640, confirmed' })).toBeVisible();
    await judge(page, 'queue-confirmed');
  });

  it('the settings, every part of them', { timeout: 120_000 }, async () => {
    const page = await open(pins.morgan);
    await page.getByRole('link', { name: 'Settings' }).click();
    for (const tab of await page.getByRole('tab').all()) {
      const name = (await tab.textContent()) ?? '';
      await tab.click();
      await see(page.getByRole('heading', { name, level: 1 })).toBeVisible();
      await judge(page, `settings-${name.toLowerCase().replaceAll(' ', '-')}`);
    }
  });

  it('the menu of the person, and the settings as a cashier sees them', { timeout: 90_000 }, async () => {
    const page = await open(pins.casey);
    await page.getByRole('button', { name: /Casey/ }).click();
    await see(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
    await judge(page, 'person-menu');
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Limits offline' }).click();
    await judge(page, 'settings-cashier');
  });
});
