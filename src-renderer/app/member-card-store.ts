/**
 * The whole card of a member, and what is written about one from there: another number or card, a status, a note, labels.
 * Whole numbers are asked for apart, and the record says by whom.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Identifier } from '../../src-main/contract/customers.ts';
import type { MemberCard, MemberChange, MemberIdentifiers } from '../../src-main/contract/members.ts';
import { sentencesOf } from '../../src-main/contract/reasons.ts';
import type { Failure, Result } from '../../src-main/contract/result.ts';
import type { ApprovalStore } from './approval-store.ts';
import type { Call } from './call.ts';

export type CardShown =
  | { shows: 'closed' }
  | { shows: 'reading'; name: string }
  | { shows: 'failed'; name: string; failure: Failure }
  | { shows: 'known'; card: MemberCard };

export type NumbersShown =
  | { shows: 'ends' }
  | { shows: 'asking' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'whole'; identifiers: Identifier[] };

export type ActName = 'note' | 'labels' | 'identifier' | 'status';

export interface ActDraft {
  text: string;
  labels: string[];
  kind: 'mobile' | 'email' | 'card' | 'externalId';
  value: string;
  label: string;
  reason: string;
}

export type CardAct =
  | { does: 'nothing' }
  | { does: 'writing' | 'sending'; act: ActName }
  | { does: 'failed'; act: ActName; failure: Failure }
  | { does: 'told'; act: ActName; outcome: MemberChange['outcome'] };

export interface MemberCardState {
  shown: CardShown;
  numbers: NumbersShown;
  /** Labels there are at Capillary; empty until they are known. */
  allLabels: string[];
  act: CardAct;
  draft: ActDraft;
  open: (member: { id: string; name: string }) => Promise<void>;
  showNumbers: () => Promise<void>;
  choose: (act: ActName) => Promise<void>;
  type: (change: Partial<ActDraft>) => void;
  send: () => Promise<void>;
  back: () => void;
  close: () => void;
}

export type MemberCardStore = StoreApi<MemberCardState>;

const empty: ActDraft = { text: '', labels: [], kind: 'mobile', value: '', label: '', reason: '' };

export function createMemberCardStore(
  call: Call,
  approval: ApprovalStore,
  newId: () => string,
): MemberCardStore {
  let turn = 0;
  let changeId = '';

  return createStore<MemberCardState>((set, get) => {
    const read = async (customerId: string, name: string, mine: number) => {
      const answer = await call('readMemberCard', { customerId });
      if (turn !== mine) return;
      set({
        shown: answer.ok
          ? { shows: 'known', card: answer.value }
          : { shows: 'failed', name, failure: answer.failure },
      });
    };

    const cardShown = () => {
      const { shown } = get();
      return shown.shows === 'known' ? shown.card : null;
    };

    async function write(card: MemberCard, act: ActName): Promise<Result<MemberChange>> {
      const { draft } = get();
      const asked = { changeId, customerId: card.customer.id };
      switch (act) {
        case 'note':
          return call('addNote', { ...asked, text: draft.text });
        case 'labels': {
          const before = card.labels ?? [];
          return call('changeLabels', {
            ...asked,
            add: draft.labels.filter((one) => !before.includes(one)),
            remove: before.filter((one) => !draft.labels.includes(one)),
          });
        }
        case 'identifier': {
          const old = await oldNumber(card.customer.id, draft.kind);
          const add: MemberIdentifiers = { [draft.kind]: draft.value };
          return call('changeIdentifier', { ...asked, add, remove: old });
        }
        case 'status':
          return changeStatus({ ...asked, label: draft.label, reason: draft.reason });
      }
    }

    /** What the new one takes the place of; asked for, because the card knows its end only. */
    async function oldNumber(customerId: string, kind: ActDraft['kind']): Promise<MemberIdentifiers> {
      const answer = await call('showIdentifiers', { customerId });
      const old = answer.ok ? answer.value.identifiers.find(({ type }) => type === kind) : undefined;
      return old === undefined ? {} : { [kind]: old.value };
    }

    async function changeStatus(input: {
      changeId: string;
      customerId: string;
      label: string;
      reason: string;
    }): Promise<Result<MemberChange>> {
      const answer = await call('changeMemberStatus', input);
      if (answer.ok || answer.failure.reason !== 'needs-manager') return answer;
      const { reason: key, facts } = answer.failure;
      const why = [{ key, weight: 'soft' as const, facts, ...sentencesOf(key, facts) }];
      const approved = await approval.getState().ask('changeMemberStatus', input, why);
      return approved === null ? answer : call('changeMemberStatus', input, approved);
    }

    return {
      shown: { shows: 'closed' },
      numbers: { shows: 'ends' },
      allLabels: [],
      act: { does: 'nothing' },
      draft: empty,
      open: async ({ id, name }) => {
        turn += 1;
        set({
          shown: { shows: 'reading', name },
          numbers: { shows: 'ends' },
          act: { does: 'nothing' },
          draft: empty,
        });
        await read(id, name, turn);
      },
      showNumbers: async () => {
        const card = cardShown();
        if (card === null || get().numbers.shows === 'asking') return;
        const mine = turn;
        set({ numbers: { shows: 'asking' } });
        const answer = await call('showIdentifiers', { customerId: card.customer.id });
        if (turn !== mine) return;
        set({
          numbers: answer.ok
            ? { shows: 'whole', identifiers: answer.value.identifiers }
            : { shows: 'failed', failure: answer.failure },
        });
      },
      choose: async (act) => {
        const card = cardShown();
        if (card === null) return;
        changeId = newId();
        set({ act: { does: 'writing', act }, draft: { ...empty, labels: card.labels ?? [] } });
        if (act !== 'labels') return;
        const mine = turn;
        const answer = await call('readMemberForm', {});
        if (turn === mine && answer.ok) set({ allLabels: answer.value.labels });
      },
      type: (change) => {
        const { act, draft } = get();
        if (act.does !== 'writing' && act.does !== 'failed') return;
        // what is typed after an answer is another decision
        if (act.does === 'failed') changeId = newId();
        set({ draft: { ...draft, ...change }, act: { does: 'writing', act: act.act } });
      },
      send: async () => {
        const { act } = get();
        const card = cardShown();
        if (card === null || (act.does !== 'writing' && act.does !== 'failed')) return;
        const mine = turn;
        set({ act: { does: 'sending', act: act.act } });
        const answer = await write(card, act.act);
        if (turn !== mine) return;
        if (!answer.ok) return set({ act: { does: 'failed', act: act.act, failure: answer.failure } });
        const { outcome, reasons, platform } = answer.value;
        const [why] = reasons;
        if (outcome === 'refused' && why !== undefined) {
          const { key: reason, message, next, facts } = why;
          const told = platform === null ? {} : { platform };
          const failure: Failure = { kind: 'refused', reason, message, next, facts, ...told };
          return set({ act: { does: 'failed', act: act.act, failure } });
        }
        set({ act: { does: 'told', act: act.act, outcome }, numbers: { shows: 'ends' } });
        await read(card.customer.id, card.customer.name, mine);
      },
      back: () => set({ act: { does: 'nothing' } }),
      close: () => {
        turn += 1;
        set({
          shown: { shows: 'closed' },
          numbers: { shows: 'ends' },
          act: { does: 'nothing' },
          draft: empty,
        });
      },
    };
  });
}
