/** What a point-of-sale program brings onto the counter. What was half done there is kept, and can be brought back. */
import type { AskedActions } from './counter-actions.ts';
import { emptyCounter, isDone, isUntouched, nothingTyped } from './counter-state.ts';
import { type CounterTools, focusOn } from './counter-tools.ts';
import { beginBill } from './own-number.ts';

export function askedActions(tools: CounterTools): AskedActions {
  const { call, get, set, turn } = tools;

  const isFree = () => {
    const facts = get();
    return isUntouched(facts) || isDone(facts.outcome);
  };

  /** The counter is empty afterwards; what was half done stands among what was put aside. */
  const makeRoom = () => {
    const { typed, found, held, codes, ownNumber, aside } = get();
    const kept = isFree() ? aside : [...aside, { typed, found, held, codes, ownNumber }];
    turn.now += 1;
    tools.bill.now += 1;
    tools.approval.getState().cancel();
    set({ ...emptyCounter, aside: kept });
  };

  return {
    isFree,

    openAsked: async ({ member, bill }) => {
      makeRoom();
      const mine = turn.now;
      set({
        typed: { ...nothingTyped, ...bill },
        ...focusOn(tools, bill.amount === '' ? 'amount' : 'code', true),
      });
      if (member === null) return;
      set({ found: { shows: 'searching', query: '' } });
      const answer = await call('lookupCustomer', member);
      if (turn.now !== mine) return;
      if (answer.ok) await get().pickMember(answer.value.id);
      else set({ found: { shows: 'failed', query: '', failure: answer.failure }, ...focusOn(tools, 'find') });
    },

    bringBack: () => {
      const last = get().aside.at(-1);
      if (last === undefined) return;
      set({ aside: get().aside.slice(0, -1) });
      makeRoom();
      // what it was waiting for then has come too late
      const found = last.found.shows === 'searching' ? ({ shows: 'idle' } as const) : last.found;
      set({ ...last, found, ...focusOn(tools, 'code') });
      if (last.held.shows === 'reading') void get().readHeld();
      void beginBill(tools);
    },

    dropAside: () => set({ aside: get().aside.slice(0, -1) }),
  };
}
