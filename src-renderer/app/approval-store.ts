/**
 * Asks a manager at the till to allow one call with one input, and hands the approval to whoever asked.
 * The PIN lives in the dialog only, is sent once, and must never outlive the dialog.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reason } from '../../src-main/contract/reasons.ts';
import type { Failure } from '../../src-main/contract/result.ts';
import type { OperationInput, OperationName } from '../../src-main/contract/table.ts';
import type { Call } from './call.ts';

export type ApprovalShown =
  | { shows: 'closed' }
  | { shows: 'asking'; reasons: Reason[] }
  | { shows: 'sending'; reasons: Reason[] }
  | { shows: 'refused'; reasons: Reason[]; failure: Failure };

export interface ApprovalState {
  shown: ApprovalShown;
  pin: string;
  typePin: (pin: string) => void;
  /** Answers the approval's id, or null when the people at the till decided otherwise. */
  ask: <Name extends OperationName>(
    operation: Name,
    input: OperationInput<Name>,
    reasons: Reason[],
  ) => Promise<string | null>;
  send: (pin: string) => Promise<void>;
  cancel: () => void;
}

export type ApprovalStore = StoreApi<ApprovalState>;

interface Pending {
  operation: OperationName;
  input: unknown;
  reasons: Reason[];
  settle: (approvalId: string | null) => void;
}

export function createApprovalStore(call: Call): ApprovalStore {
  let pending: Pending | null = null;

  return createStore<ApprovalState>((set) => {
    const end = (approvalId: string | null) => {
      const ended = pending;
      pending = null;
      set({ shown: { shows: 'closed' }, pin: '' });
      ended?.settle(approvalId);
    };
    return {
      shown: { shows: 'closed' },
      pin: '',
      typePin: (pin) => set({ pin }),
      ask: (operation, input, reasons) =>
        new Promise((settle) => {
          pending?.settle(null);
          pending = { operation, input, reasons, settle };
          set({ shown: { shows: 'asking', reasons }, pin: '' });
        }),
      send: async (pin) => {
        const asked = pending;
        if (!asked) return;
        const { operation, input, reasons } = asked;
        set({ shown: { shows: 'sending', reasons } });
        const answer = await call('approve', { operation, input, pin });
        if (pending !== asked) return;
        if (answer.ok) end(answer.value.approvalId);
        else set({ shown: { shows: 'refused', reasons, failure: answer.failure }, pin: '' });
      },
      cancel: () => end(null),
    };
  });
}
