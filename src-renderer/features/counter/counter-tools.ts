/** What the counter's actions work with: the call, the manager's dialog, the state, and which answer still counts. */
import type { ApprovalStore } from '../../app/approval-store.ts';
import type { Call } from '../../app/call.ts';
import type { CounterState } from './counter-actions.ts';
import type { CounterFacts, FieldName } from './counter-state.ts';

export interface CounterTools {
  call: Call;
  approval: ApprovalStore;
  currency: () => string;
  /** The till makes bill numbers of its own. */
  makesNumbers: () => boolean;
  get: () => CounterState;
  set: (change: Partial<CounterFacts>) => void;
  /** Counted up whenever what was asked for before has come too late to be shown. */
  turn: { now: number };
  /** Counted up with every new bill, so that a number asked for one is never put on the next. */
  bill: { now: number };
}

export function focusOn(tools: CounterTools, field: FieldName, byItself = false): Partial<CounterFacts> {
  return { focus: { field, count: tools.get().focus.count + 1, byItself } };
}
