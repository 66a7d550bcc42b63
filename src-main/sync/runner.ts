/**
 * Empties the outbox: takes the head of each free lane, claims it on disk, sends it, and settles it by the answer;
 * asks about what is in doubt. Never sends what may have arrived, never lets one entry hold up another member's.
 */
import type { Outcome } from '../capillary/outcome.ts';
import type { Entry } from '../contract/entries.ts';
import { backoffMs } from '../domain/backoff.ts';
import { isLive } from '../domain/outbox-state.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';
import { type Stamp, stateOf } from '../store/entries.ts';
import { listWaiting } from '../store/entry-lists.ts';
import { createCaution } from './caution.ts';
import { createDealer, type Rest } from './deal.ts';
import { createLanes, type Waiting } from './lanes.ts';
import type { RunnerParts } from './runner-parts.ts';

export type { RunnerParts };

export interface Runner {
  /** A new entry was written; `urgent` = a cashier is waiting, so it does not wait for the request budget. */
  /** A one-time code stays in memory until its entry is sent, which happens once; it is on no disk. */
  add: (entry: StoredEntry, urgent: boolean, code?: string | null) => void;
  /** Resolves when the entry ended, or rests or pauses without an end in sight, or after the limit. */
  whenSettled: (id: string, limitMs: number) => Promise<void>;
  /** Lets the entry's lane go at once. */
  hurry: (entry: StoredEntry) => void;
  /** The line is back: everything may go. What Capillary asked to wait for is still waited for. */
  wakeAll: () => void;
  /** The line is down: nobody waits for an answer any more, the till decides. */
  lineLost: () => void;
  /** Told of every finished call, before anything else is: what Capillary asked to wait for is waited for. */
  heard: (outcome: Outcome<unknown>) => void;
  /** Somebody mended the account: a pause for its sake is over. */
  accountMended: () => void;
  /** An entry was changed from outside (withdrawn, decided): tell everybody. */
  changed: (entry: StoredEntry) => void;
  /** True when the member's lane is held up, or everybody's for longer than a cashier waits: a new entry would wait too. */
  isResting: (lane: string) => boolean;
  /** How many entries of a lane wait behind this one. */
  waitingBehind: (entry: StoredEntry) => number;
  waitingFor: (entry: StoredEntry) => Entry['waitingFor'];
  draining: () => { done: number; total: number; msLeft: number | null } | null;
  /** True while Capillary refuses the account itself. */
  accountRefused: () => boolean;
  stop: () => Promise<void>;
}

