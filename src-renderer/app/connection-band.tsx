/** The second line of the status bar: progress while the queue drains, otherwise what works and what does not. */
import type { Status } from '../../src-main/contract/status.ts';
import { Bar } from '../ui/bar.tsx';
import { sayDuration } from '../words/durations.ts';
import { useWords } from '../words/use-words.ts';
import classes from './connection-bar.module.css';

export function ConnectionBand({ status, silent }: { status: Status | null; silent: boolean }) {
  const words = useWords();
  const { say, figures } = words;
  if (silent) return <p className={classes.band}>{say('frame.band.silent')}</p>;
  if (!status) return <p className={classes.band} />;
  if (status.draining) return <Draining draining={status.draining} />;

  const { line, counts, clock } = status;
  if (line.state === 'online') {
    const off =
      !clock.trusted && clock.differenceMs !== null
        ? say('frame.band.clock', { difference: sayDuration(say, clock.differenceMs) })
        : '';
    const sent =
      counts.waiting > 0
        ? say('frame.band.onlineWaiting', { count: counts.waiting })
        : say('frame.band.online');
    return <p className={classes.band}>{[off, sent].filter(Boolean).join(' ')}</p>;
  }
  if (line.state === 'not-connected') {
    return <p className={classes.band}>{say('frame.band.notConnected')}</p>;
  }
  const why = line.why ? words.reason(line.why).message : '';
  const text = [why, say('frame.band.offline')].filter(Boolean).join(' ');
  return (
    <p className={classes.band} title={`${text} ${figures.moment(line.since)}`}>
      {text}
    </p>
  );
}

function Draining({ draining }: { draining: NonNullable<Status['draining']> }) {
  const { say, figures } = useWords();
  const text = say('frame.band.draining', {
    done: figures.count(draining.done),
    total: figures.count(draining.total),
  });
  const left =
    draining.msLeft === null
      ? ''
      : say('frame.band.drainingLeft', { time: sayDuration(say, draining.msLeft) });
  return (
    <div className={classes.band} data-draining="">
      <span className={classes.figures}>{text}</span>
      <Bar
        kind="progressbar"
        name={say('frame.band.drainingName')}
        text={`${text} ${left}`}
        value={draining.done}
        most={draining.total}
      />
      <span className={classes.figures}>{left}</span>
    </div>
  );
}
