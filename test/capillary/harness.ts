/**
 * What every test of the client starts from: a client on a recording server, both ended after the test, and
 * the answers of a Capillary in good health.
 */
import { onTestFinished } from 'vitest';
import type { CapillaryOptions } from '../../src-main/capillary/client.ts';
import { type CapillaryClient, createCapillary } from '../../src-main/capillary/create-capillary.ts';
import type { Outcome } from '../../src-main/capillary/outcome.ts';
import type { Clock } from '../../src-main/domain/clock.ts';
import { type RecordingServer, startRecordingServer } from './recording-server.ts';

/** The machine's own clock. */
export const machineClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};

export const basic = { kind: 'basic', till: 'counter.07', password: 'sesame' } as const;
export const oauth = { kind: 'oauth', key: 'KEY', secret: 'SECRET' } as const;

export interface Watched {
  path: string;
  outcome: Outcome<unknown>;
}

export interface Client {
  capillary: CapillaryClient;
  /** What `onCall` was told, in order. */
  calls: Watched[];
}

/** A client that is stopped when the test ends. */
export function startClient(apiUrl: string, given: Partial<CapillaryOptions> = {}): Client {
  const calls: Watched[] = [];
  const capillary = createCapillary({
    apiUrl,
    credentials: basic,
    attribution: null,
    clock: machineClock,
    limits: () => ({ connectMs: 20_000, answerMs: 20_000 }),
    onCall: (outcome, path) => calls.push({ outcome, path }),
    ...given,
  });
  onTestFinished(() => capillary.stop());
  return { capillary, calls };
}

export interface Pair extends Client {
  server: RecordingServer;
}

export async function startPair(given: Partial<CapillaryOptions> = {}): Promise<Pair> {
  const server = await startRecordingServer();
  onTestFinished(() => server.stop());
  return { server, ...startClient(server.url, given) };
}

/** The value of an answered outcome; anything else fails the test with what it was. */
export function answered<Value>(outcome: Outcome<Value>): Value {
  if (outcome.kind !== 'answered') throw new Error(`not answered: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

export function refusal(outcome: Outcome<unknown>) {
  if (outcome.kind !== 'refused') throw new Error(`not refused: ${JSON.stringify(outcome)}`);
  return outcome.refusal;
}

/** `no-answer: cause` or `not-sent: cause`, or the kind alone. */
export function ending(outcome: Outcome<unknown>): string {
  return 'cause' in outcome ? `${outcome.kind}: ${outcome.cause}` : outcome.kind;
}

/** How long a condition may take on a busy machine. */
export const patience = { timeout: 20_000, interval: 5 };

export const member = { type: 'mobile', value: '15550100142' } as const;

export const redeemRequest = {
  version: 'v2',
  customer: member,
  code: 'TEA7K2Q9',
  billNumber: 'B-1007',
  billAmount: '240.00',
  redemptionTime: '2026-02-03 11:05:00',
} as const;
