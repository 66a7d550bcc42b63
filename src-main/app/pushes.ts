/**
 * Tells subscribers what changed. Status is put together at most a few times a second, and while entry after entry goes
 * out once a second: every status is drawn, and drawing is what a typing cashier would feel.
 */
import type { Entry } from '../contract/entries.ts';
import type { PushEvent } from '../contract/events.ts';
import type { Status } from '../contract/status.ts';
import type { Clock } from '../domain/clock.ts';

const statusAfterMs = 150;
const entriesEveryMs = 1000;

export interface Pushes {
  subscribe: (caller: string, listener: (event: PushEvent) => void) => () => void;
  all: (event: PushEvent) => void;
  entry: (entry: Entry) => void;
  status: () => void;
  /** A caller's sign-in changed. */
  session: (caller: string) => void;
  everySession: () => void;
  stop: () => void;
}

export function createPushes(options: { clock: Clock; readStatus: () => Status }): Pushes {
  const { clock, readStatus } = options;
  const listeners = new Set<{ caller: string; listener: (event: PushEvent) => void }>();
  let planned: { cancel: () => void; at: number } | null = null;
  let toldAt = Number.NEGATIVE_INFINITY;

  const all = (event: PushEvent) => {
    for (const { listener } of listeners) listener(event);
  };

  function statusIn(delayMs: number) {
    const now = clock.monotonicMs();
    if (listeners.size === 0 || (planned !== null && planned.at <= now + delayMs)) return;
    planned?.cancel();
    const cancel = clock.after(delayMs, () => {
      planned = null;
      toldAt = clock.monotonicMs();
      if (listeners.size > 0) all({ type: 'status', status: readStatus() });
    });
    planned = { cancel, at: now + delayMs };
  }

  const status = () => statusIn(statusAfterMs);

  return {
    subscribe: (caller, listener) => {
      const one = { caller, listener };
      listeners.add(one);
      return () => listeners.delete(one);
    },
    all,
    entry: (entry) => {
      all({ type: 'entry', entry });
      statusIn(Math.max(statusAfterMs, toldAt + entriesEveryMs - clock.monotonicMs()));
    },
    status,
    session: (caller) => {
      for (const one of listeners) if (one.caller === caller) one.listener({ type: 'session' });
    },
    everySession: () => all({ type: 'session' }),
    stop: () => {
      planned?.cancel();
      planned = null;
      listeners.clear();
    },
  };
}
