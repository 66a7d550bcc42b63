/**
 * One redemption from the cashier's side: begin writes the entry (or finds the one already made), conclude tells
 * what the till did once Capillary answered or the time was up. What was told is on the disk first.
 */
import type { RedeemedCoupon } from '../contract/coupons.ts';
import type { Customer } from '../contract/customers.ts';
import type { Entry } from '../contract/entries.ts';
import { type MinorUnits, minor } from '../contract/money.ts';
import { giveReason, type Reason } from '../contract/reasons.ts';
import type { Settings } from '../contract/settings.ts';
import { moneyOff } from '../domain/discount.ts';
import type { KnownCoupon } from '../domain/known-coupon.ts';
import type { OfflineVerdict } from '../domain/offline-policy.ts';
import { isLive } from '../domain/outbox-state.ts';
import { isSameDaysBill } from '../domain/same-bill.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';
import type { Database } from '../store/database.ts';
import { addEntry, decideEntry, findEntry, moveEntry, type NewEntry, type Stamp } from '../store/entries.ts';
import { findLiveUndo, findWithdrawnDoubt, listUses, sumOffBill } from '../store/entry-lists.ts';
import { laneOf } from '../store/new-members.ts';
import { pendingElsewhere } from './pending-use.ts';
import type { Runner } from './runner.ts';
import type { ServerClock } from './server-clock.ts';
import { findKnownCoupon, weighRedemption } from './weigh-redemption.ts';
import { wireIdentifierOf } from './wire-identifier.ts';

/** What a redemption needs of the running program. */
export interface Desk {
  ledger: Database;
  cache: Database;
  settings: () => Settings;
  serverClock: ServerClock;
  offlineSince: () => number | null;
  isOnline: () => boolean;
  runner: Runner;
  /** Names under which Capillary may know this till. */
  ownTills: () => string[];
  newId: () => string;
  stamp: () => Stamp;
  viewEntry: (entry: StoredEntry) => Entry;
}

export interface RedeemSubject {
  customer: Customer;
  bill: { number: string; amount: MinorUnits };
  /** Who is signed in. */
  by: string;
  /** The manager whose approval came with the call. */
  approvedBy: string | null;
}

interface Begun {
  entryId: string;
  waits: boolean;
}

export interface Redemption {
  /** `waits`: nobody was told anything yet, so Capillary's answer is worth waiting for. */
  begin: (code: string) => Begun | RedeemedCoupon;
  conclude: (entryId: string) => RedeemedCoupon;
}

