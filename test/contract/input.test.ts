/** What people type and scan: taken, or refused with a sentence; never guessed at. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney, largestAmount, minor, readAmount, toDecimal } from '../../src-main/contract/money.ts';
import { readBillNumber, readCode, readQuery } from '../../src-main/contract/text.ts';

describe('a bill amount', () => {
  it.each([
    ['12.50', 1250],
    ['12.5', 1250],
    ['240', 24_000],
    [' 7.05 ', 705],
    ['0.01', 1],
  ])('%s is taken', (text, amount) => {
    expect(readAmount(text, 'GBP')).toEqual({ ok: true, amount });
  });

  it.each([
    ['', 'input-empty'],
    ['   ', 'input-empty'],
    ['12,50', 'amount-comma'],
    ['1,200.00', 'amount-comma'],
    ['1e9', 'amount-not-a-number'],
    ['-1', 'amount-not-a-number'],
    ['+5', 'amount-not-a-number'],
    ['NaN', 'amount-not-a-number'],
    ['Infinity', 'amount-not-a-number'],
    ['0x10', 'amount-not-a-number'],
    ['12.', 'amount-not-a-number'],
    ['.5', 'amount-not-a-number'],
    ['１２', 'amount-not-a-number'],
    ['1 2', 'amount-not-a-number'],
    ['💷5', 'amount-not-a-number'],
    ['12.505', 'amount-too-precise'],
    ['0', 'amount-not-positive'],
    ['0.00', 'amount-not-positive'],
    ['99999999999', 'amount-too-large'],
    ['9'.repeat(400), 'input-too-long'],
  ])('%s is refused', (text, reason) => {
    expect(readAmount(text, 'GBP')).toMatchObject({ ok: false, reason });
  });

  it('goes by the currency’s own decimals', () => {
    expect(readAmount('12.5', 'JPY')).toEqual({ ok: false, reason: 'amount-too-precise', limit: 0 });
    expect(readAmount('12.505', 'GBP')).toMatchObject({ limit: 2 });
    expect(readAmount('1'.repeat(41), 'GBP')).toMatchObject({ limit: 40 });
    expect(readAmount('1200', 'JPY')).toEqual({ ok: true, amount: 1200 });
    expect(readAmount('1.125', 'KWD')).toEqual({ ok: true, amount: 1125 });
  });

  it('keeps every coin, also of currencies whose coins are rarely shown', () => {
    expect(readAmount('12500.50', 'PKR')).toEqual({ ok: true, amount: 12_500_50 });
    expect(formatMoney({ amountMinor: minor(12_500_50), currency: 'PKR' }, 'en')).toMatch(/12,500\.50$/);
    expect(formatMoney({ amountMinor: minor(1200), currency: 'JPY' }, 'en')).toMatch(/1,200$/);
    expect(formatMoney({ amountMinor: minor(1125), currency: 'KWD' }, 'en')).toMatch(/1\.125$/);
  });

  it('comes back the same from its decimal text', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: largestAmount }),
        fc.constantFrom('GBP', 'JPY', 'KWD', 'INR'),
        (value, currency) => {
          expect(readAmount(toDecimal(minor(value), currency), currency)).toEqual({
            ok: true,
            amount: value,
          });
        },
      ),
    );
  });
});

describe('a coupon code', () => {
  it.each([
    ['tea7k2', 'TEA7K2'],
    ['  AB-12_x ', 'AB-12_X'],
  ])('%j is taken', (text, code) => {
    expect(readCode(text)).toEqual({ ok: true, text: code });
  });

  it.each([
    ['', 'input-empty'],
    ['A,B', 'input-characters'],
    ['A B', 'input-characters'],
    ['ＡＢ１', 'input-characters'],
    ['TEA🍵', 'input-characters'],
    ['A\u0000B', 'input-characters'],
    ['A\u202eB', 'input-characters'],
    ['X'.repeat(65), 'input-too-long'],
  ])('%j is refused', (text, reason) => {
    expect(readCode(text)).toMatchObject({ ok: false, reason });
  });
});

describe('a bill number and a search', () => {
  it('takes what point-of-sale programs print', () => {
    expect(readBillNumber('INV/2026-0042 #7')).toEqual({ ok: true, text: 'INV/2026-0042 #7' });
    expect(readBillNumber('B'.repeat(51))).toMatchObject({ ok: false, reason: 'input-too-long', limit: 50 });
    expect(readBillNumber('B\n1')).toMatchObject({ ok: false, reason: 'input-characters' });
  });
  it('takes names in any script, and nothing invisible', () => {
    expect(readQuery('陽葵')).toEqual({ ok: true, text: '陽葵' });
    expect(readQuery('ليلى')).toEqual({ ok: true, text: 'ليلى' });
    expect(readQuery('a\u200bb')).toMatchObject({ ok: false, reason: 'input-characters' });
    expect(readQuery('🙂')).toMatchObject({ ok: false, reason: 'input-characters' });
  });
});
