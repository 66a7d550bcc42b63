/** The store of bills that are looked up: by number or by member, one in full, and what is done with it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ChangedBill, FoundBill } from '../../../src-main/contract/bill-desk.ts';
import type { Customer } from '../../../src-main/contract/customers.ts';
import type { Entry } from '../../../src-main/contract/entries.ts';
import type { Failure, Result } from '../../../src-main/contract/result.ts';
import type { OperationInput, OperationOutput } from '../../../src-main/contract/table.ts';
import type { ApprovalStore } from '../../app/approval-store.ts';
import type { Call } from '../../app/call.ts';

export type BillAct = 'field' | 'give';

interface ActDraft {
  name: string;
  value: string;
  reason: string;
}

interface LookFacts {
  text: string;
  member: Customer | null;
  shown:
    | { shows: 'nothing' | 'reading' }
    | ({ shows: 'known' } & OperationOutput<'listBills'>)
    | { shows: 'failed'; failure: Failure };
  one:
    | { shows: 'nothing' }
    | { shows: 'reading'; bill: FoundBill }
    | { shows: 'known'; bill: FoundBill }
    | { shows: 'failed'; bill: FoundBill; failure: Failure };
  act:
    | { does: 'nothing' }
    | { does: 'writing' | 'sending'; act: BillAct }
    | { does: 'told'; act: BillAct; made: ChangedBill }
    | { does: 'failed'; act: BillAct; failure: Failure };
  draft: ActDraft;
}

interface LookActions {
  opened: () => void;
  type: (text: string) => void;
  look: () => Promise<void>;
  ofMember: () => Promise<void>;
  open: (bill: FoundBill) => Promise<void>;
  begin: (act: BillAct) => void;
  write: (change: Partial<ActDraft>) => void;
  leave: () => void;
  send: () => Promise<void>;
  hear: (entry: Entry) => void;
  forget: () => void;
}

export type LookState = LookFacts & LookActions;
export type LookStore = StoreApi<LookState>;

type Asked =
  | { name: 'changeBill'; input: OperationInput<'changeBill'> }
  | { name: 'giveBill'; input: OperationInput<'giveBill'> };

const emptyDraft: ActDraft = { name: '', value: '', reason: '' };
const empty: LookFacts = {
  text: '',
  member: null,
  shown: { shows: 'nothing' },
  one: { shows: 'nothing' },
  act: { does: 'nothing' },
  draft: emptyDraft,
};

export interface LookTools {
  call: Call;
  approval: ApprovalStore;
  newId: () => string;
  atCounter: () => Customer | null;
}

export function createLookStore({ call, approval, newId, atCounter }: LookTools): LookStore {
  let turn = 0;
  let decisionId = newId();

  return createStore<LookState>((set, get) => {
    const list = async (input: { number: string } | { customerId: string }) => {
      turn += 1;
      const mine = turn;
      set({ shown: { shows: 'reading' }, one: { shows: 'nothing' }, act: { does: 'nothing' } });
      const answer = await call('listBills', input);
      if (turn !== mine) return;
      set({
        shown: answer.ok ? { shows: 'known', ...answer.value } : { shows: 'failed', failure: answer.failure },
      });
      const [only] = answer.ok && answer.value.bills.length === 1 ? answer.value.bills : [];
      if (only) await get().open(only);
    };

    const read = async (bill: FoundBill) => {
      const { billId, what } = bill;
      if (billId === null) return set({ one: { shows: 'known', bill } });
      set({ one: { shows: 'reading', bill } });
      const answer = await call('readBill', { billId, what });
      const { one } = get();
      if (one.shows === 'nothing' || one.bill.billId !== billId) return;
      set({
        one: answer.ok
          ? { shows: 'known', bill: answer.value }
          : { shows: 'failed', bill, failure: answer.failure },
      });
    };

    const askedFor = (act: BillAct, bill: FoundBill): Asked => {
      const { draft, member } = get();
      const { billId, number } = bill;
      const common = { decisionId, billId: billId ?? '', number, reason: draft.reason };
      if (act === 'give') return { name: 'giveBill', input: { ...common, customerId: member?.id ?? '' } };
      const fields = [{ name: draft.name, value: draft.value }];
      return { name: 'changeBill', input: { ...common, customerId: bill.customerId ?? '', fields } };
    };
    const ask = (asked: Asked, approvalId?: string): Promise<Result<ChangedBill>> =>
      asked.name === 'giveBill'
        ? call('giveBill', asked.input, approvalId)
        : call('changeBill', asked.input, approvalId);

    return {
      ...empty,
      opened: () => set({ member: atCounter() }),
      type: (text) => set({ text }),
      look: async () => {
        const number = get().text.trim();
        if (number !== '') await list({ number });
      },
      ofMember: async () => {
        const { member } = get();
        if (member !== null) await list({ customerId: member.id });
      },
      open: async (bill) => {
        set({ act: { does: 'nothing' } });
        await read(bill);
      },
      begin: (act) => {
        decisionId = newId();
        set({ act: { does: 'writing', act }, draft: emptyDraft });
      },
      write: (change) => {
        const { act, draft } = get();
        if (act.does === 'failed') {
          decisionId = newId();
          set({ act: { does: 'writing', act: act.act } });
        }
        set({ draft: { ...draft, ...change } });
      },
      leave: () => set({ act: { does: 'nothing' } }),
      send: async () => {
        const { act, one } = get();
        if (one.shows === 'nothing' || (act.does !== 'writing' && act.does !== 'failed')) return;
        set({ act: { does: 'sending', act: act.act } });
        const asked = askedFor(act.act, one.bill);
        let answer = await ask(asked);
        if (!answer.ok && answer.failure.reason === 'needs-manager') {
          const { reason: key, facts, message, next } = answer.failure;
          const reason = { key, weight: 'soft' as const, facts, message, next };
          const approved = await approval.getState().ask(asked.name, asked.input, [reason]);
          if (approved === null) return set({ act: { does: 'writing', act: act.act } });
          answer = await ask(asked, approved);
        }
        set({
          act: answer.ok
            ? { does: 'told', act: act.act, made: answer.value }
            : { does: 'failed', act: act.act, failure: answer.failure },
        });
        if (!answer.ok || answer.value.outcome !== 'done') return;
        await read(act.act === 'give' ? { ...one.bill, what: 'sale' } : one.bill);
      },
      hear: (entry) => {
        const { act, one } = get();
        if (act.does !== 'told' || act.made.entry.id !== entry.id || one.shows === 'nothing') return;
        const outcome = outcomes[entry.state];
        const made = { ...act.made, outcome, entry, reasons: entry.till.reasons };
        set({ act: { ...act, made } });
      },
      forget: () => {
        turn += 1;
        set(empty);
      },
    };
  });
}

const outcomes: Record<Entry['state'], ChangedBill['outcome']> = {
  confirmed: 'done',
  rejected: 'refused',
  withdrawn: 'withdrawn',
  queued: 'waits',
  sending: 'checking',
  'in-doubt': 'checking',
};
