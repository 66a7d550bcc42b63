/** Offline redemptions taken out of the queue in a file, by series and span of days; and the files of before. */
import type { OfflineSeries, TakenOut } from '../../../../src-main/contract/taken-out.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Field } from '../../../ui/field.tsx';
import { Push } from '../../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../../ui/sentences.tsx';
import { useWords } from '../../../words/use-words.ts';
import { useOffline, useUploads } from './uploads-context.tsx';
import classes from './uploads-part.module.css';

export function OfflinePart() {
  const { say, figures } = useWords();
  const { from, to, list, said } = useOffline((state) => state);
  const { choose } = useOffline((state) => state);
  return (
    <>
      <h2>{say('coupons.uploads.offline.title')}</h2>
      <p>{say('coupons.uploads.offline.says')}</p>
      <div className={classes.fields}>
        <Field
          id="offline-from"
          type="date"
          label={say('coupons.uploads.offline.from')}
          value={from}
          onChange={(day) => choose({ from: day })}
        />
        <Field
          id="offline-to"
          type="date"
          label={say('coupons.uploads.offline.to')}
          value={to}
          onChange={(day) => choose({ to: day })}
        />
      </div>
      <div role="status">
        {said?.is === 'taken' && (
          <Sentences
            meaning="good"
            message={say('coupons.uploads.offline.taken', {
              count: said.file.rows,
              rows: figures.count(said.file.rows),
            })}
            next={say('coupons.uploads.offline.takenNext')}
          />
        )}
        {said?.is === 'failed' && <FailureSentences failure={said.failure} />}
      </div>
      {list.shows === 'reading' && <Empty message={say('coupons.uploads.reading')} />}
      {list.shows === 'failed' && <FailureSentences failure={list.failure} />}
      {list.shows === 'known' && (
        <>
          {list.series.length === 0 ? (
            <Empty
              message={say('coupons.uploads.offline.none')}
              next={say('coupons.uploads.offline.noneNext')}
            />
          ) : (
            <ul className={classes.cards} aria-label={say('coupons.uploads.offline.bySeries')}>
              {list.series.map((series) => (
                <SeriesCard key={series.seriesId} series={series} />
              ))}
            </ul>
          )}
          {list.takenOut.length > 0 && (
            <>
              <h3>{say('coupons.uploads.offline.files')}</h3>
              <ul className={classes.cards} aria-label={say('coupons.uploads.offline.files')}>
                {list.takenOut.map((file) => (
                  <FileCard key={file.id} file={file} />
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </>
  );
}

function SeriesCard({ series }: { series: OfflineSeries }) {
  const { say, figures } = useWords();
  const isAsked = useOffline((state) => state.asked === series.seriesId);
  const ask = useOffline((state) => state.ask);
  const { seriesId, description, waiting, onDesk, leftToQueue } = series;
  const count = waiting + onDesk;
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <h3 dir="auto">{`${seriesId} · ${description}`}</h3>
        {!isAsked && (
          <Push onPush={() => ask(seriesId)} disabled={count === 0}>
            {say('coupons.uploads.offline.take', { count, rows: figures.count(count) })}
          </Push>
        )}
      </div>
      <p>
        {say('coupons.uploads.offline.counts', {
          waiting: figures.count(waiting),
          onDesk: figures.count(onDesk),
        })}
      </p>
      {leftToQueue > 0 && (
        <p className={classes.quiet}>
          {say('coupons.uploads.offline.left', { count: leftToQueue, rows: figures.count(leftToQueue) })}
        </p>
      )}
      {isAsked && <TakeOut count={count} />}
    </li>
  );
}

/** It cannot be undone, so it is asked for with what it needs. */
function TakeOut({ count }: { count: number }) {
  const { say, figures } = useWords();
  const { tillNumber, note, does } = useOffline((state) => state);
  const { type, ask, takeOut } = useOffline((state) => state);
  const isReady = /^\d{1,18}$/.test(tillNumber.trim()) && note.trim() !== '';
  return (
    <fieldset className={classes.sending}>
      <legend>{say('coupons.uploads.offline.confirm')}</legend>
      <p id="offline-warning">{say('coupons.uploads.offline.warning')}</p>
      <div className={classes.fields}>
        <Field
          id="offline-till"
          label={say('coupons.uploads.offline.tillNumber')}
          value={tillNumber}
          onChange={(typed) => type({ tillNumber: typed })}
          inputMode="numeric"
          figures
          autoFocus
        />
        <Field
          id="offline-note"
          label={say('coupons.uploads.note')}
          value={note}
          onChange={(typed) => type({ note: typed })}
          placeholder={say('coupons.uploads.offline.noteExample')}
        />
      </div>
      <div className={classes.acts}>
        <Push onPush={() => ask(null)}>{say('coupons.uploads.offline.keep')}</Push>
        <Push
          kind="first"
          onPush={() => void takeOut()}
          busy={does === 'taking'}
          disabled={!isReady && does !== 'taking'}
          describedBy="offline-warning"
        >
          {say('coupons.uploads.offline.take', { count, rows: figures.count(count) })}
        </Push>
      </div>
    </fieldset>
  );
}

function FileCard({ file }: { file: TakenOut }) {
  const { say, figures } = useWords();
  const { saveAgain, stage } = useOffline((state) => state);
  const does = useOffline((state) => state.does);
  const look = useUploads((state) => state.look);
  const { id, seriesId, rows, at, by, note, sent } = file;
  const time = figures.time(at);
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <h3>
          {say('coupons.uploads.rowFacts', { count: rows, rows: figures.count(rows), series: seriesId })}
        </h3>
        <div className={classes.acts}>
          <Push
            onPush={() => void saveAgain(id)}
            busy={does !== 'nothing'}
            name={say('coupons.uploads.offline.saveNamed', { series: seriesId, time })}
          >
            {say('coupons.uploads.offline.save')}
          </Push>
          <Push
            onPush={() => void stage(file, (staged) => void look(staged))}
            busy={does !== 'nothing'}
            name={say('coupons.uploads.offline.sendNamed', { series: seriesId, time })}
          >
            {say('coupons.uploads.offline.send')}
          </Push>
        </div>
      </div>
      <p className={classes.quiet} dir="auto">
        {say('coupons.uploads.offline.fileFacts', { time, name: by, note })}
      </p>
      <p className={classes.quiet}>{say(`coupons.uploads.offline.sent.${sent ?? 'none'}`)}</p>
    </li>
  );
}
