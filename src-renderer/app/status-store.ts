/** How the till is doing: the line, the queue, the money at risk. Pushed by the program, never computed here. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Result } from '../../src-main/contract/result.ts';
import type { Status } from '../../src-main/contract/status.ts';
import type { Call } from './call.ts';

export interface StatusState {
  /** null until the first answer. */
  status: Status | null;
  /** `silent`: our own program does not answer; what `status` says is from before. */
  program: 'answers' | 'silent';
  read: () => Promise<Result<Status>>;
  /**
   * Whether something is still to be sent. Asks the program, because what it pushed may be a second old; a silent one
   * is taken by its last word.
   */
  holdsUnsent: () => Promise<boolean>;
  take: (status: Status) => void;
  lose: () => void;
  switchLine: (line: 'automatic' | 'offline') => Promise<void>;
  pullTrainingLine: (up: boolean) => Promise<void>;
}

export type StatusStore = StoreApi<StatusState>;

export function createStatusStore(call: Call, lineChanged: () => Promise<void>): StatusStore {
  let asked = 0;
  return createStore<StatusState>((set, get) => {
    const take = (status: Status) => set({ status, program: 'answers' });
    /** Of several questions the last one counts; where a push came meanwhile, nobody can tell which is newer. */
    const ask = async (question: () => Promise<Result<Status>>): Promise<Result<Status>> => {
      asked += 1;
      const own = asked;
      const before = get().status;
      const answer = await question();
      if (!answer.ok || own !== asked) return answer;
      if (get().status !== before) return get().read();
      take(answer.value);
      return answer;
    };
    return {
      status: null,
      program: 'answers',
      read: () => ask(() => call('readStatus', {})),
      holdsUnsent: async () => {
        const answer = await get().read();
        const status = answer.ok ? answer.value : get().status;
        return (status?.counts.waiting ?? 0) > 0;
      },
      take,
      lose: () => set({ program: 'silent' }),
      switchLine: async (line) => {
        await ask(() => call('switchLine', { line }));
      },
      pullTrainingLine: async (up) => {
        await ask(() => call('pullTrainingLine', { up }));
        await lineChanged();
      },
    };
  });
}
