/** Hands the settings screen's stores to its parts. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { BackupsState } from './backups-store.ts';
import type { KeysState } from './keys-store.ts';
import type { PrivacyState } from './privacy-store.ts';
import type { ProgramKeysState } from './program-keys-store.ts';
import type { SettingsDraftState } from './settings-draft-store.ts';
import type { SettingsScreenStores } from './settings-screen-stores.ts';
import type { SharedNameState } from './shared-name-store.ts';
import type { StaffState } from './staff-store.ts';

export const SettingsContext = createContext<SettingsScreenStores | null>(null);

function useStores(): SettingsScreenStores {
  const stores = useContext(SettingsContext);
  if (!stores) throw new Error('a part of the settings stands outside the settings');
  return stores;
}

export function useDraft<Part>(select: (state: SettingsDraftState) => Part): Part {
  return useStore(useStores().draft, select);
}

export function useStaff<Part>(select: (state: StaffState) => Part): Part {
  return useStore(useStores().staff, select);
}

export function useBackups<Part>(select: (state: BackupsState) => Part): Part {
  return useStore(useStores().backups, select);
}

export function useKeys<Part>(select: (state: KeysState) => Part): Part {
  return useStore(useStores().keys, select);
}

export function useSharedName<Part>(select: (state: SharedNameState) => Part): Part {
  return useStore(useStores().sharedName, select);
}

export function useProgramKeys<Part>(select: (state: ProgramKeysState) => Part): Part {
  return useStore(useStores().programKeys, select);
}

export function usePrivacy<Part>(select: (state: PrivacyState) => Part): Part {
  return useStore(useStores().privacy, select);
}
