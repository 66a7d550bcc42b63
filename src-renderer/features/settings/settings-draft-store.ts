/** What is typed on the settings screen and not saved yet. Saves only what was changed, and says what that was. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import type { OperationInput } from '../../../src-main/contract/table.ts';
import type { Call } from '../../app/call.ts';
import type { SettingsStore } from '../../app/settings-store.ts';
import { readSetting, type SettingProblem, writeSetting } from './read-setting.ts';
import {
  type CallSetting,
  type GroupName,
  groupOf,
  type SettingPart,
  settingFields,
  type TypedName,
} from './setting-fields.ts';

export type SettingName =
  | TypedName
  | 'appearance'
  | CallSetting
  | 'ownBillNumbers'
  | 'slipWidth'
  | 'billFormat';
type Changes = OperationInput<'saveSettings'>['changes'];

export type DraftShown =
  | { shows: 'editing' }
  | { shows: 'saving' }
  | { shows: 'saved'; names: SettingName[] }
  | { shows: 'nothing-changed' }
  | { shows: 'failed'; failure: Failure };

export interface SettingsDraftState {
  drafts: Partial<Record<TypedName, string>>;
  problems: Partial<Record<TypedName, SettingProblem>>;
  shown: DraftShown;
  type: (name: TypedName, text: string) => void;
  undo: () => void;
  save: (part: SettingPart) => Promise<void>;
  choose: (
    change: Partial<
      Pick<Settings, 'appearance' | CallSetting | 'ownBillNumbers' | 'slipWidth' | 'billFormat'>
    >,
  ) => Promise<void>;
}

export type SettingsDraftStore = StoreApi<SettingsDraftState>;

export function createSettingsDraftStore(call: Call, shared: SettingsStore): SettingsDraftStore {
  return createStore<SettingsDraftState>((set, get) => {
    const send = async (changes: Changes, names: SettingName[]) => {
      set({ shown: { shows: 'saving' } });
      const answer = await call('saveSettings', { changes });
      if (!answer.ok) {
        set({ shown: { shows: 'failed', failure: answer.failure } });
        return;
      }
      shared.getState().take(answer.value.settings, answer.value.connection);
      const drafts = Object.fromEntries(
        Object.entries(get().drafts).filter(([name]) => !names.includes(name as SettingName)),
      );
      set({ drafts, shown: { shows: 'saved', names } });
    };

    return {
      drafts: {},
      problems: {},
      shown: { shows: 'editing' },
      type: (name, text) => {
        const { [name]: _, ...problems } = get().problems;
        set({ drafts: { ...get().drafts, [name]: text }, problems, shown: { shows: 'editing' } });
      },
      undo: () => set({ drafts: {}, problems: {}, shown: { shows: 'editing' } }),
      save: async (part) => {
        const { shown } = shared.getState();
        if (shown.shows !== 'known') return;
        const read = readDrafts(part, get().drafts, shown.settings);
        set({ problems: read.problems });
        if (Object.keys(read.problems).length > 0) return;
        if (read.names.length === 0) set({ drafts: {}, shown: { shows: 'nothing-changed' } });
        else await send(read.changes, read.names);
      },
      choose: async (change) => {
        const names = Object.keys(change) as (keyof typeof change)[];
        await send(change, names);
      },
    };
  });
}

/** Only what differs from what is saved; amounts are read in the currency that will hold after saving. */
export function readDrafts(
  part: SettingPart,
  drafts: Partial<Record<TypedName, string>>,
  saved: Settings,
): { changes: Changes; names: TypedName[]; problems: Partial<Record<TypedName, SettingProblem>> } {
  const plain: Record<string, unknown> = {};
  const groups: Partial<Record<GroupName, Record<string, unknown>>> = {};
  const names: TypedName[] = [];
  const problems: Partial<Record<TypedName, SettingProblem>> = {};
  for (const field of settingFields) {
    const text = drafts[field.name];
    if (field.part !== part || text === undefined || text.trim() === writeSetting(field, saved)) continue;
    const read = readSetting(field, text, saved.currency);
    if (!read.ok) {
      problems[field.name] = read.problem;
      continue;
    }
    names.push(field.name);
    const grouped = groupOf(field.name);
    if (grouped) groups[grouped.group] = { ...groups[grouped.group], [grouped.key]: read.value };
    else plain[field.name] = read.value;
  }
  const changes = { ...plain, ...groups } as Changes;
  return { changes, names, problems };
}
