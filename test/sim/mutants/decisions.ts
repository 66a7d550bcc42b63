/** Wrong answers to "did it happen?": each takes one of the pure decisions and bends it in the way people do. */
import {
  saysUsedBefore,
  settleAttempt,
  settleEvidence,
  settleWindowLeft,
} from '../../../src-main/domain/settlement.ts';
import type { Variant } from './variant.ts';

const calm = { accountRefused: false, hint: null };

export const decisionMutants: readonly Variant[] = [
  {
    name: 'blind retry: no answer is taken as not sent',
    rules: {
      settleAttempt: (outcome, lost) =>
        outcome.kind === 'no-answer'
          ? { to: 'queued', event: 'retry', ...calm }
          : settleAttempt(outcome, lost),
    },
  },
  { name: 'no settle window: not there once is not there', rules: { settleWindowLeft: () => 0 } },
  {
    name: 'a restart ends the settle window',
    rules: {
      settleWindowLeft: (facts) => (facts.lastAttemptBoot === facts.boot.id ? settleWindowLeft(facts) : 0),
    },
  },
  {
    name: 'drop after n attempts: the third lost answer ends it',
    rules: {
      settleAttempt: (outcome, lost) =>
        outcome.kind === 'no-answer' && lost >= 1
          ? { to: 'rejected', event: 'gave-up', ...calm }
          : settleAttempt(outcome, lost),
    },
  },
  {
    name: '711 taken as failure, also after a lost answer',
    rules: { settleAttempt: (outcome) => settleAttempt(outcome, 0) },
  },
  {
    name: '711 taken as success',
    rules: {
      settleAttempt: (outcome, lost) =>
        outcome.kind === 'refused' && saysUsedBefore(outcome.family, outcome.code)
          ? { to: 'confirmed', event: 'used-so-done', ...calm }
          : settleAttempt(outcome, lost),
    },
  },
  {
    name: 'a read-back that failed is taken as not there',
    rules: {
      settleEvidence: (evidence, left, refused) =>
        settleEvidence(evidence.kind === 'unknown' ? { kind: 'not-there' } : evidence, left, refused),
    },
  },
  {
    name: 'somebody else’s redemption is taken as ours',
    rules: {
      settleEvidence: (evidence, left, refused) =>
        settleEvidence(
          evidence.kind === 'others' ? { kind: 'ours', reference: null } : evidence,
          left,
          refused,
        ),
    },
  },
  {
    name: 'not there means refused: nobody sends again',
    rules: {
      settleEvidence: (evidence, left, refused) => {
        const decided = settleEvidence(evidence, left, refused);
        return decided?.to === 'queued' ? { to: 'rejected', event: 'not-there' } : decided;
      },
    },
  },
];
