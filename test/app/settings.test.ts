/** Settings that an older version kept: what it did not know yet comes from the defaults, and nothing else changes. */
import { expect, it } from 'vitest';
import { createSettings } from '../../src-main/app/settings.ts';
import { defaultSettings } from '../../src-main/contract/settings.ts';
import { createSettingsMap } from '../support/till.ts';

it('keeps a group that lacks what it did not know', () => {
  const file = createSettingsMap();
  const { reasons, ...before } = { ...defaultSettings.goodwill, series: ['6120'], promisedOffline: 9 };
  file.write('settings', { ...defaultSettings, storeName: 'Old Quay', goodwill: before });
  const read = createSettings(file, {}).read();
  expect(read.storeName).toBe('Old Quay');
  expect(read.goodwill).toEqual({ ...before, reasons });
});

it('takes the careful default for a group that says nonsense', () => {
  const file = createSettingsMap();
  file.write('settings', { ...defaultSettings, goodwill: { ...defaultSettings.goodwill, series: 'all' } });
  expect(createSettings(file, {}).read().goodwill).toEqual(defaultSettings.goodwill);
});
