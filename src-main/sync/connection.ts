/**
 * Whether Capillary can be reached. Real calls count first; between them a small probe asks, two misses make it
 * offline and two hits online again, so that one lost packet changes nothing. Known within five seconds.
 * Must never spend the account's request budget: the probe is unauthenticated.
 */

import type { Outcome } from '../capillary/outcome.ts';
import type { LineState } from '../contract/status.ts';
import type { Clock } from '../domain/clock.ts';

export interface Connection {
  state: () => { line: LineState; since: number };
  isOnline: () => boolean;
  /** Every finished request is told here. */
  report: (outcome: Outcome<unknown>) => void;
  /** Works offline by hand, or finds out by itself again. */
  setByHand: (byHand: boolean) => void;
  /** A connection to Capillary exists (or was taken away); starts finding out from nothing. */
  restart: () => void;
  /** Resolves when the line was looked at for the first time. */
  firstLook: () => Promise<void>;
  stop: () => void;
}

export interface ConnectionOptions {
  clock: Clock;
  /** Answers whether the host answers within the limit; null = no connection is set up. */
  probe: () => ((limitMs: number) => Promise<boolean>) | null;
  byHand: boolean;
  onChange: () => void;
}

const quietMs = 2000;
const afterMissMs = 400;
const probeLimitMs = 1000;
const needed = 2;

export function createConnection({ clock, probe, byHand, onChange }: ConnectionOptions): Connection {
  let up = false;
  let looked = false;
  let manual = byHand;
  let misses = 0;
  let hits = 0;
  let since = clock.wallMs();
  let lastHeard = -Infinity;
  let cancel = () => {};
  let stopped = false;
  let generation = 0;
  let told = current();
  const waiting: (() => void)[] = [];

  function current(): LineState {
    if (probe() === null) return 'not-connected';
    if (manual) return 'by-hand';
    return up ? 'online' : 'offline';
  }

  function tell() {
    const now = current();
    if (now === told) return;
    told = now;
    since = clock.wallMs();
    onChange();
  }

  function count(hit: boolean) {
    if (hit) {
      misses = 0;
      hits += 1;
      lastHeard = clock.monotonicMs();
      if (hits >= needed || !looked) up = true;
    } else {
      hits = 0;
      misses += 1;
      if (misses >= needed || !looked) up = false;
    }
    looked = true;
    for (const resolve of waiting.splice(0)) resolve();
    tell();
  }

  async function look(run: number) {
    const ask = probe();
    if (ask === null || stopped || run !== generation) return;
    if (clock.monotonicMs() - lastHeard < quietMs && up) return again(run, quietMs);
    const hit = await ask(probeLimitMs).catch(() => false);
    if (stopped || run !== generation) return;
    try {
      count(hit);
    } finally {
      // whatever a listener does, the line goes on being watched
      again(run, (hit ? hits : misses) >= needed ? quietMs : afterMissMs);
    }
  }

  function again(run: number, delayMs: number) {
    cancel();
    cancel = clock.after(delayMs, () => void look(run));
  }

  function restart() {
    cancel();
    generation += 1;
    looked = false;
    hits = 0;
    misses = 0;
    lastHeard = -Infinity;
    tell();
    void look(generation);
  }

  restart();
  return {
    state: () => ({ line: current(), since }),
    isOnline: () => current() === 'online',
    report: (outcome) => {
      // an answer that could not be used still came over the line
      if (outcome.call.httpStatus !== null) count(true);
      else if (outcome.kind !== 'answered' && outcome.kind !== 'refused') count(false);
    },
    setByHand: (value) => {
      manual = value;
      tell();
    },
    restart,
    firstLook: () =>
      looked || probe() === null ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    stop: () => {
      stopped = true;
      cancel();
      for (const resolve of waiting.splice(0)) resolve();
    },
  };
}
