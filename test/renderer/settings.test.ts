// Settings as text and back (src-renderer/features/settings/) and the connection form (src-renderer/app/).
import { describe, expect, test } from 'vitest';
import { connectionInput } from '../../src-main/contract/connection.ts';
import { defaultSettings } from '../../src-main/contract/settings.ts';
import { draftOf, emptyDraft, inputOf } from '../../src-renderer/app/connection-draft.ts';
import { readSetting, writeSetting } from '../../src-renderer/features/settings/read-setting.ts';
import { type SettingField, settingFields } from '../../src-renderer/features/settings/setting-fields.ts';
import { readDrafts } from '../../src-renderer/features/settings/settings-draft-store.ts';

function field(name: SettingField['name']): SettingField {
  const found = settingFields.find((one) => one.name === name);
  if (!found) throw new Error(`no field ${name}`);
  return found;
}

describe('a setting', () => {
  test('reads back to what it was, for every setting there is', () => {
    for (const one of settingFields) {
      const text = writeSetting(one, defaultSettings);
      const read = readSetting(one, text, defaultSettings.currency);
      expect({ name: one.name, ok: read.ok }).toEqual({ name: one.name, ok: true });
      if (read.ok) expect(writeSetting(one, defaultSettings)).toBe(text);
    }
  });

  test('times are written in the unit people use', () => {
    expect(writeSetting(field('redeemTimeLimitMs'), defaultSettings)).toBe('8');
    expect(writeSetting(field('factsAgeLimitMs'), defaultSettings)).toBe('24');
    expect(readSetting(field('redeemTimeLimitMs'), '6.5', 'GBP')).toEqual({ ok: true, value: 6500 });
  });

  test('a cap is money, and may be zero', () => {
    expect(readSetting(field('caps.perCoupon'), '75.5', 'GBP')).toEqual({ ok: true, value: 7550 });
    expect(readSetting(field('caps.perCoupon'), '0', 'GBP')).toEqual({ ok: true, value: 0 });
    expect(readSetting(field('caps.perCoupon'), '1,000', 'GBP').ok).toBe(false);
    expect(readSetting(field('caps.perCoupon'), '', 'GBP').ok).toBe(false);
  });

  test('what is out of bounds is told with the bounds', () => {
    expect(readSetting(field('lanes'), '17', 'GBP')).toEqual({
      ok: false,
      problem: { problem: 'number', least: '1', most: '16' },
    });
    expect(readSetting(field('redeemTimeLimitMs'), 'soon', 'GBP')).toEqual({
      ok: false,
      problem: { problem: 'number', least: '0.5', most: '60' },
    });
  });
});

describe('saving', () => {
  test('sends only what differs', () => {
    const drafts = { 'caps.perCoupon': '75.00', 'caps.perTill': '500.00', clockToleranceMs: '90' };
    expect(readDrafts('limits', drafts, defaultSettings)).toEqual({
      changes: { caps: { perCoupon: 7500 }, clockToleranceMs: 90_000 },
      names: ['caps.perCoupon', 'clockToleranceMs'],
      problems: {},
    });
  });

  test('leaves the drafts of other parts alone', () => {
    expect(readDrafts('store', { 'caps.perCoupon': '75.00' }, defaultSettings).names).toEqual([]);
  });
});

describe('the connection form', () => {
  test('an empty password keeps the saved one', () => {
    const input = inputOf({ ...emptyDraft, account: 'quay.07' });
    expect(input).toEqual({ auth: 'basic', till: 'quay.07', cluster: 'eu' });
    expect(connectionInput.safeParse(input).success).toBe(true);
  });

  test('addresses go only with a custom cluster', () => {
    const draft = {
      ...emptyDraft,
      account: 'key',
      auth: 'oauth',
      secret: 's',
      apiUrl: 'https://api.test',
    } as const;
    expect(inputOf(draft)).toEqual({ auth: 'oauth', key: 'key', secret: 's', cluster: 'eu' });
    expect(inputOf({ ...draft, cluster: 'custom' })).toMatchObject({ apiUrl: 'https://api.test' });
  });

  test('a saved connection comes back without its secret', () => {
    const draft = draftOf({
      cluster: 'eu',
      apiUrl: 'https://eu.example',
      uploadUrl: null,
      auth: 'basic',
      account: 'quay.07',
      attribution: { type: 'STORE_CODE', code: 'S7' },
      savedAt: 1,
    });
    expect(draft).toMatchObject({ account: 'quay.07', secret: '', keptFor: 'basic', attributionCode: 'S7' });
  });
});
