// The codes for one bill (src-renderer/features/counter/code-list.ts).
import { describe, expect, test } from 'vitest';
import { mostCodes } from '../../src-main/contract/coupons.ts';
import { addCodes } from '../../src-renderer/features/counter/code-list.ts';

describe('adding codes', () => {
  test('commas, blanks and line breaks separate them, and codes are in upper case', () => {
    const read = addCodes(['MOSS3318'], ' fern7402, bark9150;\nREED6627 ');
    expect(read.codes).toEqual(['MOSS3318', 'FERN7402', 'BARK9150', 'REED6627']);
    expect(read.added).toEqual(['FERN7402', 'BARK9150', 'REED6627']);
    expect(read.fault).toBeNull();
  });

  test('a code given again is told and not listed twice', () => {
    const read = addCodes(['FERN7402'], 'fern7402 fern7402 MOSS3318');
    expect(read.codes).toEqual(['FERN7402', 'MOSS3318']);
    expect(read.twice).toEqual(['FERN7402', 'FERN7402']);
  });

  test('a piece that cannot be a code stays in the field and says why; the others are taken', () => {
    const read = addCodes([], `FERN7402 ${'X'.repeat(65)} ÖL-1`);
    expect(read.codes).toEqual(['FERN7402']);
    expect(read.left).toBe(`${'X'.repeat(65)} ÖL-1`);
    expect(read.fault).toEqual({ key: 'input-too-long', facts: { field: 'codes', limit: '64' } });
  });

  test('nothing at all is said to be empty', () => {
    expect(addCodes([], ' , ').fault?.key).toBe('input-empty');
  });

  test('more than a bill takes are not listed', () => {
    const full = Array.from({ length: mostCodes }, (_, index) => `CODE-${index}`);
    const read = addCodes(full, 'ONE-MORE');
    expect(read.codes).toEqual(full);
    expect(read.fault).toEqual({ key: 'too-many-codes', facts: { limit: String(mostCodes) } });
    expect(read.left).toBe('ONE-MORE');
  });
});
