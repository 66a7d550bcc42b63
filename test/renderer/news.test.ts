// News of entries in the lists that show them (src-renderer/app/recent-store.ts, src-renderer/features/queue/).
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src-main/contract/entries.ts';
import { placeEntry } from '../../src-renderer/app/recent-store.ts';
import {
  canRetry,
  canWithdraw,
  fitsFilter,
  placeNews,
} from '../../src-renderer/features/queue/queue-state.ts';

function entry(id: string, createdAt: number, over: Partial<Entry> = {}): Entry {
  return { id, createdAt, updatedAt: createdAt, word: 'confirmed', state: 'confirmed', ...over } as Entry;
}

const ids = (entries: Entry[]) => entries.map(({ id }) => id);

describe('just now', () => {
  test('a new entry stands on top, an old one in its place', () => {
    const list = [entry('c', 30), entry('a', 10)];
    expect(ids(placeEntry(list, entry('d', 40)))).toEqual(['d', 'c', 'a']);
    expect(ids(placeEntry(list, entry('b', 20)))).toEqual(['c', 'b', 'a']);
  });

  test('older news never replaces newer', () => {
    const list = [entry('a', 10, { updatedAt: 50 })];
    expect(placeEntry(list, entry('a', 10, { updatedAt: 20, word: 'checking' }))[0]?.word).toBe('confirmed');
    expect(placeEntry(list, entry('a', 10, { updatedAt: 60, word: 'refused' }))[0]?.word).toBe('refused');
  });
});

describe('the queue', () => {
  test('an entry that no longer fits stays where it is, so that nothing jumps', () => {
    const list = [entry('a', 10, { word: 'checking' })];
    const news = entry('a', 10, { updatedAt: 20, word: 'confirmed' });
    expect(placeNews(list, news, false)).toEqual([news]);
  });

  test('a new entry comes on top only when it fits', () => {
    const list = [entry('a', 10)];
    expect(ids(placeNews(list, entry('b', 20), true))).toEqual(['b', 'a']);
    expect(ids(placeNews(list, entry('b', 20), false))).toEqual(['a']);
    expect(ids(placeNews(list, entry('b', 5), true))).toEqual(['a']);
  });

  test('fits by its word; a text is for the program to judge', () => {
    expect(fitsFilter(entry('a', 1), { words: [], kinds: [], text: '' })).toBe(true);
    expect(fitsFilter(entry('a', 1), { words: ['refused'], kinds: [], text: '' })).toBe(false);
    expect(fitsFilter(entry('a', 1), { words: [], kinds: [], text: 'robin' })).toBe(false);
    const redemption: Entry = { ...entry('a', 1), kind: 'redeem-coupon' };
    expect(fitsFilter(redemption, { words: [], kinds: ['issue-coupon'], text: '' })).toBe(false);
    expect(fitsFilter(redemption, { words: [], kinds: ['redeem-coupon'], text: '' })).toBe(true);
  });

  test('only what still moves can be retried or withdrawn', () => {
    const may = (state: Entry['state']) => [
      canRetry(entry('a', 1, { state })),
      canWithdraw(entry('a', 1, { state })),
    ];
    expect(may('queued')).toEqual([true, true]);
    expect(may('in-doubt')).toEqual([true, true]);
    for (const state of ['sending', 'confirmed', 'rejected', 'withdrawn'] as const) {
      expect(may(state)).toEqual([false, false]);
    }
  });
});
