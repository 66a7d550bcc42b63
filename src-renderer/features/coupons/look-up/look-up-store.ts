/**
 * The store of the look-up tab: one coupon by its code, and the changes that are made to it. Beginning a change is one
 * decision with an id of its own: pressing twice, or again after a failure, asks for the same change.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CouponsWanted, MadeChange } from '../../../../src-main/contract/coupon-changes.ts';
import type { Entry } from '../../../../src-main/contract/entries.ts';
import { type Reason, sentencesOf } from '../../../../src-main/contract/reasons.ts';
import type { Failure, Result } from '../../../../src-main/contract/result.ts';
import type { OperationInput } from '../../../../src-main/contract/table.ts';
import type { ApprovalStore } from '../../../app/approval-store.ts';
import type { Call } from '../../../app/call.ts';
import {
  type Change,
  type ChangeDraft,
  emptyDraft,
  emptyLookUp,
  faultIn,
  type LookUpFacts,
} from './look-up-state.ts';

interface LookUpActions {
  type: (text: string) => void;
  look: () => Promise<void>;
  list: (customerId: string, which: CouponsWanted) => Promise<void>;
  listMore: (customerId: string) => Promise<void>;
  begin: (change: Change) => void;
  draftIn: (change: Partial<ChangeDraft>) => void;
  leave: () => void;
  send: () => Promise<void>;
  /** An entry changed: it may be the one that was just written. */
  hear: (entry: Entry) => void;
  forget: () => void;
}

export type LookUpState = LookUpFacts & LookUpActions;
export type LookUpStore = StoreApi<LookUpState>;

type Asked =
  | { name: 'undoRedemption'; input: OperationInput<'undoRedemption'> }
  | { name: 'attachBill'; input: OperationInput<'attachBill'> }
  | { name: 'revokeCoupon'; input: OperationInput<'revokeCoupon'> }
  | { name: 'revokeSeveral'; input: OperationInput<'revokeSeveral'> }
  | { name: 'moveExpiry'; input: OperationInput<'moveExpiry'> }
  | { name: 'resendCoupon'; input: OperationInput<'resendCoupon'> };

