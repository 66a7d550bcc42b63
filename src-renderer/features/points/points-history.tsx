/** How a member's points came and went; read only when somebody asks for it. */
import { useShared } from '../../app/shared-context.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './points.module.css';

export function PointsHistory() {
  const { say, figures } = useWords();
  const { history, readHistory } = useShared('points', (state) => state);
  const lines = history.shows === 'known' || history.shows === 'reading' ? history.lines : [];
  const isReading = history.shows === 'reading';
  return (
    <section className={classes.part} aria-label={say('points.history')}>
      <h3>{say('points.history')}</h3>
      {history.shows === 'failed' && <FailureSentences failure={history.failure} />}
      {history.shows === 'known' && lines.length === 0 && (
        <p className={classes.small}>{say('points.historyEmpty')}</p>
      )}
      {lines.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
        <ul className={classes.list} tabIndex={0} aria-label={say('points.history')}>
          {lines.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no number, and are only ever added to
            <li key={place}>
              <span className={classes.what} dir="auto">
                {line.event}
                <span className={classes.small}>
                  {' · '}
                  {say('points.historyRow', { date: figures.date(line.at), bill: line.bill || line.store })}
                </span>
              </span>
              <strong>{figures.signed(line.points)}</strong>
            </li>
          ))}
        </ul>
      )}
      {(history.shows !== 'known' || history.next !== null) && (
        <Push onPush={() => void readHistory()} busy={isReading}>
          {say(
            isReading
              ? 'points.historyReading'
              : history.shows === 'known'
                ? 'points.showMore'
                : 'points.showHistory',
          )}
        </Push>
      )}
    </section>
  );
}
