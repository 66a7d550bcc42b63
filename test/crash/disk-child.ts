/**
 * The whole program on a till's folder, in a process whose disk fails: a cashier presses Redeem until it is accepted,
 * the line comes back, the queue empties; then the next sale. Says what the cashier and the log were told. Every so
 * many calls one fails: idle calls before a part of a sale put that one where it was asked for.
 */
import { randomBytes } from 'node:crypto';
import { fsyncSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { createApp } from '../../src-main/app/create-app.ts';
import type { Result } from '../../src-main/contract/result.ts';
import type { OperationInput, OperationName, OperationOutput } from '../../src-main/contract/table.ts';
import { createTestClock } from '../support/test-clock.ts';
import { testKeyStore } from '../support/test-key-store.ts';
import { createSettingsMap, managerPin, until } from '../support/till.ts';

export interface DiskPlan {
  settings: [string, unknown][];
  sales: { customerId: string; code: string; fault?: DiskFault }[];
  /** Of how many calls of the kind that fails the last one does, from the first of all on. */
  every: number;
  /** Dies by `kill -9` as soon as the first press was answered. */
  diesAfterFirst: boolean;
}

/** One call that fails, counted within its part of the sale from 1. */
export interface DiskFault {
  call: 'pwrite64' | 'fsync';
  part: 'accept' | 'settle';
  ordinal: number;
}

const [, folder = '', traces = ''] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as DiskPlan;
const tell = (line: string) => void writeSync(1, `${line}\n`);
const settingsFile = createSettingsMap();
for (const [key, value] of plan.settings) settingsFile.write(key, value);
const clock = createTestClock();
const created = await createApp({
  mode: 'live',
  dataFolder: folder,
  version: 'test',
  clock,
  randomBytes,
  newId: () => v7(),
  keyStores: [testKeyStore],
  settingsFile,
  log: {
    info: () => {},
    warn: (event) => tell(`log ${event}`),
    error: (event, facts) => tell(`log ${event} ${JSON.stringify(facts)}`),
  },
});
if (!created.ok) {
  tell(`no start: ${created.message}`);
  process.exit(1);
}
const { app } = created;

async function call<Name extends OperationName>(
  operation: Name,
  input: OperationInput<Name>,
): Promise<Result<OperationOutput<Name>>> {
  return (await app.call({ operation, input, caller: 'window' })) as Result<never>;
}

/** How the cashier reads it: `accepted`, or why not. */
async function press(customerId: string, code: string): Promise<string> {
  const bill = { number: `D-${code}`, amount: '40.00' };
  const result = await call('redeemCoupons', { customerId, codes: [code], bill });
  if (!result.ok) return `failure ${result.failure.reason}`;
  const coupon = result.value.coupons[0];
  return `${coupon?.outcome} ${coupon?.reasons.map(({ key }) => key).join(' ')}`.trim();
}

async function count(code: string): Promise<number> {
  const listed = await call('listEntries', { limit: 50, text: code });
  return listed.ok ? listed.value.entries.length : -1;
}

const isEmpty = async () => {
  const status = await call('readStatus', {});
  return status.ok && status.value.counts.waiting === 0;
};

/** As the trace has it, which is written before a call returns. */
const callsMade = (name: string) =>
  readdirSync(traces).reduce(
    (sum, file) => sum + readFileSync(join(traces, file), 'latin1').split(`\n${name}(`).length - 1,
    0,
  );

/** Calls that do nothing, until the next one that fails is the one asked for. */
function idleUntil(fault: DiskFault, number: number): void {
  const idle = plan.every * number - fault.ordinal - callsMade(fault.call);
  if (idle < 0) throw new Error(`more than ${plan.every} calls before sale ${number}`);
  for (let made = 0; made < idle; made += 1) {
    if (fault.call === 'fsync') fsyncSync(1);
    else writeSync(1, new Uint8Array(), 0, 0, 0);
  }
}

async function switchLine(line: 'offline' | 'automatic'): Promise<void> {
  for (let presses = 1; presses <= 60; presses += 1) {
    if ((await call('switchLine', { line })).ok) return;
  }
}

async function sell({ customerId, code, fault }: DiskPlan['sales'][number], number: number): Promise<void> {
  tell(`sale ${code}`);
  if (fault?.part === 'accept') idleUntil(fault, number);
  tell('part accept');
  for (let presses = 1; presses <= 60; presses += 1) {
    const answer = await press(customerId, code);
    tell(`answer ${answer}`);
    if (plan.diesAfterFirst) process.kill(process.pid, 'SIGKILL');
    const told = answer.startsWith('accepted');
    tell(`entries ${await count(code)}`);
    if (told) break;
  }
  if (fault?.part === 'settle') idleUntil(fault, number);
  tell('part settle');
  await switchLine('automatic');
  for (let round = 0; round < 20; round += 1) {
    const emptied = await until('the queue is empty', isEmpty, 700).then(
      () => true,
      () => false,
    );
    if (emptied) break;
    // what rests after a failure rests for half a minute and more
    clock.step(40_000);
  }
  tell(`emptied ${await isEmpty()}`);
  tell('part end');
}

tell(`signed in ${(await call('signIn', { pin: managerPin })).ok}`);
for (const [index, sale] of plan.sales.entries()) {
  await switchLine('offline');
  await sell(sale, index + 1);
}
await app.stop();
