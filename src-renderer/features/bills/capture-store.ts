/**
 * The store of a bill that is captured by hand, or handed over from the counter. What is typed is one decision with an id
 * of its own: pressing twice, or again after no answer, asks for the same bill.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AddedBill } from '../../../src-main/contract/bills.ts';
import type { Customer } from '../../../src-main/contract/customers.ts';
import type { Entry } from '../../../src-main/contract/entries.ts';
import { toDecimal } from '../../../src-main/contract/money.ts';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { OperationInput } from '../../../src-main/contract/table.ts';
import type { Call } from '../../app/call.ts';

export type CaptureKind = 'sale' | 'return-whole' | 'return-lines' | 'return-amount';

export interface LineDraft {
  key: number;
  code: string;
  description: string;
  quantity: string;
  rate: string;
  discount: string;
}

export interface TenderDraft {
  key: number;
  mode: string;
  amount: string;
}

/** What a person types, or the counter hands over. */
export interface Draft {
  kind: CaptureKind;
  number: string;
  amount: string;
  /** YYYY-MM-DD; empty = as the bill itself says. */
  purchasedOn: string;
  isNobodys: boolean;
  lines: LineDraft[];
  tenders: TenderDraft[];
  redemptions: { id: string; code: string }[];
}

interface CaptureFacts {
  draft: Draft;
  member: Customer | null;
  /** Ways of payment; empty = not known. */
  modes: string[];
  product: { text: string; shown: { shows: 'nothing' | 'reading' } | { shows: 'failed'; failure: Failure } };
  shown:
    | { shows: 'writing' | 'sending' }
    | { shows: 'told'; added: AddedBill }
    | { shows: 'failed'; failure: Failure };
}

interface CaptureActions {
  /** The tab comes to the front. */
  opened: () => Promise<void>;
  type: (change: Partial<Draft>) => void;
  typeProduct: (text: string) => void;
  addProduct: () => Promise<void>;
  setLine: (key: number, change: Partial<LineDraft>) => void;
  dropLine: (key: number) => void;
  addTender: () => void;
  setTender: (key: number, change: Partial<TenderDraft>) => void;
  dropTender: (key: number) => void;
  /** A bill handed over, for this member. */
  take: (draft: Partial<Draft>, member: Customer | null) => void;
  send: () => Promise<void>;
  next: () => void;
  hear: (entry: Entry) => void;
  forget: () => void;
}

export type CaptureState = CaptureFacts & CaptureActions;
export type CaptureStore = StoreApi<CaptureState>;

const emptyDraft: Draft = {
  kind: 'sale',
  number: '',
  amount: '',
  purchasedOn: '',
  isNobodys: false,
  lines: [],
  tenders: [],
  redemptions: [],
};
const emptyFacts: CaptureFacts = {
  draft: emptyDraft,
  member: null,
  modes: [],
  product: { text: '', shown: { shows: 'nothing' } },
  shown: { shows: 'writing' },
};

export interface CaptureTools {
  call: Call;
  newId: () => string;
  /** Who stands at the counter now. */
  atCounter: () => Customer | null;
}

