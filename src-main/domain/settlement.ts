/**
 * What an answer (or the lack of one) means for an entry. The only place where "did it happen?" is decided.
 * Pure: knows no SQL and no HTTP. When in doubt it says so; it never guesses towards "not sent".
 */
import type { EntryState } from '../contract/entries.ts';

/** An attempt's outcome, as far as the decision needs it. */
export type AttemptOutcome =
  | { kind: 'answered' }
  | { kind: 'not-sent' }
  | { kind: 'no-answer' }
  | {
      kind: 'refused';
      family: string;
      code: number | null;
      verdict: 'final' | 'ask' | 'config' | 'retry' | 'dup';
    };

export interface Settlement {
  to: Extract<EntryState, 'confirmed' | 'rejected' | 'queued' | 'in-doubt'>;
  /** What the history says, e.g. `answered`, `refused`, `surely-not-sent`. */
  event: string;
  /** True when the whole till should stop sending until somebody mends the account. */
  accountRefused: boolean;
  /** The last attempt itself was refused with this code (0 = without one): a hint for the read-back that follows. */
  hint: number | null;
}

/**
 * Codes with which Capillary says "this was used before": already used, same voucher again, maximum reached,
 * allowed redemptions used up, multiple redemption not allowed, limits used up; for bills: number exists.
 */
const usedBefore = new Set([706, 711, 714, 716, 728, 736, 747]);

/** "Processing failed, try later": may have happened in part, so it is asked about before any re-send. */
/** Somebody has that identifier already. */
const takenBefore = new Set([1014, 1016, 1032, 1033, 8007, 8008, 8050]);

const triedLater = (code: number) => code >= 786 && code <= 798;

export function saysUsedBefore(family: string, code: number | null): boolean {
  if (code === null) return false;
  if (family === 'customer') return takenBefore.has(code);
  return (family === 'coupon' && usedBefore.has(code)) || (family === 'transaction' && code === 604);
}

/** Date outside the brand's limits: in general, too new, too old. Capillary docs: Transaction; for bills only. */
const pastDateLimits = new Set([621, 643, 644]);

export function saysPastDateLimits(code: number | null): boolean {
  return code !== null && pastDateLimits.has(code);
}

/**
 * @param lostBefore how many earlier attempts of this entry ended without an answer.
 * On a first attempt a refusal is one; after a lost answer it may be our own success speaking, so it is asked about.
 */
export function settleAttempt(outcome: AttemptOutcome, lostBefore: number): Settlement {
  const settle = (to: Settlement['to'], event: string, more: Partial<Settlement> = {}): Settlement => ({
    to,
    event,
    accountRefused: false,
    hint: null,
    ...more,
  });
  if (outcome.kind === 'answered') return settle('confirmed', 'answered');
  if (outcome.kind === 'not-sent') return settle('queued', 'surely-not-sent');
  if (outcome.kind === 'no-answer') return settle('in-doubt', 'no-answer');

  const { family, code, verdict } = outcome;
  if (family === 'http' || family === 'request') {
    if (verdict === 'retry') return settle('queued', 'asked-to-wait');
    // a status without a business number says nothing about the coupon: a wrong address, a gateway, the account.
    // Only a bare 400 may be the platform's own way of refusing (U6).
    if (code !== 400) return settle('queued', 'account-refused', { accountRefused: true });
  }
  if (family === 'coupon' && code !== null && triedLater(code) && verdict !== 'config') {
    return settle('in-doubt', 'processing-failed');
  }
  if (verdict === 'retry') return settle('queued', 'asked-to-wait');
  if (verdict === 'dup' && !saysUsedBefore(family, code)) {
    // documented for bills only: a coupon's answer with it is believed once nothing of ours is there
    const hint = saysPastDateLimits(code) ? code : null;
    return settle('in-doubt', 'failed-without-reason', { hint });
  }
  // this attempt was refused; what became of one whose answer was lost, only the read-back tells
  return lostBefore === 0
    ? settle('rejected', 'refused')
    : settle('in-doubt', 'refused-after-lost-answer', { hint: code ?? 0 });
}

/** What asking about an entry in doubt brought to light. */
export type Evidence =
  | { kind: 'ours'; reference: string | null }
  | { kind: 'others'; bill: string; store: string; date: string }
  /** What was to be a new member's belongs to somebody. */
  | { kind: 'taken'; by: { id: string } }
  | { kind: 'not-there' }
  /** Nothing at Capillary would ever tell. */
  | { kind: 'untellable' }
  | { kind: 'unknown' };

/** How a doubt ends. */
export interface Decided {
  to: 'confirmed' | 'rejected' | 'queued' | 'withdrawn';
  event: string;
}

/**
 * null = stay in doubt and ask again later.
 * @param lastWasRefused Capillary refused the last attempt, so that one did nothing: once the window is over and
 * nothing of ours is there, the refusal stands.
 */
export function settleEvidence(
  evidence: Evidence,
  windowLeftMs: number,
  lastWasRefused: boolean,
): Decided | null {
  switch (evidence.kind) {
    case 'ours':
      return { to: 'confirmed', event: 'found-as-ours' };
    case 'others':
    case 'taken':
      return { to: 'rejected', event: 'found-as-somebody-elses' };
    case 'not-there':
      if (windowLeftMs > 0) return null;
      return lastWasRefused
        ? { to: 'rejected', event: 'refused-and-not-there' }
        : { to: 'queued', event: 'not-there-after-window' };
    case 'untellable':
      // only of what is better not done than done twice, and of which a person can make sure
      return lastWasRefused
        ? { to: 'rejected', event: 'refused-and-not-there' }
        : { to: 'withdrawn', event: 'cannot-be-found-out' };
    case 'unknown':
      return null;
  }
}

/**
 * How much of the settle window is left, in milliseconds, counted on the monotonic clock from the last attempt;
 * from this program's start when the attempt was made by an earlier run.
 */
export function settleWindowLeft(facts: {
  windowMs: number;
  nowMono: number;
  lastAttemptMono: number | null;
  lastAttemptBoot: string | null;
  boot: { id: string; startedMono: number };
}): number {
  const sameRun = facts.lastAttemptBoot === facts.boot.id && facts.lastAttemptMono !== null;
  const from = sameRun ? (facts.lastAttemptMono ?? facts.boot.startedMono) : facts.boot.startedMono;
  return Math.max(0, from + facts.windowMs - facts.nowMono);
}
