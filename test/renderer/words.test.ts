// What the screens say (src-renderer/words/) and how states look (src-renderer/ui/entry-look.ts).
import { describe, expect, test } from 'vitest';
import { entryWord } from '../../src-main/contract/entries.ts';
import { type Money, minor } from '../../src-main/contract/money.ts';
import { giveReason, reasonSentences } from '../../src-main/contract/reasons.ts';
import { programSilent } from '../../src-renderer/bridge/door.ts';
import { entryLooks } from '../../src-renderer/ui/entry-look.ts';
import { directionOf, figuresOf, roundDuration } from '../../src-renderer/words/figures.ts';
import { reasonSayer } from '../../src-renderer/words/reason-words.ts';
import { createTranslations } from '../../src-renderer/words/translations.ts';
import { wordsOf } from '../../src-renderer/words/use-words.ts';

const pounds = (amountMinor: number): Money => ({ amountMinor: minor(amountMinor), currency: 'GBP' });

describe('the words for an entry', () => {
  test('every one has a word, and no two share a shape or a colour', async () => {
    const translations = await createTranslations('en');
    const words = entryWord.options.map((word) => translations.t(`entry.${word}`));
    expect(words).toEqual([
      'accepted here',
      'confirmed',
      'checking',
      'needs a manager',
      'refused',
      'withdrawn',
    ]);
    const looks = entryWord.options.map((word) => entryLooks[word]);
    expect(new Set(looks.map(({ icon }) => icon)).size).toBe(looks.length);
    expect(new Set(looks.map(({ tone }) => tone)).size).toBe(looks.length);
  });
});

describe('the words of a language', () => {
  test('are looked for once, those with facts each time, and never one for another', async () => {
    const translations = await createTranslations('en');
    let looks = 0;
    const t = ((...given: Parameters<typeof translations.t>) => {
      looks += 1;
      return translations.t(...given);
    }) as typeof translations.t;
    const { say } = wordsOf({ t, exists: translations.exists }, 'en');
    const twice = (...asked: Parameters<typeof say>) => [say(...asked), say(...asked)];
    expect(twice('entry.confirmed')).toEqual(['confirmed', 'confirmed']);
    expect(twice('entry.refused')).toEqual(['refused', 'refused']);
    expect(looks).toBe(2);
    expect(say('shift.abandonedCount', { count: 2 })).not.toBe(say('shift.abandonedCount', { count: 3 }));
    expect(looks).toBe(4);
  });
});

describe('reasons', () => {
  test('every reason is said exactly as the program says it', async () => {
    const sayer = reasonSayer(await createTranslations('en'));
    const facts = { code: 'FERN7402', date: '12 March', store: 'Mill Square', bill: 'M-1', limit: '3' };
    for (const key of Object.keys(reasonSentences) as (keyof typeof reasonSentences)[]) {
      const given = giveReason(key, 'hard', facts);
      expect(sayer.reason(given)).toEqual({ message: given.message, next: given.next });
    }
  });

  test('a field is called by its label', async () => {
    const sayer = reasonSayer(await createTranslations('en'));
    const said = sayer.reason({ key: 'input-empty', facts: { field: 'bill.amount' } });
    expect(said.message).toBe('Bill amount is empty.');
    expect(sayer.reason({ key: 'input-empty', facts: { field: 'codes.3' } }).message).toBe(
      'Coupon code is empty.',
    );
  });

  test('a fact is never read as a template', async () => {
    const sayer = reasonSayer(await createTranslations('en'));
    const facts = { code: '$t(entry.confirmed) {{date}} <b>' };
    expect(sayer.reason({ key: 'coupon-unknown', facts }).message).toBe(
      'No coupon with the code $t(entry.confirmed) {{date}} <b> is known.',
    );
  });

  test('a language without words of its own is said in English', async () => {
    const sayer = reasonSayer(await createTranslations('ar-AE'));
    expect(sayer.reason({ key: 'pin-shape', facts: {} }).message).toBe('A PIN has six digits.');
  });

  test('our own program being silent has its own sentence', async () => {
    const sayer = reasonSayer(await createTranslations('en'));
    expect(sayer.failure(programSilent().failure).message).toContain('does not answer');
  });
});

describe('figures', () => {
  test('money has its currency and the locale’s separators', () => {
    expect(figuresOf('en-GB').money(pounds(24_000_00))).toBe('£24,000.00');
    expect(figuresOf('en-GB').off(pounds(5_50))).toBe('−£5.50');
    expect(figuresOf('en-GB').off(pounds(0))).toBe('£0.00');
  });

  test('a worth is money or per cent', () => {
    const { worth } = figuresOf('en-GB');
    expect(worth({ type: 'ABS', value: 500, upTo: null, currency: 'GBP' })).toBe('£5.00');
    expect(worth({ type: 'PERC', value: 1250, upTo: null, currency: 'GBP' })).toBe('12.5%');
  });

  test('a platform date is not moved by a time zone', () => {
    expect(figuresOf('en-GB').date('2026-03-12')).toBe('12 Mar 2026');
    expect(figuresOf('en-GB').date('some day')).toBe('some day');
  });

  test('a time of another day carries its day', () => {
    const noon = Date.parse('2026-11-21T12:00:00');
    const { time } = figuresOf('en-GB');
    expect(time(noon, noon)).toBe('12:00');
    expect(time(noon - 86_400_000, noon)).toContain('20 Nov');
  });

  test('a short time is in seconds, a long one in minutes', () => {
    expect(roundDuration(200)).toEqual({ unit: 'seconds', count: 1 });
    expect(roundDuration(-45_000)).toEqual({ unit: 'seconds', count: 45 });
    expect(roundDuration(180_000)).toEqual({ unit: 'minutes', count: 3 });
  });

  test('the page runs the way the locale is written', () => {
    expect(directionOf('en-GB')).toBe('ltr');
    expect(directionOf('ar-AE')).toBe('rtl');
    expect(directionOf('he')).toBe('rtl');
  });
});
