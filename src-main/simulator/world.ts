// What the simulated platform knows: an organisation, its stores and tills, its members, its coupons and
// every redemption. Plain data that can be cloned; it must never hold a clock, a socket or a function.
import type { Series } from './series.ts';

interface Organisation {
  id: number;
  name: string;
  /** ISO 4217 */
  currency: string;
  language: string;
  timezone: string;
  timezoneOffset: string;
  countryCode: string;
  /** dialling code a mobile number may be sent without */
  dialCode: string;
}

export interface Store {
  id: number;
  code: string;
  name: string;
  externalId: string;
}

export interface Till {
  id: number;
  /** also the user name of its credentials */
  code: string;
  name: string;
  password: string;
  storeId: number;
  isActive: boolean;
}

export interface OAuthClient {
  key: string;
  secret: string;
  defaultTillCode: string;
  ttlSeconds: number;
}

export interface Tier {
  name: string;
  serialNumber: number;
  expiresMs: number;
  /** '' at the top */
  nextName: string;
}

export interface Member {
  id: number;
  firstName: string;
  lastName: string;
  mobile?: string;
  email?: string;
  externalId?: string;
  cardNumber?: string;
  cardExternalId?: string;
  isFraud: boolean;
  /** may be issued nothing and redeem nothing */
  isBlocked?: boolean;
  isLoyalty: boolean;
  points: number;
  lifetimePoints: number;
  lifetimePurchases: number;
  tier: Tier;
  registeredMs: number;
  registeredTillCode: string;
  fields: Record<string, string>;
  extendedFields?: Record<string, string>;
  labels?: string[];
  notes?: { id: number; description: string; addedMs: number }[];
  status?: { label: string; reason: string };
  /** ways of writing to the member that were given at enrolment */
  channels?: { type: string; value: string }[];
  /** the account that took this one over */
  mergedInto?: number;
}

/** A field the organisation wants to know of every member, as its own back office defines it. */
export interface MemberField {
  name: string;
  label: string;
  /** `text`, `select`, `radio`, `checkbox`, `datepicker` */
  type: string;
  dataType: string;
  /** what may be chosen; empty = anything */
  options: readonly string[];
  regex: string;
  isCompulsory: boolean;
}

/** What a coupon of the training world shows, for the sheet that is printed beside it. */
interface Lesson {
  shows: string;
  story: string;
  /** the code a redemption for a bill of 40 at the training till is answered with */
  outcome: number;
  /** the member who should try it, when that is not its owner */
  triedBy?: number;
}

export interface Coupon {
  id: number;
  code: string;
  seriesId: number;
  /** null: nobody's, as with a shared code */
  memberId: number | null;
  issuedMs: number;
  issuedStoreId: number;
  issuedBillNumber: string;
  isRevoked: boolean;
  /** an end of its own, to the millisecond; never beyond that of the series */
  expiryMs?: number;
  /** how often its message was sent again */
  timesResent?: number;
  /** the one-time code of a series that asks for one */
  validationCode?: string;
  lesson?: Lesson;
}

export interface Redemption {
  id: number;
  couponId: number;
  code: string;
  seriesId: number;
  memberId: number;
  atMs: number;
  storeId: number;
  tillCode: string;
  billAmount: number;
  billNumber: string;
  /** as it was sent; the platform does not keep it, tests want to see it */
  sentRedemptionTime: string;
  requestId: string;
  /** sent later, with the bill of a redemption that had none */
  billId?: string;
  customFields?: Record<string, string>;
  /** set when the redemption was taken back */
  reactivatedMs: number | null;
}

/** What the organisation takes and sells, and its own switches. */
export interface Trade {
  tenders: { name: string; canonicalName: string; description: string }[];
  products: { id: number; sku: string; ean: string; price: number; description: string }[];
  configs: { key: string; value: string }[];
}

export interface World {
  readonly organisation: Organisation;
  /** what is asked of a member beyond name and identifiers, and the labels a member may bear */
  readonly registration: {
    customFields: readonly MemberField[];
    extendedFields: readonly MemberField[];
    labels: readonly string[];
  };
  readonly stores: readonly Store[];
  readonly tills: readonly Till[];
  readonly clients: readonly OAuthClient[];
  readonly members: readonly Member[];
  readonly series: readonly Series[];
  readonly coupons: readonly Coupon[];
  readonly redemptions: readonly Redemption[];
  readonly trade: Trade;
}

export function storeById(world: World, id: number): Store | undefined {
  return world.stores.find((store) => store.id === id);
}

export function tillByCode(world: World, code: string): Till | undefined {
  return world.tills.find((till) => till.code === code);
}

export function memberById(world: World, id: number): Member | undefined {
  return world.members.find((member) => member.id === id);
}

export function seriesById(world: World, id: number): Series | undefined {
  return world.series.find((series) => series.id === id);
}

/** Codes are matched without regard to case. */
export function couponByCode(world: World, code: string): Coupon | undefined {
  const wanted = code.trim().toUpperCase();
  return world.coupons.find((coupon) => coupon.code.toUpperCase() === wanted);
}

/** Redemptions that still count, oldest first. */
export function standingRedemptions(world: World): Redemption[] {
  return world.redemptions.filter((redemption) => redemption.reactivatedMs === null);
}

export function redemptionsOfCoupon(world: World, couponId: number): Redemption[] {
  return standingRedemptions(world).filter((redemption) => redemption.couponId === couponId);
}
