/** What the audit screen says was done: in words where there are some, else the program's own. */
import { expect, test } from 'vitest';
import { sayAction } from '../../src-renderer/words/audit-action.ts';
import { createTranslations } from '../../src-renderer/words/translations.ts';

test('a sign-in is said in words, and what nobody wrote words for as it stands in the record', async () => {
  const { t } = await createTranslations('en');
  const say = ((key: string) => t(key)) as Parameters<typeof sayAction>[0];
  expect(sayAction(say, 'session.signed-in')).toBe('signed in');
  expect(sayAction(say, 'staff.role-changed')).toBe('changed a role');
  for (const unknown of ['something.new', 'constructor', '', 'to.string']) {
    expect(sayAction(say, unknown)).toBe(unknown);
  }
});
