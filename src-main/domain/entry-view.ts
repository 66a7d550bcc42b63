/** An entry as people and point-of-sale programs see it, with the word that stands for it everywhere. */
import type { Entry, EntryWord } from '../contract/entries.ts';
import { isLive } from './outbox-state.ts';
import { type BillEntry, isBillChange, isChange, type StoredEntry } from './stored-entry.ts';

export function wordOf(entry: StoredEntry, nowMs: number, doubtLimitMs: number): EntryWord {
  if (entry.desk === 'open') return 'needs-manager';
  if (entry.request === null && isLive(entry.state)) return 'needs-manager';
  switch (entry.state) {
    case 'confirmed':
      return 'confirmed';
    case 'rejected':
      return 'refused';
    case 'withdrawn':
      return 'withdrawn';
    case 'queued':
      return entry.till.decision === 'accepted' ? 'accepted-here' : 'checking';
    case 'sending':
      return 'checking';
    case 'in-doubt':
      return nowMs - (entry.firstDoubtAt ?? entry.createdAt) > doubtLimitMs ? 'needs-manager' : 'checking';
  }
}

export function viewEntry(
  entry: StoredEntry,
  facts: {
    nowMs: number;
    doubtLimitMs: number;
    waitingFor: Entry['waitingFor'];
    undoneBy: string | null;
  },
): Entry {
  const { currency } = entry;
  return {
    id: entry.id,
    kind: entry.kind,
    state: entry.state,
    word: wordOf(entry, facts.nowMs, facts.doubtLimitMs),
    createdAt: entry.createdAt,
    updatedAt: entry.updatedAt,
    customer: entry.customer,
    code: codeOf(entry),
    description: entry.description,
    bill: { number: entry.bill.number, amount: { amountMinor: entry.bill.amount, currency } },
    goodwill:
      entry.kind === 'issue-coupon'
        ? {
            seriesId: entry.request?.seriesId ?? '',
            reason: entry.request?.reason ?? '',
            note: entry.request?.note ?? '',
          }
        : null,
    change: isBillChange(entry)
      ? { reason: entry.request?.reason ?? '', lastDay: null }
      : isChange(entry)
        ? {
            reason: entry.request?.reason ?? '',
            lastDay: entry.kind === 'move-expiry' ? (entry.request?.lastDay ?? null) : null,
          }
        : null,
    ...(entry.kind === 'add-bill' ? { billed: billedOf(entry) } : {}),
    points: pointsOf(entry),
    undoneBy: facts.undoneBy,
    moneyOff: entry.moneyOff === null ? null : { amountMinor: entry.moneyOff, currency },
    till: entry.till,
    capillary: {
      decision: entry.state === 'confirmed' ? 'confirmed' : entry.state === 'rejected' ? 'rejected' : 'none',
      reference: entry.reference,
      words: entry.platform === null ? null : { ...entry.platform, requestId: entry.requestId },
      decidedAt: entry.decidedAt,
    },
    attempts: entry.attempts,
    waitingFor: isLive(entry.state) ? facts.waitingFor : null,
  };
}

function billedOf({ request, createdAt, won }: BillEntry): NonNullable<Entry['billed']> {
  return {
    what: request?.what ?? 'sale',
    isAnonymous: request?.identifier === null,
    billedAt: request?.billedAt ?? new Date(createdAt).toISOString(),
    lines: request?.lines.length ?? 0,
    redemptions: request?.redemptions ?? [],
    won,
  };
}

/** Points have none: what stands in its place keeps what belongs together in order. */
function codeOf(entry: StoredEntry): string {
  if (entry.kind === 'issue-coupon') return entry.reference ?? '';
  return pointsOf(entry) === null ? entry.code : '';
}

function pointsOf(entry: StoredEntry): number | null {
  switch (entry.kind) {
    case 'redeem-points':
    case 'undo-points':
    case 'request-points':
    case 'decide-points-request':
      return entry.request?.points ?? 0;
    default:
      return null;
  }
}
