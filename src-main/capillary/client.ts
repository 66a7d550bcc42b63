/**
 * The Capillary client: one function per call the till makes, each answering an Outcome. Knows the wire and
 * nothing of the queue; never decides, never retries a write (it renews an expired token once, before which
 * nothing was done).
 */
import type { Clock } from '../domain/clock.ts';
import type { Outcome } from './outcome.ts';

export type Credentials =
  | { kind: 'basic'; till: string; password: string }
  | { kind: 'oauth'; key: string; secret: string };

export interface CapillaryOptions {
  apiUrl: string;
  /** Host that takes files of coupons; null or left out = none is known. */
  uploadUrl?: string | null;
  credentials: Credentials;
  attribution: { type: string; code: string } | null;
  clock: Clock;
  /** Limits for one request, milliseconds; read at each call so that settings take effect at once. */
  limits: () => { connectMs: number; answerMs: number };
  /** Told of every finished request: reachability, clock and budget listen here. Must not throw. */
  onCall?: (outcome: Outcome<unknown>, path: string) => void;
}

/** A person's identifiers as Capillary names them. */
export interface WireIdentifier {
  type: 'mobile' | 'email' | 'externalId' | 'cardnumber' | 'id';
  value: string;
}

export interface SignInFacts {
  till: string;
  organisation: string;
  /** ISO with the cluster's offset; null when the account kind does not tell. */
  serverTime: string | null;
  /** Cluster offset from UTC in minutes; null = unknown. */
  clusterOffsetMinutes: number | null;
}

export interface CustomerFacts {
  id: string;
  firstName: string;
  lastName: string;
  identifiers: WireIdentifier[];
  tier: string | null;
  /** Redeemable points; null when the answer had none. */
  points: number | null;
  lifetimePoints: number | null;
  registeredAt: string | null;
  fraud: boolean;
  loyalty: boolean | null;
}

export interface CustomerHit {
  id: string;
  firstName: string;
  lastName: string;
  identifiers: WireIdentifier[];
}

export interface PastRedemption {
  /** As Capillary wrote it (cluster time). */
  date: string;
  transactionNumber: string;
  storeCode: string;
  storeName: string;
}

export interface CouponFacts {
  code: string;
  couponId: string | null;
  seriesId: string | null;
  description: string;
  discountType: 'ABS' | 'PERC' | null;
  /** Plain number as on the wire (an amount in currency units, or per cent). */
  discountValue: number | null;
  /** 0 = no cap. */
  discountUpTo: number | null;
  /** ISO or date text as sent; a date at midnight means the whole day (U43). */
  validTill: string | null;
  /** Exact instant, newer servers only. */
  validTillDateTime: string | null;
  /** -1 = without limit; null = not told. */
  redemptionsLeft: number | null;
  redemptionCount: number | null;
  redemptions: PastRedemption[];
  /** When it was issued, as sent; null = not told. */
  createdDate: string | null;
}

/** Series rules that decide a redemption; everything optional because servers differ (U13). */
export interface SeriesFacts {
  id: string;
  description: string;
  discountType: 'ABS' | 'PERC' | null;
  discountValue: number | null;
  discountUpTo: number | null;
  validTillDate: string | null;
  validTillDateTime: string | null;
  redemptionValidFrom: string | null;
  redemptionValidAfterDays: number | null;
  minBillAmount: number | null;
  /** null = no maximum, whichever way the wire spelled it (U38). */
  maxBillAmount: number | null;
  anyUser: boolean | null;
  multipleUse: boolean | null;
  needsOtp: boolean | null;
  genericCode: string | null;
  /** offlineRedeemType / offline_redemption_enabled (U18); null = not told. */
  offline: boolean | null;
  /** Store numbers where it may be used; null = everywhere; empty list never occurs. */
  storeIds: string[] | null;
  /** True when it is limited to tills, zones or concepts that a till cannot compare itself with. */
  limitedToOtherEntities: boolean;
  maxRedemptionsPerUser: number | null;
  minDaysBetweenRedemption: number | null;
}

export interface CheckFacts {
  code: string;
  redeemable: boolean;
  /** Code and words of a refusal for this coupon; null when redeemable. */
  refusal: { code: number | null; message: string } | null;
  redemptionsLeft: number | null;
  series: SeriesFacts | null;
}

