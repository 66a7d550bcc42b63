/** Which kind of case a refusal after acceptance is, and when a lane counts as blocked. */
import { expect, it } from 'vitest';
import { isBlocked, kindOfRefusal } from '../../src-main/domain/disagreement.ts';

it.each([711, 716, 747, 728, 736])('%i means that somebody else used it', (code) => {
  expect(kindOfRefusal(code, false)).toBe('conflict');
});

it('so does what the read-back found, whatever the number', () => {
  expect(kindOfRefusal(null, true)).toBe('conflict');
  expect(kindOfRefusal(715, true)).toBe('conflict');
});

it.each([621, 643, 644])('%i means that the date is outside the limits', (code) => {
  expect(kindOfRefusal(code, false)).toBe('past-date-limits');
});

it.each([null, 700, 715, 660, 604])('%s is a refusal like any other', (code) => {
  expect(kindOfRefusal(code, false)).toBe('refused-after-acceptance');
});

it('a lane is blocked only after the limit, and never before its first try came to nothing', () => {
  expect(isBlocked(null, 1e9, 10)).toBe(false);
  expect(isBlocked(100, 110, 10)).toBe(false);
  expect(isBlocked(100, 111, 10)).toBe(true);
});
