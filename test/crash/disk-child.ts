/**
 * The whole program on a till's folder, in a process whose disk fails: a cashier presses Redeem until it is accepted,
 * the line comes back, the queue empties. Says what the cashier and the log were told.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { createApp } from '../../src-main/app/create-app.ts';
import type { Result } from '../../src-main/contract/result.ts';
import type { OperationInput, OperationName, OperationOutput } from '../../src-main/contract/table.ts';
import { createTestClock } from '../support/test-clock.ts';
import { testKeyStore } from '../support/test-key-store.ts';
import { createSettingsMap, managerPin, until } from '../support/till.ts';

interface DiskPlan {
  settings: [string, unknown][];
  customerId: string;
  code: string;
  /** Dies by `kill -9` as soon as the first press was answered. */
  diesAfterFirst: boolean;
}

const [, folder = ''] = process.argv.slice(2);
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
async function press(): Promise<string> {
  const bill = { number: 'D-1', amount: '40.00' };
  const result = await call('redeemCoupons', { customerId: plan.customerId, codes: [plan.code], bill });
  if (!result.ok) return `failure ${result.failure.reason}`;
  const coupon = result.value.coupons[0];
  return `${coupon?.outcome} ${coupon?.reasons.map(({ key }) => key).join(' ')}`.trim();
}

async function count(): Promise<number> {
  const listed = await call('listEntries', { limit: 50, text: plan.code });
  return listed.ok ? listed.value.entries.length : -1;
}

tell(`signed in ${(await call('signIn', { pin: managerPin })).ok}`);
tell('part accept');
for (let presses = 1; presses <= 60; presses += 1) {
  const answer = await press();
  tell(`answer ${answer}`);
  if (plan.diesAfterFirst) process.kill(process.pid, 'SIGKILL');
  const told = answer.startsWith('accepted');
  tell(`entries ${await count()}`);
  if (told) break;
}
tell('part settle');
for (let presses = 1; presses <= 60; presses += 1) {
  if ((await call('switchLine', { line: 'automatic' })).ok) break;
}
const isEmpty = async () => {
  const status = await call('readStatus', {});
  return status.ok && status.value.counts.waiting === 0;
};
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
await app.stop();
