/**
 * One coupon from all sides: what Capillary says of the code, what its holder would meet, where it was used, and what
 * this till has done about it. With the line down, what this till remembers. Changes nothing.
 */
import type { Capillary, CouponHistoryFacts, CouponPerson, MemberRedemption } from '../capillary/client.ts';
import type { CouponDetails } from '../capillary/coupon-details.ts';
import type { Outcome } from '../capillary/outcome.ts';
import type { CouponUse, LookedAtCoupon } from '../contract/coupon-changes.ts';
import { giveReason } from '../contract/reasons.ts';
import { ok } from '../contract/result.ts';
import { clusterDay, dayOf } from '../domain/cluster-time.ts';
import { discountFromWire } from '../domain/discount.ts';
import type { KnownCoupon } from '../domain/known-coupon.ts';
import { maskIdentifier } from '../domain/mask.ts';
import { explainRefusal } from '../domain/refusal-reason.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';
import { findSeries } from '../store/coupons.ts';
import { findUndo, listOfCode } from '../store/entry-lists.ts';
import { findMember } from '../store/members.ts';
import { inTime } from '../sync/in-time.ts';
import { failureOfOutcome } from '../sync/outcome-failure.ts';
import { readSeries } from '../sync/read-series.ts';
import { findKnownCoupon } from '../sync/weigh-redemption.ts';
import { wireIdentifierOf } from '../sync/wire-identifier.ts';
import type { Handler, Parts } from './parts.ts';

const dayMs = 86_400_000;
/** Entries of one code on one screen. */
const mostEntries = 50;

export const lookAtCoupon: Handler<'lookAtCoupon'> = async (parts, { code }) => {
  const { cache, ledger } = parts.store;
  const entries = listOfCode(ledger, code).toReversed();
  const holderId = entries.find(({ kind }) => kind === 'redeem-coupon')?.customer.id ?? '';
  const here = { code, entries, known: findKnownCoupon(cache, code, holderId) };
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  if (capillary === null) return ok(asRemembered(parts, here));
  const history = await within(parts, capillary.couponHistory(code));
  if (history.kind !== 'answered') {
    const failure = failureOfOutcome(history);
    if (failure.kind === 'unreachable') return ok(asRemembered(parts, here));
    // an account that may not ask for the whole story may still be told what the coupon is
    const details = await within(parts, capillary.couponDetails('code', [code]));
    const [told] = details.kind === 'answered' ? details.value : [];
    return told ? ok(withDetails(parts, here, told)) : { ok: false, failure };
  }
  return ok(await asTold(parts, capillary, here, history.value));
};

function withDetails(parts: Parts, here: Here, told: CouponDetails): LookedAtCoupon {
  const remembered = asRemembered(parts, here);
  const { seriesId, description, discountType: type, discountValue: value, discountUpTo: upTo } = told;
  const { currency } = parts.settings.read();
  return {
    ...remembered,
    isKnown: true,
    source: 'capillary',
    asOf: parts.clock.wallMs(),
    series: seriesId === null ? remembered.series : { id: seriesId, description },
    discount: discountFromWire({ type, value, upTo }, currency) ?? remembered.discount,
    lastDay: dayOf(told.validTill ?? '') ?? remembered.lastDay,
    now: { verdict: 'not-known', reasons: [giveReason('coupon-story-refused', 'info')], platform: null },
  };
}

interface Here {
  code: string;
  /** Newest first. */
  entries: StoredEntry[];
  known: KnownCoupon | null;
}

const within = <Value>(parts: Parts, asked: Promise<Outcome<Value>>) =>
  inTime(parts.clock, parts.settings.read().readTimeLimitMs, asked);

function asRemembered(parts: Parts, { code, entries, known }: Here): LookedAtCoupon {
  const holder = known?.holderId ? findMember(parts.store.cache, known.holderId) : null;
  const own = ownUses(parts, entries);
  const others = (known?.uses ?? [])
    .filter(({ bill }) => !own.some((use) => use.bill === bill))
    .map((use) => ({
      reference: null,
      at: use.date,
      bill: use.bill,
      place: use.store,
      customerId: null,
      entryId: null,
      undoneBy: null,
    }));
  return {
    ...shown(parts, code, known, entries),
    isKnown: known !== null || entries.length > 0,
    source: 'till',
    asOf: known?.seenAt ?? parts.clock.wallMs(),
    holder: holder ? { id: holder.id, name: holder.name, hints: holder.identifiers.map(hint) } : null,
    issuedOn: null,
    lastDay: known?.lastDay ?? null,
    uses: [...own, ...others],
    now: { verdict: 'not-known', reasons: [giveReason('coupon-not-asked', 'info')], platform: null },
  };
}

