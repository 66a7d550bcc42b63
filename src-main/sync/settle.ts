/** Writes down what an attempt or a read-back has decided: state, both truths, the desk, in one transaction. */
import type { Outcome } from '../capillary/outcome.ts';
import type { Discount } from '../contract/customers.ts';
import type { CaseKind } from '../contract/desk.ts';
import type { MinorUnits } from '../contract/money.ts';
import { minorOfDecimal } from '../contract/points-worth.ts';
import { giveReason, type Reason } from '../contract/reasons.ts';
import { kindOfRefusal } from '../domain/disagreement.ts';
import { discountFromWire, moneyOff } from '../domain/discount.ts';
import type { Decided, Evidence, Settlement, settleAttempt } from '../domain/settlement.ts';
import { isAboutMember, isBillChange, isChange, type StoredEntry } from '../domain/stored-entry.ts';
import type { Database } from '../store/database.ts';
import { changeDesk } from '../store/desk.ts';
import { type EntryChange, moveEntry, type Stamp } from '../store/entries.ts';
import { findOpenCase } from '../store/entry-lists.ts';
import type { Sent } from './sent.ts';

/** A refusal's number as a reason with what the till knows of the coupon. */
export type Explain = (entry: StoredEntry, platformCode: number | null) => Reason;

/** Settles an entry that is `sending` by how its attempt ended. */
export function settleByAttempt(
  ledger: Database,
  entry: StoredEntry,
  outcome: Outcome<Sent>,
  facts: { alreadyOff: MinorUnits; explain: Explain; settleAttempt: typeof settleAttempt; stamp: Stamp },
): { entry: StoredEntry; settlement: Settlement } {
  const settlement = facts.settleAttempt(
    outcome.kind === 'refused' ? { kind: 'refused', ...outcome.refusal } : { kind: outcome.kind },
    entry.lostAttempts,
  );
  const detail =
    outcome.kind === 'not-sent' || outcome.kind === 'no-answer' ? outcome.cause : wordsOf(outcome);
  const moved = moveEntry(ledger, {
    id: entry.id,
    from: 'sending',
    to: settlement.to,
    event: settlement.event,
    detail,
    requestId: outcome.call.requestId,
    stamp: facts.stamp,
    change: changeByAttempt(entry, outcome, settlement, facts),
  });
  closeUndone(ledger, moved, facts.stamp);
  return { entry: moved, settlement };
}

function wordsOf(outcome: Outcome<Sent>): string {
  if (outcome.kind === 'refused') return `${outcome.refusal.code ?? '-'} ${outcome.refusal.message}`;
  return outcome.kind === 'answered' ? `reference ${outcome.value.reference}` : '';
}

function changeByAttempt(
  entry: StoredEntry,
  outcome: Outcome<Sent>,
  settlement: Settlement,
  { alreadyOff, explain, stamp: { boot } }: { alreadyOff: MinorUnits; explain: Explain; stamp: Stamp },
): EntryChange {
  switch (settlement.to) {
    case 'confirmed':
      return {
        ...confirmedChange(entry, boot),
        ...(outcome.kind === 'answered' ? answeredChange(entry, outcome.value, alreadyOff) : {}),
      };
    case 'rejected': {
      const refusal = outcome.kind === 'refused' ? outcome.refusal : { code: null, message: '' };
      return {
        ...rejectedChange(
          entry,
          explain(entry, refusal.code),
          kindOfRefusal(refusal.code, false, familyOf(entry)),
          boot,
        ),
        platform: { code: refusal.code, message: refusal.message },
      };
    }
    case 'queued':
      return { unclaim: true };
    case 'in-doubt':
      return {
        lost: true,
        hint: settlement.hint,
        ...(outcome.kind === 'refused'
          ? { platform: { code: outcome.refusal.code, message: outcome.refusal.message } }
          : {}),
      };
  }
}

function answeredChange(entry: StoredEntry, facts: Sent, alreadyOff: MinorUnits): EntryChange {
  const worth = minorOfDecimal(facts.worth ?? '', entry.currency);
  const told =
    worth === null ? discountFromWire(facts.discount, entry.currency) : absolute(worth, entry.currency);
  return {
    reference: facts.reference === '' ? null : facts.reference,
    platform: { code: facts.resultCode, message: facts.message },
    hint: null,
    ...(facts.won === undefined ? {} : { won: facts.won }),
    ...priced(entry, told, alreadyOff),
  };
}

const absolute = (value: MinorUnits, currency: string): Discount => ({
  type: 'ABS',
  value,
  upTo: null,
  currency,
});

/**
 * What the customer was told stays. An entry without a price takes what the till knew of the coupon, because an
 * answer may lack the cap (v1.1 does); else Capillary's figure. Of points it is the other way round.
 */
function priced(entry: StoredEntry, told: Discount | null, alreadyOff: MinorUnits): EntryChange {
  if (entry.kind === 'redeem-points') {
    const worth = entry.request?.worth ?? null;
    const off = told ?? (worth === null ? null : absolute(worth, entry.currency));
    if (entry.moneyOff !== null || off === null) return {};
    return { moneyOff: moneyOff(off, entry.bill.amount, alreadyOff) };
  }
  // nothing else takes anything off a bill
  if (entry.kind !== 'redeem-coupon') return {};
  const discount = entry.request?.discount ?? told ?? null;
  if (entry.moneyOff !== null || discount === null) return {};
  return { moneyOff: moneyOff(discount, entry.bill.amount, alreadyOff) };
}

