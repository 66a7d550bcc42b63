/** Coming in: the link, the PIN, and what is said when either of them is wrong. */
import { describe, expect, it } from 'vitest';
import { counterOf, pins, signIn } from './counter-page.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('training');

describe('signing in', () => {
  it('opens the counter with the cursor in “Find customer” once the PIN is complete', async () => {
    const page = await store.open();
    await see(page.getByRole('textbox', { name: 'PIN' })).toBeFocused();
    await page.keyboard.type(pins.casey);
    await see(counterOf(page).find).toBeFocused();
    await see(page.getByRole('button', { name: /Casey/ })).toBeVisible();
  });

  it('takes the token out of the address bar and out of the history', async () => {
    const page = await store.openFresh();
    await see(page.getByRole('textbox', { name: 'PIN' })).toBeVisible();
    expect(page.url()).toBe(`${store.program.url}/`);
    const kept = await page.evaluate(() => [
      document.cookie,
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      JSON.stringify(history.state),
    ]);
    expect(kept.join()).not.toContain('token');
    await page.reload();
    await see(page.getByRole('textbox', { name: 'PIN' })).toBeVisible();
  });

  it('says that a PIN is wrong, counts it, and asks to wait; the right one works afterwards', async () => {
    const page = await store.open();
    await page.getByRole('textbox', { name: 'PIN' }).fill('909090');
    const note = page.getByRole('status').filter({ hasText: 'That PIN is not known here.' });
    await see(note).toContainText('8 tries are left');
    await see(page.getByRole('textbox', { name: 'PIN' })).toHaveValue('');
    await see(page.getByText('Ready. Enter the PIN again.')).toBeVisible();
    await signIn(page, pins.casey);
  });

  it('can be done by touch alone', async () => {
    const page = await store.openFresh({ hasTouch: true });
    for (const digit of pins.morgan) await page.getByRole('button', { name: `Digit ${digit}` }).tap();
    await see(page.getByRole('button', { name: /Morgan/ })).toBeVisible();
  });

  it('lists what there is to try in the training store, and a tap signs in', async () => {
    const page = await store.open();
    const panel = page.getByRole('region', { name: 'To try out' });
    await see(panel.getByText('FERN7402')).toBeVisible();
    await panel.getByRole('button', { name: /Casey/ }).click();
    await see(counterOf(page).find).toBeFocused();
  });

  it('tells a window without the link what to do', async () => {
    const page = await store.openFresh({}, '/');
    await see(page.getByRole('alert')).toContainText('This window was not opened by the program');
    await see(page.getByRole('alert')).toContainText('Open the link that the program printed');
    await see(page.getByRole('textbox')).toHaveCount(0);
  });

  it('tells a window with a wrong token the same', async () => {
    const page = await store.openFresh({}, '/#token=not-the-token-of-this-program-at-all');
    await see(page.getByRole('alert')).toContainText('Open the link that the program printed');
  });

  it('keeps what is on the counter when the person is switched, and nothing after signing out', async () => {
    const page = await store.open();
    const counter = counterOf(page);
    const menu = page.getByRole('button', { name: /Casey/ });
    await signIn(page, pins.casey);
    await counter.number.fill('B-77');
    await menu.click();
    await page.getByRole('menuitem', { name: 'Switch person' }).click();
    await signIn(page, pins.morgan);
    await see(counter.number).toHaveValue('B-77');

    await page.getByRole('button', { name: /Morgan/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await signIn(page, pins.casey);
    await see(counter.number).toHaveValue('');
  });
});
