/** A series as a manager writes it: what is needed and why, what may be said besides, and what became of sending it. */
import { useEffect, useRef } from 'react';
import { useShared } from '../../../app/shared-context.tsx';
import { Push } from '../../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../../ui/sentences.tsx';
import { useWords } from '../../../words/use-words.ts';
import { useSeries } from './series-context.tsx';
import { SeriesFieldInput } from './series-field.tsx';
import { furtherFields, neededFields } from './series-fields.ts';
import classes from './series-part.module.css';
import type { SeriesForm as Form } from './series-state.ts';
import { SeriesUnknown } from './series-unknown.tsx';

export function SeriesForm() {
  const { say } = useWords();
  const form = useSeries((state) => state.form);
  const place = useRef<HTMLElement>(null);
  const isUnknown = form.does === 'unknown';
  // The button that was pressed is gone: the cursor goes to what has to be read. A form that opens begins at its first field.
  useEffect(() => {
    if (!isUnknown) {
      document.getElementById('series-description')?.focus();
      return;
    }
    place.current?.focus();
    place.current?.scrollTo({ top: 0 });
  }, [isUnknown]);
  if (form.does === 'nothing') return null;
  const title =
    form.of === null
      ? say('coupons.series.making')
      : say('coupons.series.changing', { name: form.of.row.description || form.of.row.seriesId });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section ref={place} className={classes.detail} aria-label={say('coupons.series.form')} tabIndex={0}>
      <h2 dir="auto">{title}</h2>
      {form.does === 'unknown' ? <SeriesUnknown form={form} /> : <Writing form={form} />}
    </section>
  );
}

function Writing({ form }: { form: Extract<Form, { does: 'writing' | 'sending' }> }) {
  const { say, figures } = useWords();
  const { send, drop } = useSeries((state) => state);
  const isUp = useShared('status', ({ status }) => status?.line.state === 'online');
  const busy = form.does === 'sending';
  const faults = form.does === 'writing' ? form.faults : [];
  const first = faults[0]?.field;
  // The first field at fault is where to go on.
  useEffect(() => {
    if (first !== undefined) document.getElementById(`series-${first}`)?.focus();
  }, [first]);
  const days = form.of === null ? [] : [form.of.row.lastDay, ...form.of.row.otherLastDays];
  const parts = [
    ['needed', neededFields],
    ['further', furtherFields],
  ] as const;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {!isUp && (
        <Sentences
          meaning="attention"
          message={say('coupons.series.noLine')}
          next={say('coupons.series.noLineNext')}
        />
      )}
      {days.length > 1 && (
        <Sentences
          meaning="attention"
          message={say('coupons.series.twoDaysOf', {
            days: days.flatMap((day) => (day === null ? [] : [figures.date(day)])).join(', '),
          })}
          next={say('coupons.series.twoDaysChoose')}
        />
      )}
      {parts.map(([part, fields]) => (
        <fieldset key={part} className={classes.fields}>
          <legend>{say(`coupons.series.part.${part}`)}</legend>
          {fields
            .filter(({ shownWhen }) => shownWhen === undefined || shownWhen(form.draft))
            .map((field) => (
              <SeriesFieldInput key={field.name} field={field} form={form} />
            ))}
        </fieldset>
      ))}
      <div className={classes.outcome}>
        <div className={classes.answer} role="alert">
          {form.does === 'writing' && <Answer form={form} />}
        </div>
        <Push
          onPush={() => {
            drop();
            document.getElementById('series-write')?.focus();
          }}
          disabled={busy}
        >
          {say('frame.cancel')}
        </Push>
        <Push kind="first" submit onPush={() => {}} busy={busy}>
          {say(
            busy
              ? 'coupons.series.sending'
              : form.of === null
                ? 'coupons.series.make'
                : 'coupons.series.save',
          )}
        </Push>
      </div>
    </form>
  );
}

/** Why nothing was saved. A fault at a field stands there, and is counted here. */
function Answer({ form }: { form: Extract<Form, { does: 'writing' }> }) {
  const { say } = useWords();
  const { send, readAgain } = useSeries((state) => state);
  const { failure, faults } = form;
  if (failure === null)
    return faults.length === 0 ? null : say('coupons.series.faults', { count: faults.length });
  const isNamed = failure.reason === 'series-same-name' || failure.reason === 'series-making-open';
  const more = (
    <>
      {isNamed && (
        <Push kind="stop" onPush={() => void send(true)}>
          {say('coupons.series.evenSo')}
        </Push>
      )}
      {failure.reason === 'series-changed-meanwhile' && (
        <Push onPush={() => void readAgain()}>{say('coupons.series.readAgain')}</Push>
      )}
    </>
  );
  // what is said at its field is not said twice
  return faults.length === 0 ? (
    <FailureSentences failure={failure}>{more}</FailureSentences>
  ) : (
    <Sentences meaning="stop" message={say('coupons.series.refusedAtField')} platform={failure.platform}>
      {more}
    </Sentences>
  );
}