/** A change is what the manager asked for, and a bill is what was sold, whoever was there to hear what became of it. */
const standsUnheard = (entry: StoredEntry) =>
  isChange(entry) || isAboutMember(entry) || entry.kind === 'add-bill' || isBillChange(entry);

/** Capillary has it although the till had refused it, or died before it told anybody: a manager must know. */
function confirmedChange(entry: StoredEntry, boot: string): EntryChange {
  if (entry.till.decision === 'asked') {
    const told = entry.createdBoot === boot || standsUnheard(entry);
    return {
      till: { decision: 'accepted' },
      ...(told ? {} : { desk: { open: 'counted-unannounced' as const } }),
    };
  }
  return entry.till.decision === 'refused' ? { desk: { open: 'counted-after-refusal' } } : {};
}

/** Capillary refused what the till had accepted: the bill stands, a manager must know. */
function rejectedChange(entry: StoredEntry, reason: Reason, kind: CaseKind, boot: string): EntryChange {
  // the goods are gone, and at Capillary their number is another bill's: the till must not leave it at that
  if (kind === 'bill-number-taken')
    return { desk: { open: kind }, till: { decision: 'accepted', reasons: [reason] } };
  const { decision } = entry.till;
  // the program ended before it told anybody, and nobody else would learn of it
  const isUnheard = decision === 'asked' && entry.createdBoot !== boot && standsUnheard(entry);
  if (decision === 'accepted' || isUnheard)
    return {
      desk: { open: caseOf(entry, kind) },
      till: { decision: 'accepted', reasons: [reason] },
    };
  return { till: { decision: 'refused', reasons: [reason] } };
}

const familyOf = ({ kind }: StoredEntry) => (kind === 'enrol-member' ? 'customer' : 'coupon');

/** Used for another bill, and dates that are too old, are about bills; that somebody has the number, about new members. */
function caseOf({ kind }: StoredEntry, refusal: CaseKind): CaseKind {
  if (kind === 'redeem-coupon' || kind === 'add-bill') return refusal;
  return kind === 'enrol-member' && refusal === 'conflict' ? 'member-clash' : 'refused-after-acceptance';
}
/** Settles an entry that is `in-doubt` by what asking brought to light. */
export function settleByEvidence(
  ledger: Database,
  entry: StoredEntry,
  found: {
    evidence: Evidence;
    decided: Decided;
    requestId: string | null;
    alreadyOff: MinorUnits;
    explain: Explain;
    stamp: Stamp;
  },
): StoredEntry {
  const { evidence, decided, requestId, stamp } = found;
  const { to, event } = decided;
  const move = (change: EntryChange, detail: string) =>
    moveEntry(ledger, { id: entry.id, from: 'in-doubt', to, event, detail, requestId, stamp, change });
  if (to === 'confirmed') {
    const reference = evidence.kind === 'ours' ? evidence.reference : null;
    const price = priced(entry, null, found.alreadyOff);
    const moved = move(
      { ...confirmedChange(entry, stamp.boot), ...price, reference, hint: null },
      `reference ${reference ?? '-'}`,
    );
    closeUndone(ledger, moved, stamp);
    return moved;
  }
  if (to === 'queued') return move({ hint: null }, 'nothing of this bill is there');
  if (to === 'withdrawn') {
    // whoever decided it was told that it goes on by itself
    const isPromised = entry.till.decision === 'accepted';
    return move({ hint: null, ...(isPromised ? { desk: { open: 'doubt' as const } } : {}) }, '');
  }
  if (evidence.kind === 'others') {
    const { date, store, bill } = evidence;
    if (entry.kind === 'add-bill') {
      const taken = giveReason('bill-number-taken', 'hard', { date, store, bill });
      return move(rejectedChange(entry, taken, 'bill-number-taken', stamp.boot), `bill ${bill} at ${store}`);
    }
    const reason = giveReason('coupon-used-before', 'hard', { date, store, bill, code: entry.code });
    return move(
      rejectedChange(entry, reason, kindOfRefusal(null, true), stamp.boot),
      `bill ${bill} at ${store}`,
    );
  }
  if (evidence.kind === 'taken') {
    const reason = giveReason('member-clash', 'hard');
    return move(rejectedChange(entry, reason, 'conflict', stamp.boot), `member ${evidence.by.id}`);
  }
  const kind = kindOfRefusal(entry.hint, false, familyOf(entry));
  return move(
    rejectedChange(entry, found.explain(entry, entry.hint), kind, stamp.boot),
    'nothing of this bill is there',
  );
}

/** What was taken back needs nobody any more, and nothing is given instead of it. */
function closeUndone(ledger: Database, undo: StoredEntry, stamp: Stamp): void {
  const isUndo = undo.kind === 'undo-redemption' || undo.kind === 'undo-points';
  if (!isUndo || undo.state !== 'confirmed' || undo.request === null) return;
  const { redemptionId: reference, reason } = undo.request;
  const redemption = findOpenCase(ledger, { code: undo.code, reference });
  if (redemption === null) return;
  changeDesk(ledger, redemption, { close: { by: undo.till.by, action: 'undo-redemption', reason } }, stamp);
}
