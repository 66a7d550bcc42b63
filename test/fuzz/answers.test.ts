/**
 * Real answers of the platform, damaged in every way: no call of the client throws, hangs or tells a secret, and a till
 * that hears mostly damaged answers redeems nothing twice, confirms nothing that never was and does not stumble.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCapillary } from '../../src-main/capillary/create-capillary.ts';
import type { Outcome } from '../../src-main/capillary/outcome.ts';
import { trainingCredentials } from '../../src-main/simulator/seed.ts';
import type { Simulator } from '../../src-main/simulator/simulator.ts';
import { machineClock } from '../capillary/harness.ts';
import { type RecordingServer, startRecordingServer } from '../capillary/recording-server.ts';
import { managerPin, online, startSimulator, startTill } from '../support/till.ts';
import { askBehind, damageReply, startDamagingLine } from './damaging-line.ts';
import { startFuzz } from './fuzz-seed.ts';
import { sampleCalls } from './sample-calls.ts';
import { createSlowest } from './slowest.ts';

let simulator: Simulator;
let url = '';
let server: RecordingServer;
beforeAll(async () => {
  ({ simulator, url } = await startSimulator());
  server = await startRecordingServer();
});
afterAll(async () => {
  await server.stop();
  await simulator.close();
});

const { username, password } = trainingCredentials.till;
const secrets = new RegExp(
  `${password}|${Buffer.from(password).toString('base64').slice(0, -2)}|${managerPin}`,
);

function startClient() {
  return createCapillary({
    apiUrl: server.url,
    credentials: { kind: 'basic', till: username, password },
    attribution: null,
    clock: machineClock,
    limits: () => ({ connectMs: 20_000, answerMs: 20_000 }),
  });
}

function faultOf(outcome: Outcome<unknown>): string | null {
  if (!['answered', 'refused', 'no-answer'].includes(outcome.kind)) return `it is ${outcome.kind}`;
  return secrets.test(JSON.stringify(outcome)) ? 'a secret in an outcome' : null;
}

describe('damaged answers', () => {
  it('four thousand of them: every call of the client ends in an outcome, none slowly', async () => {
    const fuzz = startFuzz(4000);
    const { random } = fuzz;
    const samples = Object.values(sampleCalls(String(simulator.world.series[0]?.id))).flat();
    const client = startClient();
    const real = new Map<string, Awaited<ReturnType<typeof askBehind>>>();
    server.answer(async (asked) => {
      const reply = await askBehind(url, asked);
      real.set(asked.path, reply);
      return reply;
    });
    const whole: string[] = [];
    for (const sample of samples) whole.push((await sample(client)).kind);
    expect(whole.filter((kind) => kind === 'not-sent')).toEqual([]);
    expect(whole.filter((kind) => kind === 'answered').length).toBeGreaterThan(9);

    let reply: ReturnType<typeof damageReply> = {};
    server.answer(() => reply);
    const slowest = createSlowest();
    const ask = async ({
      path,
      sample,
      sent,
    }: {
      path: string;
      sample: (typeof samples)[number];
      sent: typeof reply;
    }) => {
      reply = sent;
      const outcome = await sample(client);
      return { outcome, path };
    };
    const paths = [...real.keys()];
    for (let run = 0; run < fuzz.runs; run += 1) {
      const path = random.pick(paths);
      const sent = damageReply(real.get(path) ?? {}, random);
      const what = { path, sample: random.pick(samples), sent };
      const { outcome } = await slowest.time(what, () => ask(what));
      const fault = faultOf(outcome);
      if (fault) throw new Error(`${fault}: ${fuzz.at(run, { path, sent })}`);
    }
    expect('isAdmin' in {}).toBe(false);
    const [worst] = await slowest.judge((what) => ask(what as Parameters<typeof ask>[0]));
    expect(worst?.measures, fuzz.at(-1, worst?.what)).toBeLessThan(1);
    await client.stop();
  }, 120_000);

  it('to everything a till asks: nothing twice, nothing confirmed that never was, no bug, no secret', async () => {
    const fuzz = startFuzz(60);
    const line = await startDamagingLine(url, fuzz.random);
    const logged: string[] = [];
    const log = (message: string, facts?: unknown) => void logged.push(JSON.stringify([message, facts]));
    const till = await startTill({ apiUrl: line.url, log: { info: log, warn: log, error: log } });
    try {
      await online(till);
      line.chance = 0.6;
      const codes = Array.from({ length: fuzz.runs }, (_, run) => `DAMAGE-${run}`);
      for (const [run, code] of codes.entries()) {
        const customerId = String(31_004_501 + (run % 5));
        simulator.issue({
          seriesId: simulator.world.coupons[0]?.seriesId ?? 0,
          memberId: Number(customerId),
          code,
          issuedStoreId: 2101,
        });
        const calls = [
          await till.call('lookupCustomer', { customerId }),
          await till.call('listCustomerCoupons', { customerId }),
          await till.call('redeemCoupons', {
            customerId,
            codes: [code],
            bill: { number: `D-${run}`, amount: '40.00' },
            timeLimitMs: 200,
          }),
        ];
        for (const result of calls)
          if (!result.ok && result.failure.kind === 'internal')
            throw new Error(`a bug: ${fuzz.at(run, result)}`);
      }
      line.chance = 0;
      // doubts are asked about meanwhile; what stays a doubt waits for a person
      for (let look = 0; look < 60; look += 1) {
        till.clock.step(1000);
        await till.call('lookupCustomer', { customerId: '31004501' });
      }
      const { entries } = await till.must('listEntries', { limit: 200 });
      expect(simulator.world.redemptions.length).toBeGreaterThan(fuzz.runs / 10);
      for (const code of codes) {
        const times = simulator.world.redemptions.filter((one) => one.code === code).length;
        const entry = entries.find((one) => one.kind === 'redeem-coupon' && one.code === code);
        expect(times, code).toBeLessThanOrEqual(1);
        if (times === 1) expect(entry, code).toBeDefined();
        if (entry?.state === 'confirmed') expect(times, code).toBe(1);
      }
      expect(logged.filter((text) => secrets.test(text) || text.includes('operation.failed'))).toEqual([]);
    } finally {
      await till.stop();
      await line.stop();
    }
  }, 120_000);
});
