/**
 * How long a key takes to the next paint in real Chromium: idle, while 2,000 entries drain beside it within the request
 * budget that tills come with, and while they drain as fast as four lanes can, which no real budget allows.
 */
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { trainingCredentials } from '../../src-main/simulator/seed.ts';
import { findBrowser, thisMachine } from '../support/find-browser.ts';
import { type Program, programToken, startProgram } from '../support/program.ts';
import { until } from '../support/till.ts';
import { writeBacklog } from '../support/write-backlog.ts';
import { type Figure, percentile } from './figures.ts';
import { openBenchShop } from './shop.ts';

const entries = 2000;
const keys = 120;
const betweenKeysMs = 90;
const latencyMs = 80;
const pin = '271828';
const limitMs = 10;
const fastBudget = 6000;

export async function benchTyping(folder: string): Promise<Figure> {
  const dataFolder = join(folder, 'typing');
  const { simulator, url, coupons } = await openBenchShop(entries, entries);
  simulator.faults.add({ kind: 'delay', beforeMs: latencyMs, times: 'forever', path: '/v2/coupon/redeem' });
  writeBacklog(join(dataFolder, 'live'), coupons)();
  const program = await startProgram(dataFolder, 'live');
  const found = await findBrowser(thisMachine(console.log));
  if (!found.ok) throw new Error(found.message);
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
  try {
    await connect(program, url);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${program.url}/#token=${programToken}`);
    await page.getByRole('textbox', { name: 'PIN' }).fill(pin);
    await page.getByRole('searchbox', { name: 'Find customer' }).waitFor();
    await typeSome(page);
    const idle = await typeSome(page);
    await program.must('switchLine', { line: 'automatic' });
    const waiting = async () => (await program.must('readStatus', {})).counts.waiting;
    await until('it drains', async () => (await waiting()) < entries);
    const before = await waiting();
    const draining = await typeSome(page);
    const between = await waiting();
    await program.must('saveSettings', { changes: { requestBudget: fastBudget } });
    const flooded = await typeSome(page);
    const after = await waiting();
    const shown = (await page.getByRole('region', { name: 'Connection' }).textContent())?.replace(
      /\s+/g,
      ' ',
    );
    if (after === 0) throw new Error('all was sent before the typing had ended');
    const difference = percentile(draining, 0.95) - percentile(idle, 0.95);
    return {
      name: `typing while ${entries} entries drain`,
      value: `p95 ${difference.toFixed(1)} ms more than idle`,
      reference: `idle ${say(idle)}; draining ${say(draining)}, ${before - between} sent; as fast as it can ${say(flooded)}, ${between - after} sent; screen: “${shown}”`,
      limit: `${limitMs} ms`,
      within: difference <= limitMs,
    };
  } finally {
    await browser.close();
    await program.end();
    await simulator.close();
  }
}

const say = (times: number[]) =>
  `p50 ${percentile(times, 0.5).toFixed(1)} ms p95 ${percentile(times, 0.95).toFixed(1)} ms`;

/** Connected, and offline by hand until the typing was measured at rest. */
async function connect(program: Program, apiUrl: string): Promise<void> {
  await program.must('setUpTill', { name: 'Robin', pin });
  await program.must('switchLine', { line: 'offline' });
  const { username: till, password } = trainingCredentials.till;
  await program.must('saveConnection', {
    keyInFile: true,
    connection: { auth: 'basic', cluster: 'custom', apiUrl, till, password },
  });
}

/** Milliseconds from each key to the paint after it, sorted. */
async function typeSome(page: Page): Promise<number[]> {
  await page.getByRole('searchbox', { name: 'Find customer' }).fill('');
  await page.evaluate(() => {
    const times: number[] = [];
    const hear = (event: KeyboardEvent) => {
      const pressed = event.timeStamp;
      // the first message after a frame began comes after that frame was painted
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => times.push(performance.now() - pressed);
        painted.port2.postMessage(null);
      });
    };
    window.addEventListener('keydown', hear, { capture: true });
    Object.assign(window, { benchTimes: times });
  });
  await page.getByRole('searchbox', { name: 'Find customer' }).focus();
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press(key % 10 === 9 ? 'Backspace' : 'a');
    await page.waitForTimeout(betweenKeysMs);
  }
  const times = await page.evaluate(() => (window as unknown as { benchTimes: number[] }).benchTimes);
  return times.sort((one, other) => one - other);
}
