// The series tab (src-renderer/features/coupons/series/): what is written, and that it is sent once.
import { describe, expect, test } from 'vitest';
import type { SeriesDetail } from '../../src-main/contract/series.ts';
import { seriesFields } from '../../src-main/contract/series-draft.ts';
import { seriesRuleGroups, seriesRuleNames } from '../../src-main/contract/series-rules.ts';
import type { Call } from '../../src-renderer/app/call.ts';
import { furtherFields, neededFields } from '../../src-renderer/features/coupons/series/series-fields.ts';
import { blankWriting, ontoFresh, typed } from '../../src-renderer/features/coupons/series/series-state.ts';
import { createSeriesStore } from '../../src-renderer/features/coupons/series/series-store.ts';
import { seriesWords } from '../../src-renderer/words/en/series.ts';

const written = {
  ...blankWriting,
  description: 'Tea',
  discountType: 'ABS',
  value: '5',
  holders: 'anybody',
  message: 'm',
  lastDay: '2029-01-01',
};

describe('a series being written', () => {
  test('every field has its place on the form, a label and a hint, and every condition its words', () => {
    const shown = [...neededFields, ...furtherFields].map(({ name }) => name);
    expect(shown.toSorted()).toEqual([...seriesFields].toSorted());
    expect(Object.keys(seriesWords.field).toSorted()).toEqual([...seriesFields].toSorted());
    expect(Object.keys(seriesWords.hint).toSorted()).toEqual([...seriesFields].toSorted());
    expect(Object.keys(seriesWords.rule).toSorted()).toEqual([...seriesRuleNames].toSorted());
    expect(Object.keys(seriesWords.group)).toEqual(Object.keys(seriesRuleGroups));
  });

  test('a choice takes out what has no sense any more', () => {
    const draft = typed(blankWriting, { codes: 'shared', sharedCode: 'TEA', life: 'days', lifeCount: '3' });
    expect(typed(draft, { codes: 'made', life: 'series' })).toMatchObject({ sharedCode: '', lifeCount: '' });
    expect(typed({ ...draft, upTo: '5' }, { discountType: 'ABS' }).upTo).toBe('');
  });

  test('what was typed stays when the series is read anew, and what was not becomes what it is now', () => {
    const detail = (writing: object) => ({ writing: { ...written, ...writing } }) as SeriesDetail;
    const onto = ontoFresh(
      { ...written, value: '7' },
      detail({}),
      detail({ description: 'Tee', value: '6' }),
    );
    expect(onto).toMatchObject({ description: 'Tee', value: '7' });
  });

  test('is sent once however often it is pressed, and not at all with a fault', async () => {
    const asked: string[] = [];
    const answers: (() => void)[] = [];
    const call = ((name: string) => {
      asked.push(name);
      return new Promise((resolve) => {
        answers.push(() =>
          resolve({ ok: false, failure: { kind: 'refused', reason: 'series-refused', facts: {} } }),
        );
      });
    }) as unknown as Call;
    const store = createSeriesStore({
      call,
      newId: () => 'id',
      nowMs: () => Date.parse('2026-01-01'),
      currency: () => 'GBP',
    });
    store.getState().write();
    await store.getState().send();
    expect(asked).toEqual([]);
    expect(store.getState().form).toMatchObject({ does: 'writing', faults: { length: 6 } });
    store.getState().type(written);
    const both = [store.getState().send(), store.getState().send()];
    expect(asked).toEqual(['createSeries']);
    expect(store.getState().form.does).toBe('sending');
    for (const answer of answers) answer();
    await Promise.all(both);
    expect(store.getState().form).toMatchObject({ does: 'writing', draft: { description: 'Tea' } });
  });
});
