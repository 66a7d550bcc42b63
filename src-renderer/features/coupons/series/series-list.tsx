/** Every series with what tells it apart: its name, worth, end, how many were given, and whether it works offline. */
import { Tabs, UnstyledButton } from '@mantine/core';
import type { SeriesRow } from '../../../../src-main/contract/series.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Field } from '../../../ui/field.tsx';
import { Push } from '../../../ui/push.tsx';
import { FailureSentences } from '../../../ui/sentences.tsx';
import { useWords } from '../../../words/use-words.ts';
import { useSeries } from './series-context.tsx';
import { SeriesMark } from './series-mark.tsx';
import classes from './series-part.module.css';
import { fitting } from './series-state.ts';
import { sayEnd, sayOffline, sayWorth } from './series-words.ts';

export function SeriesList() {
  const { say } = useWords();
  const which = useSeries((state) => state.which);
  const text = useSeries((state) => state.text);
  const { showWhich, narrow, write } = useSeries((state) => state);
  const isWriting = useSeries(({ form }) => form.does !== 'nothing');
  return (
    <Tabs
      value={which}
      onChange={(name) => showWhich(name === 'ended' ? 'ended' : 'running')}
      keepMounted={false}
      classNames={{
        root: classes.lists ?? '',
        list: classes.tabs ?? '',
        tab: classes.tab ?? '',
        panel: classes.panel ?? '',
      }}
    >
      <Tabs.List aria-label={say('coupons.series.which')}>
        <Tabs.Tab value="running">{say('coupons.series.running')}</Tabs.Tab>
        <Tabs.Tab value="ended">{say('coupons.series.ended')}</Tabs.Tab>
      </Tabs.List>
      <search className={classes.narrow}>
        <Field
          id="series-narrow"
          type="search"
          label={say('coupons.series.narrow')}
          value={text}
          onChange={narrow}
          placeholder={say('coupons.series.narrowExample')}
        />
        <Push id="series-write" onPush={write} kind={isWriting ? 'second' : 'first'}>
          {say(isWriting ? 'coupons.series.goOn' : 'coupons.series.makeOne')}
        </Push>
      </search>
      {(['running', 'ended'] as const).map((name) => (
        <Tabs.Panel key={name} value={name} tabIndex={0}>
          <Rows />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function Rows() {
  const { say, figures } = useWords();
  const list = useSeries((state) => state.list);
  const which = useSeries((state) => state.which);
  const text = useSeries((state) => state.text);
  const refresh = useSeries((state) => state.refresh);
  if (list.shows === 'reading') return <Empty message={say('coupons.series.reading')} />;
  if (list.shows === 'failed') {
    return (
      <div className={classes.said} role="alert">
        <FailureSentences failure={list.failure} />
        <Push onPush={() => void refresh()}>{say('frame.again')}</Push>
      </div>
    );
  }
  const rows = fitting(list.series, text);
  if (rows.length === 0) {
    return list.series.length === 0 ? (
      <Empty message={say(`coupons.series.none.${which}`)} next={say('coupons.series.noneNext')} />
    ) : (
      <Empty message={say('coupons.series.nothingFits')} next={say('coupons.series.nothingFitsNext')} />
    );
  }
  return (
    <>
      <ul aria-label={say(`coupons.series.list.${which}`)}>
        {rows.map((row) => (
          <Row key={row.seriesId} row={row} />
        ))}
      </ul>
      {list.more > 0 && (
        <p className={classes.small}>{say('coupons.series.more', { count: figures.count(list.more) })}</p>
      )}
    </>
  );
}

function Row({ row }: { row: SeriesRow }) {
  const words = useWords();
  const { say, figures } = words;
  const isOpen = useSeries(({ shown }) => shown.shows !== 'none' && shown.seriesId === row.seriesId);
  const open = useSeries((state) => state.open);
  const name = row.description || say('coupons.series.nameless', { id: row.seriesId });
  const counts =
    row.given === null
      ? say('coupons.series.countsUnknown')
      : say('coupons.series.counts', {
          given: figures.count(row.given),
          redeemed: row.redeemed === null ? say('frame.notKnown') : figures.count(row.redeemed),
        });
  return (
    <li className={classes.row} data-open={isOpen || undefined}>
      <UnstyledButton
        className={classes.open ?? ''}
        onClick={() => void open(row.seriesId)}
        aria-current={isOpen || undefined}
        title={name}
      >
        <span className={classes.name} dir="auto">
          {name}
        </span>
        <span className={classes.line}>
          <SeriesMark state={row.state} />
          <span className={classes.figure}>{sayWorth(row.discount, words)}</span>
        </span>
        <span className={classes.small}>{sayEnd(row, words)}</span>
        <span className={classes.small}>{`${counts} · ${sayOffline(row.offline, words)}`}</span>
      </UnstyledButton>
    </li>
  );
}
