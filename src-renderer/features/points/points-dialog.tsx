/** Points of the member at the counter, and used points given back. Loaded when it is first opened. */
import type { Entry } from '../../../src-main/contract/entries.ts';
import type { PointsView } from '../../../src-main/contract/points.ts';
import { useShared } from '../../app/shared-context.tsx';
import { AsOf } from '../../ui/as-of.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './points.module.css';
import { PointsHistory } from './points-history.tsx';
import { UsePoints } from './use-points.tsx';

export function PointsDialog() {
  const { say } = useWords();
  const { shown, close } = useShared('points', (state) => state);
  // a manager's PIN is typed over it
  const isAsking = useShared('approval', (state) => state.shown.shows !== 'closed');
  const title =
    shown.shows === 'closed' || shown.shows === 'undo'
      ? say('points.undo.title')
      : say('points.title', { name: shown.name });
  return (
    <Dialog
      opened={shown.shows !== 'closed' && !isAsking}
      returnsFocus={!isAsking}
      onClose={close}
      title={title}
    >
      {shown.shows === 'reading' && <Empty message={say('points.reading')} />}
      {shown.shows === 'failed' && <FailureSentences failure={shown.failure} />}
      {shown.shows === 'known' && <Known view={shown.view} />}
      {shown.shows === 'undo' && <Undo entry={shown.entry} />}
    </Dialog>
  );
}

function Known({ view }: { view: PointsView }) {
  const { say, figures, reason } = useWords();
  const count = (value: number | null) => (value === null ? say('frame.notKnown') : figures.count(value));
  const obstacle = view.obstacle === null ? null : reason(view.obstacle);
  return (
    <div className={classes.content}>
      <dl className={classes.facts}>
        <div>
          <dt>{say('points.usable')}</dt>
          <dd>{count(view.usable)}</dd>
        </div>
        <div>
          <dt>{say('points.worth')}</dt>
          <dd>{view.worth === null ? say('frame.notKnown') : figures.money(view.worth)}</dd>
        </div>
        <div>
          <dt>{say('points.promised')}</dt>
          <dd>{count(view.promised)}</dd>
        </div>
      </dl>
      <AsOf source={view.source} at={view.asOf} />
      {obstacle === null ? <UsePoints view={view} /> : <Sentences meaning="attention" {...obstacle} />}
      <Endings view={view} />
      <PointsHistory />
    </div>
  );
}

function Endings({ view }: { view: PointsView }) {
  const { say, figures } = useWords();
  const rows = [
    ...(view.endings ?? []).map(({ points, day }) =>
      say('points.endingRow', { points: figures.count(points), date: figures.date(day) }),
    ),
    ...(view.promises ?? []).map(({ points, day }) =>
      day === null
        ? `${say('points.promised')}: ${figures.count(points)}`
        : say('points.promisedFrom', { points: figures.count(points), date: figures.date(day) }),
    ),
  ];
  return (
    <section className={classes.part} aria-label={say('points.endings')}>
      <h3>{say('points.endings')}</h3>
      {view.endings === null && <p className={classes.small}>{say('points.notTold')}</p>}
      {view.endings !== null && rows.length === 0 && (
        <p className={classes.small}>{say('points.noEndings')}</p>
      )}
      {rows.length > 0 && (
        <ul>
          {rows.map((row) => (
            <li key={row}>{row}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Undo({ entry }: { entry: Entry }) {
  const { say, figures } = useWords();
  const { undo, typed, type, giveBack, close } = useShared('points', (state) => state);
  const facts = {
    points: figures.count(entry.points ?? 0),
    bill: entry.bill.number,
    name: entry.customer.name,
  };
  if (undo.does === 'told') {
    const { outcome, reasons, platform } = undo.made;
    const [reason] = reasons;
    const isDone = outcome === 'done';
    const word = outcome === 'waits' || outcome === 'checking' || isDone ? outcome : 'other';
    return (
      <div className={classes.content} role="status">
        {outcome === 'refused' && reason ? (
          <Sentences meaning="stop" message={reason.message} next={reason.next} platform={platform} />
        ) : (
          <Sentences meaning={isDone ? 'good' : 'attention'} message={say(`points.undo.${word}`)} />
        )}
        <Push kind="first" onPush={close} wide begin>
          {say('points.done')}
        </Push>
      </div>
    );
  }
  const busy = undo.does === 'sending';
  const failure = undo.does === 'writing' ? undo.failure : null;
  return (
    <div className={classes.content}>
      <p>{say('points.undo.says', facts)}</p>
      <Field
        id="undo-reason"
        label={say('points.reason')}
        value={typed.reason}
        onChange={(reason) => type({ reason })}
        onEnter={() => void giveBack()}
        placeholder={say('points.reasonPlaceholder')}
        invalid={failure?.field === 'reason'}
        noteId="undo-note"
        disabled={busy}
        autoFocus
      />
      <div id="undo-note" role="status" className={classes.said}>
        {failure && <FailureSentences failure={failure} />}
      </div>
      <div className={classes.acts}>
        <Push onPush={close} wide>
          {say('frame.cancel')}
        </Push>
        <Push kind="first" onPush={() => void giveBack()} busy={busy} wide>
          {say(busy ? 'points.undo.busy' : 'points.undo.go')}
        </Push>
      </div>
    </div>
  );
}
