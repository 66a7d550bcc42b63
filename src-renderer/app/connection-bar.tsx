/**
 * The status bar: the line and since when, what waits, the money at risk against its cap, the till and the person.
 * Below it a line that is always there, so that going offline moves nothing: what works now and what does not.
 */
import { Mark } from '../ui/mark.tsx';
import { useWords } from '../words/use-words.ts';
import { ConnectionBand } from './connection-band.tsx';
import classes from './connection-bar.module.css';
import { drawLine } from './line-look.ts';
import { MoneyAtRisk } from './money-at-risk.tsx';
import { PersonMenu } from './person-menu.tsx';
import { useShared } from './shared-context.tsx';

export function ConnectionBar() {
  const { say, figures } = useWords();
  const status = useShared('status', (state) => state.status);
  const program = useShared('status', (state) => state.program);
  const look = drawLine(program, status);
  return (
    <section className={classes.bar} data-look={look.ground} aria-label={say('frame.connection')}>
      <div className={classes.row}>
        <p className={classes.line}>
          <Mark tone={look.tone} icon={look.icon} word={say(`frame.line.${look.word}`)} />{' '}
          {status && look.word !== 'silent' && (
            <span className={classes.figures}>
              {say('frame.line.since', { time: figures.time(status.line.since) })}
            </span>
          )}
        </p>
        <p className={classes.figures}>
          {status ? say('frame.waiting', { count: status.counts.waiting }) : ''}
        </p>
        {status && <MoneyAtRisk exposure={status.exposure} />}
        <PersonMenu />
      </div>
      <ConnectionBand status={status} silent={program === 'silent'} />
    </section>
  );
}