/** @param newId makes the id of a decision. */
export function createLookUpStore(call: Call, approval: ApprovalStore, newId: () => string): LookUpStore {
  let turn = 0;
  let changeId = '';
  /** Each of the coupons that are taken away together is a decision of its own. */
  let several: { changeId: string; code: string }[] = [];

  return createStore<LookUpState>((set, get) => {
    const read = async (code: string) => {
      turn += 1;
      const mine = turn;
      const answer = await call('lookAtCoupon', { code });
      if (turn !== mine) return;
      set({
        shown: answer.ok
          ? { shows: 'known', coupon: answer.value }
          : { shows: 'failed', failure: answer.failure },
      });
    };

    const begin = ({ name }: Change) => {
      changeId = newId();
      const { held } = get();
      const usable = name === 'revokeAll' && held.shows === 'known' ? held.coupons : [];
      several = usable.slice(0, 50).map(({ code }) => ({ changeId: newId(), code }));
    };

    const ask = async (asked: Asked, approvalId?: string): Promise<Result<MadeChange>> => {
      switch (asked.name) {
        case 'undoRedemption':
          return call('undoRedemption', asked.input, approvalId);
        case 'attachBill':
          return call('attachBill', asked.input, approvalId);
        case 'revokeCoupon':
          return call('revokeCoupon', asked.input, approvalId);
        case 'revokeSeveral': {
          const several = await call('revokeSeveral', asked.input, approvalId);
          if (!several.ok) return several;
          const [first, ...others] = several.value.coupons;
          if (first === undefined) throw new Error('no coupon was asked for');
          // told as a whole by the first that is not done
          return { ok: true, value: others.find(({ outcome }) => outcome !== 'done') ?? first };
        }
        case 'moveExpiry':
          return call('moveExpiry', asked.input, approvalId);
        case 'resendCoupon':
          return call('resendCoupon', asked.input, approvalId);
      }
    };

    return {
      ...emptyLookUp,
      type: (text) => set({ text }),
      look: async () => {
        const code = get().text.trim();
        if (code === '') return;
        set({
          shown: { shows: 'reading' },
          held: { shows: 'nothing' },
          act: { does: 'nothing' },
          draft: emptyDraft,
        });
        await read(code);
      },
      list: async (customerId, which) => {
        const mine = turn;
        set({ held: { shows: 'reading', which } });
        const answer = await call('listMemberCoupons', { customerId, which });
        const { held } = get();
        if (turn !== mine || held.shows !== 'reading' || held.which !== which) return;
        set({
          held: answer.ok
            ? { shows: 'known', which, ...answer.value }
            : { shows: 'failed', which, failure: answer.failure },
        });
      },
      listMore: async (customerId) => {
        const { held } = get();
        if (held.shows !== 'known' || held.next === null) return;
        const { which, next: from } = held;
        const answer = await call('listMemberCoupons', { customerId, which, from });
        if (get().held !== held || !answer.ok) return;
        set({
          held: {
            shows: 'known',
            which,
            coupons: [...held.coupons, ...answer.value.coupons],
            next: answer.value.next,
          },
        });
      },
      begin: (change) => {
        begin(change);
        set({ act: { does: 'writing', change }, draft: emptyDraft });
      },
      draftIn: (more) => {
        const { act, draft } = get();
        // another wish is another decision
        if (act.does === 'failed') {
          begin(act.change);
          set({ act: { does: 'writing', change: act.change } });
        }
        set({ draft: { ...draft, ...more } });
      },
      leave: () => set({ act: { does: 'nothing' } }),
      send: async () => {
        const { shown, act, draft } = get();
        if (shown.shows !== 'known' || (act.does !== 'writing' && act.does !== 'failed')) return;
        const { change } = act;
        const { coupon } = shown;
        const field = faultIn(change, draft);
        if (field !== null) {
          set({ act: { does: 'failed', change, failure: faultOf(field) } });
          return;
        }
        const asked = askedFor(change, draft, {
          changeId,
          code: coupon.code,
          holderId: coupon.holder?.id ?? null,
          several,
        });
        set({ act: { does: 'sending', change } });
        let answer = await ask(asked);
        if (!answer.ok && answer.failure.reason === 'needs-manager') {
          const approved = await approval.getState().ask(asked.name, asked.input, [asReason(answer.failure)]);
          if (approved === null) {
            set({ act: { does: 'writing', change } });
            return;
          }
          answer = await ask(asked, approved);
        }
        set({
          act: answer.ok
            ? { does: 'told', change, made: answer.value }
            : { does: 'failed', change, failure: answer.failure },
        });
        if (answer.ok) await read(coupon.code);
      },
      hear: (entry) => {
        const { act, shown } = get();
        if (act.does === 'told' && act.made.entry.id === entry.id) {
          const outcome = outcomeNow(entry) ?? act.made.outcome;
          set({
            act: {
              ...act,
              made: { outcome, entry, reasons: entry.till.reasons, platform: entry.capillary.words },
            },
          });
        }
        // what it did to the coupon is there to be seen once it has ended
        if (shown.shows === 'known' && shown.coupon.code === entry.code && outcomeNow(entry) !== null)
          void read(shown.coupon.code);
      },
      forget: () => {
        turn += 1;
        set(emptyLookUp);
      },
    };
  });
}

function outcomeNow({ state, kind }: Entry): MadeChange['outcome'] | null {
  if (state === 'confirmed') return 'done';
  if (state === 'withdrawn' && kind === 'resend-coupon') return 'not-known';
  return state === 'rejected' ? 'refused' : null;
}

function askedFor(
  { name, use }: Change,
  draft: ChangeDraft,
  about: {
    changeId: string;
    code: string;
    holderId: string | null;
    several: { changeId: string; code: string }[];
  },
): Asked {
  const { changeId, code, holderId, several } = about;
  const base = { changeId, code, reason: draft.reason.trim() };
  const ofUse = { ...base, customerId: use?.customerId ?? '', reference: use?.reference ?? '' };
  switch (name) {
    case 'undo':
      return { name: 'undoRedemption', input: ofUse };
    case 'bill':
      return {
        name: 'attachBill',
        input: { ...ofUse, bill: { number: draft.bill.trim(), amount: draft.amount.trim() } },
      };
    case 'revoke':
      return { name: 'revokeCoupon', input: { ...base, customerId: holderId } };
    case 'revokeAll':
      return {
        name: 'revokeSeveral',
        input: { customerId: holderId ?? '', coupons: several, reason: base.reason },
      };
    case 'expiry':
      return { name: 'moveExpiry', input: { ...base, customerId: holderId, lastDay: draft.lastDay } };
    case 'resend':
      return { name: 'resendCoupon', input: { ...base, customerId: holderId ?? '' } };
  }
}

function asReason({ reason: key, facts, message, next }: Failure): Reason {
  return { key, weight: 'soft', facts, message, next };
}

function faultOf(field: keyof ChangeDraft): Failure {
  const facts = { field: fieldNames[field] };
  return { kind: 'bad-input', reason: 'input-empty', facts, ...sentencesOf('input-empty', facts), field };
}

const fieldNames: Record<keyof ChangeDraft, string> = {
  reason: 'The reason',
  lastDay: 'The last day',
  bill: 'The bill number',
  amount: 'The bill amount',
};
