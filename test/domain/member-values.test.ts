/** What was typed into an organisation's own fields, held against its rules. */
import { describe, expect, test } from 'vitest';
import type { MemberField } from '../../src-main/contract/members.ts';
import { faultIn } from '../../src-main/domain/member-values.ts';

const field = (over: Partial<MemberField>): MemberField => ({
  name: 'x',
  label: 'X',
  kind: 'text',
  options: [],
  pattern: null,
  required: false,
  ...over,
});
const today = '2026-03-11';
const reasonOf = (over: Partial<MemberField>, value: string) =>
  faultIn([field(over)], { [over.name ?? 'x']: value }, today, true)?.reason ?? null;

describe('a value', () => {
  test.each([
    ['a choice of the list', { kind: 'choice', options: ['A'] }, 'A', null],
    ['another one', { kind: 'choice', options: ['A'] }, 'B', 'member-field-choice'],
    ['a tick', { kind: 'tick' }, 'true', null],
    ['half a tick', { kind: 'tick' }, 'maybe', 'member-field-choice'],
    ['a figure', { kind: 'number' }, '-12.5', null],
    ['no figure', { kind: 'number' }, '1e5', 'member-field-number'],
    ['a day of 1970', { kind: 'date' }, '1970-01-01', null],
    ['a day of 2099', { kind: 'date' }, '2099-12-31', null],
    ['a birthday of 2099', { kind: 'date', name: 'dob' }, '2099-12-31', 'member-field-date'],
    ['a birthday today', { kind: 'date', name: 'birth_date' }, today, null],
    ['29 February of no leap year', { kind: 'date' }, '2025-02-29', 'member-field-date'],
    ['a day of 1066', { kind: 'date' }, '1066-10-14', 'member-field-date'],
    ['a form that fits', { pattern: '^\\d{5}$' }, '12345', null],
    ['a form that does not', { pattern: '^\\d{5}$' }, '1234', 'member-field-form'],
    ['a pattern nobody can read', { pattern: '(((' }, 'anything', null],
    ['names in any script', { pattern: '^.{1,9}$' }, 'นฤมล 한별', null],
  ] as const)('%s', (_what, over, value, reason) => {
    expect(reasonOf(over as Partial<MemberField>, value)).toBe(reason);
  });

  test('a pattern that would keep the till busy for hours is left to Capillary', () => {
    expect(reasonOf({ pattern: '^(a+)+$' }, `${'a'.repeat(200)}!`)).toBeNull();
  });
});

test('what is needed is missed in a new member, and left alone where a part is changed', () => {
  const needed = [field({ required: true })];
  expect(faultIn(needed, {}, today, true)?.reason).toBe('member-field-missing');
  expect(faultIn(needed, {}, today, false)).toBeNull();
  expect(faultIn(needed, { x: ' ' }, today, false)?.reason).toBe('member-field-missing');
  expect(faultIn(needed, { x: '1', y: '2' }, today, false)?.name).toBe('y');
});
