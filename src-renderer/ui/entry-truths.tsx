/** The two truths of an entry, kept apart: what the till did for the customer, and what Capillary decided. */
import type { Entry } from '../../src-main/contract/entries.ts';
import { isChangeKind, isMemberKind } from '../words/entry-title.ts';
import { useWords } from '../words/use-words.ts';
import classes from './entry-truths.module.css';
import { PlatformWords } from './platform-words.tsx';

export function TillTruth({ entry }: { entry: Entry }) {
  const words = useWords();
  const { say } = words;
  const { till } = entry;
  const isGift = entry.kind === 'issue-coupon';
  const isChange = isChangeKind(entry.kind) || isMemberKind(entry.kind);
  const decisions = isGift
    ? 'giftDecision'
    : isChange
      ? 'changeDecision'
      : entry.kind === 'add-bill'
        ? 'billDecision'
        : 'decision';
  const decision = say(`queue.${decisions}.${till.decision}`);
  return (
    <div className={classes.truth}>
      <h3>{say('queue.tillDid')}</h3>
      <p>
        {decision}
        {till.byOfflineRules && !isGift && ` ${say('queue.byRules')}`}
      </p>
      <p className={classes.small} dir="auto">
        {say('queue.by', { name: till.by })}
        {till.approvedBy !== null && ` · ${say('queue.approvedBy', { name: till.approvedBy })}`}
      </p>
      {till.reasons.map((reason) => {
        const { message, next } = words.reason(reason);
        return (
          <p key={reason.key} className={classes.small}>
            <strong>{message}</strong> {next}
          </p>
        );
      })}
    </div>
  );
}

export function CapillaryTruth({ entry }: { entry: Entry }) {
  const { say, figures } = useWords();
  const { capillary, waitingFor, attempts } = entry;
  const time = capillary.decidedAt === null ? '' : figures.moment(capillary.decidedAt);
  return (
    <div className={classes.truth}>
      <h3>{say('queue.capillaryDid')}</h3>
      <p>{say(`queue.capillary.${capillary.decision}`, { time })}</p>
      {entry.undoneBy !== null && <p>{say('queue.undone')}</p>}
      <p className={classes.small}>
        {say('queue.attempts', { count: attempts })}
        {waitingFor !== null && ` · ${say(`queue.waitingFor.${waitingFor}`)}`}
      </p>
      {capillary.reference !== null && (
        <p className={classes.small}>{say('counter.reference', { reference: capillary.reference })}</p>
      )}
      {capillary.words && <PlatformWords words={capillary.words} whole />}
    </div>
  );
}
