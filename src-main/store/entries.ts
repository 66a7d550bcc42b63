/**
 * The outbox. Every verb that changes an entry is one transaction with its history and audit rows, names the
 * state it expects, and changes exactly one row; otherwise it throws and nothing happened.
 */
import { type EntryState, entryState, type TillDecision } from '../contract/entries.ts';
import type { MinorUnits } from '../contract/money.ts';
import type { Reason } from '../contract/reasons.ts';
import type { AddBillRequest, Won } from '../domain/bill-requests.ts';
import { mayBecome } from '../domain/outbox-state.ts';
import type { RedeemPointsRequest } from '../domain/points-requests.ts';
import type {
  BillChangeEntry,
  ChangeEntry,
  IssueCouponRequest,
  MemberEntry,
  RedeemCouponRequest,
  StoredEntry,
} from '../domain/stored-entry.ts';
import { addAudit } from './audit.ts';
import type { Database } from './database.ts';
import { changeDesk, type DeskChange } from './desk.ts';
import { readEntryRow } from './entry-row.ts';
import { addHistory } from './history.ts';
import { laneOf, settledId, settleNewMember } from './new-members.ts';
import type { Stamp } from './stamp.ts';

export type { Stamp };

export type NewRedemption = NewEntryFacts & { kind: 'redeem-coupon'; request: RedeemCouponRequest };
export type NewIssue = NewEntryFacts & { kind: 'issue-coupon'; request: IssueCouponRequest };
/** Each kind with its own request. */
export type NewChange = ChangeEntry extends infer One
  ? One extends ChangeEntry
    ? NewEntryFacts & { kind: One['kind']; request: NonNullable<One['request']> }
    : never
  : never;
export type NewMemberEntry = MemberEntry extends infer One
  ? One extends MemberEntry
    ? NewEntryFacts & { kind: One['kind']; request: NonNullable<One['request']> }
    : never
  : never;
export type NewBill = NewEntryFacts & { kind: 'add-bill'; request: AddBillRequest };
export type NewBillChange = BillChangeEntry extends infer One
  ? One extends BillChangeEntry
    ? NewEntryFacts & { kind: One['kind']; request: NonNullable<One['request']> }
    : never
  : never;
export type NewPoints = NewEntryFacts & { kind: 'redeem-points'; request: RedeemPointsRequest };
export type NewEntry =
  | NewRedemption
  | NewIssue
  | NewPoints
  | NewChange
  | NewMemberEntry
  | NewBill
  | NewBillChange;

interface NewEntryFacts {
  id: string;
  lane: string;
  customer: { id: string; name: string };
  code: string;
  description: string;
  bill: { number: string; amount: MinorUnits };
  currency: string;
  moneyOff: MinorUnits | null;
  till: StoredEntry['till'];
  serverAheadMs: number | null;
  /** An earlier entry of the same code and bill may have arrived: this one begins as a doubt, asked about first. */
  doubtOf?: Pick<StoredEntry, 'lostAttempts' | 'lastAttemptAt' | 'lastAttemptMono' | 'lastAttemptBoot'>;
}

const auditWord: Record<StoredEntry['kind'], string> = {
  'redeem-coupon': 'redeem',
  'issue-coupon': 'issue',
  'undo-redemption': 'undo',
  'revoke-coupon': 'revoke',
  'move-expiry': 'expiry',
  'resend-coupon': 'resend',
  'attach-bill': 'bill',
  'enrol-member': 'enrol',
  'update-member': 'member',
  'change-identifier': 'identifier',
  'change-member-status': 'status',
  'add-note': 'note',
  'change-labels': 'labels',
  'add-bill': 'sale',
  'update-bill': 'bill',
  'retro-bill': 'retro',
  'redeem-points': 'points',
  'undo-points': 'points-undo',
  'request-points': 'points-request',
  'decide-points-request': 'points-decision',
};

