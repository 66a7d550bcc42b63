/**
 * A hundred thousand inputs for every operation there is, most of them against its schema, from a manager, a cashier and
 * nobody: each is answered by a value or a failure with a sentence, none by a bug, none slowly, and nothing is sent
 * and no entry made that was not answered with a value.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPlainInput } from '../../src-main/app/plain-input.ts';
import { failure as failureSchema } from '../../src-main/contract/result.ts';
import { type OperationName, operationNames, operations } from '../../src-main/contract/table.ts';
import type { Simulator } from '../../src-main/simulator/simulator.ts';
import type { Random } from '../sim/random.ts';
import { managerPin, online, startSimulator, startTill, type Till } from '../support/till.ts';
import { damage } from './damage.ts';
import { startFuzz } from './fuzz-seed.ts';
import { hostileText, hostileValue, nested } from './hostile-values.ts';
import { fittingInput, plantedSecret, schemaOf } from './inputs-by-schema.ts';
import { createSlowest } from './slowest.ts';

interface Payload {
  operation: string;
  input: unknown;
  caller: string;
  approvalId?: string;
}

let simulator: Simulator;
let till: Till;
const logged: string[] = [];
const log = (message: string, facts?: unknown) => void logged.push(JSON.stringify([message, facts]));

beforeAll(async () => {
  const started = await startSimulator();
  simulator = started.simulator;
  till = await startTill({ apiUrl: started.url, log: { info: log, warn: log, error: log } });
  await online(till);
  await till.must('addStaff', { name: 'Sam', role: 'cashier', pin: '918273' });
  await till.call('signIn', { pin: '918273' }, { caller: 'sam' });
  logged.length = 0;
});
afterAll(async () => {
  await till.stop();
  await simulator.close();
});

const secrets = new RegExp(`${plantedSecret}|low-tide-41|${managerPin}|sealed:`);
const writes = /redeem|issue|coupon\/(?!get)/;

/** A PIN is hashed on purpose slowly, a backup is a file: these come by schema now and then only. */
const costly: OperationName[] = [
  'signIn',
  'approve',
  'setUpTill',
  'addStaff',
  'restoreBackup',
  'backUpNow',
  'testConnection',
  'saveConnection',
  'unlockSignIn',
  'makeRecoveryKey',
  'resetPin',
];

/** What ends the sign-in or the connection ends the run. */
const ending: OperationName[] = ['signOut', 'coverSession', 'saveConnection'];

const schemas = new Map(operationNames.map((name) => [name, schemaOf(name)]));

async function answer(payload: Payload) {
  return till.app.call(payload);
}

/** What is wrong with an answer; null when nothing is. */
function faultOf(payload: Payload, result: Awaited<ReturnType<typeof answer>>): string | null {
  if (result.ok) {
    const { output } = operations[payload.operation as OperationName];
    return output.safeParse(result.value).success ? null : 'the value does not fit the table';
  }
  const { failure } = result;
  if (!failureSchema.safeParse(failure).success) return 'the failure does not fit the contract';
  if (failure.kind === 'internal') return 'a bug';
  if (failure.message === '') return 'no sentence';
  const text = JSON.stringify(failure);
  if (text.length > 1000) return 'a failure without end';
  return secrets.test(text) ? 'a secret in a failure' : null;
}

describe('inputs from anywhere', () => {
  it('against the schema: a hundred thousand, each refused in words, nothing sent, nothing slow', async () => {
    const fuzz = startFuzz(100_000);
    const { random } = fuzz;
    const slowest = createSlowest();
    const callsBefore = simulator.calls.length;
    let answeredWell = 0;
    for (let run = 0; run < fuzz.runs; ) {
      const operation = random.chance(0.01) ? hostileText(random) : random.pick(operationNames);
      const schema = schemas.get(operation as OperationName);
      const input =
        schema && random.chance(0.7) ? damage(fittingInput(schema, random), random) : hostileValue(random);
      const payload: Payload = { operation, input, caller: pickCaller(random) };
      if (random.chance(0.02)) payload.approvalId = hostileText(random);
      if (schema && isFitting(operation as OperationName, input)) continue;
      run += 1;
      const result = await slowest.time(payload, () => answer(payload));
      if (result.ok) answeredWell += 1;
      const fault = faultOf(payload, result);
      if (fault) throw new Error(`${fault}: ${fuzz.at(run, payload)}`);
    }
    expect(answeredWell).toBe(0);
    expect(simulator.calls.slice(callsBefore).filter(({ path }) => writes.test(path))).toEqual([]);
    expect((await till.must('listEntries', {})).entries).toEqual([]);
    expect(logged.filter((line) => secrets.test(line))).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('isAdmin' in {}).toBe(false);
    const [worst] = await slowest.judge((what) => answer(what as Payload));
    expect(worst?.measures, fuzz.at(-1, worst?.what)).toBeLessThan(1);
  }, 240_000);

  it('an approval may be asked for any input at all, also for one that nothing could be done with', async () => {
    const { random, at } = startFuzz(0);
    const inputs = [
      nested(50_000, true),
      nested(50_000, false),
      nested(65, true),
      10n,
      new Map(),
      hostileValue(random),
    ];
    for (const [run, input] of inputs.entries()) {
      const payload = {
        operation: 'approve',
        input: { operation: 'redeemCoupons', input, pin: managerPin },
        caller: 'sam',
      };
      const fault = faultOf(payload, await answer(payload));
      if (fault) throw new Error(`${fault}: ${at(run, run)}`);
    }
    expect(logged.filter((line) => line.includes('operation.failed'))).toEqual([]);
  });

  it('by the schema: whatever is answered fits the table, and only what was accepted is sent', async () => {
    const fuzz = startFuzz(1500);
    const { random } = fuzz;
    const accepted = new Set<string>();
    const callsBefore = simulator.calls.length;
    for (let run = 0; run < fuzz.runs; run += 1) {
      if (run % 50 === 0) {
        await till.must('switchLine', { line: 'automatic' });
        await online(till);
      }
      const operation = random.chance(0.05) ? 'redeemCoupons' : random.pick(operationNames);
      if (costly.includes(operation) && !random.chance(0.1)) continue;
      if (ending.includes(operation)) continue;
      const input = fittingInput(schemas.get(operation) ?? {}, random);
      const payload = { operation, input, caller: random.pick(['window', 'sam']) };
      const result = await answer(payload);
      const fault = faultOf(payload, result);
      if (fault) throw new Error(`${fault}: ${fuzz.at(run, payload)}`);
      if (result.ok && operation === 'redeemCoupons')
        for (const code of (input as { codes: string[] }).codes) accepted.add(code.toUpperCase());
    }
    const sent = simulator.calls
      .slice(callsBefore)
      .filter(({ path }) => path.includes('coupon/redeem'))
      .map(({ body }) => /"code":"([^"]+)"/.exec(JSON.stringify(body))?.[1] ?? 'unread');
    expect(sent.filter((code) => !accepted.has(code.toUpperCase()))).toEqual([]);
    expect(sent.length).toBeGreaterThan(0);
    expect(logged.filter((line) => secrets.test(line) || line.includes('operation.failed'))).toEqual([]);
  }, 120_000);
});

/** A refusal for want of a role is written into the audit, which is synced: few of those say as much as many. */
function pickCaller(random: Random): string {
  if (random.chance(0.01)) return 'sam';
  return random.chance(0.15) ? 'stranger' : 'window';
}

function isFitting(name: OperationName, input: unknown): boolean {
  return isPlainInput(input) && operations[name].input.safeParse(input ?? {}).success;
}
