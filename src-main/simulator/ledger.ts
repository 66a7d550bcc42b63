// The living world and the only ways it changes: a coupon is issued, redeemed, given back, revoked, or ends on
// another day, its message is sent again; a redemption gets its bill; a series is made or changed;
// a file comes in. Bills have their own books: bills.ts.
// A member is enrolled, changed, labelled, noted upon.
// Each change raises the revision, by which a call is known to have committed something. It must never
// judge whether a change is allowed: rules.ts does.
import { type BillBooks, createBillBooks } from './bill-books.ts';
import { emptyBook, type PointsBook } from './points.ts';
import type { Series } from './series.ts';
import type { Coupon, Member, Redemption, World } from './world.ts';

export interface LiveWorld extends World {
  readonly members: Member[];
  readonly series: Series[];
  readonly coupons: Coupon[];
  readonly redemptions: Redemption[];
  readonly uploads: UploadJob[];
  readonly books: BillBooks;
  readonly points: PointsBook;
  /** highest numbers in use, so that none has to be looked for */
  readonly lastIds: { coupon: number; redemption: number; member: number; note: number };
  revision: number;
}

export function createLiveWorld(seed: World): LiveWorld {
  const copy = structuredClone(seed);
  return {
    ...copy,
    members: [...copy.members],
    series: [...copy.series],
    coupons: [...copy.coupons],
    redemptions: [...copy.redemptions],
    uploads: [],
    books: createBillBooks(),
    points: emptyBook(),
    lastIds: {
      coupon: lastId(copy.coupons, 820_400_000),
      redemption: lastId(copy.redemptions, 5_310_000),
      member: lastId(copy.members, 31_004_500),
      note: 70_100,
    },
    revision: 0,
  };
}

function lastId(rows: readonly { id: number }[], least: number): number {
  return rows.reduce((highest, row) => Math.max(highest, row.id), least);
}

/** A file that came in, with what its rows came to. */
export interface UploadJob {
  jobId: number;
  kind: 'codes' | 'redemptions';
  seriesId: number;
  fileName: string;
  storedName: string;
  createdMs: number;
  rows: number;
  errors: number;
}

export function addUpload(world: LiveWorld, facts: Omit<UploadJob, 'jobId'>): UploadJob {
  const job = { jobId: 9001 + world.uploads.length, ...facts };
  world.uploads.push(job);
  world.revision += 1;
  return job;
}

type NewRedemption = Omit<Redemption, 'id' | 'couponId' | 'code' | 'seriesId' | 'memberId' | 'reactivatedMs'>;

export function recordRedemption(
  world: LiveWorld,
  coupon: Coupon,
  member: Member,
  details: NewRedemption,
): Redemption {
  const redemption: Redemption = {
    id: ++world.lastIds.redemption,
    couponId: coupon.id,
    code: coupon.code,
    seriesId: coupon.seriesId,
    memberId: member.id,
    ...details,
    reactivatedMs: null,
  };
  world.redemptions.push(redemption);
  world.revision += 1;
  return redemption;
}

export interface NewCoupon {
  seriesId: number;
  memberId: number | null;
  code?: string | undefined;
  issuedMs: number;
  issuedStoreId: number;
  issuedBillNumber?: string;
  validationCode?: string;
}

export function issueCoupon(world: LiveWorld, wanted: NewCoupon): Coupon {
  const id = ++world.lastIds.coupon;
  const coupon: Coupon = {
    id,
    code: wanted.code ?? `SIM-${id.toString(36).toUpperCase()}`,
    seriesId: wanted.seriesId,
    memberId: wanted.memberId,
    issuedMs: wanted.issuedMs,
    issuedStoreId: wanted.issuedStoreId,
    issuedBillNumber: wanted.issuedBillNumber ?? '',
    isRevoked: false,
    ...(wanted.validationCode === undefined ? {} : { validationCode: wanted.validationCode }),
  };
  world.coupons.push(coupon);
  world.revision += 1;
  return coupon;
}

/** All or none: false when one of the ids is not a redemption that still counts. */
export function reactivate(world: LiveWorld, ids: readonly number[], atMs: number): boolean {
  const found = world.redemptions.filter((row) => ids.includes(row.id) && row.reactivatedMs === null);
  if (found.length !== new Set(ids).size) return false;
  for (const redemption of found) redemption.reactivatedMs = atMs;
  world.revision += 1;
  return true;
}

export interface RedemptionBill {
  redemptionId: number;
  billAmount: number;
  billNumber: string;
  billId: string;
  customFields: Record<string, string>;
}

/** All or none, as with giving back; a number left empty stays what it was. */
export function attachBills(world: LiveWorld, bills: readonly RedemptionBill[]): boolean {
  const found = bills.map((bill) => ({
    bill,
    row: world.redemptions.find((row) => row.id === bill.redemptionId && row.reactivatedMs === null),
  }));
  if (found.some(({ row }) => !row)) return false;
  for (const { bill, row } of found) {
    if (!row) continue;
    row.billAmount = bill.billAmount;
    if (bill.billNumber !== '') row.billNumber = bill.billNumber;
    if (bill.billId !== '') row.billId = bill.billId;
    row.customFields = { ...row.customFields, ...bill.customFields };
  }
  world.revision += 1;
  return true;
}

export function revokeCoupons(world: LiveWorld, coupons: readonly Coupon[]): void {
  if (coupons.length === 0) return;
  for (const coupon of coupons) coupon.isRevoked = true;
  world.revision += 1;
}

export function endCoupons(world: LiveWorld, ends: readonly { coupon: Coupon; expiryMs: number }[]): void {
  for (const { coupon, expiryMs } of ends) coupon.expiryMs = expiryMs;
  world.revision += 1;
}

/** A new series, or another state of one that is there; a shared code is a coupon of nobody's. */
export function saveSeries(world: LiveWorld, series: Series, atMs: number): void {
  const place = world.series.findIndex(({ id }) => id === series.id);
  if (place === -1) world.series.push(series);
  else world.series[place] = series;
  world.revision += 1;
  const isShared = series.clientHandlingType === 'GENERIC';
  if (!isShared || world.coupons.some(({ code }) => code === series.genericCode)) return;
  const code = series.genericCode;
  issueCoupon(world, { seriesId: series.id, memberId: null, code, issuedMs: atMs, issuedStoreId: 0 });
}

export function resendCoupon(world: LiveWorld, coupon: Coupon): void {
  coupon.timesResent = (coupon.timesResent ?? 0) + 1;
  world.revision += 1;
}

export function addMember(world: LiveWorld, facts: Omit<Member, 'id'>): Member {
  const member: Member = { id: ++world.lastIds.member, ...facts };
  world.members.push(member);
  world.revision += 1;
  return member;
}

/** What is left undefined is taken away. */
export function changeMember(world: LiveWorld, member: Member, changes: Partial<Member>): void {
  Object.assign(member, changes);
  world.revision += 1;
}

export function addNote(world: LiveWorld, member: Member, description: string, addedMs: number): number {
  const id = ++world.lastIds.note;
  changeMember(world, member, { notes: [...(member.notes ?? []), { id, description, addedMs }] });
  return id;
}