export function createRedemption(desk: Desk, subject: RedeemSubject): Redemption {
  const { ledger, cache } = desk;
  const { customer, bill } = subject;
  /** What the codes before in this call will take off, as far as the till knows. */
  let expectedOff = 0;
  const told = (code: string, outcome: RedeemedCoupon['outcome'], reasons: Reason[]): RedeemedCoupon => ({
    code,
    outcome,
    moneyOff: null,
    reference: null,
    reasons,
    platform: null,
    entry: null,
  });

  function begin(code: string): Begun | RedeemedCoupon {
    const uses = listUses(ledger, code);
    const made = uses.find(
      (entry) =>
        entry.customer.id === customer.id &&
        entry.bill.number === bill.number &&
        (isLive(entry.state) ||
          isSameDaysBill(entry, { ...desk.stamp(), aheadMs: desk.serverClock.aheadMs() })),
    );
    if (made && findLiveUndo(ledger, made) !== null)
      return told(code, 'refused', [giveReason('coupon-being-taken-back', 'hard', { code })]);
    if (made) {
      if (made.bill.amount === bill.amount)
        return { entryId: made.id, waits: made.till.decision === 'asked' && desk.isOnline() };
      return told(code, 'refused', [
        giveReason('other-bill-same-number', 'hard', { code, bill: bill.number }),
      ]);
    }
    const coupon = findKnownCoupon(cache, code, customer.id);
    const alreadyOff = minor(
      sumOffBill(ledger, { id: '', customer, bill, createdAt: desk.stamp().at }) + expectedOff,
    );
    if (coupon?.discount && alreadyOff > 0 && moneyOff(coupon.discount, bill.amount, alreadyOff) === 0) {
      return told(code, 'refused', [giveReason('bill-already-covered', 'hard', { code })]);
    }
    const pending = pendingElsewhere(uses, {
      customerId: customer.id,
      billNumber: bill.number,
      coupon,
    });
    if (pending) {
      return told(code, 'refused', [
        giveReason('coupon-used-here', 'hard', { code, bill: pending.bill.number }),
      ]);
    }
    // a lane that rests would keep the customer waiting for somebody else's answer
    if (desk.isOnline() && !desk.runner.isResting(laneOf(ledger, customer.id))) {
      if (coupon?.discount) expectedOff += moneyOff(coupon.discount, bill.amount, alreadyOff);
      return { entryId: write(code, coupon, null), waits: true };
    }
    const verdict = weigh(
      code,
      minor(sumOffBill(ledger, { id: '', customer, bill, createdAt: desk.stamp().at })),
    );
    if (!isAllowed(verdict)) return told(code, outcomeOf(verdict), verdict.reasons);
    return { entryId: write(code, coupon, verdict), waits: false };
  }

  /** `verdict` null = Capillary is asked first and nobody was told anything yet. */
  function write(code: string, coupon: KnownCoupon | null, verdict: OfflineVerdict | null): string {
    const entry = addEntry(
      ledger,
      {
        id: desk.newId(),
        kind: 'redeem-coupon',
        lane: laneOf(ledger, customer.id),
        customer: { id: customer.id, name: customer.name },
        code,
        description: coupon?.description ?? '',
        bill,
        currency: desk.settings().currency,
        moneyOff: verdict?.moneyOff ?? null,
        request: {
          identifier: wireIdentifierOf(customer, customer.id),
          seriesId: coupon?.seriesId ?? null,
          singleUse: isForOneUse(coupon, customer.id),
          tills: desk.ownTills(),
          discount: coupon?.discount ?? null,
        },
        till:
          verdict === null
            ? { decision: 'asked', by: subject.by, approvedBy: null, byOfflineRules: false, reasons: [] }
            : accepted(verdict),
        serverAheadMs: roundedAhead(),
        ...doubtBefore(code),
      },
      desk.stamp(),
    );
    desk.runner.add(entry, verdict === null);
    return entry.id;
  }

  /** A doubt about this very bill that was closed by hand may have arrived all the same. */
  function doubtBefore(code: string): Pick<NewEntry, 'doubtOf'> {
    const earlier = findWithdrawnDoubt(ledger, { code, customerId: customer.id, billNumber: bill.number });
    return earlier === null ? {} : { doubtOf: earlier };
  }

  function conclude(entryId: string): RedeemedCoupon {
    const entry = findEntry(ledger, entryId);
    if (entry === null) throw new Error(`entry ${entryId} is gone`);
    if (entry.state === 'confirmed') {
      if (entry.deskCase?.closed?.action === 'give-goodwill') return tellReplaced(entry);
      const untold = entry.desk === 'open' && entry.deskCase?.kind === 'counted-unannounced';
      return tell(entry.till.decision === 'refused' || untold ? giveAfterAll(entry) : entry);
    }
    if (!isLive(entry.state) || entry.till.decision === 'accepted') return tell(entry);
    return tell(decide(entry));
  }

  /** No word from Capillary in time: the till decides by its own rules. */
  function decide(entry: StoredEntry): StoredEntry {
    const verdict = weigh(entry.code, sumOffBill(ledger, entry), entry.id);
    const allowed = isAllowed(verdict);
    const decided = decideEntry(ledger, {
      id: entry.id,
      till: allowed
        ? accepted(verdict)
        : {
            decision: 'refused',
            by: subject.by,
            approvedBy: null,
            byOfflineRules: true,
            reasons: verdict.reasons,
          },
      moneyOff: verdict.moneyOff,
      stamp: desk.stamp(),
    });
    const settled = !allowed && decided.state === 'queued' ? takeBack(decided) : decided;
    desk.runner.changed(settled);
    return settled;
  }

  function takeBack(entry: StoredEntry): StoredEntry {
    return moveEntry(ledger, {
      id: entry.id,
      from: 'queued',
      to: 'withdrawn',
      event: 'refused-at-the-till',
      stamp: desk.stamp(),
    });
  }

  /** The till had said no without Capillary's word; Capillary has it, and the customer is still here. */
  function giveAfterAll(entry: StoredEntry): StoredEntry {
    const given = decideEntry(ledger, {
      id: entry.id,
      till: { decision: 'accepted', by: subject.by, approvedBy: null, byOfflineRules: false, reasons: [] },
      moneyOff: entry.moneyOff,
      ...(entry.desk === 'open'
        ? {
            desk: {
              close: { by: subject.by, action: 'take-capillarys-word' as const, reason: 'given at the till' },
            },
          }
        : {}),
      stamp: desk.stamp(),
    });
    desk.runner.changed(given);
    return given;
  }

  function weigh(code: string, alreadyOff: MinorUnits, except?: string): OfflineVerdict {
    return weighRedemption({
      ledger,
      cache,
      settings: desk.settings(),
      serverClock: desk.serverClock,
      offlineSince: desk.offlineSince(),
      customer,
      code,
      bill: { amount: bill.amount, alreadyOff },
      ...(except === undefined ? {} : { except }),
    });
  }

  const isAllowed = ({ verdict }: OfflineVerdict) =>
    verdict === 'accept' || (verdict === 'manager' && subject.approvedBy !== null);

  const accepted = (verdict: OfflineVerdict): StoredEntry['till'] => ({
    decision: 'accepted',
    by: subject.by,
    approvedBy: verdict.verdict === 'manager' ? subject.approvedBy : null,
    byOfflineRules: true,
    reasons: verdict.reasons,
  });

  function roundedAhead(): number | null {
    const ahead = desk.serverClock.aheadMs();
    return ahead === null ? null : Math.round(ahead);
  }

  function tell(entry: StoredEntry): RedeemedCoupon {
    const view = desk.viewEntry(entry);
    return {
      code: entry.code,
      outcome: outcomeOfEntry(entry),
      moneyOff: view.moneyOff,
      reference: entry.reference,
      reasons: entry.till.reasons,
      platform: view.capillary.words,
      entry: view,
    };
  }

  /** Capillary counted it, the customer had nothing of it, and a manager has made up for that already. */
  function tellReplaced(entry: StoredEntry): RedeemedCoupon {
    const reasons = [giveReason('goodwill-given-instead', 'hard', { code: entry.code })];
    return { ...tell(entry), outcome: 'refused', moneyOff: null, reasons };
  }

  return { begin, conclude };
}

/** Only then does somebody else's use settle a doubt: nobody but this member can use it, and once. */
function isForOneUse(coupon: KnownCoupon | null, customerId: string): boolean {
  if (coupon === null || coupon.multipleUse || coupon.anyUser !== false) return false;
  return coupon.holderId === customerId && coupon.redemptionsLeft === 1;
}

const outcomeOf = (verdict: OfflineVerdict): RedeemedCoupon['outcome'] =>
  verdict.verdict === 'manager' ? 'needs-manager' : 'refused';

function outcomeOfEntry(entry: StoredEntry): RedeemedCoupon['outcome'] {
  if (entry.state === 'confirmed') return 'redeemed';
  if (!isLive(entry.state)) {
    const soft = entry.state === 'withdrawn' && entry.till.reasons.some(({ weight }) => weight === 'soft');
    return soft ? 'needs-manager' : 'refused';
  }
  switch (entry.till.decision) {
    case 'accepted':
      return 'accepted';
    case 'asked':
      return 'checking';
    case 'refused':
      return entry.till.reasons.every(({ weight }) => weight === 'soft') ? 'needs-manager' : 'refused';
  }
}
