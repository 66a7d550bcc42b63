/** How the till is doing: the line, the queue, the money at risk. Pushed by the program, never computed here. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../src-main/contract/result.ts';
import type { Status } from '../../src-main/contract/status.ts';
import type { Call } from './call.ts';

export interface StatusState {
  /** null until the first answer. */
  status: Status | null;
  /** `silent`: our own program does not answer; what `status` says is from before. */
  program: 'answers' | 'silent';
  failure: Failure | null;
  read: () => Promise<void>;
  take: (status: Status) => void;
  lose: () => void;
  switchLine: (line: 'automatic' | 'offline') => Promise<void>;
  pullTrainingLine: (up: boolean) => Promise<void>;
}

export type StatusStore = StoreApi<StatusState>;

export function createStatusStore(call: Call, lineChanged: () => Promise<void>): StatusStore {
  return createStore<StatusState>((set) => {
    const take = (status: Status) => set({ status, program: 'answers', failure: null });
    return {
      status: null,
      program: 'answers',
      failure: null,
      read: async () => {
        const answer = await call('readStatus', {});
        if (answer.ok) take(answer.value);
        else set({ failure: answer.failure });
      },
      take,
      lose: () => set({ program: 'silent' }),
      switchLine: async (line) => {
        const answer = await call('switchLine', { line });
        if (answer.ok) take(answer.value);
        else set({ failure: answer.failure });
      },
      pullTrainingLine: async (up) => {
        const answer = await call('pullTrainingLine', { up });
        if (answer.ok) take(answer.value);
        else set({ failure: answer.failure });
        await lineChanged();
      },
    };
  });
}