async function asTold(
  parts: Parts,
  capillary: Capillary,
  here: Here,
  facts: CouponHistoryFacts | null,
): Promise<LookedAtCoupon> {
  const { cache } = parts.store;
  const { code, entries } = here;
  const seriesId = facts?.seriesId ?? here.known?.seriesId ?? null;
  await readSeries({ cache, clock: parts.clock, settings: parts.settings.read() }, capillary, [seriesId]);
  const holderId = facts?.holder?.id ?? here.known?.holderId ?? null;
  const known = findKnownCoupon(cache, code, holderId ?? '') ?? here.known;
  const users = [...new Set([holderId, facts?.redeemedBy?.id ?? null].filter((id) => id !== null))];
  const [now, ...lists] = await Promise.all([
    facts === null ? null : tryNow(parts, capillary, code, holderId, known),
    ...users.map((id) => listUsesOf(parts, capillary, id, code)),
  ]);
  const listed = lists.flat();
  const own = ownUses(parts, entries).filter(
    ({ reference, undoneBy }) => undoneBy !== null || !listed.some((use) => use.reference === reference),
  );
  const uses = [...listed.map((use) => withEntry(parts, use, entries)), ...own];
  const last = facts?.redeemed === true && facts.transactionNumber !== null ? facts : null;
  const isListed =
    last === null || uses.some(({ bill, undoneBy }) => bill === last.transactionNumber && undoneBy === null);
  return {
    ...shown(parts, code, known, entries, seriesId),
    isKnown: facts !== null || entries.length > 0,
    source: 'capillary',
    asOf: parts.clock.wallMs(),
    holder: facts?.holder ? personOf(facts.holder) : null,
    issuedOn: facts?.issuedOn ?? null,
    lastDay: facts?.lastDay ?? known?.lastDay ?? null,
    uses: isListed ? uses : [...uses, lastUse(last)],
    now: now ?? {
      verdict: facts === null ? 'not-redeemable' : 'not-known',
      reasons: [giveReason(facts === null ? 'coupon-unknown' : 'coupon-no-holder', 'info', { code })],
      platform: null,
    },
  };
}

function shown(
  parts: Parts,
  code: string,
  known: KnownCoupon | null,
  entries: StoredEntry[],
  told?: string | null,
) {
  const seriesId = told ?? known?.seriesId ?? null;
  const series = seriesId === null ? null : findSeries(parts.store.cache, seriesId);
  return {
    code,
    series:
      seriesId === null
        ? null
        : { id: seriesId, description: series?.description ?? known?.description ?? '' },
    discount: known?.discount ?? series?.discount ?? null,
    entries: entries.slice(0, mostEntries).map(parts.viewEntry),
  };
}

const hint = (identifier: Parameters<typeof maskIdentifier>[0]) => maskIdentifier(identifier).value;

function personOf({ id, name, identifiers }: CouponPerson): LookedAtCoupon['holder'] {
  const hints = identifiers.map(({ type, value }) =>
    hint({ type: type === 'cardnumber' ? 'card' : type, value }),
  );
  return { id, name, hints };
}

function ownUses(parts: Parts, entries: StoredEntry[]): CouponUse[] {
  return entries
    .filter(({ kind, state }) => kind === 'redeem-coupon' && state === 'confirmed')
    .map((entry) => ({
      reference: entry.reference,
      at: clusterDay(
        entry.createdAt + (entry.serverAheadMs ?? 0),
        parts.serverClock.clusterOffsetMinutes() ?? 0,
      ),
      bill: entry.bill.number,
      place: '',
      customerId: entry.customer.id,
      entryId: entry.id,
      undoneBy: findUndo(parts.store.ledger, entry),
    }));
}

/** What a member did with the code, newest first; empty where nobody could be asked. */
async function listUsesOf(
  parts: Parts,
  capillary: Capillary,
  customerId: string,
  code: string,
): Promise<CouponUse[]> {
  const offset = parts.serverClock.clusterOffsetMinutes() ?? 0;
  const now = parts.serverClock.nowMs();
  const who = wireIdentifierOf(findMember(parts.store.cache, customerId), customerId);
  const days = [clusterDay(now - 366 * dayMs, offset), clusterDay(now + dayMs, offset)] as const;
  const listed = await within(parts, capillary.memberRedemptions(who, ...days));
  if (listed.kind !== 'answered') return [];
  return listed.value
    .filter((one) => one.code.toUpperCase() === code.toUpperCase())
    .map((one: MemberRedemption) => ({
      reference: one.redemptionId,
      at: one.redeemedTime,
      bill: one.transactionNumber,
      place: one.storeCode || one.tillCode,
      customerId,
      entryId: null,
      undoneBy: null,
    }));
}

function withEntry(parts: Parts, use: CouponUse, entries: StoredEntry[]): CouponUse {
  const entry = entries.find((one) => one.kind === 'redeem-coupon' && one.reference === use.reference);
  return entry ? { ...use, entryId: entry.id, undoneBy: findUndo(parts.store.ledger, entry) } : use;
}

const lastUse = (facts: CouponHistoryFacts): CouponUse => ({
  reference: null,
  at: facts.redeemedOn ?? '',
  bill: facts.transactionNumber ?? '',
  place: facts.redeemedAt ?? '',
  customerId: facts.redeemedBy?.id ?? null,
  entryId: null,
  undoneBy: null,
});

/** null = nobody is known who could redeem it. */
async function tryNow(
  parts: Parts,
  capillary: Capillary,
  code: string,
  holderId: string | null,
  known: KnownCoupon | null,
): Promise<LookedAtCoupon['now'] | null> {
  if (holderId === null) return null;
  const who = wireIdentifierOf(findMember(parts.store.cache, holderId), holderId);
  const checked = await within(parts, capillary.checkCoupons(who, [code]));
  const refusal =
    checked.kind === 'answered'
      ? (checked.value.find((one) => one.code.toUpperCase() === code.toUpperCase())?.refusal ?? null)
      : checked.kind === 'refused'
        ? checked.refusal
        : null;
  if (refusal !== null) {
    const { locale } = parts.settings.read();
    return {
      verdict: 'not-redeemable',
      reasons: [explainRefusal(code, refusal.code, known, locale)],
      platform: { code: refusal.code, message: refusal.message, requestId: checked.call.requestId },
    };
  }
  if (checked.kind !== 'answered') return null;
  return { verdict: 'redeemable', reasons: [giveReason('amounts-at-redeem', 'info')], platform: null };
}
