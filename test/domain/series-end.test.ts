// The last day of a series out of several places that need not agree (src-main/domain/series-end.ts).
import { describe, expect, test } from 'vitest';
import { lastMomentOf, seriesEnd, seriesStateOf, type ToldEnds } from '../../src-main/domain/series-end.ts';

const ends = (told: Partial<ToldEnds>): ToldEnds => ({
  exact: null,
  date: null,
  isoDate: null,
  fixedMs: null,
  listed: null,
  ...told,
});
const lastSecond = Date.parse('2027-05-10T23:59:59+05:30');

describe('the last day of a series', () => {
  test('is one when all agree, each in its own spelling', () => {
    const told = ends({
      exact: '2027-05-10T23:59:59+05:30',
      date: '2027-05-10T00:00:00+05:30',
      isoDate: '2027-05-10',
      fixedMs: lastSecond,
      listed: '2027-05-10',
    });
    expect(seriesEnd(told, 330)).toEqual({ lastDay: '2027-05-10', otherDays: [] });
  });

  test('is that of the series itself, and the days told elsewhere stand beside it', () => {
    const told = ends({ date: '2027-05-09T00:00:00Z', fixedMs: lastSecond, listed: '2027-05-10' });
    expect(seriesEnd(told, 330)).toEqual({ lastDay: '2027-05-09', otherDays: ['2027-05-10'] });
  });

  test('is not made of an instant as long as the zone is not known', () => {
    expect(seriesEnd(ends({ fixedMs: lastSecond }), null)).toEqual({ lastDay: null, otherDays: [] });
    expect(seriesEnd(ends({ fixedMs: lastSecond }), 0).lastDay).toBe('2027-05-10');
    expect(seriesEnd(ends({ fixedMs: 9e15 }), 0).lastDay).toBeNull();
  });

  test('is not told where nothing can be read', () => {
    expect(seriesEnd(ends({ date: 'soon' }), 330).lastDay).toBeNull();
  });
});

test('whether it runs, from its days and today', () => {
  expect(seriesStateOf('2027-05-10', null, '2027-05-10')).toBe('running');
  expect(seriesStateOf('2027-05-10', '2027-05-11', '2027-05-11')).toBe('ended');
  expect(seriesStateOf('2027-05-10', '2027-05-02', '2027-05-01')).toBe('not-yet');
  expect(seriesStateOf(null, null, '2027-05-01')).toBe('unknown');
});

test.each([
  [330, '2027-05-10T23:59:59+05:30'],
  [0, '2027-05-10T23:59:59Z'],
  [-300, '2027-05-10T18:59:59-05:00'],
  [null, '2027-05-10T12:00:00Z'],
] as const)('a last day is written so that it is that day in the zone %s and in UTC', (offset, written) => {
  expect(lastMomentOf('2027-05-10', offset)).toBe(written);
  expect(new Date(written).toISOString().slice(0, 10)).toBe('2027-05-10');
});
