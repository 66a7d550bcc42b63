/** The bill and its codes: typing, adding, taking out, clearing and bringing back. Every change clears old verdicts. */
import { readAmount } from '../../../src-main/contract/money.ts';
import { readBillNumber } from '../../../src-main/contract/text.ts';
import { addCodes, type Fault } from './code-list.ts';
import type { BasketActions } from './counter-actions.ts';
import {
  type CodeNote,
  type CounterFacts,
  emptyCounter,
  type FieldName,
  isUntouched,
} from './counter-state.ts';
import { type CounterTools, focusOn } from './counter-tools.ts';
import { beginBill } from './own-number.ts';

export function basketActions(tools: CounterTools): BasketActions {
  const { get, set, turn } = tools;

  return {
    type: (field, text) => {
      const { typed, faults, outcome } = get();
      const ofBill = field === 'number' || field === 'amount';
      // What was sent stands: the bill of a redeem under way is not changed on screen.
      if (ofBill && outcome.shows === 'redeeming') return;
      const { [field]: _, ...otherFaults } = faults;
      if (ofBill && outcome.shows !== 'nothing') turn.now += 1;
      set({
        typed: { ...typed, [field]: text },
        faults: otherFaults,
        ...(ofBill ? { outcome: { shows: 'nothing' } } : {}),
        ...(field === 'code' ? { codeNote: { says: 'nothing' } } : {}),
        ...(field === 'number' ? {} : { scanOffer: null }),
      });
    },

    look: (field) => {
      const fault = billFault(field, get().typed[field], tools.currency());
      const { [field]: _, ...others } = get().faults;
      set({ faults: fault ? { ...others, [field]: fault } : others });
      return fault === null;
    },

    addCode: (text, moveOn = false) => {
      const facts = get();
      if (facts.outcome.shows === 'redeeming') {
        set({ codeNote: { says: 'redeeming' }, scanOffer: null });
        return;
      }
      const read = addCodes(facts.codes, text ?? facts.typed.code);
      if (facts.codes.length === 0 && read.added.length > 0) void beginBill(tools);
      if (read.added.length > 0 && facts.outcome.shows !== 'nothing') turn.now += 1;
      const { code: _, ...others } = facts.faults;
      set({
        codes: read.codes,
        typed: text === undefined ? { ...facts.typed, code: read.left } : facts.typed,
        faults: read.fault ? { ...others, code: read.fault } : others,
        codeNote: noteOf(read.added, read.twice),
        scanOffer: null,
        ...(read.added.length > 0 ? { outcome: { shows: 'nothing' } } : {}),
        ...focusOn(tools, moveOn ? nextField(get()) : 'code', moveOn),
      });
    },

    removeCode: (code) => {
      const { codes, outcome } = get();
      if (outcome.shows === 'redeeming') return;
      turn.now += 1;
      set({
        codes: codes.filter((other) => other !== code),
        outcome: { shows: 'nothing' },
        codeNote: { says: 'nothing' },
        ...focusOn(tools, 'code'),
      });
    },

    clear: () => {
      const { typed, found, held, codes, outcome, ownNumber } = get();
      turn.now += 1;
      tools.bill.now += 1;
      tools.approval.getState().cancel();
      const worthKeeping = outcome.shows !== 'redeemed' && (found.shows === 'member' || codes.length > 0);
      const cleared = worthKeeping ? { typed, found, held, codes, ownNumber } : null;
      set({ ...emptyCounter, cleared, ...focusOn(tools, 'find') });
    },

    undoClear: () => {
      const { cleared } = get();
      if (!cleared) return;
      tools.bill.now += 1;
      set({ ...emptyCounter, ...cleared, ...focusOn(tools, 'code') });
      void beginBill(tools);
    },

    forget: () => {
      turn.now += 1;
      tools.bill.now += 1;
      set({ ...emptyCounter, aside: [] });
    },

    leftBy: (person) => {
      if (isUntouched(get())) return;
      // of two who left it one after the other, the first began it
      set({ begunBy: get().begunBy ?? person });
    },
    takenUpBy: ({ id }) => {
      if (get().begunBy?.id === id) set({ begunBy: null });
    },
    goOn: () => set({ begunBy: null, ...focusOn(tools, get().focus.field) }),

    focusAgain: () => set(focusOn(tools, get().focus.field)),

    focusField: (field) => set(focusOn(tools, field)),
  };
}

/** The first field that still needs something; the coupon field when nothing does. */
export function nextField(facts: Pick<CounterFacts, 'typed' | 'ownNumber'>): FieldName {
  if (facts.typed.number.trim() === '' && facts.ownNumber.shows !== 'coming') return 'number';
  if (facts.typed.amount.trim() === '') return 'amount';
  return 'code';
}

export function billFault(field: 'number' | 'amount', text: string, currency: string): Fault | null {
  const facts = { field: `bill.${field}` };
  const read = field === 'amount' ? readAmount(text, currency) : readBillNumber(text);
  if (read.ok) return null;
  return {
    key: read.reason,
    facts: { ...facts, ...(read.limit === undefined ? {} : { limit: String(read.limit) }) },
  };
}

function noteOf(added: string[], twice: string[]): CodeNote {
  const [again] = twice;
  if (again !== undefined) return { says: 'twice', code: again };
  return added.length > 0 ? { says: 'added', codes: added } : { says: 'nothing' };
}
