// The clock of the cluster: how it prints a moment and how it reads a sent one.
import { describe, expect, test } from 'vitest';
import * as clusterTime from '../../src-main/simulator/cluster-time.ts';

/** 22:00 UTC, already the next day at +05:30 */
const evening = Date.UTC(2026, 1, 28, 22, 0, 0);

describe('printing', () => {
  test('every spelling of one moment', () => {
    expect(clusterTime.isoText(evening, 330)).toBe('2026-03-01T03:30:00+05:30');
    expect(clusterTime.isoText(evening, 0)).toBe('2026-02-28T22:00:00Z');
    expect(clusterTime.isoText(evening, -240)).toBe('2026-02-28T18:00:00-04:00');
    expect(clusterTime.midnightText(evening, 330)).toBe('2026-03-01T00:00:00+05:30');
    expect(clusterTime.plainText(evening, 330)).toBe('2026-03-01 03:30:00');
    expect(clusterTime.dayFirstText(evening, 330)).toBe('01-03-2026');
  });

  test('the end of a day and of a month, on the cluster', () => {
    expect(clusterTime.plainText(clusterTime.endOfDay(evening, 330), 330)).toBe('2026-03-01 23:59:59');
    expect(clusterTime.plainText(clusterTime.endOfMonth(evening, 0, 330), 330)).toBe('2026-03-31 23:59:59');
    expect(clusterTime.plainText(clusterTime.endOfMonth(evening, 0, 0), 0)).toBe('2026-02-28 23:59:59');
    expect(clusterTime.plainText(clusterTime.endOfMonth(evening, 10, 0), 0)).toBe('2026-12-31 23:59:59');
  });
});

describe('reading a redemption time', () => {
  const read = (text: string, family: 'v2' | 'v1.1' = 'v2') => {
    const moment = clusterTime.readRedemptionTime(text, 330, family);
    return moment === undefined ? undefined : clusterTime.plainText(moment, 330);
  };

  test.each([
    ['2026-03-01 10:20:30', '2026-03-01 10:20:30'],
    ['2026-03-01T10:20:30', '2026-03-01 10:20:30'],
    ['2026-03-01', '2026-03-01 00:00:00'],
    ['2026-03-01T10:20:30Z', '2026-03-01 15:50:30'],
    ['2026-03-01T10:20:30+05:30', '2026-03-01 00:00:00'],
    ['2026-03-01T10:20:30+7:00', '2026-03-01 00:00:00'],
  ])('%s is %s', (text, expected) => expect(read(text)).toBe(expected));

  test('v1.1 does not look at an offset', () => {
    expect(read('2026-03-01T10:20:30+07:00', 'v1.1')).toBe('2026-03-01 10:20:30');
  });

  test.each([
    ['noon'],
    ['2026-02-30'],
    ['2026-03-01 24:00:00'],
    ['2026-03-01 10:60:00'],
    ['01-03-2026'],
    [''],
  ])('"%s" is no time', (text) => expect(read(text)).toBeUndefined());
});
