/** One series in full. */
import type { SeriesRow } from '../../../../src-main/contract/series.ts';
import { Empty } from '../../../ui/empty.tsx';
import { useWords } from '../../../words/use-words.ts';
import { useSeries } from './series-context.tsx';
import { SeriesMark } from './series-mark.tsx';
import classes from './series-part.module.css';
import { sayEnd, sayOffline, sayWorth } from './series-words.ts';

export function SeriesDetail() {
  const { say } = useWords();
  const chosenId = useSeries((state) => state.chosenId);
  const row = useSeries(({ list }) =>
    list.shows === 'known' ? (list.series.find(({ seriesId }) => seriesId === chosenId) ?? null) : null,
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section className={classes.detail} aria-label={say('coupons.series.detail')} tabIndex={0}>
      {row === null ? <Empty message={say('coupons.series.detailEmpty')} /> : <Known row={row} />}
    </section>
  );
}

function Known({ row }: { row: SeriesRow }) {
  const words = useWords();
  const { say, figures } = words;
  const count = (value: number | null) => (value === null ? say('frame.notKnown') : figures.count(value));
  const rows: [string, string][] = [
    [say('coupons.series.fact.number'), row.seriesId],
    [say('coupons.series.fact.worth'), sayWorth(row.discount, words)],
    [say('coupons.series.fact.end'), sayEnd(row, words)],
    [say('coupons.series.fact.given'), count(row.given)],
    [say('coupons.series.fact.redeemed'), count(row.redeemed)],
    [say('coupons.series.fact.offline'), sayOffline(row.offline, words)],
  ];
  return (
    <>
      <div className={classes.head}>
        <h2 dir="auto">{row.description || say('coupons.series.nameless', { id: row.seriesId })}</h2>
        <SeriesMark state={row.state} />
      </div>
      <dl className={classes.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
