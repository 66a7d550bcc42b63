/** The settings: a cashier reads them, a manager changes them, and what is changed holds at once. */
import { describe, expect, it } from 'vitest';
import { pins, signIn } from './counter-page.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('training');

async function openSettings(pin: string, part: string) {
  const page = await store.open();
  await page.emulateMedia({ colorScheme: 'light' });
  await signIn(page, pin);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: part }).click();
  await see(page.getByRole('heading', { name: part, level: 1 })).toBeVisible();
  return page;
}

describe('the settings', () => {
  it('can be read by a cashier and not changed', async () => {
    const page = await openSettings(pins.casey, 'Limits offline');
    await see(page.getByText('Only a manager can change settings.')).toBeVisible();
    const cap = page.getByRole('textbox', { name: 'Cap for one coupon' });
    await see(cap).toHaveValue('50.00');
    await see(cap).toBeDisabled();
    await see(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
    await page.getByRole('tab', { name: 'Staff' }).click();
    await see(page.getByText('A manager can see the staff list.')).toBeVisible();
    await page.getByRole('tab', { name: 'Connection' }).click();
    await see(page.getByRole('button', { name: 'Save connection' })).toHaveCount(0);
  });

  it('tell a manager what is wrong with a cap, save it when it is right, and keep it', async () => {
    const page = await openSettings(pins.morgan, 'Limits offline');
    const cap = page.getByRole('textbox', { name: 'Cap for this till' });
    await cap.fill('12,50');
    await cap.press('Enter');
    await see(page.getByText('Cap for this till has a comma in it')).toBeVisible();
    await cap.fill('320.00');
    await cap.press('Enter');
    await see(page.getByText('Saved: Cap for this till.')).toBeVisible();
    await see(page.getByRole('region', { name: 'Connection', exact: true })).toContainText('of £320.00');
    await page.reload();
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Limits offline' }).click();
    await see(cap).toHaveValue('320.00');
  });

  it('say when nothing was changed, and undo what was typed', async () => {
    const page = await openSettings(pins.morgan, 'Limits offline');
    const save = page.getByRole('button', { name: 'Save' });
    await save.click();
    await see(page.getByText('Nothing was changed.')).toBeVisible();
    const cap = page.getByRole('textbox', { name: 'Hard stop' });
    await cap.fill('77');
    await page.getByRole('button', { name: 'Undo changes' }).click();
    await see(cap).toHaveValue('1000.00');
  });

  it('turn the screen dark at once, and it stays dark', async () => {
    const page = await openSettings(pins.morgan, 'Appearance');
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await page.getByRole('radio', { name: 'Dark' }).click();
    await see.poll(ground).not.toBe(light);
    const dark = await ground();
    expect(brightness(dark)).toBeLessThan(brightness(light) / 3);
    await page.reload();
    await see(page.getByRole('link', { name: 'Settings' })).toBeVisible();
    expect(await ground()).toBe(dark);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Appearance' }).click();
    await page.getByRole('radio', { name: 'As the machine' }).click();
    await see.poll(ground).toBe(light);
  });

  it('let a manager add a cashier, who signs in, and take the PIN away again', async () => {
    const page = await openSettings(pins.morgan, 'Staff');
    await page.getByRole('textbox', { name: 'Name' }).fill('Kit');
    await page.getByRole('textbox', { name: 'PIN' }).fill(pins.casey);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await see(page.getByText('This PIN is too easy to guess.')).toBeVisible();
    await page.getByRole('textbox', { name: 'PIN' }).fill('580361');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await see(page.getByText('Kit can sign in now.')).toBeVisible();

    const second = await store.open();
    await signIn(second, '580361');
    await see(second.getByRole('button', { name: /Kit/ })).toBeVisible();

    await page.getByRole('button', { name: 'Retire Kit' }).click();
    await page.getByRole('button', { name: 'Yes, retire Kit' }).click();
    await see(page.getByText('Kit cannot sign in any more.')).toBeVisible();
    await see(second.getByRole('textbox', { name: 'PIN' })).toBeVisible();
  });

  it('test the connection and tell whose till it is, the server’s time and how far the clocks differ', async () => {
    const page = await openSettings(pins.morgan, 'Connection');
    await page.getByRole('button', { name: 'Test connection' }).click();
    const outcome = page.getByRole('status').filter({ hasText: 'The connection works.' });
    await see(outcome).toContainText(/Till.*quay\.04/);
    await see(outcome).toContainText('OrganisationSaltmarsh Provisions (training)');
    await see(outcome).toContainText(/Capillary’s time.*\d\d:\d\d/);
    await see(outcome).toContainText(/Clock of this till(agrees|\d+ seconds? (ahead|behind))/);
    await see(outcome).toContainText(/Request id\S+/);
  });

  it('tell what runs here', async () => {
    const page = await openSettings(pins.casey, 'About');
    await see(page.getByText('Training', { exact: true }).last()).toBeVisible();
    await see(page.getByRole('tabpanel')).toContainText(/SQLite3\.\d+/);
  });
});

/** The sum of red, green and blue of a computed colour. */
function brightness(colour: string): number {
  return (colour.match(/\d+(\.\d+)?/g) ?? [])
    .slice(0, 3)
    .map(Number)
    .reduce((sum, part) => sum + part, 0);
}
