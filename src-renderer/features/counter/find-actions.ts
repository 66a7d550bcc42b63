/** Finding the customer: search, pick among several, read who it is and what they hold. */
import { readQuery } from '../../../src-main/contract/text.ts';
import type { FindActions } from './counter-actions.ts';
import { emptyCounter, isServed, nothingTyped } from './counter-state.ts';
import { type CounterTools, focusOn } from './counter-tools.ts';
import { beginBill } from './own-number.ts';

export function findActions(tools: CounterTools): FindActions {
  const { call, get, set, turn } = tools;

  /** A customer whose coupons were taken or sent is served; looking for the next one makes room. */
  const makeRoom = () => {
    const { outcome, typed } = get();
    if (outcome.shows !== 'redeeming' && !isServed(outcome)) return;
    tools.bill.now += 1;
    set({ ...emptyCounter, typed: { ...nothingTyped, find: typed.find } });
  };

  const pick = async (customerId: string, mine: number) => {
    set({ held: { shows: 'reading' } });
    const [customer, coupons] = await Promise.all([
      call('lookupCustomer', { customerId, masked: true }),
      call('listCustomerCoupons', { customerId }),
    ]);
    if (turn.now !== mine) return;
    const { typed } = get();
    if (!customer.ok) {
      set({
        found: { shows: 'failed', query: typed.find, failure: customer.failure },
        held: { shows: 'none' },
        ...focusOn(tools, 'find'),
      });
      return;
    }
    set({
      found: { shows: 'member', customer: customer.value },
      held: coupons.ok ? { shows: 'known', ...coupons.value } : { shows: 'failed', failure: coupons.failure },
      typed: { ...typed, find: '' },
      faults: {},
      ...focusOn(tools, 'code'),
    });
    void beginBill(tools);
  };

  return {
    find: async (text) => {
      makeRoom();
      const query = readQuery(text ?? get().typed.find);
      if (!query.ok) {
        const limit = query.limit === undefined ? {} : { limit: String(query.limit) };
        set({
          faults: { ...get().faults, find: { key: query.reason, facts: { field: 'query', ...limit } } },
          ...focusOn(tools, 'find'),
        });
        return;
      }
      turn.now += 1;
      const mine = turn.now;
      set({
        typed: { ...get().typed, find: query.text },
        found: { shows: 'searching', query: query.text },
        held: { shows: 'none' },
        outcome: { shows: 'nothing' },
        faults: {},
        codeNote: { says: 'nothing' },
        scanOffer: null,
        cleared: null,
        begunBy: null,
      });
      const answer = await call('searchCustomers', { query: query.text });
      if (turn.now !== mine) return;
      if (!answer.ok) {
        set({
          found: { shows: 'failed', query: query.text, failure: answer.failure },
          ...focusOn(tools, 'find'),
        });
        return;
      }
      const { customers, complete } = answer.value;
      const [only, another] = customers;
      if (only && !another) await pick(only.id, mine);
      else if (only) set({ found: { shows: 'several', query: query.text, matches: customers, complete } });
      else set({ found: { shows: 'none', query: query.text, complete }, ...focusOn(tools, 'find') });
    },

    pickMember: async (customerId) => {
      turn.now += 1;
      const mine = turn.now;
      const { typed } = get();
      set({ found: { shows: 'searching', query: typed.find } });
      await pick(customerId, mine);
    },

    readHeld: async () => {
      const { found } = get();
      if (found.shows !== 'member') return;
      const mine = turn.now;
      set({ held: { shows: 'reading' } });
      const answer = await call('listCustomerCoupons', { customerId: found.customer.id });
      if (turn.now !== mine) return;
      set({
        held: answer.ok ? { shows: 'known', ...answer.value } : { shows: 'failed', failure: answer.failure },
      });
    },
  };
}
