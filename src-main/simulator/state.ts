// Everything one simulator holds while it lives, and how it goes back to its beginning.
// One instance per simulator; nothing is shared between two.
import { type CallLog, createCallLog } from './call-log.ts';
import { createFaultBook, type FaultBook } from './faults.ts';
import { createLiveWorld, type LiveWorld } from './ledger.ts';
import type { Modes } from './modes.ts';
import { createTimers, type Timers } from './timers.ts';
import { createTokenStore, type TokenStore } from './tokens.ts';
import type { World } from './world.ts';

export interface State {
  world: LiveWorld;
  modes: Modes;
  tokens: TokenStore;
  readonly faults: FaultBook;
  readonly calls: CallLog;
  readonly timers: Timers;
  readonly now: () => number;
  readonly offsetMinutes: number;
  /** `breaking`: every call but the control calls ends in a broken connection */
  door: 'open' | 'breaking';
  /** answered calls of the last minute, by key */
  recent: Map<string, number[]>;
  nextRequestId(): string;
  reset(): void;
}

interface StateSettings {
  seed: World;
  modes: Modes;
  now: () => number;
  offsetMinutes: number;
}

/** Thirteen upper-case hex digits, as in the documents' sample; the same row in every run. */
function createRequestIds(): () => string {
  let sequence = 0;
  return () => {
    sequence += 1;
    const mixed = (0x7_0000_0000_0000 + sequence * 0x9e37_79b1) % 2 ** 52;
    return mixed.toString(16).toUpperCase().padStart(13, '0');
  };
}

export function createState(settings: StateSettings): State {
  const state: State = {
    world: createLiveWorld(settings.seed),
    modes: { ...settings.modes },
    tokens: createTokenStore(settings.seed.organisation.id),
    faults: createFaultBook(),
    calls: createCallLog(),
    timers: createTimers(),
    now: settings.now,
    offsetMinutes: settings.offsetMinutes,
    door: 'open',
    recent: new Map(),
    nextRequestId: createRequestIds(),
    reset() {
      state.timers.cancelAll();
      state.faults.remove();
      state.calls.clear();
      state.recent.clear();
      state.tokens.expireAll();
      state.door = 'open';
      state.modes = { ...settings.modes };
      state.world = createLiveWorld(settings.seed);
    },
  };
  return state;
}
