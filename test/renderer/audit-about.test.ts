/** What a line of the record is about: in the names people know, and never a field of the program beside them. */
import { expect, test } from 'vitest';
import type { AuditLineSeen } from '../../src-main/contract/audit.ts';
import { sayAbout } from '../../src-renderer/words/audit-about.ts';
import { createTranslations } from '../../src-renderer/words/translations.ts';

const line: AuditLineSeen = {
  ...{ line: 1, at: 0, who: 'Morgan', action: 'entry.confirmed', subject: '0199-id', detail: {} },
  ...{ entry: null, person: null },
};
const { t } = await createTranslations('en');
const say = ((key: string, facts: Record<string, string>) => t(key, facts)) as Parameters<typeof sayAbout>[0];

test.each<[string, Partial<AuditLineSeen>, string]>([
  [
    'a redemption',
    {
      entry: { code: 'FERN7402', bill: 'B-1', customer: 'Amara Quillfeather' },
      detail: { event: 'answered', note: '' },
    },
    'FERN7402 · bill B-1 · Amara Quillfeather',
  ],
  [
    'a bill of nobody’s',
    { entry: { code: '', bill: 'B-2', customer: '' }, detail: { offlineRules: false } },
    'bill B-2',
  ],
  ['a person', { person: 'Casey', detail: { name: 'Casey', role: 'cashier' } }, 'Casey · role: cashier'],
  ['a reason', { person: 'Casey', detail: { reason: 'left the shop' } }, 'Casey · left the shop'],
  ['what is gone', { detail: { approvedBy: null } }, '0199-id'],
])('%s', (_, over, said) => {
  expect(sayAbout(say, { ...line, ...over })).toBe(said);
});
