/**
 * Light or dark. The setting lives in the program; a copy is kept in the browser so that the sign-in screen,
 * before anybody may read settings, already looks right.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Settings } from '../../src-main/contract/settings.ts';

export type Appearance = Settings['appearance'];

export interface AppearanceState {
  appearance: Appearance;
  machineIsDark: boolean;
  take: (appearance: Appearance) => void;
  takeMachine: (dark: boolean) => void;
}

export type AppearanceStore = StoreApi<AppearanceState>;

/** A small memory of the browser: `localStorage` fits. */
export interface Memory {
  getItem: (key: string) => string | null;
  setItem: (key: string, value: string) => void;
}

const key = 'counterpart-appearance';

export function createAppearanceStore(memory: Memory, machineIsDark: boolean): AppearanceStore {
  const kept = memory.getItem(key);
  return createStore<AppearanceState>((set) => ({
    appearance: kept === 'light' || kept === 'dark' ? kept : 'system',
    machineIsDark,
    take: (appearance) => {
      memory.setItem(key, appearance);
      set({ appearance });
    },
    takeMachine: (dark) => set({ machineIsDark: dark }),
  }));
}

export function schemeOf(state: AppearanceState): 'light' | 'dark' {
  if (state.appearance !== 'system') return state.appearance;
  return state.machineIsDark ? 'dark' : 'light';
}
