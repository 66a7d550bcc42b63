// The manager's desk (src-renderer/features/desk/): what has to be written before something is done.
import { describe, expect, test } from 'vitest';
import { caseAction, caseKind } from '../../src-main/contract/desk.ts';
import { limits } from '../../src-main/contract/text.ts';
import { type Draft, faultOf, forGood, inputOf } from '../../src-renderer/features/desk/desk-state.ts';
import { desk } from '../../src-renderer/words/en/desk.ts';
import { queue } from '../../src-renderer/words/en/queue.ts';

const draft = (over: Partial<Draft> = {}): Draft => ({
  action: 'accept-the-loss',
  reason: 'Our mistake',
  reference: '',
  seriesId: '',
  customerId: '',
  identifiers: { mobile: '', email: '', card: '' },
  ...over,
});

describe('before something is done', () => {
  test('a reason is needed, short and of plain characters', () => {
    expect(faultOf(draft())).toBeNull();
    expect(faultOf(draft({ reason: '  ' }))).toEqual({ field: 'reason', key: 'input-empty' });
    expect(faultOf(draft({ reason: 'a\u202Eb' }))?.key).toBe('input-characters');
    expect(faultOf(draft({ reason: 'x'.repeat(limits.note + 1) }))).toEqual({
      field: 'reason',
      key: 'input-too-long',
      limit: limits.note,
    });
  });

  test('evidence needs its reference too, and nothing else sends one', () => {
    const evidence = draft({ action: 'attach-evidence' });
    expect(faultOf(evidence)).toEqual({ field: 'reference', key: 'input-empty' });
    expect(faultOf({ ...evidence, reference: '4711' })).toBeNull();
    expect(inputOf('1', { ...evidence, reference: ' 4711 ' })).toEqual({
      id: '1',
      action: 'attach-evidence',
      reason: 'Our mistake',
      reference: '4711',
    });
    expect(inputOf('1', draft({ reference: '4711' }))).not.toHaveProperty('reference');
  });

  test('only what leaves the case open can be done without a last word', () => {
    const open = caseAction.options.filter((action) => !forGood[action]);
    expect(open.toSorted()).toEqual(['ask-again', 'contact-the-member', 'try-now']);
  });
});

describe('the words', () => {
  test('every kind of case and every closing has its line in a history', () => {
    for (const kind of caseKind.options) expect(queue.event).toHaveProperty(`case-${kind}`);
    for (const action of caseAction.options) {
      if (forGood[action]) expect(queue.event).toHaveProperty(`case-closed-${action}`);
      expect(desk.does).toHaveProperty(action);
    }
  });
});
