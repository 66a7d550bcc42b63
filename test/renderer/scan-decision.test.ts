// What a scan means at the counter (src-renderer/features/counter/scan-decision.ts).
import { describe, expect, test } from 'vitest';
import { decideScan, type ScanPlace } from '../../src-renderer/features/counter/scan-decision.ts';

const counter = (over: Partial<ScanPlace> = {}): ScanPlace => ({
  cursor: 'elsewhere',
  currency: 'GBP',
  memberSet: true,
  served: false,
  held: ['FERN7402', 'POSTER'],
  ...over,
});

describe('with a member at the counter', () => {
  test('a code the member holds joins the list, wherever the cursor is', () => {
    for (const cursor of ['find', 'number', 'amount', 'code', 'elsewhere'] as const) {
      expect(decideScan('fern7402', counter({ cursor }))).toEqual({ means: 'coupon', text: 'FERN7402' });
    }
  });

  test('a code without a digit is a coupon when the member holds it', () => {
    expect(decideScan('POSTER', counter()).means).toBe('coupon');
  });

  test('what looks like a coupon joins the list', () => {
    for (const text of ['REED6627', 'LINE_8015', 'PIER-POSTER', 'kelp-2291']) {
      expect(decideScan(text, counter()).means).toBe('coupon');
    }
  });

  test('a phone number or an e-mail address is the next customer', () => {
    for (const text of ['15550100101', '+44 7700 900123', 'amara@example.net', '9900410000011']) {
      expect(decideScan(text, counter({ cursor: 'code' }))).toEqual({ means: 'customer', text });
    }
  });

  test('a card scanned into "Find customer" is a customer even when it looks like a coupon', () => {
    expect(decideScan('CX-0103', counter({ cursor: 'find' })).means).toBe('customer');
  });

  test('people are asked about anything that could be both', () => {
    expect(decideScan('WELCOME', counter()).means).toBe('unclear');
    expect(decideScan('98', counter()).means).toBe('unclear');
    expect(decideScan('1234567890123456789', counter()).means).toBe('unclear');
  });

  test('any readable code scanned into the coupon field is a coupon', () => {
    expect(decideScan('WELCOME', counter({ cursor: 'code' })).means).toBe('coupon');
  });

  test('what is scanned into the bill number may be the bill number', () => {
    for (const text of ['B-1007', '2026112100042']) {
      expect(decideScan(text, counter({ cursor: 'number' })).means).toBe('unclear');
      expect(decideScan(text, counter({ cursor: 'number', memberSet: false })).means).toBe('unclear');
    }
    expect(decideScan('amara@example.net', counter({ cursor: 'number' })).means).toBe('customer');
  });

  test('once everything was taken, a code nobody holds may be the next customer’s card', () => {
    expect(decideScan('CX-0103', counter({ served: true })).means).toBe('unclear');
    expect(decideScan('CX-0103', counter({ served: true, cursor: 'find' })).means).toBe('customer');
    expect(decideScan('FERN7402', counter({ served: true })).means).toBe('coupon');
  });
});

describe('without a member', () => {
  test('every scan looks for a customer', () => {
    for (const text of ['15550100101', 'CX-0103', 'FERN7402', 'WELCOME']) {
      expect(decideScan(text, counter({ memberSet: false, held: [] })).means).toBe('customer');
    }
  });
});

describe('in the bill amount', () => {
  test('an amount typed by a fast keypad stays typing', () => {
    for (const text of ['240.00', '12.5', '1999']) {
      expect(decideScan(text, counter({ cursor: 'amount' })).means).toBe('typing');
    }
  });

  test('a long number is a scan, not an amount', () => {
    expect(decideScan('15550100101', counter({ cursor: 'amount' })).means).toBe('customer');
  });

  test('a yen amount has no decimals, so a text with decimals is none', () => {
    expect(decideScan('240.00', counter({ cursor: 'amount', currency: 'JPY' })).means).not.toBe('typing');
  });
});
