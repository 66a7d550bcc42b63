/** Guessing PINs is hopeless: at most ten looks in 30 minutes of running time, and what counts against whom. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPins, type Pins } from '../../src-main/app/pins.ts';
import { createWrongPins } from '../../src-main/app/wrong-pins.ts';
import type { Database } from '../../src-main/store/database.ts';
import { openMemoryLedger } from '../../src-main/store/memory-ledger.ts';
import { openOrTell } from '../../src-main/store/open.ts';
import { addStaffRow } from '../../src-main/store/staff.ts';
import { projectRoot } from '../support/run-command.ts';
import { createTestClock, type TestClock } from '../support/test-clock.ts';
import { keyIn } from '../support/test-key-store.ts';
import { cheapPins } from '../support/till.ts';

const minute = 60_000;
const deviceSecret = new Uint8Array(32).fill(7);
const robinsPin = '271828';
const samsPin = '918273';

let ledger: Database;
let clock: TestClock;
let pins: Pins;

/** A new run: its running time begins anew. */
function start(database: Database) {
  clock = createTestClock();
  pins = createPins({ ledger: database, clock, deviceSecret, cost: cheapPins });
}

beforeEach(async () => {
  ledger = openMemoryLedger();
  start(ledger);
  for (const [id, role, pin] of [
    ['robin', 'manager', robinsPin],
    ['sam', 'cashier', samsPin],
  ] as const) {
    addStaffRow(ledger, { id, name: id, role, pinHash: await pins.hash(pin) }, 'test', 0);
  }
});
afterEach(() => ledger.close());

const reasonOf = async (pin: string, more: Parameters<Pins['guess']>[1] = {}) => {
  const answer = await pins.guess(pin, more);
  return answer.ok ? 'right' : answer.failure.reason;
};

/** Tries until it is locked; how many were looked at. */
async function lockIt(more: Parameters<Pins['guess']>[1] = {}): Promise<number> {
  let wrong = 0;
  for (let round = 0; round < 40; round += 1) {
    const answer = await pins.guess(String(500_123 + round), more);
    if (answer.ok) throw new Error('it was right');
    const { reason, retryAfterMs } = answer.failure;
    if (reason !== 'pin-wait') wrong += 1;
    if (reason === 'pin-locked' || reason === 'pin-person') break;
    clock.step((retryAfterMs ?? 0) + 1);
  }
  return wrong;
}

describe('ten thousand guesses', () => {
  it('are looked at ten times in any 30 minutes, over restarts and turned clocks', async () => {
    const looks: number[] = [];
    let passedMs = 0;
    let seed = 5;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    let wrong = createWrongPins(ledger, clock);
    for (let guess = 0; guess < 10_000; guess += 1) {
      if (guess % 700 === 699) {
        clock = createTestClock();
        wrong = createWrongPins(ledger, clock);
      }
      if (guess % 7 === 0) clock.setWall((random(20) - 10) * 86_400_000);
      const stepMs = random(4) === 0 ? random(6 * minute) : random(2000);
      clock.step(stepMs);
      passedMs += stepMs;
      const asManager = random(9) === 0;
      if (asManager && wrong.lockedMs() !== null && wrong.takeManagersTry()) looks.push(passedMs);
      if (asManager || wrong.held(null) !== null) continue;
      wrong.add(null);
      looks.push(passedMs);
    }
    expect(looks.length).toBeGreaterThan(20);
    const most = Math.max(
      ...looks.map((from) => looks.filter((at) => at >= from && at < from + 30 * minute).length),
    );
    expect(most).toBeLessThanOrEqual(10);
  });
});

describe('the lock', () => {
  it('comes with the ninth wrong PIN and keeps one look for a manager, who opens it for everybody', async () => {
    expect(await lockIt()).toBe(9);
    expect(await reasonOf(samsPin)).toBe('pin-locked');
    expect(await pins.unlock(robinsPin)).toMatchObject({ ok: true, value: { id: 'robin' } });
    expect(await reasonOf(samsPin)).toBe('right');
  });

  it('is not opened by a cashier, nor by a second try, nor by one after a restart', async () => {
    await lockIt();
    expect(await pins.unlock(samsPin)).toMatchObject({ failure: { reason: 'pin-shut' } });
    expect(await pins.unlock(robinsPin)).toMatchObject({ failure: { reason: 'pin-shut' } });
    start(ledger);
    expect(await pins.unlock(robinsPin)).toMatchObject({ failure: { reason: 'pin-shut' } });
    clock.step(30 * minute + 1000);
    expect(await reasonOf(robinsPin)).toBe('right');
  });

  it('is opened without a look by a manager who is signed in, and there is none to open otherwise', async () => {
    await lockIt();
    pins.forgive();
    expect(pins.lockedMs()).toBeNull();
    expect(await pins.unlock(robinsPin)).toMatchObject({ failure: { reason: 'pin-not-locked' } });
  });

  it('takes a count it cannot read for the worst', async () => {
    ledger.run("INSERT INTO fact (name, value) VALUES ('sign-in-failures', 'none')");
    start(ledger);
    expect(await reasonOf(samsPin)).toBe('pin-shut');
  });
});

describe('wrong PINs under somebody’s name', () => {
  const sam = { id: 'sam', name: 'Sam', role: 'cashier' as const };
  const kit = { id: 'kit', name: 'Kit', role: 'cashier' as const };

  it('stop that person’s approvals after five, and nobody else', async () => {
    expect(await lockIt({ wanted: 'manager', askedBy: sam })).toBe(5);
    clock.step(5 * minute);
    expect(await reasonOf(robinsPin, { wanted: 'manager', askedBy: sam })).toBe('pin-person');
    expect(await reasonOf(robinsPin, { wanted: 'manager', askedBy: kit })).toBe('right');
    expect(await reasonOf(samsPin)).toBe('right');
  });

  it('are remembered over a restart', async () => {
    await lockIt({ wanted: 'manager', askedBy: sam });
    start(ledger);
    clock.step(5 * minute);
    expect(await reasonOf(robinsPin, { wanted: 'manager', askedBy: sam })).toBe('pin-person');
    clock.step(30 * minute);
    expect(await reasonOf(robinsPin, { wanted: 'manager', askedBy: sam })).toBe('right');
  });
});

it('the hash of a PIN costs what OWASP asks for at least, and no door asks for less', async () => {
  const usual = createPins({ ledger, clock, deviceSecret });
  expect(await usual.hash(samsPin)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  const sources = ['node', 'electron', 'http'].flatMap((door) => {
    const folder = join(projectRoot, 'src-main', door);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|mjs)$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
  });
  expect(sources.some((text) => text.includes('createApp('))).toBe(true);
  expect(sources.filter((text) => text.includes('pinCost'))).toEqual([]);
});

it('a copied ledger alone says nothing about a PIN: the device’s secret is part of the hash', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-pins-'));
  const opened = openOrTell(folder, keyIn(folder));
  if (!opened.ok) throw new Error(opened.message);
  const pinHash = await pins.hash(samsPin);
  expect(pinHash).toMatch(/^\$argon2id\$/);
  expect(await verify(pinHash, samsPin)).toBe(false);
  const elsewhere = createPins({
    ledger: opened.store.ledger,
    clock,
    deviceSecret: new Uint8Array(32).fill(8),
    cost: cheapPins,
  });
  addStaffRow(opened.store.ledger, { id: 's', name: 'S', role: 'cashier', pinHash }, 'test', 0);
  expect(await elsewhere.guess(samsPin)).toMatchObject({ failure: { reason: 'pin-wrong' } });
  opened.store.close();
  rmSync(folder, { recursive: true, force: true });
});
