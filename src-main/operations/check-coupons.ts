/**
 * For each code: redeemable or not and why, and the money off this bill. Asks Capillary when the line is up and
 * adds what its check cannot see (amounts, one-time codes, this till's own queue); offline the rules decide.
 */
import type { CheckFacts, WireIdentifier } from '../capillary/client.ts';
import type { CapillaryClient } from '../capillary/create-capillary.ts';
import type { Outcome } from '../capillary/outcome.ts';
import type { BillFigures, CheckedCoupon } from '../contract/coupons.ts';
import { type MinorUnits, minor, readAmount } from '../contract/money.ts';
import { giveReason, type Reason } from '../contract/reasons.ts';
import { type Failure, ok } from '../contract/result.ts';
import { rulesCheckCannotSee } from '../domain/coupon-rules.ts';
import { moneyOff } from '../domain/discount.ts';
import { fail } from '../domain/failure.ts';
import type { KnownCoupon } from '../domain/known-coupon.ts';
import { isLocalId } from '../domain/local-id.ts';
import { explainRefusal } from '../domain/refusal-reason.ts';
import { addAudit } from '../store/audit.ts';
import { findSeries, keepCoupon } from '../store/coupons.ts';
import { listUses } from '../store/entry-lists.ts';
import { findMember } from '../store/members.ts';
import { inTime } from '../sync/in-time.ts';
import { failureOfOutcome } from '../sync/outcome-failure.ts';
import { pendingElsewhere } from '../sync/pending-use.ts';
import { readSeries } from '../sync/read-series.ts';
import { termsFromWire } from '../sync/remember.ts';
import { findKnownCoupon, weighRedemption } from '../sync/weigh-redemption.ts';
import { wireIdentifierOf } from '../sync/wire-identifier.ts';
import { type Handler, type Parts, staffIn } from './parts.ts';

export const checkCoupons: Handler<'checkCoupons'> = async (parts, input, context) => {
  const settings = parts.settings.read();
  const { customerId, codes } = input;
  const read = readAmount(input.bill.amount, settings.currency);
  if (!read.ok)
    return fail(
      'bad-input',
      read.reason,
      { field: 'The bill amount', limit: String(read.limit ?? '') },
      { field: 'bill.amount' },
    );
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) return fail('bad-input', 'code-twice', { code: twice }, { field: 'codes' });

  const bill = { number: input.bill.number, amount: read.amount };
  const answer = await askCapillary(parts, customerId, codes);
  if (answer.kind === 'failed') return { ok: false, failure: answer.failure };
  let off = minor(0);
  const coupons = codes.map((code) => {
    const subject = { customerId, code, bill, off };
    // where Capillary gave no word on a code, the till's own rules speak
    const facts =
      answer.kind === 'facts' ? answer.facts.find((one) => one.code.toUpperCase() === code) : undefined;
    const checked =
      answer.kind === 'facts' && facts
        ? checkedOnline(parts, subject, facts, answer.requestId)
        : checkedOffline(parts, subject);
    if (checked.verdict === 'redeemable') off = minor(off + (checked.moneyOff?.amountMinor ?? 0));
    return checked;
  });
  addAudit(parts.store.ledger, {
    at: parts.clock.wallMs(),
    who: staffIn(context).name,
    action: 'coupons.checked',
    subject: customerId,
    detail: { codes: codes.length },
  });
  const source = answer.kind === 'facts' ? ('capillary' as const) : ('till' as const);
  return ok({ coupons, bill: figures(bill, off, settings.currency), source });
};

interface Subject {
  customerId: string;
  code: string;
  bill: { number: string; amount: MinorUnits };
  off: MinorUnits;
}

type Answer =
  | { kind: 'facts'; facts: CheckFacts[]; requestId: string | null }
  | { kind: 'offline' }
  | { kind: 'failed'; failure: Failure };

async function askCapillary(parts: Parts, customerId: string, codes: string[]): Promise<Answer> {
  const capillary = parts.capillary();
  if (capillary === null || !parts.connection.isOnline() || isLocalId(customerId)) return { kind: 'offline' };
  const customer = wireIdentifierOf(findMember(parts.store.cache, customerId), customerId);
  const { readTimeLimitMs, currency, checkWith } = parts.settings.read();
  const outcome: Outcome<CheckFacts[]> = await inTime(
    parts.clock,
    readTimeLimitMs,
    checkWith === 'v2' ? capillary.checkCoupons(customer, codes) : checkOneByOne(capillary, customer, codes),
  );
  if (outcome.kind === 'answered') {
    const { cache } = parts.store;
    const series = outcome.value.map((facts) => facts.series?.id ?? null);
    await readSeries({ cache, clock: parts.clock, settings: parts.settings.read() }, capillary, series);
    for (const facts of outcome.value) rememberCheck(parts, facts, customerId, currency);
    return { kind: 'facts', facts: outcome.value, requestId: outcome.call.requestId };
  }
  const failure = failureOfOutcome(outcome);
  return failure.kind === 'unreachable' ? { kind: 'offline' } : { kind: 'failed', failure };
}

