// A shop for the simulator's tests: a running simulator, a clock that is stepped by hand, and tills that talk
// to it over real HTTP. It must never reach into the simulator other than through what it exports.
import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { createTrainingSeed, trainingCredentials } from '../../src-main/simulator/seed.ts';
import { createSeries, type Series } from '../../src-main/simulator/series.ts';
import {
  createSimulator,
  type Simulator,
  type SimulatorOptions,
} from '../../src-main/simulator/simulator.ts';
import type { Coupon, World } from '../../src-main/simulator/world.ts';

/** Wednesday 11 March 2026, 14:30 on a cluster at +05:30 */
export const morning = Date.UTC(2026, 2, 11, 9, 0, 0);
export const DAY_MS = 86_400_000;
export const amara = { id: 31_004_501, mobile: '15550100101' };
export const bogdan = { id: 31_004_502, mobile: '15550100102' };

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** parsed, or undefined */
  body: unknown;
}

export interface Till {
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body: unknown, headers?: Record<string, string>, signal?: AbortSignal): Promise<Reply>;
  put(path: string, body: unknown): Promise<Reply>;
}

export interface Shop {
  simulator: Simulator;
  url: string;
  /** at the Old Quay */
  till: Till;
  /** at Mill Square */
  otherTill: Till;
  step(ms: number): void;
}

export function basic(username: string, password: string, blank = ''): string {
  const digest = createHash('md5').update(password).digest('hex');
  return `Basic ${Buffer.from(`${username}:${blank}${digest}`).toString('base64')}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export async function ask(url: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

export function tillWith(url: string, credentials: Record<string, string>): Till {
  return {
    get: (path, headers) => ask(url + path, { headers: { ...credentials, ...headers } }),
    post: (path, body, headers, signal) =>
      ask(url + path, {
        signal: signal ?? null,
        method: 'POST',
        headers: { ...credentials, 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    put: (path, body) =>
      ask(url + path, {
        method: 'PUT',
        headers: { ...credentials, 'Content-Type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

/** A simulator that listens, and is gone when the test is over. */
export async function openShop(options: SimulatorOptions = {}): Promise<Shop> {
  let nowMs = morning;
  const simulator = createSimulator({ seed: createTrainingSeed(morning), now: () => nowMs, ...options });
  const { url } = await simulator.listen();
  onTestFinished(() => simulator.close());
  const { till, otherTill } = trainingCredentials;
  return {
    simulator,
    url,
    till: tillWith(url, { Authorization: basic(till.username, till.password) }),
    otherTill: tillWith(url, { Authorization: basic(otherTill.username, otherTill.password) }),
    step(ms) {
      nowMs += ms;
    },
  };
}

/** The training world with one more series (id 7001) and one more coupon `RULE1` of it, held by Amara. */
export function worldWith(series: Partial<Series>, coupon: Partial<Coupon> = {}): World {
  const seed = createTrainingSeed(morning);
  const extraSeries = createSeries({
    id: 7001,
    description: 'The series under test',
    discountType: 'ABS',
    discountValue: 5,
    validTillMs: morning + 30 * DAY_MS,
    ...series,
  });
  const extraCoupon: Coupon = {
    id: 829_000_001,
    code: 'RULE1',
    seriesId: 7001,
    memberId: amara.id,
    issuedMs: morning - 10 * DAY_MS,
    issuedStoreId: 2101,
    issuedBillNumber: '',
    isRevoked: false,
    ...coupon,
  };
  return { ...seed, series: [...seed.series, extraSeries], coupons: [...seed.coupons, extraCoupon] };
}

export function redeemBody(codes: string | string[], more: Record<string, unknown> = {}): unknown {
  return {
    redemptionRequestList: [codes].flat().map((code) => ({ code })),
    user: { mobile: amara.mobile },
    billAmount: '40.00',
    transactionNumber: 'B-1',
    ...more,
  };
}

export function redeem(
  till: Till,
  codes: string | string[],
  more?: Record<string, unknown>,
  signal?: AbortSignal,
): Promise<Reply> {
  return till.post('/v2/coupon/redeem', redeemBody(codes, more), undefined, signal);
}

export function redeemV11(till: Till, coupons: readonly Record<string, unknown>[]): Promise<Reply> {
  return till.post('/v1.1/coupon/redeem?format=json', { root: { coupon: coupons } });
}

/** A value inside an answer. */
export function at(body: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return (value as Record<string | number, unknown>)[key];
  }, body);
}

/** The number a v2 answer says in whichever form it speaks; 700 is success. */
export function codeOf(reply: Reply): unknown {
  const error = at(reply.body, 'errors', 0, 'code');
  if (error !== undefined) return error;
  const item = at(reply.body, 'redemption', 0, 'redemptionStatus', 'code');
  const overall = at(reply.body, 'redemptionStatus', 'code');
  return item !== undefined && item !== 700 ? item : overall;
}

/** Bill numbers the platform holds for a code, in order. */
export function billsFor(simulator: Simulator, code: string): string[] {
  return simulator.world.redemptions
    .filter((row) => row.code === code && row.reactivatedMs === null)
    .map((row) => row.billNumber);
}
