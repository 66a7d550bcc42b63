/** The audit's store: a page of the record by person, kind and day, the verification, and the file. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  type AuditKind,
  type AuditLineSeen,
  type AuditVerdict,
  auditKind,
} from '../../../src-main/contract/audit.ts';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { Call } from '../../app/call.ts';

export type AuditList =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; lines: AuditLineSeen[]; next: number | null; readingMore: boolean };

export type Verified =
  | { shows: 'verifying' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; verdict: AuditVerdict };

export type AuditFile =
  | { does: 'nothing' }
  | { does: 'reading' }
  | { does: 'saved'; rows: number }
  | { does: 'failed'; failure: Failure };

/** Empty = all of them. `day` as the machine's date field writes it, YYYY-MM-DD. */
export interface AuditChoice {
  who: string;
  kind: AuditKind | '';
  day: string;
}

export interface AuditState {
  choice: AuditChoice;
  people: string[];
  list: AuditList;
  verified: Verified;
  file: AuditFile;
  open: () => void;
  verify: () => Promise<void>;
  choose: (change: Partial<AuditChoice>) => void;
  readMore: () => Promise<void>;
  save: () => Promise<void>;
  forget: () => void;
}

export type AuditStore = StoreApi<AuditState>;
export const auditKinds = auditKind.options;

const nothing = {
  choice: { who: '', kind: '' as const, day: '' },
  people: [],
  list: { shows: 'reading' as const },
  verified: { shows: 'verifying' as const },
  file: { does: 'nothing' as const },
};

export function createAuditStore(call: Call, saveFile: (name: string, text: string) => void): AuditStore {
  let turn = 0;

  return createStore<AuditState>((set, get) => {
    async function read(before?: number): Promise<void> {
      turn += 1;
      const mine = turn;
      const { list, choice } = get();
      const earlier = before !== undefined && list.shows === 'known' ? list.lines : [];
      const answer = await call('readAudit', {
        ...filterOf(choice),
        ...(before === undefined ? {} : { before }),
      });
      if (turn !== mine) return;
      if (!answer.ok) {
        set({ list: { shows: 'failed', failure: answer.failure } });
        return;
      }
      const { lines, next, people } = answer.value;
      set({ people, list: { shows: 'known', lines: [...earlier, ...lines], next, readingMore: false } });
    }

    return {
      ...nothing,
      open: () => {
        void read();
        void get().verify();
      },
      verify: async () => {
        set({ verified: { shows: 'verifying' } });
        const answer = await call('verifyAudit', {});
        set({
          verified: answer.ok
            ? { shows: 'known', verdict: answer.value }
            : { shows: 'failed', failure: answer.failure },
        });
      },
      choose: (change) => {
        set({ choice: { ...get().choice, ...change }, file: { does: 'nothing' } });
        void read();
      },
      readMore: async () => {
        const { list } = get();
        if (list.shows !== 'known' || list.next === null || list.readingMore) return;
        set({ list: { ...list, readingMore: true } });
        await read(list.next);
      },
      save: async () => {
        if (get().file.does === 'reading') return;
        set({ file: { does: 'reading' } });
        const answer = await call('exportAudit', filterOf(get().choice));
        if (answer.ok) saveFile('audit.csv', answer.value.csv);
        set({
          file: answer.ok
            ? { does: 'saved', rows: answer.value.rows }
            : { does: 'failed', failure: answer.failure },
        });
      },
      forget: () => {
        turn += 1;
        set(nothing);
      },
    };
  });
}

function filterOf({ who, kind, day }: AuditChoice) {
  const start = day === '' ? Number.NaN : new Date(`${day}T00:00:00`).getTime();
  const end = new Date(start);
  end.setDate(end.getDate() + 1);
  return {
    ...(who === '' ? {} : { who }),
    ...(kind === '' ? {} : { kind }),
    ...(Number.isNaN(start) ? {} : { from: start, to: end.getTime() }),
  };
}
