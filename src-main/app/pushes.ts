/** Tells subscribers what changed. Status is put together at most a few times a second, however much happens. */
import type { Entry } from '../contract/entries.ts';
import type { PushEvent } from '../contract/events.ts';
import type { Status } from '../contract/status.ts';
import type { Clock } from '../domain/clock.ts';

const statusEveryMs = 150;

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
  let cancel: (() => void) | null = null;

  const all = (event: PushEvent) => {
    for (const { listener } of listeners) listener(event);
  };

  function status() {
    if (cancel !== null || listeners.size === 0) return;
    cancel = clock.after(statusEveryMs, () => {
      cancel = null;
      if (listeners.size > 0) all({ type: 'status', status: readStatus() });
    });
  }

  return {
    subscribe: (caller, listener) => {
      const one = { caller, listener };
      listeners.add(one);
      return () => listeners.delete(one);
    },
    all,
    entry: (entry) => {
      all({ type: 'entry', entry });
      status();
    },
    status,
    session: (caller) => {
      for (const one of listeners) if (one.caller === caller) one.listener({ type: 'session' });
    },
    everySession: () => all({ type: 'session' }),
    stop: () => {
      cancel?.();
      cancel = null;
      listeners.clear();
    },
  };
}
