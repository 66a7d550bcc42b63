/** The series of the organisation as a manager looks after them. */
import { describe, it } from 'vitest';
import { pins, signIn } from './counter-page.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('training');

describe('series', { timeout: 90_000 }, () => {
  it('are listed for a manager, narrowed, and apart from those that have ended', async () => {
    const page = await store.open();
    await signIn(page, pins.morgan);
    await page.getByRole('link', { name: 'Coupons' }).click();
    const running = page.getByRole('list', { name: 'Running series' });
    await see(running.getByRole('listitem').first()).toContainText('Last day');
    await judge(page, 'series-list');
    await page.getByRole('searchbox', { name: 'Narrow the list' }).fill('per cent off, at most');
    await see(running.getByRole('listitem')).toHaveCount(1);
    await running.getByRole('button').click();
    await see(page.getByRole('region', { name: 'The series in full' })).toContainText('Number at Capillary');
    await judge(page, 'series-chosen');
    await page.getByRole('tab', { name: 'Ended' }).click();
    await see(page.getByText('Nothing fits.')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Narrow the list' }).fill('');
    await see(page.getByRole('list', { name: 'Series that have ended' })).toContainText('Harvest fair');
  });

  it('are not offered to a cashier', async () => {
    const page = await store.open();
    await signIn(page, pins.casey);
    await see(page.getByRole('link', { name: 'Shift' })).toBeVisible();
    await see(page.getByRole('link', { name: 'Coupons' })).toHaveCount(0);
  });
});
