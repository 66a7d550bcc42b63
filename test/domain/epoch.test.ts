/** Which ledger this is: the one written last, or an older one that somebody put back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EpochMark, judgeEpoch } from '../../src-main/domain/epoch.ts';

const kindOf = (...given: Parameters<typeof judgeEpoch>) => judgeEpoch(...given).kind;

describe('the ledger at a start', () => {
  it('is new, or from before there were marks: the first epoch', () => {
    expect(judgeEpoch(null, null)).toEqual({ kind: 'first', next: { epoch: 1, count: 1 } });
  });

  it('is the one that was left: its epoch goes on', () => {
    expect(judgeEpoch({ epoch: 2, count: 7 }, { epoch: 2, count: 7 })).toEqual({
      kind: 'goes-on',
      next: { epoch: 2, count: 8 },
    });
  });

  it('is one ahead after a crash between the two writes: its epoch goes on', () => {
    expect(kindOf({ epoch: 2, count: 8 }, { epoch: 2, count: 7 })).toBe('goes-on');
    expect(kindOf({ epoch: 3, count: 8 }, { epoch: 2, count: 7 })).toBe('goes-on');
  });

  it.each([
    ['older than the file', { epoch: 2, count: 6 }, { epoch: 2, count: 7 }],
    ['of an older epoch', { epoch: 1, count: 7 }, { epoch: 2, count: 7 }],
    ['far ahead of the file', { epoch: 2, count: 9 }, { epoch: 2, count: 7 }],
    ['marked, and the file is gone', { epoch: 2, count: 7 }, null],
    ['marked, and the file says nothing', { epoch: 2, count: 7 }, 'unreadable'],
    ['not marked, and the file is', null, { epoch: 2, count: 7 }],
  ] as const)('is %s: a new epoch', (_, ledger, file) => {
    expect(judgeEpoch(ledger, file)).toMatchObject({ kind: 'put-back' });
    expect(judgeEpoch(ledger, file).next.epoch).toBeGreaterThan(2);
  });

  it('is empty, and backups of a third epoch lie beside it: the fourth', () => {
    expect(judgeEpoch(null, null, [1, 3])).toMatchObject({ kind: 'put-back', next: { epoch: 4 } });
  });
});

/**
 * A till as two marks that are written one after the other, with crashes in between and copies put back while it does
 * not run; an epoch counts as used once a start has come to its end.
 */
type Step = 'start' | 'half a start' | 'advance' | 'half an advance' | 'back up' | number;

function live(steps: Step[]): { used: number[]; wrong: string[] } {
  let ledger: EpochMark | null = null;
  let file: EpochMark | null = null;
  let isRunning = false;
  let isOlder = false;
  const copies: EpochMark[] = [];
  const used: number[] = [];
  const wrong: string[] = [];

  function advance(isWhole: boolean) {
    if (!isRunning || ledger === null) return;
    file = ledger;
    ledger = { ...ledger, count: ledger.count + 1 };
    if (isWhole) file = ledger;
    else isRunning = false;
  }

  function start(isWhole: boolean) {
    const { kind, next } = judgeEpoch(ledger, file);
    if (isOlder && kind !== 'put-back') wrong.push('an older ledger went on');
    if (kind === 'goes-on') file = ledger;
    ledger = next;
    isOlder = false;
    isRunning = isWhole;
    if (!isWhole) return;
    file = next;
    if (kind !== 'goes-on' || !used.includes(next.epoch)) used.push(next.epoch);
  }

  for (const step of steps) {
    if (step === 'start' || step === 'half a start') start(step === 'start');
    else if (step === 'advance' || step === 'half an advance') advance(step === 'advance');
    else if (step === 'back up') {
      if (isRunning && ledger) copies.push(ledger);
      advance(true);
    } else {
      const copy = copies[step % Math.max(1, copies.length)];
      if (copy === undefined) continue;
      ledger = copy;
      isOlder = true;
      isRunning = false;
    }
  }
  return { used, wrong };
}

describe('over any life of a till', () => {
  const step = fc.oneof(
    fc.constantFrom<Step[]>('start', 'half a start', 'advance', 'half an advance', 'back up'),
    fc.nat(5),
  );

  it('no epoch comes again, and no copy of ours goes on as if it were the newest', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { used, wrong } = live(steps);
        expect(wrong).toEqual([]);
        expect(new Set(used).size).toBe(used.length);
      }),
      { numRuns: 3000 },
    );
  });
});
