/**
 * A whole day of one shop, through the HTTP door: forty members, three hundred bills of a point-of-sale program, coupons,
 * points, new members, two outages and a crash. At its end Capillary's books and the till's say the same, to the coin.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, type Counterpart, connectCounterpart } from '../../docs/example-pos/counterpart.ts';
import type { Entry } from '../../src-main/contract/entries.ts';
import { trainingCode } from '../../src-main/simulator/points.ts';
import { type BenchShop, openBenchShop } from '../bench/shop.ts';
import { type Program, startProgram } from '../support/program.ts';
import { managerPin, until } from '../support/till.ts';

const members = 40;
const bills = 300;
const couponEvery = 5;
const coupons = bills / couponEvery;
const pointsEvery = 11;
const pointsOfOne = 100;
const newMembers = 10;
/** From the first bill to the last of each; in the middle of the second the program is killed. */
const outages = [
  [80, 119],
  [180, 219],
] as const;
const killedAt = 200;

let shop: BenchShop;
let folder = '';
let program: Program;
let pos: Counterpart;
let key = '';

beforeAll(async () => {
  shop = await openBenchShop(coupons, members);
  folder = mkdtempSync(join(tmpdir(), 'counterpart-day-'));
});
afterAll(async () => {
  await shop.simulator.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openTill(): Promise<void> {
  program = await startProgram(folder, 'live');
  await program.must('signIn', { pin: managerPin });
  pos = connectCounterpart({ url: program.url, key });
}

async function setUp(): Promise<void> {
  program = await startProgram(folder, 'live');
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
  const caps = { perTill: most, perOutage: most, hardStop: most };
  await program.must('saveSettings', {
    changes: { settleWindowMs: 1000, requestBudget: 6000, storeId: '2101', caps },
  });
  const made = await program.must('makeProgramKey', {
    name: 'Front desk',
    scopes: ['members:read', 'coupons:redeem', 'bills:add'],
  });
  key = made.secret;
  pos = connectCounterpart({ url: program.url, key });
}

async function lineIs(state: 'online' | 'offline'): Promise<void> {
  await until(
    `the line is ${state}`,
    async () => (await program.must('readStatus', {})).line.state === state,
    30_000,
  );
}

function must<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}

const inOutage = (index: number) => outages.findIndex(([from, to]) => index >= from && index <= to);
/** Between 10.00 and 99.99, most of them odd. */
const amountOf = (index: number) => 1000 + ((index * 3_701) % 9_000);
const decimal = (minor: number) => (minor / 100).toFixed(2);
const numberOf = (index: number) => `DAY-${String(index).padStart(4, '0')}`;

/** Points of one member for one bill, with the code from the telephone; the entry. */
async function takePoints(customerId: string, bill: { number: string; amount: string }): Promise<string> {
  const wish = { customerId, points: pointsOfOne, bill };
  await program.must('preparePoints', wish);
  const used = await program.must('usePoints', { decisionId: v7(), ...wish, code: trainingCode });
  expect(used.outcome, bill.number).toBe('used');
  return used.entry?.id ?? '';
}

async function enrol(number: number): Promise<string> {
  const mobile = `1555${3_000_000 + number}`;
  const made = await program.must('enrolMember', {
    ...{ changeId: v7(), mobile, firstName: 'Neva', lastName: `Member ${number}` },
    fields: { home_harbour: 'Old Quay' },
  });
  expect(made.outcome).toBe('here');
  return made.customer?.id ?? '';
}

/** One customer at the desk: a coupon for every fifth, points for every eleventh while the line is up. */
async function serve(index: number, customerId: string, hasPoints: boolean): Promise<number> {
  const bill = { number: numberOf(index), amount: decimal(amountOf(index)) };
  const named: string[] = [];
  let off = 0;
  if (index % couponEvery === 0) {
    const { code } = shop.coupons[index / couponEvery] ?? { code: '' };
    const { coupons: given } = must(await pos.redeem(customerId, [code], bill));
    expect(given[0]?.outcome, `${code} for ${bill.number}`).toMatch(/^(redeemed|accepted)$/);
    named.push(given[0]?.entry?.id ?? '');
    off += 500;
  }
  if (hasPoints) {
    named.push(await takePoints(customerId, bill));
    off += pointsOfOne;
  }
  const sale = { decisionId: v7(), customerId, bill, redemptions: named, beforeCoupons: true };
  const pressed = pos.addBill(sale);
  if (index === killedAt) {
    await program.kill();
    // nobody answered: the same call once more, when the till is there again
    await pressed.catch(() => null);
    await openTill();
    const again = must(await pos.addBill(sale));
    expect(again.outcome).toBe('waits');
    return amountOf(index) - off;
  }
  expect(must(await pressed).outcome, bill.number).toMatch(/^(sent|waits|checking)$/);
  return amountOf(index) - off;
}

/** All of the till's own book, oldest page last. */
async function book(): Promise<Entry[]> {
  const all: Entry[] = [];
  let before: number | undefined;
  do {
    const page = await program.must('listEntries', {
      limit: 200,
      ...(before === undefined ? {} : { before }),
    });
    all.push(...page.entries);
    before = page.next ?? undefined;
  } while (before !== undefined);
  return all;
}

it('a day: at its end both books agree to the coin, and so does the shift', {
  timeout: 300_000,
}, async () => {
  await setUp();
  await lineIs('online');
  await program.must('readMemberForm', {});
  for (let index = 0; index < members; index += 1) {
    const id = String(70_000_000 + index);
    must(await pos.findMember({ customerId: id }));
    await program.must('listCustomerCoupons', { customerId: id });
  }
  await program.must('openShift', {});

  let sold = 0;
  let pointsUses = 0;
  let enrolled = 0;
  for (let index = 0; index < bills; index += 1) {
    const outage = inOutage(index);
    // the last before the line goes: Capillary has it, and its answer is lost on the way
    if (outages.some(([from]) => from - 1 === index))
      shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: '/v2/transactions' });
    if (outages.some(([from]) => from === index)) {
      await shop.simulator.down();
      await lineIs('offline');
    }
    if (outages.some(([, to]) => to + 1 === index)) {
      await shop.simulator.up();
      await lineIs('online');
    }
    // the first five that come without a coupon in an outage are new here, and buy at once
    const isNew = outage >= 0 && index % couponEvery === 2 && enrolled < (outage + 1) * (newMembers / 2);
    const known = String(70_000_000 + ((index % couponEvery === 0 ? index / couponEvery : index) % members));
    const customerId = isNew ? await enrol(index) : known;
    if (isNew) enrolled += 1;
    const hasPoints = outage < 0 && index % pointsEvery === 3;
    if (hasPoints) pointsUses += 1;
    sold += await serve(index, customerId, hasPoints);
  }
  expect([enrolled, pointsUses]).toEqual([newMembers, 20]);

  await until(
    'nothing waits',
    async () => (await program.must('readStatus', {})).counts.waiting === 0,
    60_000,
  );
  const { world } = shop.simulator;
  const standing = world.redemptions.filter(({ reactivatedMs }) => reactivatedMs === null);
  expect(standing).toHaveLength(coupons);
  expect(new Set(standing.map(({ code }) => code)).size).toBe(coupons);
  expect(world.points.redemptions.map(({ points }) => points)).toEqual(Array(pointsUses).fill(pointsOfOne));
  const numbers = world.books.bills.map(({ number }) => number).sort();
  expect(numbers).toEqual(Array.from({ length: bills }, (_, index) => numberOf(index)));
  const there = world.books.bills.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0);
  expect(there).toBe(sold);
  const fresh = world.members.filter(({ firstName }) => firstName === 'Neva');
  expect(new Set(fresh.map(({ mobile }) => mobile)).size).toBe(newMembers);
  expect(fresh).toHaveLength(newMembers);
  for (const { id } of fresh) {
    expect(world.books.bills.filter(({ memberId }) => memberId === id)).toHaveLength(1);
  }
  const linked = world.books.bills.flatMap(({ couponRedemptions }) => couponRedemptions);
  expect(linked.sort()).toEqual(standing.map(({ id }) => id).sort());
  expect(world.books.bills.flatMap(({ pointsRedemptions }) => pointsRedemptions).sort()).toEqual(
    world.points.redemptions.map(({ id }) => id).sort(),
  );

  const entries = await book();
  expect(new Set(entries.map(({ state }) => state))).toEqual(new Set(['confirmed']));
  const ofKind = (kind: Entry['kind']) => entries.filter((entry) => entry.kind === kind);
  expect(ofKind('add-bill').reduce((sum, { bill }) => sum + bill.amount.amountMinor, 0)).toBe(sold);
  expect(
    ofKind('redeem-coupon')
      .map(({ code }) => code)
      .sort(),
  ).toEqual(standing.map(({ code }) => code).sort());
  expect((await program.must('readStatus', {})).exposure.atRisk.amountMinor).toBe(0);

  await program.must('compareShift', {});
  const { figures, comparison } = await program.must('closeShift', { unsentSeen: 0 });
  expect(figures).toMatchObject({
    ...{ moneyGiven: { amountMinor: coupons * 500 }, moneyLost: { amountMinor: 0 }, waiting: 0 },
    pointsUsed: { count: pointsUses, points: pointsUses * pointsOfOne, money: { amountMinor: 2000 } },
    bills: { sent: bills, waiting: 0, refused: 0, sold: { amountMinor: sold } },
  });
  expect(figures.redeemedOnline + figures.acceptedOffline).toBe(coupons);
  expect(comparison).toMatchObject({ agreed: coupons, missing: [], unknownHere: [], notAsked: 0 });
  expect((await program.must('listCases', {})).cases).toEqual([]);
  expect(await program.end()).toBe(0);
});
