/**
 * `kill -9` between any two steps of a redemption, each moment three times, all on one data folder: nothing lost, nothing
 * twice. Where a redemption can be held in its moment, another one goes on beside it to its own, and the axe falls on
 * both. `npm run crash:release` kills a thousand times.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BenchShop, openBenchShop } from '../bench/shop.ts';
import { type Program, startProgram } from '../support/program.ts';
import { managerPin, until } from '../support/till.ts';

const times = 3;
const redeemPath = '/v2/coupon/redeem';
let shop: BenchShop;
let folder = '';

beforeAll(async () => {
  shop = await openBenchShop(times * moments.size, times * moments.size);
  folder = mkdtempSync(join(tmpdir(), 'counterpart-kill-'));
});
afterAll(async () => {
  await shop.simulator.close();
  rmSync(folder, { recursive: true, force: true });
});

const seen = (path: string) => shop.simulator.calls.filter((call) => call.path === path).length;

/** Lets this process turn so many times: a moment that moves through the other one's work from round to round. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Where the axe falls: each sets the stage and resolves at the moment to kill. */
const moments = new Map<string, (program: Program, time: number) => Promise<() => Promise<unknown>>>([
  ['a little later each time, from the first byte on', async (_, time) => () => turns(time * 420)],
  [
    'on its way, nothing committed',
    async () => {
      const before = seen(redeemPath);
      shop.simulator.faults.add({ kind: 'hang', when: 'before-commit', path: redeemPath });
      return () => until('it is on its way', () => seen(redeemPath) > before);
    },
  ],
  [
    'committed, the answer on its way',
    async () => {
      const before = shop.simulator.world.redemptions.length;
      shop.simulator.faults.add({ kind: 'hang', when: 'after-commit', path: redeemPath });
      return () => until('it is committed', () => shop.simulator.world.redemptions.length > before);
    },
  ],
  [
    'the connection broken, the commit still to come',
    async () => {
      const before = seen(redeemPath);
      shop.simulator.faults.add({ kind: 'late-commit', afterMs: 150, path: redeemPath });
      return () => until('it was sent', () => seen(redeemPath) > before);
    },
  ],
  [
    'while it is asked about',
    async () => {
      const before = seen('/v1.1/customer/redemptions');
      shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: redeemPath });
      shop.simulator.faults.add({ kind: 'hang', when: 'before-commit', path: '/v1.1/customer/redemptions' });
      return () => until('it is asked about', () => seen('/v1.1/customer/redemptions') > before);
    },
  ],
  [
    'accepted with the line pulled',
    async (program) => {
      await program.must('switchLine', { line: 'offline' });
      return () => Promise.resolve();
    },
  ],
  ['just after the answer', async () => () => Promise.resolve()],
]);

/** What happens in one run of the program; the axe falls at the last of it, and the ones before are held until then. */
const lives = [
  ['on its way, nothing committed', 'the connection broken, the commit still to come'],
  ['committed, the answer on its way', 'just after the answer'],
  ['while it is asked about', 'a little later each time, from the first byte on'],
  ['accepted with the line pulled'],
];

async function open(): Promise<Program> {
  const program = await startProgram(folder, 'live');
  const session = await program.must('readSession', {});
  if (session.setUp) {
    await program.must('signIn', { pin: managerPin });
    await program.must('switchLine', { line: 'automatic' });
  } else {
    await program.must('setUpTill', { name: 'Robin', pin: managerPin });
    await program.must('saveConnection', {
      keyInFile: true,
      connection: {
        auth: 'basic',
        cluster: 'custom',
        apiUrl: shop.url,
        till: 'quay.04',
        password: 'low-tide-41',
      },
    });
    const most = 1_000_000_00 as never;
    await program.must('saveSettings', {
      changes: {
        settleWindowMs: 1000,
        requestBudget: 6000,
        storeId: '2101',
        caps: { perTill: most, perOutage: most, hardStop: most },
      },
    });
  }
  await until('the line is up', async () => (await program.must('readStatus', {})).line.state === 'online');
  return program;
}

describe('kill -9', () => {
  it(`at ${moments.size} moments, ${times} times`, { timeout: 600_000 }, async () => {
    expect(lives.flat().sort()).toEqual([...moments.keys()].sort());
    const told = new Map<string, string>();
    const coupons = shop.coupons.values();
    const runs = Array.from({ length: times }, (_, time) => lives.map((life) => ({ life, time }))).flat();
    for (const { life, time } of runs) {
      const program = await open();
      const pressed: { code: string; answer: ReturnType<typeof press> }[] = [];
      const press = (customerId: string, code: string) =>
        program.call('redeemCoupons', {
          customerId,
          codes: [code],
          bill: { number: `K-${code}`, amount: '40.00' },
        });
      for (const name of life) {
        const { customerId, code } = coupons.next().value ?? { customerId: '', code: '' };
        await program.must('lookupCustomer', { customerId });
        await program.must('listCustomerCoupons', { customerId });
        const axe = await moments.get(name)?.(program, time);
        const waitsForAnswer = name.startsWith('accepted') || name.startsWith('just after');
        const answer = press(customerId, code);
        pressed.push({ code, answer });
        if (waitsForAnswer) await answer;
        await axe?.();
      }
      await program.kill();
      for (const { code, answer } of pressed) {
        const said = await answer;
        if (said?.ok) told.set(code, said.value.coupons[0]?.outcome ?? '?');
      }
      shop.simulator.faults.remove();
    }

    const program = await open();
    await until(
      'everything is settled',
      async () => (await program.must('readStatus', {})).counts.waiting === 0,
      60_000,
    );
    const { entries } = await program.must('listEntries', { limit: 200 });
    for (const { code } of shop.coupons) {
      const redeemed = shop.simulator.world.redemptions.filter((one) => one.code === code).length;
      expect(redeemed, `${code} twice`).toBeLessThanOrEqual(1);
      const entry = entries.find((one) => one.code === code);
      if (told.has(code)) expect(entry, `${code} was answered and is lost`).toBeDefined();
      if (entry) expect([code, entry.state, redeemed]).toEqual([code, 'confirmed', 1]);
      else expect(redeemed, `${code} is at Capillary and not in the queue`).toBe(0);
    }
    expect(
      [...told.values()].filter((outcome) => outcome === 'accepted' || outcome === 'redeemed').length,
    ).toBe(told.size);
    expect(told.size).toBeGreaterThanOrEqual(times * 2);
    expect(entries.length).toBeGreaterThanOrEqual(times * 6);
    expect(await program.end()).toBe(0);
  });
});
