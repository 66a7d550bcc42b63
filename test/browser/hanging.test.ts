/** Capillary does not answer. The cashier goes on with the next customer, and every coupon is redeemed once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trainingCredentials } from '../../src-main/simulator/seed.ts';
import type { Simulator } from '../../src-main/simulator/simulator.ts';
import { managerPin, startSimulator } from '../support/till.ts';
import { counterOf, findMember, prepare, signIn } from './counter-page.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('live');
let simulator: Simulator;

beforeAll(async () => {
  const started = await startSimulator();
  simulator = started.simulator;
  const { must } = store.program;
  await must('setUpTill', { name: 'Robin', pin: managerPin });
  const { username, password } = trainingCredentials.till;
  await must('saveConnection', {
    keyInFile: true,
    connection: { auth: 'basic', cluster: 'custom', apiUrl: started.url, till: username, password },
  });
  await must('saveSettings', { changes: { settleWindowMs: 1000, answerTimeLimitMs: 1000, storeId: '2101' } });
});
afterAll(() => simulator.close());

describe('while Capillary keeps a redeem waiting', () => {
  it('the next customer is served, and the coupon is redeemed once in the end', async () => {
    const page = await store.open();
    const counter = counterOf(page);
    await signIn(page, managerPin);
    await see(counter.connection.getByText('Online', { exact: true })).toBeVisible();
    simulator.faults.add({ kind: 'hang', when: 'after-commit', path: '/v2/coupon/redeem', times: 1 });
    await prepare(page, {
      query: '15550100101',
      name: 'Amara Quillfeather',
      codes: ['FERN7402'],
      bill: 'B-4001',
      amount: '40.00',
    });
    await page.keyboard.press('F9');
    await see(counter.bill).toContainText('Redeeming…');
    await see(counter.redeem).toHaveAttribute('aria-busy', 'true');

    await page.keyboard.press('Escape');
    await see(counter.find).toBeFocused();
    await see(counter.amount).toHaveValue('');
    await see(counter.bill).not.toContainText('Redeeming…');
    await findMember(page, '15550100114', '한별 하늘섬');
    await counter.code.fill('STAR1880');
    await counter.code.press('Enter');
    await counter.number.fill('B-4002');
    await counter.amount.fill('30.00');
    await page.keyboard.press('F9');
    await see(counter.row('STAR1880')).toContainText('confirmed');
    await see(counter.row('FERN7402')).toHaveCount(0);

    const first = counter.recent.getByRole('listitem').filter({ hasText: 'FERN7402' });
    await see(first).toContainText('confirmed');
    const redeemed = simulator.world.redemptions.map(({ code }) => code);
    expect(redeemed.filter((code) => code === 'FERN7402')).toHaveLength(1);
    expect(redeemed.filter((code) => code === 'STAR1880')).toHaveLength(1);
  });

  it('a key is echoed and a search is answered from what the till remembers', async () => {
    const page = await store.open();
    const counter = counterOf(page);
    await signIn(page, managerPin);
    await findMember(page, '15550100101', 'Amara Quillfeather');
    await page.keyboard.press('Escape');
    await store.program.must('signIn', { pin: managerPin });
    await store.program.must('switchLine', { line: 'offline' });
    await see(counter.connection).toContainText('Offline by hand');
    const job = { query: '15550100101', name: 'Amara Quillfeather', codes: ['MOSS3318'], bill: 'B-4003' };
    await prepare(page, { ...job, amount: '40.00' });
    await page.keyboard.press('F9');
    await see(counter.row('MOSS3318')).toContainText('accepted here');
    await see(counter.find).toBeFocused();
    await page.keyboard.press('E');
    await see(counter.find).toHaveValue('E');
    await store.program.must('switchLine', { line: 'automatic' });
    await see(counter.row('MOSS3318')).toContainText('confirmed');
  });
});
