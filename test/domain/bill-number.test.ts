/** Own bill numbers as text: what they look like, that they fit Capillary, and that they are read back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBillNumber } from '../../src-main/contract/text.ts';
import {
  type BillNumberParts,
  billNames,
  formatBillNumber,
  hasNames,
  localDay,
  mostOfCounter,
  mostOfEpoch,
  newMark,
  parseBillNumber,
} from '../../src-main/domain/bill-number.ts';

const parts: BillNumberParts = {
  organisation: 'FERN',
  store: '2101',
  till: 'T3',
  day: '260703',
  epoch: 1,
  mark: 'KWTR',
  counter: 4,
};

const name = (most: number) => fc.stringMatching(new RegExp(`^[A-Z0-9]{1,${most}}$`));
const anyParts = fc.record({
  organisation: name(6),
  store: name(8),
  till: name(8),
  day: fc.stringMatching(/^[0-9]{6}$/),
  epoch: fc.integer({ min: 1, max: mostOfEpoch }),
  mark: fc.stringMatching(/^[KWTR]{4}$/),
  counter: fc.integer({ min: 1, max: mostOfCounter }),
});

describe('a bill number', () => {
  it('is short and reads from the store down to the counter', () => {
    expect(formatBillNumber(parts)).toBe('FERN-2101-T3-260703-1KWTR-004');
    expect(parseBillNumber(' fern-2101-t3-260703-1kwtr-004 ')).toEqual(parts);
    expect(hasNames(parts, { organisation: 'FERN', store: '2101', till: 'T3' })).toBe(true);
    expect(hasNames(parts, { organisation: 'FERN', store: '2101', till: 'T4' })).toBe(false);
  });

  it('is read back as what it was made of, fits the field, and no two are the same text', () => {
    fc.assert(
      fc.property(anyParts, anyParts, (one, other) => {
        const text = formatBillNumber(one);
        expect(readBillNumber(text)).toEqual({ ok: true, text });
        expect(parseBillNumber(text)).toEqual(one);
        expect(text === formatBillNumber(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it.each([
    'B-1001',
    '',
    'FERN-2101-T3-260703-1KWTR-4',
    'FERN-2101-T3-260703-01KWTR-004',
    'FERN-2101-T3-260703-1AEIO-004',
  ])('is not seen in %j', (text) => {
    expect(parseBillNumber(text)).toBeNull();
  });
});

describe('the mark', () => {
  it('is four letters, evenly taken from the bytes', () => {
    const seen = new Map<string, number>();
    let next = 0;
    const bytes = (count: number) => Uint8Array.from({ length: count }, () => next++ % 256);
    for (let round = 0; round < 6000; round += 1) {
      for (const letter of newMark(bytes)) seen.set(letter, (seen.get(letter) ?? 0) + 1);
    }
    expect(seen.size).toBe(20);
    const counts = [...seen.values()];
    // every byte came equally often, so every letter must
    expect(Math.max(...counts)).toBe(Math.min(...counts));
  });
});

describe('the day', () => {
  it('is the local one, through a change of the clocks', () => {
    // the night of 25 October 2026: 01:30 comes twice in London, and midnight stays midnight
    expect(localDay(Date.parse('2026-10-24T22:59:59Z'), 'Europe/London')).toBe('261024');
    expect(localDay(Date.parse('2026-10-24T23:00:00Z'), 'Europe/London')).toBe('261025');
    expect(localDay(Date.parse('2026-10-25T23:59:59Z'), 'Europe/London')).toBe('261025');
    expect(localDay(Date.parse('2026-12-31T18:29:59Z'), 'Asia/Kolkata')).toBe('261231');
    expect(localDay(Date.parse('2026-12-31T18:30:00Z'), 'Asia/Kolkata')).toBe('270101');
  });

  it('is the machine’s own unless a zone is named', () => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    for (let hour = 0; hour < 9000; hour += 7) {
      const at = Date.UTC(2026, 0, 1) + hour * 3_600_000;
      expect(localDay(at)).toBe(localDay(at, timeZone));
    }
  });
});

describe('the names', () => {
  const nothingTyped = { billOrganisation: '', billStore: '', billTill: '', storeId: '', storeName: '' };

  it('come from the connection and the store where nothing is typed', () => {
    const settings = { ...nothingTyped, storeId: '2101' };
    expect(billNames(settings, { organisation: 'Fern & Sons', till: 'quay.counter.07' })).toEqual({
      organisation: 'FERNSO',
      store: '2101',
      till: 'OUNTER07',
    });
    const named = { ...nothingTyped, storeName: 'Śródmieście' };
    expect(billNames(named, { organisation: 'Fern', till: 't1' })?.store).toBe('SRODMIES');
  });

  it('are the typed ones where there are', () => {
    const settings = { ...nothingTyped, billOrganisation: 'FN', billStore: 'QUAY', billTill: 'T7' };
    expect(billNames(settings, { organisation: '', till: '' })).toEqual({
      organisation: 'FN',
      store: 'QUAY',
      till: 'T7',
    });
  });

  it('are missing where nobody knows them', () => {
    expect(billNames({ ...nothingTyped, storeId: '1' }, { organisation: '海', till: 't1' })).toBeNull();
    expect(billNames({ ...nothingTyped, storeId: '1' }, { organisation: 'Fern', till: '' })).toBeNull();
  });
});
