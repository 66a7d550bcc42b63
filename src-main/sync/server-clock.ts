/**
 * Capillary's clock as seen from here: how far this till is off, learned from every answer, and whether its own
 * clock can be trusted. Also keeps the cluster's offset, which dates of coupons are told in.
 */
import type { CallRecord } from '../capillary/outcome.ts';
import type { Clock } from '../domain/clock.ts';
import { offsetOf } from '../domain/cluster-time.ts';
import { lastAuditAt } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { noteFact, readFact } from '../store/facts.ts';

/** A till that was off for longer has to hear Capillary's time before its own is believed. */
const longestRestMs = 5 * 24 * 60 * 60_000;

export interface ServerClock {
  /** Every answer teaches. */
  learn: (call: CallRecord) => void;
  /** An ISO text of Capillary's with its offset, e.g. a coupon's validTill. */
  learnOffset: (iso: string | null) => void;
  /** Server clock minus till clock, milliseconds; null = never heard. */
  aheadMs: () => number | null;
  /** Now by Capillary's clock as far as known, epoch milliseconds. */
  nowMs: () => number;
  clusterOffsetMinutes: () => number | null;
  /** Now by this till's own clock, epoch milliseconds: for spans between two of its own stamps. */
  wallMs: () => number;
  /** Whether `nowMs` can be gone by: heard in this run and not jumped since, or gone on from where the last run ended. */
  trusted: () => boolean;
  /** Whether the till's own clock is right, within the tolerance. */
  isRight: () => boolean;
  /** The same, said by Capillary in this run: what cannot be undone waits for that. */
  isConfirmed: () => boolean;
}

export function createServerClock(options: {
  clock: Clock;
  ledger: Database;
  toleranceMs: () => number;
}): ServerClock {
  const { clock, ledger, toleranceMs } = options;
  const number = (text: string | null) => (text === null || Number.isNaN(Number(text)) ? null : Number(text));
  let ahead = number(readFact(ledger, 'server-ahead'));
  let offset = number(readFact(ledger, 'cluster-offset'));
  // wall minus monotonic stays the same while nobody sets the clock
  let base = clock.wallMs() - clock.monotonicMs();
  // before the first answer of this run the clock is believed only if it went on from where the last run ended
  const lastWall = lastAuditAt(ledger);
  const sinceLastRun = lastWall === null ? 0 : clock.wallMs() - lastWall;
  const plausibleAtStart = sinceLastRun >= -toleranceMs() && sinceLastRun < longestRestMs;
  let heard = false;

  const isNear = () => ahead !== null && Math.abs(ahead) <= toleranceMs();
  const jumped = () => Math.abs(clock.wallMs() - clock.monotonicMs() - base) > toleranceMs();

  return {
    learn: ({ serverAheadMs }) => {
      if (serverAheadMs === null) return;
      base = clock.wallMs() - clock.monotonicMs();
      if (!heard && readFact(ledger, 'first-heard') === null)
        noteFact(ledger, 'first-heard', String(Math.round(clock.wallMs() + serverAheadMs)));
      heard = true;
      // a Date header is good to a second; only what moves further is worth a write
      const moved = ahead === null || Math.abs(serverAheadMs - ahead) > 2500;
      ahead = serverAheadMs;
      if (moved) noteFact(ledger, 'server-ahead', String(Math.round(serverAheadMs)));
    },
    learnOffset: (iso) => {
      const found = iso === null ? null : offsetOf(iso);
      if (found === null || found === offset) return;
      offset = found;
      noteFact(ledger, 'cluster-offset', String(found));
    },
    aheadMs: () => ahead,
    nowMs: () => clock.wallMs() + (ahead ?? 0),
    clusterOffsetMinutes: () => offset,
    wallMs: clock.wallMs,
    trusted: () => !jumped() && (heard || (isNear() && plausibleAtStart)),
    isRight: () => !jumped() && isNear() && (heard || plausibleAtStart),
    isConfirmed: () => !jumped() && isNear() && heard,
  };
}
