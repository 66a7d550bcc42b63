/**
 * An App that stands in until the till can start, and is the till from then on: the doors, and who listens at them,
 * keep the same App.
 */
import type { PushEvent } from '../contract/events.ts';
import type { ReasonKey } from '../contract/reasons.ts';
import type { Result } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import type { App, AppOptions, Call } from './ports.ts';

export interface StandIn {
  app: App;
  /** From now on this is who answers; everybody who listens is told to look again. */
  handOver: (to: App) => void;
  /** null until then. */
  till: () => App | null;
}

export function createStandIn(
  options: Pick<AppOptions, 'log' | 'newId'>,
  meanwhile: {
    /** Why nothing else works. */
    why: ReasonKey;
    answer: (call: Call) => Promise<Result<unknown>>;
    release: () => void;
  },
): StandIn {
  const { log } = options;
  const listeners = new Map<
    symbol,
    { caller: string; listener: (event: PushEvent) => void; end: () => void }
  >();
  let till: App | null = null;
  let isReleased = false;

  return {
    till: () => till,
    handOver: (to) => {
      till = to;
      for (const one of listeners.values()) one.end = to.subscribe(one.caller, one.listener);
      for (const { listener } of listeners.values()) listener({ type: 'session' });
    },
    app: {
      call: async (call) => {
        if (till !== null) return till.call(call);
        try {
          return await meanwhile.answer(call);
        } catch (error) {
          const id = options.newId();
          log.error('operation.failed', { id, operation: call.operation, error: String(error) });
          return fail('internal', 'something-broke', { id: id.slice(-12) }, { id });
        }
      },
      followProgram: (caller, lastId) =>
        till?.followProgram(caller, lastId) ?? fail('conflict', meanwhile.why),
      noteTurnedAway: (door, from) => till?.noteTurnedAway(door, from),
      findProgram: (presented) => till?.findProgram(presented) ?? null,
      subscribe: (caller, listener) => {
        const key = Symbol(caller);
        const end = till === null ? () => {} : till.subscribe(caller, listener);
        listeners.set(key, { caller, listener, end });
        return () => {
          listeners.get(key)?.end();
          listeners.delete(key);
        };
      },
      stop: async () => {
        await till?.stop();
        if (till === null && !isReleased) meanwhile.release();
        isReleased = true;
      },
    },
  };
}
