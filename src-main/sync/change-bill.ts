/** A change a manager makes to a bill that is in: one decision, one entry, and it goes on in the queue. */
import type { ChangedBill } from '../contract/bill-desk.ts';
import type { Customer } from '../contract/customers.ts';
import { minor } from '../contract/money.ts';
import { ok, type Result } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { isLive } from '../domain/outbox-state.ts';
import { type BillChangeEntry, isBillChange } from '../domain/stored-entry.ts';
import { addEntry, decideEntry, findEntry, type NewBillChange } from '../store/entries.ts';
import type { ChangeParts, Decider } from './change-parts.ts';
import { wireIdentifierOf } from './wire-identifier.ts';

interface Asked {
  decisionId: string;
  billId: string;
  number: string;
  reason: string;
  timeLimitMs?: number | undefined;
}

type Wanted = { kind: 'update-bill'; customFields: Record<string, string> } | { kind: 'retro-bill' };

export async function changeBill(
  parts: ChangeParts,
  asked: Asked,
  member: Customer,
  wanted: Wanted,
  { by, approvedBy }: Decider,
): Promise<Result<ChangedBill>> {
  const { ledger } = parts.store;
  const made = findEntry(ledger, asked.decisionId);
  if (made !== null) {
    const isSame = isBillChange(made) && made.kind === wanted.kind && made.request?.billId === asked.billId;
    if (!isSame) return fail('conflict', 'change-made-before', {}, { field: 'decisionId' });
    return ok(await follow(parts, made.id, asked.timeLimitMs));
  }
  const settings = parts.settings.read();
  if (wanted.kind === 'retro-bill' && settings.retroSignature === '')
    return fail('conflict', 'retro-not-set-up');
  const ahead = parts.serverClock.aheadMs();
  const asksFirst = parts.connection.isOnline() && !parts.runner.isResting(member.id);
  const common = {
    id: asked.decisionId,
    lane: member.id,
    customer: { id: member.id, name: member.name },
    code: '',
    description: '',
    bill: { number: asked.number, amount: minor(0) },
    currency: settings.currency,
    moneyOff: null,
    till: {
      decision: asksFirst ? ('asked' as const) : ('accepted' as const),
      by,
      approvedBy,
      byOfflineRules: false,
      reasons: [],
    },
    serverAheadMs: ahead === null ? null : Math.round(ahead),
  };
  const request = {
    identifier: wireIdentifierOf(member, member.id),
    billId: asked.billId,
    reason: asked.reason,
  };
  const entry: NewBillChange =
    wanted.kind === 'update-bill'
      ? { ...common, kind: 'update-bill', request: { ...request, customFields: wanted.customFields } }
      : { ...common, kind: 'retro-bill', request: { ...request, signature: settings.retroSignature } };
  const written = addEntry(ledger, entry, stampOf(parts));
  parts.runner.add(written, asksFirst);
  return ok(await follow(parts, written.id, asked.timeLimitMs));
}

const stampOf = (parts: ChangeParts) => ({
  at: parts.clock.wallMs(),
  mono: parts.clock.monotonicMs(),
  boot: parts.boot.id,
});

async function follow(parts: ChangeParts, id: string, limitMs: number | undefined): Promise<ChangedBill> {
  const { ledger } = parts.store;
  const read = (): BillChangeEntry => {
    const entry = findEntry(ledger, id);
    if (entry === null || !isBillChange(entry)) throw new Error(`entry ${id} is gone`);
    return entry;
  };
  let entry = read();
  if (entry.till.decision === 'asked')
    await parts.runner.whenSettled(id, limitMs ?? parts.settings.read().redeemTimeLimitMs);
  entry = read();
  if (isLive(entry.state) && entry.till.decision === 'asked') {
    const till = { ...entry.till, decision: 'accepted' as const };
    parts.runner.changed(decideEntry(ledger, { id, till, moneyOff: null, stamp: stampOf(parts) }));
    entry = read();
  }
  const view = parts.viewEntry(entry);
  const { words } = view.capillary;
  return { outcome: outcomeOf(entry), reasons: entry.till.reasons, platform: words, entry: view };
}

const outcomes: Record<BillChangeEntry['state'], ChangedBill['outcome']> = {
  confirmed: 'done',
  rejected: 'refused',
  withdrawn: 'withdrawn',
  queued: 'waits',
  sending: 'checking',
  'in-doubt': 'checking',
};
const outcomeOf = ({ state }: BillChangeEntry) => outcomes[state];
