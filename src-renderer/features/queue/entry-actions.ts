/**
 * One entry in full, and what a manager may do with it. When the till asks for a manager, the PIN dialog is opened and
 * exactly the same call is repeated with the approval.
 */

import type { Entry } from '../../../src-main/contract/entries.ts';
import type { Result } from '../../../src-main/contract/result.ts';
import type { ApprovalStore } from '../../app/approval-store.ts';
import type { Call } from '../../app/call.ts';
import type { QueueFacts } from './queue-state.ts';

export interface EntryActions {
  open: (id: string) => Promise<void>;
  /** Reads the open entry's history again without hiding what is shown. */
  refresh: () => Promise<void>;
  retry: () => Promise<void>;
  beginWithdraw: () => void;
  typeNote: (note: string) => void;
  keep: () => void;
  withdraw: () => Promise<void>;
}

interface EntryTools {
  call: Call;
  approval: ApprovalStore;
  get: () => QueueFacts & { takeEntry: (entry: Entry) => void };
  set: (change: Partial<QueueFacts>) => void;
}

export function entryActions({ call, approval, get, set }: EntryTools): EntryActions {
  const read = async (id: string) => {
    const answer = await call('readEntry', { id });
    const { detail } = get();
    if (detail.shows === 'none' || detail.id !== id) return;
    set({
      detail: answer.ok
        ? { shows: 'known', id, ...answer.value }
        : { shows: 'failed', id, failure: answer.failure },
    });
  };

  const openId = () => {
    const { detail } = get();
    return detail.shows === 'known' ? detail.id : null;
  };

  /** Calls; if a manager is needed, asks for one and calls again. Null when nobody allowed it. */
  async function withManager<Name extends 'retryEntry' | 'withdrawEntry'>(
    name: Name,
    input: Parameters<typeof call<Name>>[1],
  ): Promise<Result<Entry> | null> {
    const answer = (await call(name, input)) as Result<Entry>;
    if (answer.ok || answer.failure.reason !== 'needs-manager') return answer;
    const { reason: key, facts, message, next } = answer.failure;
    const approved = await approval
      .getState()
      .ask(name, input, [{ key, weight: 'soft', facts, message, next }]);
    return approved === null ? null : ((await call(name, input, approved)) as Result<Entry>);
  }

  return {
    open: async (id) => {
      set({ detail: { shows: 'reading', id }, act: { does: 'nothing' } });
      await read(id);
    },

    refresh: async () => {
      const id = openId();
      if (id !== null) await read(id);
    },

    retry: async () => {
      const id = openId();
      if (id === null) return;
      set({ act: { does: 'retrying' } });
      const answer = await withManager('retryEntry', { id });
      if (openId() !== id) return;
      if (answer === null) set({ act: { does: 'nothing' } });
      else if (!answer.ok) set({ act: { does: 'failed', failure: answer.failure, note: null } });
      else {
        set({ act: { does: 'retried' } });
        get().takeEntry(answer.value);
      }
    },

    beginWithdraw: () => set({ act: { does: 'noting', note: '' } }),
    typeNote: (note) => set({ act: { does: 'noting', note } }),
    keep: () => set({ act: { does: 'nothing' } }),

    withdraw: async () => {
      const id = openId();
      const { act } = get();
      const note = act.does === 'noting' ? act.note : act.does === 'failed' ? act.note : null;
      if (id === null || note === null) return;
      set({ act: { does: 'withdrawing', note } });
      const answer = await withManager('withdrawEntry', { id, note });
      if (openId() !== id) return;
      if (answer === null) set({ act: { does: 'noting', note } });
      else if (!answer.ok) set({ act: { does: 'failed', failure: answer.failure, note } });
      else {
        set({ act: { does: 'withdrawn' } });
        get().takeEntry(answer.value);
      }
    },
  };
}
