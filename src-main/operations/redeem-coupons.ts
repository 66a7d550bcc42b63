/**
 * Redeems codes for a member and a bill. Each code becomes an entry on disk before anything is sent. With the line
 * up Capillary is asked within the time limit; without its word the till decides by the offline rules. The same
 * code, member and bill number given again finds the entry already made: pressing twice redeems once.
 */
import type { RedeemedCoupon } from '../contract/coupons.ts';
import { type MinorUnits, minor, readAmount } from '../contract/money.ts';
import { giveReason, type Reason } from '../contract/reasons.ts';
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { addAudit } from '../store/audit.ts';
import { isDiskTrouble } from '../store/disk-trouble.ts';
import { findEntry } from '../store/entries.ts';
import { knowMember } from '../sync/know-member.ts';
import { createRedemption, type Desk, type RedeemSubject, type Redemption } from '../sync/redemption.ts';
import type { Runner } from '../sync/runner.ts';
import { type CallContext, type Handler, type Parts, staffIn } from './parts.ts';

export const redeemCoupons: Handler<'redeemCoupons'> = async (parts, input, context) => {
  const settings = parts.settings.read();
  const { codes, customerId } = input;
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
  if (parts.account.saved() === null) return fail('conflict', 'not-connected');
  const found = await knowMember(
    {
      ...parts.store,
      clock: parts.clock,
      capillary: parts.connection.isOnline() ? parts.capillary() : null,
      limitMs: settings.readTimeLimitMs,
    },
    customerId,
  );
  if (!found.ok) return found;
  const member = found.value;

  const subject: RedeemSubject = {
    customer: member,
    bill: { number: input.bill.number, amount: read.amount },
    by: staffIn(context).name,
    approvedBy: context.approvedBy?.name ?? null,
  };
  const written: Parameters<Runner['add']>[] = [];
  const runner: Runner = { ...parts.runner, add: (...entry) => void written.push(entry) };
  const redemption = createRedemption({ ...deskOf(parts), runner }, subject);
  // every code is on the disk before the first one goes or is waited for: they may have to go together
  const begun = beginAll(codes, redemption, () => {
    for (const entry of written) {
      try {
        parts.runner.add(...entry);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        parts.log.error('redeem.not-handed-over', { entry: entry[0].id, error: message });
      }
    }
  });
  const limitMs = input.timeLimitMs ?? settings.redeemTimeLimitMs;
  await Promise.all(
    begun.map((one) =>
      'outcome' in one || !one.waits ? null : parts.runner.whenSettled(one.entryId, limitMs),
    ),
  );
  // only now: what is decided for one code must not be overtaken while another is waited for
  const coupons = begun.map((one) =>
    'outcome' in one ? one : concludeSafely(parts, redemption, one.entryId),
  );
  for (const coupon of coupons) auditRefusal(parts, context, coupon);
  const given = coupons.filter(({ outcome }) => outcome === 'redeemed' || outcome === 'accepted');
  const off = minor(given.reduce((sum, { moneyOff }) => sum + (moneyOff?.amountMinor ?? 0), 0));
  const money = (amountMinor: MinorUnits) => ({ amountMinor, currency: settings.currency });
  return ok({
    coupons,
    bill: {
      number: input.bill.number,
      amount: money(read.amount),
      off: money(off),
      toPay: money(minor(Math.max(0, read.amount - off))),
    },
  });
};

/** @param afterwards whatever happens, what was written goes on its way. */
function beginAll(codes: string[], redemption: Redemption, afterwards: () => void) {
  try {
    return codes.map((code) => {
      try {
        return redemption.begin(code);
      } catch (error) {
        if (!isDiskTrouble(error)) throw error;
        return refusal(code, giveReason('disk-refused', 'hard'));
      }
    });
  } finally {
    afterwards();
  }
}

/** What was written stays written: a failure while telling of one code must not hide the others. */
function concludeSafely(parts: Parts, redemption: Redemption, entryId: string): RedeemedCoupon {
  try {
    return redemption.conclude(entryId);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    parts.log.error('redeem.not-told', { entry: entryId, error: message });
    const entry = findEntry(parts.store.ledger, entryId);
    const reasons = [giveReason('still-checking', 'info', { code: entry?.code ?? '?' })];
    return {
      code: entry?.code ?? '?',
      outcome: 'checking',
      moneyOff: null,
      reference: null,
      reasons,
      platform: null,
      entry: entry ? parts.viewEntry(entry) : null,
    };
  }
}

function refusal(code: string, reason: Reason): RedeemedCoupon {
  return {
    code,
    outcome: 'refused',
    moneyOff: null,
    reference: null,
    reasons: [reason],
    platform: null,
    entry: null,
  };
}

function deskOf(parts: Parts): Desk {
  return {
    ...parts.store,
    settings: parts.settings.read,
    serverClock: parts.serverClock,
    offlineSince: parts.offlineSince,
    isOnline: parts.connection.isOnline,
    runner: parts.runner,
    ownTills: parts.ownTills,
    newId: parts.newId,
    stamp: () => ({ at: parts.clock.wallMs(), mono: parts.clock.monotonicMs(), boot: parts.boot.id }),
    viewEntry: parts.viewEntry,
  };
}

function auditRefusal(
  parts: Parts,
  context: CallContext,
  { code, outcome, reasons, entry }: RedeemedCoupon,
): void {
  if (outcome !== 'refused' && outcome !== 'needs-manager') return;
  const detail = { reasons: reasons.map(({ key }) => key).join(' '), entry: entry?.id ?? null };
  const at = parts.clock.wallMs();
  const who = staffIn(context).name;
  try {
    addAudit(parts.store.ledger, { at, who, action: `redeem.told-${outcome}`, subject: code, detail });
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
  }
}
