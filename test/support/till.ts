/** A till for tests: the real program with a real data folder, talking to a simulator over real HTTP. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { createApp } from '../../src-main/app/create-app.ts';
import type { PinCost } from '../../src-main/app/pins.ts';
import type { App, KeyStore, SettingsFile } from '../../src-main/app/ports.ts';
import type { PushEvent } from '../../src-main/contract/events.ts';
import type { Result } from '../../src-main/contract/result.ts';
import type { Settings } from '../../src-main/contract/settings.ts';
import type { OperationInput, OperationName, OperationOutput } from '../../src-main/contract/table.ts';
import type { Log } from '../../src-main/domain/log.ts';
import { trainingCredentials } from '../../src-main/simulator/seed.ts';
import { createSimulator, type Simulator } from '../../src-main/simulator/simulator.ts';
import { plantStore } from './plant-store.ts';
import { createTestClock, type TestClock } from './test-clock.ts';
import { testKeyStore } from './test-key-store.ts';

export function createSettingsMap(): SettingsFile & { values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    read: (key) => structuredClone(values.get(key)),
    write: (key, value) => void values.set(key, structuredClone(value)),
  };
}

const quietLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

export interface Till {
  app: App;
  clock: TestClock;
  folder: string;
  /** Calls as the signed-in manager; fails the test when the answer is a failure. */
  must: <Name extends OperationName>(
    name: Name,
    input: OperationInput<Name>,
  ) => Promise<OperationOutput<Name>>;
  call: <Name extends OperationName>(
    name: Name,
    input: OperationInput<Name>,
    more?: { caller?: string; approvalId?: string },
  ) => Promise<Result<OperationOutput<Name>>>;
  events: PushEvent[];
  /** Ends this run and starts the program again on the same folder; the same sign-in. */
  restart: () => Promise<Till>;
  stop: () => Promise<void>;
}

export const managerPin = '271828';

/** The least argon2 takes. What a PIN costs in the shops is held in guessing.test.ts. */
export const cheapPins: PinCost = { memoryCost: 8, timeCost: 1, parallelism: 1 };

export async function startTill(options: {
  apiUrl: string;
  folder?: string;
  /** What programs of one machine share; none unless given. */
  machineFolder?: string;
  settingsFile?: SettingsFile;
  clock?: TestClock;
  settings?: Partial<Settings>;
  log?: Log;
  keyStores?: KeyStore[];
}): Promise<Till> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'counterpart-'));
  const settingsFile = options.settingsFile ?? createSettingsMap();
  const clock = options.clock ?? createTestClock();
  // a test that brings its own folder or key stores is about them
  if (options.folder === undefined && options.keyStores === undefined) plantStore(folder);
  const created = await createApp({
    mode: 'live',
    dataFolder: folder,
    ...(options.machineFolder === undefined ? {} : { machineFolder: options.machineFolder }),
    version: 'test',
    clock,
    randomBytes,
    newId: () => v7(),
    keyStores: options.keyStores ?? [testKeyStore],
    settingsFile,
    log: options.log ?? quietLog,
    pinCost: cheapPins,
  });
  if (!created.ok) throw new Error(created.message);
  const { app } = created;
  const events: PushEvent[] = [];
  app.subscribe('window', (event) => events.push(event));
  const call: Till['call'] = async (name, input, more = {}) =>
    (await app.call({
      operation: name,
      input,
      caller: more.caller ?? 'window',
      ...(more.approvalId === undefined ? {} : { approvalId: more.approvalId }),
    })) as Result<never>;
  const must: Till['must'] = async (name, input) => {
    const result = await call(name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.failure)}`);
    return result.value;
  };
  const till: Till = {
    app,
    clock,
    folder,
    must,
    call,
    events,
    restart: async () => {
      await app.stop();
      return startTill({ ...options, folder, settingsFile, clock });
    },
    stop: async () => {
      await app.stop();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await signInOrSetUp(till, options);
  } catch (error) {
    await till.stop();
    throw error;
  }
  return till;
}

async function signInOrSetUp(
  { must }: Till,
  options: { apiUrl: string; settings?: Partial<Settings> },
): Promise<void> {
  const session = await must('readSession', {});
  // nobody can sign in before a backup was brought back
  if (session.recovery) return;
  if (session.setUp) {
    await must('signIn', { pin: managerPin });
  } else {
    await must('setUpTill', { name: 'Robin', pin: managerPin });
    await must('saveConnection', {
      connection: {
        auth: 'basic',
        cluster: 'custom',
        apiUrl: options.apiUrl,
        till: trainingCredentials.till.username,
        password: trainingCredentials.till.password,
      },
    });
    await must('saveSettings', {
      changes: {
        storeId: '2101',
        storeName: 'Old Quay',
        settleWindowMs: 1000,
        requestBudget: 6000,
        // clocks are stepped by hours here
        idleLockMs: 0,
        ...options.settings,
      },
    });
  }
}

/**
 * Waits for a condition, never for a time; fails with what was waited for. Looks often at first and less often the
 * longer it takes: a look costs the program as much as a step of what is waited for.
 */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  patienceMs = 15_000,
): Promise<void> {
  const start = performance.now();
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs = performance.now() - start) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, Math.min(5 + waitedMs / 20, 40)));
  }
  throw new Error(`waited in vain: ${what}`);
}

export async function online(till: Till): Promise<void> {
  await until('the line is up', async () => (await till.must('readStatus', {})).line.state === 'online');
}

export async function startSimulator(): Promise<{ simulator: Simulator; url: string }> {
  const simulator = createSimulator();
  const { url } = await simulator.listen();
  return { simulator, url };
}