/** Writes a new entry as `queued` (or as a doubt). Once this has returned, it is on the disk. */
export function addEntry(ledger: Database, asked: NewEntry, stamp: Stamp): StoredEntry {
  const state = asked.doubtOf ? 'in-doubt' : 'queued';
  return ledger.transaction(() => {
    const entry = placed(ledger, asked);
    const ordinal = ledger.insert(
      `INSERT INTO entry (id, kind, lane, state, created_at, updated_at, created_mono, created_boot, server_ahead,
         customer_id, customer_name, code, description, bill_number, bill_amount, currency, money_off, request,
         till_decision, till_by, approved_by, by_offline_rules, till_reasons, lost_attempts, first_doubt_at,
         last_attempt_at, last_attempt_mono, last_attempt_boot)
       VALUES (@id, @kind, @lane, @state, @at, @at, @mono, @boot, @ahead, @customerId, @customerName, @code,
         @description, @billNumber, @billAmount, @currency, @moneyOff, @request, @decision, @by, @approvedBy,
         @offlineRules, @reasons, @lost, @doubtAt, @lastAt, @lastMono, @lastBoot)`,
      {
        id: entry.id,
        kind: entry.kind,
        lane: entry.lane,
        at: stamp.at,
        mono: Math.round(stamp.mono),
        boot: stamp.boot,
        ahead: entry.serverAheadMs,
        customerId: entry.customer.id,
        customerName: entry.customer.name,
        code: entry.code,
        description: entry.description,
        billNumber: entry.bill.number,
        billAmount: entry.bill.amount,
        currency: entry.currency,
        moneyOff: entry.moneyOff,
        request: JSON.stringify(entry.request),
        decision: entry.till.decision,
        by: entry.till.by,
        approvedBy: entry.till.approvedBy,
        offlineRules: entry.till.byOfflineRules ? 1 : 0,
        reasons: JSON.stringify(entry.till.reasons),
        state,
        lost: entry.doubtOf?.lostAttempts ?? 0,
        doubtAt: entry.doubtOf ? stamp.at : null,
        lastAt: entry.doubtOf?.lastAttemptAt ?? null,
        lastMono: entry.doubtOf?.lastAttemptMono ?? null,
        lastBoot: entry.doubtOf?.lastAttemptBoot ?? null,
      },
    );
    addHistory(ledger, {
      entryId: entry.id,
      from: null,
      to: state,
      event: `till-${entry.till.decision}`,
      detail: entry.till.by,
      requestId: null,
      stamp,
    });
    addAudit(ledger, {
      at: stamp.at,
      who: entry.till.by,
      action: `${auditWord[entry.kind]}.${entry.till.decision}`,
      subject: entry.id,
      detail: { offlineRules: entry.till.byOfflineRules, approvedBy: entry.till.approvedBy },
    });
    return entry.doubtOf ? mustRead(ledger, entry.id) : asWritten(entry, ordinal, stamp);
  });
}

/** Of the member Capillary knows by now, behind whatever waits for that member, under whichever id that was begun. */
function placed(ledger: Database, entry: NewEntry): NewEntry {
  const { lane, customer } = entry;
  const id = settledId(ledger, customer.id);
  const place = lane === customer.id ? laneOf(ledger, id) : lane;
  return id === customer.id && place === lane
    ? entry
    : { ...entry, lane: place, customer: { ...customer, id } };
}

/** What the new row reads back as, without reading it. */
function asWritten(entry: NewEntry, ordinal: number, stamp: Stamp): StoredEntry {
  return {
    ...entry,
    ordinal,
    state: 'queued',
    createdAt: stamp.at,
    updatedAt: stamp.at,
    createdMono: Math.round(stamp.mono),
    createdBoot: stamp.boot,
    reference: null,
    won: null,
    platform: null,
    requestId: null,
    decidedAt: null,
    attempts: 0,
    lostAttempts: 0,
    hint: null,
    firstDoubtAt: null,
    lastAttemptAt: null,
    lastAttemptMono: null,
    lastAttemptBoot: null,
    desk: null,
    deskCase: null,
  };
}

export interface Transition {
  id: string;
  from: EntryState;
  to: EntryState;
  event: string;
  detail?: string;
  requestId?: string | null;
  /** Who caused it; the program itself unless given. */
  who?: string;
  stamp: Stamp;
  change?: EntryChange;
}

/** A doubt that came to its end needs nobody any more, nor does a blocked entry that got through or became a doubt. */
function settledByItself(before: StoredEntry, to: EntryState): DeskChange | undefined {
  if (before.desk !== 'open') return undefined;
  const kind = before.deskCase?.kind;
  const isOver =
    (kind === 'doubt' && to !== 'in-doubt') || (kind === 'blocked' && to !== 'queued' && to !== 'sending');
  if (!isOver) return undefined;
  return { close: { by: 'program', action: 'settled-by-itself', reason: to } };
}

export interface EntryChange {
  reference?: string | null;
  won?: Won | null;
  platform?: { code: number | null; message: string } | null;
  moneyOff?: MinorUnits | null;
  /** A claim: one more attempt of which bytes may leave. */
  claim?: boolean;
  /** The claim's bytes surely never left: the attempt does not count. */
  unclaim?: boolean;
  /** The attempt ended without an answer. */
  lost?: boolean;
  hint?: number | null;
  till?: { decision: TillDecision; reasons?: Reason[] };
  desk?: DeskChange;
}

