/** The calls on points, the codes sent for them, and goodwill points. One row a call. */
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import {
  type GoodwillFacts,
  type GoodwillLogLine,
  type GoodwillQuery,
  goodwillLog,
  goodwillRequests,
  memberGoodwill,
} from './goodwill-lists.ts';
import {
  decideGoodwillPoints,
  type GoodwillDecision,
  type GoodwillRequest,
  requestGoodwillPoints,
} from './goodwill-requests.ts';
import type { Outcome } from './outcome.ts';
import {
  type PointsBalance,
  type PointsExpiry,
  type PointsProgramme,
  type PointsPromise,
  pointsBalance,
  pointsExpiry,
  pointsProgrammes,
  promisedPoints,
} from './points-balance.ts';
import { attachPointsBill, type BillOfPoints } from './points-bill.ts';
import { checkPoints, type PointsCheckFacts, type PointsCheckRequest } from './points-check.ts';
import { generateOtp, sendPointsCode } from './points-code.ts';
import { type LedgerLine, type LedgerRequest, pointsLedger } from './points-ledger.ts';
import { type PointsRedeemRequest, type PointsRedemptionFacts, redeemPoints } from './points-redeem.ts';
import { type PointsRedemption, type PointsRedemptionsBy, pointsRedemptions } from './points-redemptions.ts';
import { type PointsReverseRequest, reversePoints } from './points-reverse.ts';

export interface PointsCalls {
  /** Whether so many points may be used; may have the one-time code sent with it. */
  checkPoints: (request: PointsCheckRequest) => Promise<Outcome<PointsCheckFacts>>;
  /** Has the one-time code sent; within its validity the same one again. */
  sendPointsCode: (customer: WireIdentifier, points: number) => Promise<Outcome<null>>;
  /** The same through v2. */
  generateOtp: (customer: WireIdentifier) => Promise<Outcome<null>>;
  /** Uses points. The same reference again is not taken twice. */
  redeemPoints: (request: PointsRedeemRequest) => Promise<Outcome<PointsRedemptionFacts>>;
  /** Gives used points back. */
  reversePoints: (request: PointsReverseRequest) => Promise<Outcome<{ reversalId: string }>>;
  /** Writes the bill of points used before there was one. */
  attachPointsBill: (bill: BillOfPoints) => Promise<Outcome<null>>;
  pointsBalance: (customerId: string) => Promise<Outcome<PointsBalance>>;
  pointsExpiry: (customerId: string) => Promise<Outcome<PointsExpiry[]>>;
  promisedPoints: (customerId: string) => Promise<Outcome<PointsPromise[]>>;
  /** The programmes a member is in, with what a point is worth. */
  pointsProgrammes: (customerId: string) => Promise<Outcome<PointsProgramme[]>>;
  pointsLedger: (request: LedgerRequest) => Promise<Outcome<LedgerLine[]>>;
  pointsRedemptions: (
    customer: WireIdentifier,
    by: PointsRedemptionsBy,
  ) => Promise<Outcome<PointsRedemption[]>>;
  /** A second call is a second request. */
  requestGoodwillPoints: (
    request: GoodwillRequest,
  ) => Promise<Outcome<{ requestId: string; status: string }>>;
  decideGoodwillPoints: (decision: GoodwillDecision) => Promise<Outcome<null>>;
  goodwillRequests: (query: GoodwillQuery) => Promise<Outcome<GoodwillFacts[]>>;
  goodwillLog: (days: { fromDay: string; toDay: string }) => Promise<Outcome<GoodwillLogLine[]>>;
  /** One member's, or one of them. */
  memberGoodwill: (customerId: string, requestId: string | null) => Promise<Outcome<GoodwillFacts[]>>;
}

export function pointsCalls(call: Call): PointsCalls {
  return {
    checkPoints: (request) => checkPoints(call, request),
    sendPointsCode: (customer, points) => sendPointsCode(call, customer, points),
    generateOtp: (customer) => generateOtp(call, customer),
    redeemPoints: (request) => redeemPoints(call, request),
    reversePoints: (request) => reversePoints(call, request),
    attachPointsBill: (bill) => attachPointsBill(call, bill),
    pointsBalance: (customerId) => pointsBalance(call, customerId),
    pointsExpiry: (customerId) => pointsExpiry(call, customerId),
    promisedPoints: (customerId) => promisedPoints(call, customerId),
    pointsProgrammes: (customerId) => pointsProgrammes(call, customerId),
    pointsLedger: (request) => pointsLedger(call, request),
    pointsRedemptions: (customer, by) => pointsRedemptions(call, customer, by),
    requestGoodwillPoints: (request) => requestGoodwillPoints(call, request),
    decideGoodwillPoints: (decision) => decideGoodwillPoints(call, decision),
    goodwillRequests: (query) => goodwillRequests(call, query),
    goodwillLog: (days) => goodwillLog(call, days),
    memberGoodwill: (customerId, requestId) => memberGoodwill(call, customerId, requestId),
  };
}