export function createRunner(parts: RunnerParts): Runner {
  const { ledger, clock, boot, log } = parts;
  const lanes = createLanes();
  const urgent = new Set<string>();
  const codes = new Map<string, string>();
  const waiters = new Map<string, Set<() => void>>();
  const inFlight = new Set<Promise<void>>();
  const caution = createCaution(parts.chance);
  let pausedUntil = -Infinity;
  let refusedAccount = false;
  let stopped = false;
  let cancelTimer = () => {};
  let drain: { total: number; done: number; sinceMono: number } | null = null;

  const stamp = (): Stamp => ({ at: clock.wallMs(), mono: clock.monotonicMs(), boot: boot.id });

  const deal = createDealer({
    ...parts,
    tell,
    stamp,
    tries: lanes.tries,
    heldSince: lanes.heldSince,
    takeCode: (id) => {
      const code = codes.get(id) ?? null;
      codes.delete(id);
      return code;
    },
    mayGoOn: () => !stopped && parts.connection.isOnline() && pausedUntil <= clock.monotonicMs(),
    pause: (untilMono) => {
      pausedUntil = Math.max(pausedUntil, untilMono);
    },
    attempted: (lane, isDecided) => {
      pauseFor(caution.attempted(lane, isDecided));
    },
    accountRefused: (refused) => {
      refusedAccount = refused;
    },
  });

  function tell(entry: StoredEntry) {
    parts.onEntry(entry);
    if (isLive(entry.state)) return;
    codes.delete(entry.id);
    release(entry.id);
  }

  function release(id: string) {
    for (const resolve of waiters.get(id) ?? []) resolve();
    waiters.delete(id);
  }

  function pump() {
    cancelTimer();
    if (stopped || parts.capillary() === null || !parts.connection.isOnline()) return;
    const now = clock.monotonicMs();
    if (pausedUntil > now) return sleep(pausedUntil - now);
    while (inFlight.size < caution.most(parts.settings().lanes)) {
      const waitMs = parts.budget.reserve();
      const head = lanes.take(clock.monotonicMs(), (entry) => waitMs === 0 || urgent.has(entry.id));
      if (head === null) {
        if (waitMs === 0) parts.budget.release();
        const next = lanes.nextIn(clock.monotonicMs());
        if (next !== null) sleep(Math.max(next, waitMs, 1));
        return;
      }
      start([head, ...othersFor(head)], waitMs === 0);
    }
  }

  /** While a backlog of bills drains: heads of other lanes that may go in the same call. */
  function othersFor(head: Waiting): Waiting[] {
    const isDraining = drain !== null && head.kind === 'add-bill' && !urgent.has(head.id);
    const others: Waiting[] = [];
    while (isDraining && others.length + 1 < parts.settings().billBatch) {
      const next = lanes.take(clock.monotonicMs(), ({ id, kind }) => kind === 'add-bill' && !urgent.has(id));
      if (next === null) break;
      others.push(next);
    }
    return others;
  }

  function pauseFor(ms: number) {
    pausedUntil = Math.max(pausedUntil, clock.monotonicMs() + ms);
  }

  function sleep(delayMs: number) {
    cancelTimer();
    cancelTimer = clock.after(delayMs, pump);
  }

  function start(heads: Waiting[], reserved: boolean) {
    const [head] = heads;
    if (head === undefined) return;
    const dealing =
      heads.length === 1 ? deal.one(head.id).then((rest) => [rest]) : deal.several(heads.map(({ id }) => id));
    const work = dealing
      .catch((error: unknown): Rest[] => {
        log.error('queue.entry-failed', {
          entry: head.id,
          error: error instanceof Error ? error.message : '?',
        });
        return heads.map(({ lane }) => ({ restMs: backoffMs(lanes.tries(lane) + 5, 1) }));
      })
      .then((rests) => {
        if (reserved) parts.budget.release();
        for (const [place, one] of heads.entries()) finish(one, rests[place] ?? { restMs: 0 });
      })
      .finally(() => {
        inFlight.delete(work);
        pump();
      });
    inFlight.add(work);
  }

  /** Somebody may have taken it back while it was dealt with; its lane must not rest for the sake of what is gone. */
  function isGone(id: string): boolean {
    try {
      const state = stateOf(ledger, id);
      return state === null || !isLive(state);
    } catch {
      // what cannot be read now is dealt with again
      return false;
    }
  }

  function finish(head: Waiting, rest: Rest) {
    if (rest === 'ended' || isGone(head.id)) {
      urgent.delete(head.id);
      if (drain) drain.done += 1;
      lanes.done(head, 'ended', clock.monotonicMs());
      release(head.id);
      if (lanes.size() === 0) drain = null;
      return;
    }
    // nobody waits for a lane that rests: the till decides by its own rules
    if (rest.restMs > 0) for (const one of lanes.inLane(head.lane)) release(one.id);
    lanes.done(head, rest, clock.monotonicMs());
  }

  function wakeAll() {
    lanes.wakeAll();
    drain = lanes.size() > 0 ? { total: lanes.size(), done: 0, sinceMono: clock.monotonicMs() } : null;
    pump();
  }

  for (const waiting of listWaiting(ledger)) lanes.add(waiting);
  wakeAll();

  return {
    add: (entry, isUrgent, code = null) => {
      if (isUrgent) urgent.add(entry.id);
      const { ordinal, lane, id, kind } = entry;
      lanes.add({ ordinal, lane, id, kind }, kind === 'enrol-member');
      if (code !== null) codes.set(entry.id, code);
      if (drain) drain.total += 1;
      parts.onEntry(entry);
      pump();
    },
    whenSettled: (id, limitMs) =>
      new Promise((resolve) => {
        const state = stateOf(ledger, id);
        if (state === null || !isLive(state) || stopped) return resolve();
        // asked to wait for longer than anybody waits here: the till decides at once
        const mayBeSent = pausedUntil <= clock.monotonicMs() + limitMs;
        if (state !== 'sending' && !mayBeSent) return resolve();
        const set = waiters.get(id) ?? new Set();
        waiters.set(id, set);
        const finish = () => {
          cancel();
          set.delete(finish);
          resolve();
        };
        const cancel = clock.after(limitMs, finish);
        set.add(finish);
      }),
    hurry: (entry) => {
      lanes.wake(entry.lane);
      urgent.add(entry.id);
      pump();
    },
    wakeAll,
    lineLost: () => {
      for (const id of [...waiters.keys()]) release(id);
    },
    heard: (outcome) => {
      const refusedMs = outcome.kind === 'refused' ? outcome.refusal.retryAfterMs : null;
      const askedMs = refusedMs ?? outcome.call.retryAfterMs ?? null;
      if (askedMs !== null) pauseFor(askedMs);
    },
    accountMended: () => {
      pausedUntil = -Infinity;
      refusedAccount = false;
      wakeAll();
    },
    changed: (entry) => {
      tell(entry);
      if (!isLive(entry.state)) lanes.drop(entry);
      lanes.wake(entry.lane);
      pump();
    },
    waitingBehind: ({ id, lane }) => {
      const queue = lanes.inLane(lane);
      const place = queue.findIndex((one) => one.id === id);
      return place < 0 ? 0 : queue.length - place - 1;
    },
    isResting: (lane) =>
      (lanes.tries(lane) > 0 && lanes.inLane(lane).length > 0) ||
      pausedUntil - clock.monotonicMs() > parts.settings().redeemTimeLimitMs,
    waitingFor: (entry) => {
      if (!isLive(entry.state)) return null;
      const { head, busy } = lanes.position(entry.id, entry.lane);
      if (!head) return 'lane';
      if (!parts.connection.isOnline()) return 'line';
      if (busy) return null;
      if (entry.state === 'in-doubt') return 'settle-window';
      return lanes.tries(entry.lane) > 0 ? 'back-off' : 'its-turn';
    },
    draining: () => {
      if (!drain || drain.total < 5 || !parts.connection.isOnline()) return null;
      const { done, total, sinceMono } = drain;
      const perEntry = done > 0 ? (clock.monotonicMs() - sinceMono) / done : null;
      return { done, total, msLeft: perEntry === null ? null : Math.round(perEntry * (total - done)) };
    },
    accountRefused: () => refusedAccount,
    stop: async () => {
      stopped = true;
      cancelTimer();
      for (const id of [...waiters.keys()]) release(id);
      await Promise.allSettled([...inFlight]);
    },
  };
}
