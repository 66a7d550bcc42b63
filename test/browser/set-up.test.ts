/** A new till: its first manager, then its connection to Capillary, then the counter. */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { trainingCredentials } from '../../src-main/simulator/seed.ts';
import type { Simulator } from '../../src-main/simulator/simulator.ts';
import { managerPin, startSimulator } from '../support/till.ts';
import { counterOf, findMember } from './counter-page.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('live');
let simulator: Simulator;
let url = '';

beforeAll(async () => {
  ({ simulator, url } = await startSimulator());
});
afterAll(() => simulator.close());

describe('setting up a till', () => {
  it('makes the first manager, whose PIN is typed twice and is not easy to guess', async () => {
    const page = await store.open();
    await see(page.getByRole('heading', { name: 'Set up this till' })).toBeVisible();
    await see(page.getByText('Nothing here is real')).toHaveCount(0);
    await see(page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
    await page.keyboard.type('Robin');
    await page.keyboard.press('Enter');
    const pin = page.getByRole('textbox', { name: 'PIN', exact: true });
    const again = page.getByRole('textbox', { name: 'PIN again' });
    const submit = page.getByRole('button', { name: 'Set up the till' });
    await see(pin).toBeFocused();

    await pin.fill(managerPin);
    await again.fill('271829');
    await submit.click();
    await see(page.getByText('The two PINs differ. Enter them again.')).toBeVisible();
    await pin.fill('123456');
    await again.fill('123456');
    await submit.click();
    await see(page.getByText('This PIN is too easy to guess.')).toBeVisible();
    await pin.fill(managerPin);
    await again.fill(managerPin);
    await again.press('Enter');

    await see(page.getByRole('heading', { name: 'Connect to Capillary' })).toBeVisible();
  });

  it('keeps what a fast manager has typed when the till answers late', async () => {
    const page = await store.open();
    let answer = () => {};
    const asked = new Promise<void>((resolve) => {
      void page.route('**/api/readSettings', async (route) => {
        resolve();
        await new Promise<void>((go) => {
          answer = go;
        });
        await route.continue();
      });
    });
    await page.getByRole('textbox', { name: 'PIN' }).fill(managerPin);
    await page.getByRole('button', { name: 'Later' }).waitFor();
    await page.getByRole('textbox', { name: 'Till name' }).fill('quay.04');
    await asked;
    const read = page.waitForResponse('**/api/readSettings');
    answer();
    await (await read).finished();
    await see(page.getByRole('textbox', { name: 'Till name' })).toHaveValue('quay.04');
  });

  it('tests the connection, says what is wrong with it, saves it, and finds a member', async () => {
    const page = await store.open();
    await page.getByRole('textbox', { name: 'PIN' }).fill(managerPin);
    await page.getByRole('combobox', { name: 'Cluster' }).selectOption({ label: 'Other address' });
    await page.getByRole('textbox', { name: 'API address' }).fill('http://example.com');
    await page.getByRole('textbox', { name: 'Till name' }).fill(trainingCredentials.till.username);
    await page.getByRole('textbox', { name: 'Till password' }).fill('not the password');
    const test = page.getByRole('button', { name: 'Test connection' });
    await test.click();
    await see(page.getByText('is not a web address that can be used.')).toBeVisible();

    await page.getByRole('textbox', { name: 'API address' }).fill(url);
    await test.click();
    await see(page.getByText('Capillary did not accept the till’s name or password.')).toBeVisible();

    await page.getByRole('textbox', { name: 'Till password' }).fill(trainingCredentials.till.password);
    await test.click();
    await see(page.getByText('The connection works.')).toBeVisible();
    await see(page.getByText('Saltmarsh Provisions (training)')).toBeVisible();
    const save = page.getByRole('button', { name: 'Save connection' });
    await save.click();
    await see(page.getByText('This machine has no key store')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Keep the key of this till’s data in a file' }).check();
    await save.click();

    await see(counterOf(page).find).toBeFocused();
    await see(counterOf(page).connection.getByText('Online', { exact: true })).toBeVisible();
    await findMember(page, '15550100101', 'Amara Quillfeather');
  });

  it('never shows the password again', async () => {
    const page = await store.open();
    await page.getByRole('textbox', { name: 'PIN' }).fill(managerPin);
    await page.getByRole('link', { name: 'Settings' }).click();
    await see(page.getByRole('textbox', { name: 'Till name' })).toHaveValue(
      trainingCredentials.till.username,
    );
    const password = page.getByRole('textbox', { name: 'Till password' });
    await see(password).toHaveValue('');
    await see(password).toHaveAttribute('placeholder', 'Kept. Type to replace it.');
    await see(page.locator('html')).not.toContainText(trainingCredentials.till.password);
  });
});