/** The older call asks about one coupon at a time; the first that is not answered ends it. */
async function checkOneByOne(
  capillary: CapillaryClient,
  customer: WireIdentifier,
  codes: string[],
): Promise<Outcome<CheckFacts[]>> {
  const facts: CheckFacts[] = [];
  let last: Outcome<CheckFacts> | null = null;
  for (const code of codes) {
    last = await capillary.checkV11(customer, code);
    if (last.kind !== 'answered') return last;
    facts.push(last.value);
  }
  if (last === null) throw new Error('a check of no code');
  return { ...last, value: facts };
}

/** What a check tells of an unknown code is worth remembering: any-user codes are not in the member's list. */
function rememberCheck(parts: Parts, facts: CheckFacts, customerId: string, currency: string): void {
  const { cache } = parts.store;
  const code = facts.code.toUpperCase();
  if (!facts.redeemable || facts.series === null || findKnownCoupon(cache, code, customerId) !== null) return;
  const at = parts.clock.wallMs();
  const told = termsFromWire(facts.series, currency, at);
  // the check's own series may lack fields (U13), so the full one decides where it is known
  const terms = findSeries(cache, told.id) ?? told;
  keepCoupon(cache, {
    code,
    holderId: terms.anyUser === true ? null : customerId,
    seriesId: terms.id,
    description: terms.description,
    discount: terms.discount ?? told.discount,
    lastDay: terms.lastDay,
    exactEnd: terms.exactEnd,
    redemptionsLeft: facts.redemptionsLeft,
    uses: [],
    seenAt: at,
  });
}

function checkedOnline(
  parts: Parts,
  subject: Subject,
  facts: CheckFacts,
  requestId: string | null,
): CheckedCoupon {
  const { code, bill, customerId } = subject;
  const settings = parts.settings.read();
  const coupon = findKnownCoupon(parts.store.cache, code, customerId);
  const off = coupon?.discount ? moneyOff(coupon.discount, bill.amount, subject.off) : null;
  const reasons: Reason[] = [];
  if (!facts.redeemable) {
    reasons.push(explainRefusal(code, facts.refusal?.code ?? null, coupon, settings.locale));
  } else {
    if (coupon) {
      reasons.push(
        ...rulesCheckCannotSee({
          coupon,
          customerId,
          billAmount: bill.amount,
          currency: settings.currency,
          nowMs: parts.serverClock.nowMs(),
          clusterOffsetMinutes: parts.serverClock.clusterOffsetMinutes(),
          storeId: settings.storeId,
          locale: settings.locale,
        }),
      );
    }
    const pending = pendingElsewhere(listUses(parts.store.ledger, code), {
      customerId,
      billNumber: bill.number,
      coupon,
    });
    if (pending) reasons.push(giveReason('coupon-used-here', 'hard', { code, bill: pending.bill.number }));
    if (off === 0 && subject.off > 0) reasons.push(giveReason('bill-already-covered', 'hard', { code }));
  }
  return {
    ...shown(coupon, code, settings.currency, off),
    verdict: reasons.length > 0 ? 'not-redeemable' : 'redeemable',
    reasons,
    source: 'capillary',
    asOf: parts.clock.wallMs(),
    platform: facts.refusal ? { ...facts.refusal, requestId } : null,
  };
}

function checkedOffline(parts: Parts, subject: Subject): CheckedCoupon {
  const { code, customerId, bill } = subject;
  const settings = parts.settings.read();
  const { cache, ledger } = parts.store;
  const member = findMember(cache, customerId);
  const coupon = findKnownCoupon(cache, code, customerId);
  const {
    verdict,
    reasons,
    moneyOff: off,
  } = weighRedemption({
    ledger,
    cache,
    settings,
    serverClock: parts.serverClock,
    offlineSince: parts.offlineSince(),
    customer: { id: customerId, fraud: member?.fraud ?? false },
    code,
    bill: { amount: bill.amount, alreadyOff: subject.off },
  });
  const verdicts = { accept: 'redeemable', manager: 'needs-manager', refuse: 'not-redeemable' } as const;
  return {
    ...shown(coupon, code, settings.currency, off),
    verdict: verdicts[verdict],
    reasons,
    source: 'till',
    asOf: coupon?.seenAt ?? parts.clock.wallMs(),
    platform: null,
  };
}

function shown(coupon: KnownCoupon | null, code: string, currency: string, off: MinorUnits | null) {
  return {
    code,
    description: coupon?.description ?? '',
    discount: coupon?.discount ?? null,
    moneyOff: off === null ? null : { amountMinor: off, currency },
    validUntil: coupon?.lastDay ?? null,
  };
}

function figures(
  bill: { number: string; amount: MinorUnits },
  off: MinorUnits,
  currency: string,
): BillFigures {
  return {
    number: bill.number,
    amount: { amountMinor: bill.amount, currency },
    off: { amountMinor: off, currency },
    toPay: { amountMinor: minor(bill.amount - off), currency },
  };
}
