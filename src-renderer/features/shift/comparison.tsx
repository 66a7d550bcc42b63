/** What the second look at Capillary's own list brought to light. */
import type { ShiftComparison } from '../../../src-main/contract/shift.ts';
import { useIsManager, useShared } from '../../app/shared-context.tsx';
import { Push } from '../../ui/push.tsx';
import { Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { EntryLines } from './entry-lines.tsx';
import classes from './shift-screen.module.css';

export function Comparison({ comparison }: { comparison: ShiftComparison }) {
  const { say, figures } = useWords();
  const { members, compared, agreed, missing, unknownHere, notAsked } = comparison;
  const { othersUnderOurName: others, comparedAt } = comparison;
  const rows: [string, number][] = [
    [say('shift.members'), members],
    [say('shift.compared'), compared],
    [say('shift.agreed'), agreed],
    [say('shift.missingCount'), missing.length],
    [say('shift.unknownCount'), unknownHere.length],
  ];
  const allWell = missing.length === 0 && unknownHere.length === 0 && notAsked === 0 && others.length === 0;
  return (
    <section className={classes.comparison} aria-label={say('shift.comparison')}>
      <h2>{say('shift.comparison')}</h2>
      {comparedAt !== null && (
        <p className={classes.small}>{say('shift.comparedAt', { time: figures.moment(comparedAt) })}</p>
      )}
      <dl className={classes.counts}>
        {rows.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figures.count(count)}</dd>
          </div>
        ))}
      </dl>
      <div role="status">
        {allWell && compared > 0 && <Sentences meaning="good" message={say('shift.allAgreed')} />}
        {allWell && compared === 0 && <Sentences meaning="plain" message={say('shift.nothingCompared')} />}
        {notAsked > 0 && (
          <Sentences meaning="attention" message={say('shift.notAsked', { count: notAsked })} />
        )}
      </div>
      {others.length > 0 && (
        <Sentences
          meaning="attention"
          message={say('shift.shared', { count: others.length, bills: others.join(', ') })}
          next={say('shift.sharedNext')}
        />
      )}
      {missing.length > 0 && (
        <>
          <Sentences meaning="attention" message={say('shift.missing', { count: missing.length })}>
            <ToDesk />
          </Sentences>
          <EntryLines entries={missing} name={say('shift.missingCount')} />
        </>
      )}
      {unknownHere.length > 0 && <UnknownHere unknown={unknownHere} />}
    </section>
  );
}

function ToDesk() {
  const { say } = useWords();
  const manager = useIsManager();
  const open = useShared('screen', (state) => state.open);
  return manager ? <Push onPush={() => open('desk')}>{say('shift.toDesk')}</Push> : null;
}

function UnknownHere({ unknown }: { unknown: ShiftComparison['unknownHere'] }) {
  const { say, figures } = useWords();
  const moment = (text: string) => {
    const at = Date.parse(text);
    return Number.isNaN(at) ? text : figures.moment(at);
  };
  return (
    <>
      <Sentences meaning="attention" message={say('shift.unknown', { count: unknown.length })} />
      <ul className={classes.entries} aria-label={say('shift.unknownCount')}>
        {unknown.map(({ code, bill, reference, at }) => (
          <li key={reference}>
            <span className={classes.code} dir="ltr">
              {code}
            </span>
            <span className={classes.cut}>
              {say('counter.bill', { number: bill })} · {say('counter.reference', { reference })}
            </span>
            <span className={classes.small}>{moment(at)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