export function createCaptureStore({ call, newId, atCounter }: CaptureTools): CaptureStore {
  let decisionId = newId();
  let lastKey = 0;

  return createStore<CaptureState>((set, get) => {
    /** Another wish is another decision. */
    const change = (more: Partial<Draft>) => {
      const { draft, shown } = get();
      if (shown.shows === 'sending') return;
      if (shown.shows !== 'writing') decisionId = newId();
      set({ draft: { ...draft, ...more }, shown: { shows: 'writing' } });
    };
    const nextKey = () => {
      lastKey += 1;
      return lastKey;
    };

    return {
      ...emptyFacts,
      opened: async () => {
        if (get().draft.redemptions.length === 0) set({ member: atCounter() });
        const answer = await call('readTrade', {});
        if (answer.ok) set({ modes: answer.value.tenders ?? [] });
      },
      type: change,
      typeProduct: (text) => set({ product: { text, shown: { shows: 'nothing' } } }),
      addProduct: async () => {
        const text = get().product.text.trim();
        if (text === '' || get().product.shown.shows === 'reading') return;
        set({ product: { text, shown: { shows: 'reading' } } });
        const answer = await call('findProduct', { code: text });
        if (!answer.ok) {
          set({ product: { text, shown: { shows: 'failed', failure: answer.failure } } });
          // with the line down a line can still be written by hand
          if (answer.failure.kind !== 'unreachable') return;
        }
        const { code, description, price } = answer.ok
          ? answer.value
          : { code: text, description: '', price: null };
        const rate = price === null ? '' : toDecimal(price.amountMinor, price.currency);
        const line = { key: nextKey(), code, description, quantity: '1', rate, discount: '' };
        change({ lines: [...get().draft.lines, line] });
        if (answer.ok) set({ product: { text: '', shown: { shows: 'nothing' } } });
      },
      setLine: (key, more) =>
        change({ lines: get().draft.lines.map((line) => (line.key === key ? { ...line, ...more } : line)) }),
      dropLine: (key) => change({ lines: get().draft.lines.filter((line) => line.key !== key) }),
      addTender: () => {
        const { draft, modes } = get();
        const mode = draft.tenders.length === 0 ? (modes[0] ?? '') : '';
        const amount = draft.tenders.length === 0 ? draft.amount : '';
        change({ tenders: [...draft.tenders, { key: nextKey(), mode, amount }] });
      },
      setTender: (key, more) =>
        change({
          tenders: get().draft.tenders.map((one) => (one.key === key ? { ...one, ...more } : one)),
        }),
      dropTender: (key) => change({ tenders: get().draft.tenders.filter((one) => one.key !== key) }),
      take: (draft, member) => {
        decisionId = newId();
        set({ draft: { ...emptyDraft, ...draft }, member, shown: { shows: 'writing' } });
      },
      send: async () => {
        if (get().shown.shows === 'sending' || get().shown.shows === 'told') return;
        const input = inputOf(decisionId, get());
        set({ shown: { shows: 'sending' } });
        const answer = await call('addBill', input);
        if (input.decisionId !== decisionId) return;
        set({
          shown: answer.ok
            ? { shows: 'told', added: answer.value }
            : { shows: 'failed', failure: answer.failure },
        });
      },
      next: () => {
        decisionId = newId();
        set({ draft: emptyDraft, member: atCounter(), shown: { shows: 'writing' } });
      },
      hear: (entry) => {
        const { shown } = get();
        if (shown.shows !== 'told' || shown.added.entry.id !== entry.id) return;
        const outcome = outcomes[entry.state];
        const won = entry.billed?.won ?? shown.added.won;
        const { reasons } = entry.till;
        set({
          shown: {
            shows: 'told',
            added: { outcome, reasons, platform: entry.capillary.words, won, entry },
          },
        });
      },
      forget: () => {
        decisionId = newId();
        set(emptyFacts);
      },
    };
  });
}

const outcomes: Record<Entry['state'], AddedBill['outcome']> = {
  confirmed: 'sent',
  rejected: 'refused',
  withdrawn: 'withdrawn',
  queued: 'waits',
  sending: 'checking',
  'in-doubt': 'checking',
};

function inputOf(decisionId: string, { draft, member }: CaptureFacts): OperationInput<'addBill'> {
  const { kind, lines, tenders, redemptions, purchasedOn } = draft;
  const what = { sale: null, 'return-whole': 'whole', 'return-lines': 'lines', 'return-amount': 'amount' }[
    kind
  ] as 'whole' | 'lines' | 'amount' | null;
  const customerId = draft.isNobodys ? null : (member?.id ?? null);
  return {
    decisionId,
    customerId,
    bill: {
      number: draft.number,
      amount: draft.amount,
      lines: lines.map(({ code, description, quantity, rate, discount }) => ({
        code,
        description,
        quantity,
        rate,
        ...(discount.trim() === '' ? {} : { discount }),
      })),
      tenders: tenders.map(({ mode, amount }) => ({ mode, amount })),
    },
    ...(what === null
      ? {}
      : {
          returns: {
            what,
            ...(purchasedOn === '' ? {} : { purchasedAt: `${purchasedOn}T00:00:00Z` }),
          },
        }),
    ...(redemptions.length === 0
      ? {}
      : { redemptions: redemptions.map(({ id }) => id), beforeCoupons: true }),
  };
}
