/** The till's settings in their file. What cannot be read falls back to the careful default, value by value. */
import { defaultSettings, type Settings, settings as settingsSchema } from '../contract/settings.ts';
import type { SettingsFile } from './ports.ts';

export interface SettingsKeeper {
  read: () => Settings;
  save: (settings: Settings) => void;
}

export function createSettings(file: SettingsFile, first: Partial<Settings>): SettingsKeeper {
  let current = readKept(file.read('settings'), { ...defaultSettings, ...first });
  return {
    read: () => current,
    save: (settings) => {
      file.write('settings', settings);
      current = settings;
    },
  };
}

function readKept(kept: unknown, fallback: Settings): Settings {
  if (typeof kept !== 'object' || kept === null) return fallback;
  const merged: Record<string, unknown> = { ...fallback };
  for (const [name, schema] of Object.entries(settingsSchema.shape)) {
    const value = withNewParts((kept as Record<string, unknown>)[name], merged[name]);
    if (value !== undefined && schema.safeParse(value).success) merged[name] = value;
  }
  return settingsSchema.parse(merged);
}

/** A group kept by an older version lacks what it did not know yet. */
function withNewParts(value: unknown, fallback: unknown): unknown {
  const isGroup = (one: unknown): one is object =>
    typeof one === 'object' && one !== null && !Array.isArray(one);
  return isGroup(value) && isGroup(fallback) ? { ...fallback, ...value } : value;
}
