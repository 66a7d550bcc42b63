/** The settings file as the program sees it, over either of the two stores that write it. */
import type { SettingsFile } from '../../app/ports.ts';

/** What `conf` and `electron-store` have in common. */
export interface KeyValueStore {
  get: (key: string) => unknown;
  set: (key: string, value: unknown) => void;
  delete: (key: string) => void;
}

/** How both stores are opened; `accessPropertiesByDotNotation` would take a dot in a key for a path. */
export const settingsFileName = 'settings';
export const settingsStoreOptions = { configFileMode: 0o600, accessPropertiesByDotNotation: false } as const;

export function keepSettings(store: KeyValueStore): SettingsFile {
  return {
    read: (key) => store.get(key),
    write: (key, value) => (value === undefined ? store.delete(key) : store.set(key, value)),
  };
}
