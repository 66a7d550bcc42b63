// Points in the living world: used, given back, promised as goodwill; the codes that are sent for them. Each change
// raises the revision. It must never judge whether a change is allowed: the calls do.
import type { Member } from './world.ts';

/** What the organisation of the training world allows. */
export const pointsRules = {
  minimum: 20,
  step: 10,
  maximum: 2000,
  /** money for one point */
  ratio: 0.01,
  codeMinutes: 10,
  codesPerDay: 10,
} as const;

/** What every code is, so that whoever trains can type it without a telephone. */
export const trainingCode = '246810';

export interface PointRedemption {
  /** alphanumeric, unlike that of a coupon */
  id: string;
  number: number;
  memberId: number;
  points: number;
  billNumber: string;
  externalReference: string;
  notes: string;
  atMs: number;
  storeId: number;
  tillCode: string;
  sentRedemptionTime: string;
  billId: string;
  reversals: { id: string; points: number; atMs: number }[];
}

export interface SentCode {
  memberId: number;
  code: string;
  firstMs: number;
  lastMs: number;
  timesSent: number;
  isUsed: boolean;
}

export interface Goodwill {
  id: number;
  memberId: number;
  baseType: 'POINTS' | 'COUPON';
  points: number;
  status: 'PENDING' | 'APPROVED' | 'REJECTED';
  reason: string;
  comments: string;
  updatedComments: string;
  approvedPoints: number;
  addedMs: number;
  addedBy: string;
  decidedMs: number | null;
  decidedBy: string;
  isAuto: boolean;
}

export interface PointMove {
  number: number;
  memberId: number;
  event: string;
  /** below zero went */
  points: number;
  billNumber: string;
  storeCode: string;
  tillCode: string;
  atMs: number;
}

export interface PointsBook {
  readonly redemptions: PointRedemption[];
  readonly codes: SentCode[];
  readonly goodwill: Goodwill[];
  readonly moves: PointMove[];
}

/** The part of the living world that these changes touch. */
interface PointsWorld {
  readonly points: PointsBook;
  revision: number;
}

export const emptyBook = (): PointsBook => ({ redemptions: [], codes: [], goodwill: [], moves: [] });

interface Place {
  storeId: number;
  storeCode: string;
  tillCode: string;
  atMs: number;
}

function move(world: PointsWorld, member: Member, change: Omit<PointMove, 'number' | 'memberId'>): void {
  member.points += change.points;
  world.points.moves.push({
    number: 7_700_001 + world.points.moves.length,
    memberId: member.id,
    ...change,
  });
  world.revision += 1;
}

export function spendPoints(
  world: PointsWorld,
  member: Member,
  wanted: Pick<
    PointRedemption,
    'points' | 'billNumber' | 'externalReference' | 'notes' | 'sentRedemptionTime'
  >,
  { storeId, storeCode, tillCode, atMs }: Place,
): PointRedemption {
  const number = 5_530_001 + world.points.redemptions.length;
  const redemption: PointRedemption = {
    id: `k${number.toString(36)}Z`,
    number,
    memberId: member.id,
    ...wanted,
    atMs,
    storeId,
    tillCode,
    billId: '',
    reversals: [],
  };
  world.points.redemptions.push(redemption);
  const { points, billNumber } = wanted;
  move(world, member, {
    event: 'PointsRedemption',
    points: -points,
    billNumber,
    storeCode,
    tillCode,
    atMs,
  });
  return redemption;
}

export function givePointsBack(
  world: PointsWorld,
  member: Member,
  redemption: PointRedemption,
  points: number,
  { storeCode, tillCode, atMs }: Place,
): { id: string } {
  const reversal = { id: `v${redemption.number + redemption.reversals.length}`, points, atMs };
  redemption.reversals.push(reversal);
  const { billNumber } = redemption;
  move(world, member, { event: 'PointsRedemptionReversal', points, billNumber, storeCode, tillCode, atMs });
  return reversal;
}

export function attachPointsBill(
  world: PointsWorld,
  redemption: PointRedemption,
  bill: { number: string; id: string },
): void {
  if (bill.number !== '') redemption.billNumber = bill.number;
  if (bill.id !== '') redemption.billId = bill.id;
  world.revision += 1;
}

/** The code that still holds, or a new one; undefined when the day's codes are used up. */
export function sendCode(world: PointsWorld, member: Member, atMs: number, sentToday: number): boolean {
  if (sentToday >= pointsRules.codesPerDay) return false;
  const standing = standingCode(world, member, atMs);
  if (standing) {
    standing.timesSent += 1;
    standing.lastMs = atMs;
  } else {
    world.points.codes.push({
      memberId: member.id,
      code: trainingCode,
      firstMs: atMs,
      lastMs: atMs,
      timesSent: 1,
      isUsed: false,
    });
  }
  world.revision += 1;
  return true;
}

export function standingCode(world: PointsWorld, member: Member, atMs: number): SentCode | undefined {
  const oldest = atMs - pointsRules.codeMinutes * 60_000;
  return world.points.codes.find(
    (code) => code.memberId === member.id && !code.isUsed && code.firstMs > oldest,
  );
}

export function askGoodwill(
  world: PointsWorld,
  wanted: Pick<Goodwill, 'memberId' | 'baseType' | 'points' | 'reason' | 'comments' | 'addedMs' | 'addedBy'>,
): Goodwill {
  const request: Goodwill = {
    id: 700_401 + world.points.goodwill.length,
    status: 'PENDING',
    updatedComments: '',
    approvedPoints: 0,
    decidedMs: null,
    decidedBy: '',
    isAuto: false,
    ...wanted,
  };
  world.points.goodwill.push(request);
  world.revision += 1;
  return request;
}

export function decideGoodwill(
  world: PointsWorld,
  request: Goodwill,
  member: Member,
  decision: { isApproved: boolean; points: number; comments: string; by: string; place: Place },
): void {
  const { isApproved, points, comments, by, place } = decision;
  request.status = isApproved ? 'APPROVED' : 'REJECTED';
  request.updatedComments = comments;
  request.decidedMs = place.atMs;
  request.decidedBy = by;
  world.revision += 1;
  if (!isApproved || request.baseType !== 'POINTS') return;
  request.approvedPoints = points;
  const { storeCode, tillCode, atMs } = place;
  move(world, member, { event: 'GoodwillPoints', points, billNumber: '', storeCode, tillCode, atMs });
}
