/** It is not known what became of a save: what is to be seen at Capillary now, and what a person can do. */
import { Push } from '../../../ui/push.tsx';
import { Sentences } from '../../../ui/sentences.tsx';
import { useWords } from '../../../words/use-words.ts';
import { useSeries } from './series-context.tsx';
import { SeriesMark } from './series-mark.tsx';
import classes from './series-part.module.css';
import type { SeriesForm } from './series-state.ts';
import { sayEnd } from './series-words.ts';

export function SeriesUnknown({ form }: { form: Extract<SeriesForm, { does: 'unknown' }> }) {
  const words = useWords();
  const { say } = words;
  const { lookAgain, readAgain, backToWriting, send, drop } = useSeries((state) => state);
  const isNew = form.of === null;
  return (
    <div className={classes.form}>
      <div role="alert">
        {form.reasons.map((reason) => (
          <Sentences key={reason.key} meaning="stop" {...words.reason(reason)} platform={form.platform} />
        ))}
      </div>
      {isNew && <Found form={form} />}
      <div className={classes.acts}>
        {isNew ? (
          <Push kind="first" onPush={() => void lookAgain()} busy={form.looking} begin>
            {say(form.looking ? 'coupons.series.looking' : 'coupons.series.lookAgain')}
          </Push>
        ) : (
          <Push kind="first" onPush={() => void readAgain()} begin>
            {say('coupons.series.readAgain')}
          </Push>
        )}
        {isNew && <Push onPush={backToWriting}>{say('coupons.series.backToWriting')}</Push>}
        <Push onPush={drop}>{say('coupons.series.leaveIt')}</Push>
        {isNew && (
          <Push kind="stop" onPush={() => void send(true)}>
            {say('coupons.series.onceMore')}
          </Push>
        )}
      </div>
    </div>
  );
}

function Found({ form }: { form: Extract<SeriesForm, { does: 'unknown' }> }) {
  const words = useWords();
  const { drop, open } = useSeries((state) => state);
  const { say } = words;
  const name = form.draft.description.trim();
  if (form.found === null) return <p>{say('coupons.series.foundUnread')}</p>;
  if (form.found.length === 0) return <p dir="auto">{say('coupons.series.foundNone', { name })}</p>;
  return (
    <div>
      <h3 className={classes.groupName} dir="auto">
        {say('coupons.series.foundSome', { name })}
      </h3>
      <ul>
        {form.found.map((row) => (
          <li key={row.seriesId} className={classes.found}>
            <span>{say('coupons.series.numbered', { id: row.seriesId })}</span>
            <SeriesMark state={row.state} />
            <span className={classes.small}>{sayEnd(row, words)}</span>
            <Push
              name={say('coupons.series.openNumbered', { id: row.seriesId })}
              onPush={() => {
                drop();
                void open(row.seriesId);
              }}
            >
              {say('coupons.series.openFound')}
            </Push>
          </li>
        ))}
      </ul>
    </div>
  );
}
