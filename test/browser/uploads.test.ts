/** A manager's files in real Chromium: ten thousand rows with three bad ones, no text at all, cut in the middle, taken out. */
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trainingCredentials } from '../../src-main/simulator/seed.ts';
import type { Simulator } from '../../src-main/simulator/simulator.ts';
import { managerPin, startSimulator, until } from '../support/till.ts';
import { judge } from './judge-everywhere.ts';
import { openStore, see } from './open-store.ts';

const store = openStore('live', { keepsPages: true });
let simulator: Simulator;
let url = '';
/** One page for the whole day of a manager. */
let page: Page;

beforeAll(async () => {
  ({ simulator, url } = await startSimulator());
  const { till } = trainingCredentials;
  await store.program.must('setUpTill', { name: 'Robin', pin: managerPin });
  await store.program.must('saveConnection', {
    keyInFile: true,
    connection: {
      auth: 'basic',
      cluster: 'custom',
      apiUrl: url,
      till: till.username,
      password: till.password,
    },
  });
  await store.program.must('saveSettings', { changes: { storeId: '2101', settleWindowMs: 1000 } });
});
afterAll(() => simulator.close());

async function connectByKey(): Promise<void> {
  await store.program.must('saveConnection', {
    keyInFile: true,
    connection: {
      auth: 'oauth',
      cluster: 'custom',
      apiUrl: url,
      uploadUrl: url,
      key: trainingCredentials.oauth.key,
      secret: trainingCredentials.oauth.secret,
      attribution: { type: 'TILL', code: trainingCredentials.till.username },
    },
  });
}

async function openUploads(): Promise<void> {
  page = await store.open();
  await page.getByRole('textbox', { name: 'PIN' }).fill(managerPin);
  await page.getByRole('link', { name: 'Coupons' }).click();
  await page.getByRole('tab', { name: 'Uploads' }).click();
  await see(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
}

const pick = (name: string, content: string | Buffer) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });

const detailOf = () => page.getByRole('region', { name: 'The file' });
const factOf = (name: string) =>
  detailOf()
    .locator('dl > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd');

