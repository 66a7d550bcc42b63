/** What stands on a slip: for whom, what, and what is still to come; and the bars of its code. */
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src-main/contract/entries.ts';
import { minor } from '../../src-main/contract/money.ts';
import { createSlipStore } from '../../src-renderer/app/slip-store.ts';
import { barsOf } from '../../src-renderer/ui/barcode.tsx';
import { figuresOf } from '../../src-renderer/words/figures.ts';
import { slipContent } from '../../src-renderer/words/slip-content.ts';

const words = { say: (key: string) => key, figures: figuresOf('en-GB') } as never;
const money = (amount: number) => ({ amountMinor: minor(amount), currency: 'GBP' });
const redemption: Entry = {
  id: '0198c0de-0000-7000-8000-00000000abcd',
  kind: 'redeem-coupon',
  state: 'confirmed',
  word: 'confirmed',
  createdAt: Date.parse('2026-05-12T12:00:00Z'),
  updatedAt: 0,
  customer: { id: '1', name: 'Ola Brandt' },
  code: 'PLUM-1',
  description: 'Five off',
  bill: { number: 'B-1', amount: money(4000) },
  moneyOff: money(500),
  goodwill: null,
  change: null,
  points: null,
  undoneBy: null,
  till: { decision: 'accepted', by: 'Robin', approvedBy: null, byOfflineRules: false, reasons: [] },
  capillary: { decision: 'confirmed', reference: '771', words: null, decidedAt: 1 },
  attempts: 1,
  waitingFor: null,
};
const gift: Entry = {
  ...redemption,
  kind: 'issue-coupon',
  code: 'KIND-77',
  goodwill: { seriesId: '6120', reason: 'Delivered late', note: '' },
};

describe('a slip', () => {
  test.each([
    ['confirmed', { state: 'confirmed' }, 'slip.redeemed', ''],
    ['taken offline', { state: 'queued' }, 'slip.accepted', 'slip.acceptedSays'],
    ['in doubt', { state: 'in-doubt' }, 'slip.accepted', 'slip.acceptedSays'],
    ['refused after it was given', { state: 'rejected' }, 'slip.accepted', ''],
    ['taken back', { state: 'withdrawn' }, 'slip.notRedeemed', ''],
    [
      'refused at the till',
      { state: 'withdrawn', till: { ...redemption.till, decision: 'refused' } },
      'slip.notRedeemed',
      '',
    ],
  ] as [string, Partial<Entry>, string, string][])('of a redemption: %s', (_, change, title, says) => {
    const content = slipContent({ ...redemption, ...change }, words);
    expect(content).toMatchObject({ title, says, code: 'PLUM-1', hasBarcode: false });
    expect(content.lines).toContainEqual(['slip.bill', 'B-1 · £40.00']);
    expect(content.lines).toContainEqual(['slip.off', '−£5.00']);
  });

  test('of a coupon that was given has its code as bars', () => {
    expect(slipContent(gift, words)).toMatchObject({
      title: 'slip.given',
      code: 'KIND-77',
      hasBarcode: true,
    });
  });

  test('of a promised coupon says that the code follows, and how it is found again', () => {
    const content = slipContent({ ...gift, state: 'queued', word: 'accepted-here', code: '' }, words);
    expect(content).toMatchObject({
      title: 'slip.promised',
      says: 'slip.promisedSays',
      code: '',
      hasBarcode: false,
    });
    expect(content.lines).toContainEqual(['slip.number', '00000000abcd']);
  });

  test('of a coupon that was refused promises nothing', () => {
    const refused = { ...gift, state: 'rejected', word: 'needs-manager', code: '' } as const;
    expect(slipContent(refused, words).title).toBe('slip.notGiven');
  });
});

describe('bars', () => {
  test('begin and end as Code 128 does', () => {
    const bars = barsOf('KIND-77') ?? '';
    expect(bars).toMatch(/^11010010000|^11010011100|^11010000100/);
    expect(bars.endsWith('1100011101011')).toBe(true);
    expect(barsOf('KIND-78')).not.toBe(bars);
  });

  test('there are none for a script that Code 128 does not know', () => {
    expect(barsOf('קופון')).toBeNull();
  });
});

describe('printing', () => {
  test('that fails leaves nothing behind, and the next slip can be printed', () => {
    const printed: string[] = [];
    const store = createSlipStore(() => {
      printed.push(store.getState().entry?.code ?? '?');
      if (printed.length === 1) throw new Error('no printer');
    });
    store.getState().printNow(gift);
    expect(() => store.getState().print()).not.toThrow();
    expect(store.getState().entry).toBeNull();
    store.getState().show(redemption);
    store.getState().print();
    expect(store.getState().entry).toBe(redemption);
    expect(printed).toEqual(['KIND-77', 'PLUM-1']);
  });
});
