/** What points a member has: those that can be used, those that are promised, and when which of them end. */
import { z } from 'zod';
import type { Call } from './caller.ts';
import { readV2List, refusalOfV2 } from './envelope-v2.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { id, isObject, many, number, part, text, textOrNull } from './wire-values.ts';

export interface PointsBalance {
  /** Can be used now. */
  main: number;
  /** With those that are only promised; null = not told. */
  total: number | null;
  promised: number | null;
}

export interface PointsExpiry {
  points: number;
  /** YYYY-MM-DD in cluster time. */
  day: string;
}

export interface PointsPromise {
  points: number;
  /** YYYY-MM-DD from which they can be used; null = not told. */
  day: string | null;
}

export interface PointsProgramme {
  id: string | null;
  title: string;
  /** Money for one point, decimal text; null = not told. */
  ratio: string | null;
}

const balance = z.object({
  entityId: id,
  mainPoints: number,
  totalPoints: number,
  promisedPoints: number,
});

function ofMember(body: unknown, customerId: string, told: string | null) {
  if (!isObject(body)) return unreadable('no-answer-object');
  const refusal = refusalOfV2(body, 'customer');
  if (refusal) return refusal;
  return told !== null && told !== customerId ? unreadable('another-member') : null;
}

export function readBalance(body: unknown, customerId: string): Reading<PointsBalance> {
  const read = balance.parse(isObject(body) ? body : {});
  const problem = ofMember(body, customerId, read.entityId);
  if (problem) return problem;
  if (read.mainPoints === null) return unreadable('no-balance');
  return value({ main: read.mainPoints, total: read.totalPoints, promised: read.promisedPoints });
}

const expiry = z.object({ id, expirySchedules: many(z.object({ points: number, expiryDate: text })) });

export function readExpiry(body: unknown, customerId: string): Reading<PointsExpiry[]> {
  const read = expiry.parse(isObject(body) ? body : {});
  const problem = ofMember(body, customerId, read.id);
  if (problem) return problem;
  if (!isObject(body) || !Object.hasOwn(body, 'expirySchedules')) return unreadable('no-list');
  return value(
    read.expirySchedules.flatMap(({ points, expiryDate }) =>
      points === null || expiryDate === '' ? [] : [{ points, day: expiryDate.slice(0, 10) }],
    ),
  );
}

const promised = z.object({
  entityId: id,
  promisedPointsScheduleList: many(z.object({ points: number, redeemableFrom: textOrNull })),
});

export function readPromised(body: unknown, customerId: string): Reading<PointsPromise[]> {
  const read = promised.parse(isObject(body) ? body : {});
  const problem = ofMember(body, customerId, read.entityId);
  if (problem) return problem;
  if (!isObject(body) || !Object.hasOwn(body, 'promisedPointsScheduleList')) return unreadable('no-list');
  return value(
    read.promisedPointsScheduleList.flatMap(({ points, redeemableFrom }) =>
      points === null ? [] : [{ points, day: redeemableFrom?.slice(0, 10) ?? null }],
    ),
  );
}

const programme = part(
  z.object({ programId: id, programTitle: text, programPointsToCurrencyRatio: textOrNull }),
);

export function readProgrammes(body: unknown): Reading<PointsProgramme[]> {
  return readV2List(body, 'customer', 'data', (entries) =>
    entries.map((entry) => {
      const read = programme.parse(entry);
      return { id: read.programId, title: read.programTitle, ratio: read.programPointsToCurrencyRatio };
    }),
  );
}

/** Capillary docs: Customers (v2), the light calls; the paths are the newer of two spellings (U19). */
function read<Value>(
  call: Call,
  customerId: string,
  what: string,
  reader: (body: unknown) => Reading<Value>,
): Promise<Outcome<Value>> {
  const path = `/v2/customers/${encodeURIComponent(customerId)}/${what}`;
  return call({ method: 'GET', path, name: `/v2/customers/{}/${what}` }, 'read', reader);
}

export const pointsBalance = (call: Call, customerId: string) =>
  read(call, customerId, 'points/balance', (body) => readBalance(body, customerId));

export const pointsExpiry = (call: Call, customerId: string) =>
  read(call, customerId, 'pointsExpirySchedule', (body) => readExpiry(body, customerId));

export const promisedPoints = (call: Call, customerId: string) =>
  read(call, customerId, 'promisedPointsSchedule', (body) => readPromised(body, customerId));

export const pointsProgrammes = (call: Call, customerId: string) =>
  read(call, customerId, 'loyaltyDetails', readProgrammes);
