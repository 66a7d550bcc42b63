/** What an answer, or the lack of one, means: the table that keeps a coupon from being lost or counted twice. */
import { describe, expect, it } from 'vitest';
import { entryState } from '../../src-main/contract/entries.ts';
import { mayBecome } from '../../src-main/domain/outbox-state.ts';
import {
  type AttemptOutcome,
  type Evidence,
  settleAttempt,
  settleEvidence,
  settleWindowLeft,
} from '../../src-main/domain/settlement.ts';

const refused = (
  family: string,
  code: number | null,
  verdict: 'final' | 'ask' | 'config' | 'retry' | 'dup',
) => ({ kind: 'refused', family, code, verdict }) as const;

describe('an attempt', () => {
  it.each<[string, AttemptOutcome, number, string]>([
    ['answered', { kind: 'answered' }, 0, 'confirmed'],
    ['surely never left', { kind: 'not-sent' }, 0, 'queued'],
    ['without an answer', { kind: 'no-answer' }, 0, 'in-doubt'],
    ['711 at once', refused('coupon', 711, 'dup'), 0, 'rejected'],
    ['711 after a lost answer', refused('coupon', 711, 'dup'), 1, 'in-doubt'],
    ['716 at once', refused('coupon', 716, 'dup'), 0, 'rejected'],
    ['728 after a lost answer', refused('coupon', 728, 'dup'), 2, 'in-doubt'],
    ['736 after a lost answer', refused('coupon', 736, 'dup'), 1, 'in-doubt'],
    ['747 after a lost answer', refused('coupon', 747, 'dup'), 1, 'in-doubt'],
    ['713 expired', refused('coupon', 713, 'final'), 0, 'rejected'],
    ['713 expired after a lost answer', refused('coupon', 713, 'final'), 1, 'in-doubt'],
    ['404 without a number', refused('http', 404, 'final'), 0, 'queued'],
    ['a bare 400', refused('http', 400, 'final'), 0, 'rejected'],
    ['a bare 400 after a lost answer', refused('http', 400, 'final'), 1, 'in-doubt'],
    ['748 coupon service timed out', refused('coupon', 748, 'dup'), 0, 'in-doubt'],
    ['730 unknown error', refused('coupon', 730, 'dup'), 0, 'in-doubt'],
    ['786 try later', refused('coupon', 786, 'retry'), 0, 'in-doubt'],
    ['799 configuration', refused('coupon', 799, 'config'), 0, 'rejected'],
    ['429', refused('http', 429, 'retry'), 0, 'queued'],
    ['521 busy with this customer', refused('request', 521, 'retry'), 0, 'queued'],
    ['401', refused('http', 401, 'config'), 0, 'queued'],
    ['403', refused('http', 403, 'config'), 0, 'queued'],
    ['an unheard-of code', refused('coupon', 9999, 'dup'), 0, 'in-doubt'],
    ['604 of a bill', refused('transaction', 604, 'dup'), 1, 'in-doubt'],
  ])('%s', (_, outcome, lostBefore, to) => {
    expect(settleAttempt(outcome, lostBefore).to).toBe(to);
  });

  it('stops the whole till only when the account itself is refused', () => {
    expect(settleAttempt(refused('http', 401, 'config'), 0).accountRefused).toBe(true);
    expect(settleAttempt(refused('coupon', 799, 'config'), 0).accountRefused).toBe(false);
  });
});

describe('a doubt that was asked about', () => {
  const others: Evidence = { kind: 'others', bill: '9', store: 'Mill', date: '2026-01-02' };
  it.each<[string, Evidence, number, boolean, string | undefined]>([
    ['ours', { kind: 'ours', reference: '1' }, 99, false, 'confirmed'],
    ['somebody else’s', others, 99, false, 'rejected'],
    ['not there, window open', { kind: 'not-there' }, 1, false, undefined],
    ['not there, window over', { kind: 'not-there' }, 0, false, 'queued'],
    ['not there, but refused as used before', { kind: 'not-there' }, 0, true, 'rejected'],
    ['not there, refused, window open', { kind: 'not-there' }, 1, true, undefined],
    ['could not be asked', { kind: 'unknown' }, 0, false, undefined],
  ])('%s', (_, evidence, windowLeft, hint, to) => {
    expect(settleEvidence(evidence, windowLeft, hint)?.to).toBe(to);
  });
});

describe('the settle window', () => {
  const boot = { id: 'now', startedMono: 5000 };
  it('counts from the last attempt of this run', () => {
    const facts = { windowMs: 1000, nowMono: 6500, lastAttemptMono: 6000, lastAttemptBoot: 'now', boot };
    expect(settleWindowLeft(facts)).toBe(500);
  });
  it('starts afresh after a restart, whatever the earlier run’s clock said', () => {
    const facts = {
      windowMs: 1000,
      nowMono: 5200,
      lastAttemptMono: 999_999,
      lastAttemptBoot: 'before',
      boot,
    };
    expect(settleWindowLeft(facts)).toBe(800);
  });
});

describe('states', () => {
  it('leads only where the table says', () => {
    const ways = entryState.options.flatMap((from) =>
      entryState.options.filter((to) => mayBecome(from, to)).map((to) => `${from}>${to}`),
    );
    expect(ways).toEqual([
      'queued>sending',
      'queued>withdrawn',
      'sending>queued',
      'sending>in-doubt',
      'sending>confirmed',
      'sending>rejected',
      'in-doubt>queued',
      'in-doubt>confirmed',
      'in-doubt>rejected',
      'in-doubt>withdrawn',
    ]);
  });
});