export interface RedemptionFacts {
  /** redemptionId, else id (U7). */
  reference: string;
  code: string;
  seriesId: string | null;
  discountType: 'ABS' | 'PERC' | null;
  discountValue: number | null;
  discountUpTo: number | null;
  message: string;
  resultCode: number | null;
}

export interface RedeemRequest {
  version: 'v2' | 'v1.1';
  customer: WireIdentifier;
  code: string;
  billNumber: string;
  /** Decimal text with a point. */
  billAmount: string;
  /** `YYYY-MM-DD HH:MM:SS` in cluster time; null = let Capillary take its own now. */
  redemptionTime: string | null;
}

/** Capillary's limits, characters each: type, id and activity 50; notes and reason 250 (Issue bulk coupons). */
export interface IssueMetadata {
  sourceType: string;
  sourceId: string;
  sourceActivity: string;
  notes: string;
  reason: string;
}

export interface IssueRequest {
  customerId: string;
  seriesId: string;
  /** Some clusters want to be told; null = not said (U11). */
  source: 'INSTORE' | null;
  metadata: IssueMetadata;
}

export interface IssuedCouponFacts {
  code: string;
  seriesId: string;
  description: string;
  discountType: 'ABS' | 'PERC' | null;
  discountValue: number | null;
  discountUpTo: number | null;
  validTill: string | null;
  validTillDateTime: string | null;
}

/** One past redemption of a member, as v1.1 customer/redemptions lists it. */
export interface MemberRedemption {
  redemptionId: string;
  code: string;
  transactionNumber: string;
  redeemedTime: string;
  tillCode: string;
  storeCode: string;
}

/** What v1.1 coupon/get says of a code. */
export interface CouponHistoryFacts {
  code: string;
  redeemed: boolean;
  redeemedOn: string | null;
  /** Till or store code where it was redeemed. */
  redeemedAt: string | null;
  transactionNumber: string | null;
  couponId: string | null;
  seriesId: string | null;
  /** YYYY-MM-DD in cluster time. */
  lastDay: string | null;
  /** As Capillary wrote it (cluster time). */
  issuedOn: string | null;
  /** Who holds it; null = nobody, or not told. */
  holder: CouponPerson | null;
  /** Who used it last. */
  redeemedBy: CouponPerson | null;
}

export interface CouponPerson {
  /** null = not told. */
  id: string | null;
  name: string;
  identifiers: WireIdentifier[];
}

export interface Capillary {
  /** v1.1 store/login with Basic; token plus organisation read with OAuth. */
  signIn: () => Promise<Outcome<SignInFacts>>;
  /** null = answered, and nobody has that identifier. */
  findCustomer: (identifier: WireIdentifier) => Promise<Outcome<CustomerFacts | null>>;
  searchCustomers: (text: string, limit: number) => Promise<Outcome<CustomerHit[]>>;
  customerCoupons: (customerId: string) => Promise<Outcome<CouponFacts[]>>;
  seriesByIds: (ids: string[]) => Promise<Outcome<SeriesFacts[]>>;
  checkCoupons: (customer: WireIdentifier, codes: string[]) => Promise<Outcome<CheckFacts[]>>;
  redeemCoupon: (request: RedeemRequest) => Promise<Outcome<RedemptionFacts>>;
  /** Gives a member one new coupon of a series. Capillary recognises no repeat: a second call is a second coupon. */
  issueCoupon: (request: IssueRequest) => Promise<Outcome<IssuedCouponFacts>>;
  /** Newest first; days are `YYYY-MM-DD` in cluster time, both included. */
  memberRedemptions: (
    customer: WireIdentifier,
    fromDay: string,
    toDay: string,
  ) => Promise<Outcome<MemberRedemption[]>>;
  /** null = answered, and no such coupon exists. */
  couponHistory: (code: string) => Promise<Outcome<CouponHistoryFacts | null>>;
  /** Whether the host answers at all: one unauthenticated HEAD, outside every budget of the account. */
  reach: (limitMs: number) => Promise<boolean>;
  /** Closes kept connections; calls after it answer not-sent. */
  stop: () => Promise<void>;
}
