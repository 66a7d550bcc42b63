/** The stores of the settings screen, made together. */
import type { Call } from '../../app/call.ts';
import type { SettingsStore } from '../../app/settings-store.ts';
import { type BackupsStore, createBackupsStore } from './backups-store.ts';
import { createKeysStore, type KeysStore } from './keys-store.ts';
import { createPrivacyStore, type PrivacyStore } from './privacy-store.ts';
import { createProgramKeysStore, type ProgramKeysStore } from './program-keys-store.ts';
import { createSettingsDraftStore, type SettingsDraftStore } from './settings-draft-store.ts';
import { createSharedNameStore, type SharedNameStore } from './shared-name-store.ts';
import { createStaffStore, type StaffStore } from './staff-store.ts';

export interface SettingsScreenStores {
  draft: SettingsDraftStore;
  staff: StaffStore;
  backups: BackupsStore;
  keys: KeysStore;
  sharedName: SharedNameStore;
  programKeys: ProgramKeysStore;
  privacy: PrivacyStore;
}

export function createSettingsScreenStores(call: Call, shared: SettingsStore): SettingsScreenStores {
  return {
    draft: createSettingsDraftStore(call, shared),
    staff: createStaffStore(call),
    backups: createBackupsStore(call),
    keys: createKeysStore(call),
    sharedName: createSharedNameStore(call),
    programKeys: createProgramKeysStore(call),
    privacy: createPrivacyStore(call),
  };
}