export function moveEntry(ledger: Database, move: Transition): StoredEntry {
  if (!mayBecome(move.from, move.to)) throw new Error(`no way from ${move.from} to ${move.to}`);
  return ledger.transaction(() => {
    const before = mustRead(ledger, move.id);
    const change = move.change ?? {};
    const attempted = change.claim || change.lost;
    const decided = move.to === 'confirmed' || move.to === 'rejected';
    const changed = ledger.run(
      `UPDATE entry SET state = @to, updated_at = @at,
         attempts = attempts + @claim - @unclaim, lost_attempts = lost_attempts + @lost,
         hint = @hint, reference = @reference, won = COALESCE(@won, won), platform_code = @code, platform_message = @message,
         request_id = @requestId, money_off = @moneyOff, decided_at = @decidedAt,
         till_decision = @decision, till_reasons = @reasons,
         first_doubt_at = COALESCE(first_doubt_at, @doubtAt), last_attempt_at = @lastAt, last_attempt_mono = @lastMono, last_attempt_boot = @lastBoot
       WHERE id = @id AND state = @from`,
      {
        id: move.id,
        from: move.from,
        to: move.to,
        at: move.stamp.at,
        claim: change.claim ? 1 : 0,
        unclaim: change.unclaim ? 1 : 0,
        lost: change.lost ? 1 : 0,
        hint: change.hint === undefined ? before.hint : change.hint,
        reference: change.reference === undefined ? before.reference : change.reference,
        won: change.won ? JSON.stringify(change.won) : null,
        code: (change.platform === undefined ? before.platform : change.platform)?.code ?? null,
        message: (change.platform === undefined ? before.platform : change.platform)?.message ?? null,
        requestId: move.requestId ?? before.requestId,
        moneyOff: change.moneyOff === undefined ? before.moneyOff : change.moneyOff,
        decidedAt: decided ? move.stamp.at : before.decidedAt,
        decision: change.till?.decision ?? before.till.decision,
        reasons: JSON.stringify(change.till?.reasons ?? before.till.reasons),
        doubtAt: change.lost ? move.stamp.at : null,
        lastAt: attempted ? move.stamp.at : before.lastAttemptAt,
        lastMono: attempted ? Math.round(move.stamp.mono) : before.lastAttemptMono,
        lastBoot: attempted ? move.stamp.boot : before.lastAttemptBoot,
      },
    );
    if (changed !== 1) throw new Error(`entry ${move.id} is not ${move.from}`);
    if (before.kind === 'enrol-member' && move.to === 'confirmed' && change.reference) {
      const { lane: localId } = before;
      settleNewMember(ledger, { localId, platformId: change.reference, identifier: null, at: move.stamp.at });
    }
    addHistory(ledger, {
      entryId: move.id,
      from: move.from,
      to: move.to,
      event: move.event,
      detail: move.detail ?? '',
      requestId: move.requestId ?? null,
      stamp: move.stamp,
    });
    addAudit(ledger, {
      at: move.stamp.at,
      who: move.who ?? 'program',
      action: `entry.${move.to}`,
      subject: move.id,
      detail: { event: move.event, note: move.detail ?? '' },
    });
    const desk = change.desk ?? settledByItself(before, move.to);
    if (desk) changeDesk(ledger, { ...before, state: move.to }, desk, move.stamp);
    return mustRead(ledger, move.id);
  });
}

/** Records what the till told the cashier about an entry that is still on its way; its state stays. */
export function decideEntry(
  ledger: Database,
  decision: {
    id: string;
    till: StoredEntry['till'];
    moneyOff: MinorUnits | null;
    desk?: DeskChange;
    stamp: Stamp;
  },
): StoredEntry {
  return ledger.transaction(() => {
    const before = mustRead(ledger, decision.id);
    const { till, stamp } = decision;
    ledger.run(
      `UPDATE entry SET till_decision = @decision, till_by = @by, approved_by = @approvedBy,
         by_offline_rules = @offlineRules, till_reasons = @reasons, money_off = @moneyOff, updated_at = @at
       WHERE id = @id`,
      {
        id: decision.id,
        decision: till.decision,
        by: till.by,
        approvedBy: till.approvedBy,
        offlineRules: till.byOfflineRules ? 1 : 0,
        reasons: JSON.stringify(till.reasons),
        moneyOff: decision.moneyOff,
        at: stamp.at,
      },
    );
    addHistory(ledger, {
      entryId: decision.id,
      from: before.state,
      to: before.state,
      event: `till-${till.decision}`,
      detail: till.by,
      requestId: null,
      stamp,
    });
    addAudit(ledger, {
      at: stamp.at,
      who: till.by,
      action: `${auditWord[before.kind]}.${till.decision}`,
      subject: decision.id,
      detail: { offlineRules: till.byOfflineRules, approvedBy: till.approvedBy },
    });
    if (decision.desk) changeDesk(ledger, before, decision.desk, stamp);
    return mustRead(ledger, decision.id);
  });
}

export function findEntry(ledger: Database, id: string): StoredEntry | null {
  const row = ledger.get('SELECT * FROM entry WHERE id = @id', { id });
  return row ? readEntryRow(row) : null;
}

/** Far less to read than the whole. Throws where the row is damaged. */
export function stateOf(ledger: Database, id: string): EntryState | null {
  const row = ledger.get('SELECT state FROM entry WHERE id = @id', { id });
  return row ? entryState.parse(row.state) : null;
}

function mustRead(ledger: Database, id: string): StoredEntry {
  const entry = findEntry(ledger, id);
  if (!entry) throw new Error(`entry ${id} is gone`);
  return entry;
}
