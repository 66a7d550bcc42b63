/**
 * The form of a member: a new one, or one whose name, fields and consent are changed. One opened form is one decision until
 * something is typed after an answer: pressing twice, or again after an answer was lost, asks for the same.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CustomerMatch } from '../../src-main/contract/customers.ts';
import type { MemberCard, MemberForm, MemberIdentifiers } from '../../src-main/contract/members.ts';
import type { Reason } from '../../src-main/contract/reasons.ts';
import type { Failure, PlatformWords } from '../../src-main/contract/result.ts';
import { readEmail, readMobile } from '../../src-main/contract/text.ts';
import type { Call } from './call.ts';

export interface EnrolDraft {
  firstName: string;
  lastName: string;
  mobile: string;
  email: string;
  card: string;
  externalId: string;
  fields: Record<string, string>;
  extendedFields: Record<string, string>;
  mayWrite: ('mobile' | 'email')[];
}

export type FormShown =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; form: MemberForm };

export type EnrolShown =
  | { shows: 'closed' }
  | { shows: 'writing' }
  | { shows: 'sending' }
  /** A sentence at a field, or below. */
  | { shows: 'failed'; failure: Failure }
  /** Somebody has the number already. */
  | { shows: 'clash'; matches: CustomerMatch[] };

export interface EnrolState {
  shown: EnrolShown;
  form: FormShown;
  draft: EnrolDraft;
  /** Whose name and fields are changed; null = a new member. */
  of: string | null;
  /** @param typed what was looked for in vain. */
  open: (typed: string) => Promise<void>;
  openFor: (card: MemberCard) => Promise<void>;
  type: (change: Partial<EnrolDraft>) => void;
  typeField: (part: 'fields' | 'extendedFields', name: string, value: string) => void;
  send: () => Promise<void>;
  /** The same person: that member is served. */
  take: (customerId: string) => void;
  back: () => void;
  close: () => void;
}

export type EnrolStore = StoreApi<EnrolState>;

const empty: EnrolDraft = {
  firstName: '',
  lastName: '',
  mobile: '',
  email: '',
  card: '',
  externalId: '',
  fields: {},
  extendedFields: {},
  mayWrite: [],
};

/** What was typed into the field that finds members, as it belongs into the form. */
export function draftFrom(typed: string): EnrolDraft {
  const text = typed.trim();
  if (readEmail(text).ok) return { ...empty, email: text };
  if (readMobile(text).ok) return { ...empty, mobile: text };
  if (/\d/.test(text)) return /^[!-~]+$/.test(text) ? { ...empty, card: text } : empty;
  const [firstName = '', ...rest] = text.split(/\s+/);
  return { ...empty, firstName, lastName: rest.join(' ') };
}

function identifiersIn({ mobile, email, card, externalId }: EnrolDraft): MemberIdentifiers {
  const typed = { mobile, email, card, externalId };
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''));
}

/** @param served brings a member to the counter. */
export function createEnrolStore(
  call: Call,
  newId: () => string,
  served: (customerId: string) => void,
): EnrolStore {
  let changeId = '';
  let isAnswered = false;
  let turn = 0;

  return createStore<EnrolState>((set, get) => {
    const begin = async (draft: EnrolDraft, of: string | null) => {
      turn += 1;
      const mine = turn;
      changeId = newId();
      isAnswered = false;
      set({ shown: { shows: 'writing' }, draft, of, form: { shows: 'reading' } });
      const answer = await call('readMemberForm', {});
      if (turn !== mine) return;
      set({
        form: answer.ok
          ? { shows: 'known', form: answer.value }
          : { shows: 'failed', failure: answer.failure },
      });
    };

    /** Another thing is decided now. */
    const decideAnew = () => {
      if (!isAnswered) return;
      changeId = newId();
      isAnswered = false;
    };

    const enrol = async (draft: EnrolDraft, mine: number) => {
      const { firstName, lastName, fields, extendedFields, mayWrite } = draft;
      const answer = await call('enrolMember', {
        changeId,
        ...identifiersIn(draft),
        ...{ firstName, lastName, fields, extendedFields, mayWrite },
      });
      if (turn !== mine) return;
      isAnswered = true;
      if (!answer.ok) return set({ shown: { shows: 'failed', failure: answer.failure } });
      const { outcome, customer, clash, reasons, platform } = answer.value;
      if (customer !== null) return get().take(customer.id);
      if (outcome === 'clash' && clash.length > 0) return set({ shown: { shows: 'clash', matches: clash } });
      const failure = failureFrom(reasons, platform);
      set({ shown: failure === null ? { shows: 'writing' } : { shows: 'failed', failure } });
    };

    const update = async (customerId: string, draft: EnrolDraft, mine: number) => {
      const { firstName, lastName, fields, extendedFields, mayWrite } = draft;
      const answer = await call('updateMember', {
        changeId,
        ...{ customerId, firstName, lastName, fields, extendedFields, mayWrite },
      });
      if (turn !== mine) return;
      isAnswered = true;
      if (!answer.ok) return set({ shown: { shows: 'failed', failure: answer.failure } });
      const failure =
        answer.value.outcome === 'refused' ? failureFrom(answer.value.reasons, answer.value.platform) : null;
      if (failure !== null) return set({ shown: { shows: 'failed', failure } });
      get().take(customerId);
    };

    return {
      shown: { shows: 'closed' },
      form: { shows: 'reading' },
      draft: empty,
      of: null,
      open: (typed) => begin(draftFrom(typed), null),
      openFor: ({ customer, profile }) => {
        const { firstName, lastName, fields, extendedFields, mayWrite } = profile ?? {
          ...{ firstName: customer.name, lastName: '', fields: {}, extendedFields: {}, mayWrite: [] },
        };
        return begin({ ...empty, firstName, lastName, fields, extendedFields, mayWrite }, customer.id);
      },
      type: (change) => {
        const { shown, draft } = get();
        if (shown.shows !== 'writing' && shown.shows !== 'failed') return;
        decideAnew();
        set({ draft: { ...draft, ...change }, shown: { shows: 'writing' } });
      },
      typeField: (part, name, value) => get().type({ [part]: { ...get().draft[part], [name]: value } }),
      send: async () => {
        const { shown, draft, of } = get();
        if (shown.shows !== 'writing' && shown.shows !== 'failed') return;
        set({ shown: { shows: 'sending' } });
        await (of === null ? enrol(draft, turn) : update(of, draft, turn));
      },
      take: (customerId) => {
        get().close();
        served(customerId);
      },
      back: () => set({ shown: { shows: 'writing' } }),
      close: () => {
        turn += 1;
        set({ shown: { shows: 'closed' }, draft: empty, of: null });
      },
    };
  });
}

/** A refusal as the form says it. */
function failureFrom(reasons: Reason[], platform: PlatformWords | null): Failure | null {
  const [first] = reasons;
  if (first === undefined) return null;
  const { key: reason, message, next, facts } = first;
  return { kind: 'refused', reason, message, next, facts, ...(platform === null ? {} : { platform }) };
}