/** Semicolons, a mark in front, and three rows that cannot be: a member without number, a code twice, a column too many. */
function tenThousandRows(): string {
  const lines = ['mobile;code'];
  for (let at = 1; at <= 10_000; at += 1) lines.push(`15550100105;SPRING-${at}`);
  lines[2500] = 'no number;SPRING-2500';
  lines[5000] = '15550100105;SPRING-1';
  lines[7500] = '15550100105;SPRING-7500;and more';
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

describe('uploads', { timeout: 120_000 }, () => {
  it('say what to set where while no file can be sent', async () => {
    await openUploads();
    await see(page.getByText('No address for uploads is set.')).toBeVisible();
    await see(page.getByText('No file was sent from this till yet.')).toBeVisible();
    await judge(page, 'uploads-obstacle');
    await connectByKey();
  });

  it('of ten thousand rows with three bad ones: seen before, sent without them, told by the counters', async () => {
    await pick('spring codes for everybody who came to the fair last year.csv', tenThousandRows());
    const detail = detailOf();
    await see(detail.getByText('3 of 10,000 rows are bad.')).toBeVisible();
    await see(page.getByLabel('Columns are parted by')).toHaveValue('Semicolons');
    await see(page.getByLabel('Member', { exact: true })).toHaveValue('1 · mobile');
    const first = page.getByRole('region', { name: 'The first rows' });
    await see(first.getByRole('row').nth(1)).toContainText('SPRING-1');
    const bad = page.getByRole('region', { name: 'Bad rows' }).getByRole('row');
    expect(await bad.allTextContents()).toEqual([
      'LineColumnWhat is wrong',
      '2,501Member“no number” is no mobile number',
      '5,001the same as line 2',
      '7,501has 3 columns where the first row has 2',
    ]);
    expect(simulator.world.uploads).toHaveLength(0);
    await judge(page, 'uploads-looked');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the list' }).click();
    expect((await saved).suggestedFilename()).toBe('bad-rows.csv');

    const send = page.getByRole('button', { name: /^Send [\d,]+ rows?$/ });
    await page.getByLabel('or its number').fill('6101');
    await see(send).toBeDisabled();
    await page.getByRole('switch', { name: 'Leave the 3 bad rows here and send the good ones' }).click();
    await see(send).toHaveText('Send 9,997 rows');
    await send.click();
    await see(detail.getByText('Capillary took every row.')).toBeVisible();
    await see(factOf('Rows accepted')).toHaveText('9,997');
    await see(factOf('Rows failed')).toHaveText('0');
    await see(factOf('Bad rows left here')).toHaveText('3');
    await see(factOf('Capillary’s word')).toHaveText('FINISHED');
    await judge(page, 'uploads-accepted');
    expect(simulator.world.uploads).toMatchObject([{ seriesId: 6101, rows: 9997, errors: 0 }]);
  });

  it('matched by hand are looked through again, and finished is not accepted', async () => {
    await pick('two.csv', 'who,what\nSUMMER-1,15550100999\nSUMMER-2,15550100105\n');
    await page.getByLabel('Member', { exact: true }).selectOption('1 · who');
    await see(detailOf().getByText('Columns have still to be chosen:')).toBeVisible();
    await page.getByLabel('Coupon', { exact: true }).selectOption('2 · what');
    await see(detailOf().getByText('2 of 2 rows are bad.')).toBeVisible();
    await page.getByLabel('Member', { exact: true }).selectOption('2 · what');
    await page.getByLabel('Coupon', { exact: true }).selectOption('1 · who');
    await see(detailOf().getByText('All 2 rows are good.')).toBeVisible();
    await page.getByLabel('or its number').fill('6103');
    await page.getByRole('button', { name: 'Send 2 rows' }).click();
    await see(detailOf().getByText('Capillary took some of the rows.')).toBeVisible();
    await see(factOf('Rows accepted')).toHaveText('1');
    await see(factOf('Error file')).toHaveText(/^error_6103_/);
  });

  it('that are no text are refused with their line, and nothing is sent', async () => {
    const before = simulator.world.uploads.length;
    await pick('codes.xlsx.csv', Buffer.from('PK\u0003\u0004\0\0code\n', 'latin1'));
    await see(page.getByRole('alert')).toContainText('Line 1 is not text');
    await pick('codes.csv', 'code\nA-1\n"A-2\nA-3\n');
    await see(page.getByRole('alert')).toContainText('Line 3 has a quotation mark');
    expect(simulator.world.uploads).toHaveLength(before);
  });

  it('cut in the middle are not known to have arrived, and only a manager lets them go again', async () => {
    const before = simulator.world.uploads.length;
    simulator.faults.add({ kind: 'drop', method: 'POST', path: '*/upload/file/*', when: 'before-commit' });
    await pick('autumn.csv', 'code\nAUTUMN-1\nAUTUMN-2\n');
    await page.getByLabel('or its number').fill('6101');
    await page.getByRole('button', { name: 'Send 2 rows' }).click();
    const detail = detailOf();
    await see(detail.getByText('It is not known whether the file arrived.')).toBeVisible();
    const jobs = page.getByRole('list', { name: 'Files of this series at Capillary' });
    await see(jobs.getByRole('listitem').first()).toContainText('FINISHED: 9,997 rows, 0 failed');
    await judge(page, 'uploads-unknown');

    await pick('autumn again.csv', 'code\nAUTUMN-1\nAUTUMN-2\n');
    await page.getByLabel('or its number').fill('6101');
    await page.getByRole('button', { name: 'Send 2 rows' }).click();
    await see(page.getByRole('alert')).toContainText('These very rows were sent for this series');
    expect(simulator.world.uploads).toHaveLength(before);

    await page.getByRole('button', { name: /^autumn\.csv/ }).click();
    const settle = page.getByRole('button', { name: 'It did not arrive' });
    await settle.click();
    await page.getByRole('textbox', { name: 'Why' }).fill('Not in the list at head office');
    // the list has to be read without it, longer than the settle window after the attempt
    const ask = page.getByRole('button', { name: /^Ask/ });
    await until('a manager may say so', async () => {
      await ask.click();
      await see(ask).not.toHaveAttribute('aria-busy');
      await settle.click();
      const answer = detail.getByText(/^The file did not arrive\.|^Capillary’s list of files was not read/);
      await see(answer).toBeVisible();
      return (await answer.textContent()) === 'The file did not arrive.';
    });
  });

  it('take offline redemptions out of the queue, once, in a file that can be sent from here', async () => {
    const customerId = String(simulator.world.coupons.find(({ code }) => code === 'FERN7402')?.memberId);
    await store.program.must('signIn', { pin: managerPin });
    const lineIs = async () => (await store.program.must('readStatus', {})).line.state;
    await until('the line is up', async () => (await lineIs()) === 'online');
    await store.program.must('lookupCustomer', { customerId });
    await store.program.must('listCustomerCoupons', { customerId });
    await store.program.must('switchLine', { line: 'offline' });
    const bill = { number: 'B-7001', amount: '40.00' };
    await store.program.must('redeemCoupons', { customerId, codes: ['FERN7402'], bill });

    await page.getByRole('button', { name: 'Offline redemptions' }).click();
    const series = page.getByRole('list', { name: 'Offline redemptions by series' });
    await see(series.getByRole('listitem')).toContainText('1 waiting in the queue');
    await page.getByRole('button', { name: 'Take 1 out' }).click();
    await page.getByLabel('This till’s number at Capillary').fill('9401004');
    await page.getByLabel('Why').fill('Line down for three days');
    await judge(page, 'uploads-take-out');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Take 1 out' }).click();
    expect((await saved).suggestedFilename()).toBe('redemptions-6101.csv');
    await see(page.getByText('1 redemption left the queue and is in the file.')).toBeVisible();
    await judge(page, 'uploads-taken-out');

    await store.program.must('switchLine', { line: 'automatic' });
    await until('the line is up again', async () => (await lineIs()) !== 'offline');
    await page.getByRole('button', { name: 'Send the file of series 6101' }).click();
    await see(page.getByLabel('What it holds')).toHaveValue('Redemptions');
    await judge(page, 'uploads-redemptions');
    await page.getByRole('button', { name: 'Send 1 row' }).click();
    await see(detailOf().getByText('Capillary took every row.')).toBeVisible();
    const uses = simulator.world.redemptions.filter(({ code }) => code === 'FERN7402');
    expect(uses).toMatchObject([{ billNumber: 'B-7001', tillCode: 'quay.04' }]);
  });
});
