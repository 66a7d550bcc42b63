/** One field of the form: what it is for below it, or what is wrong with it. */
import type { SeriesFault } from '../../../../src-main/contract/series-draft.ts';
import { useSession } from '../../../app/shared-context.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { useWords, type Words } from '../../../words/use-words.ts';
import { useSeries } from './series-context.tsx';
import type { SeriesFormField } from './series-fields.ts';
import classes from './series-part.module.css';
import type { SeriesForm } from './series-state.ts';
import { sayZone } from './series-words.ts';

interface SeriesFieldInputProps {
  field: SeriesFormField;
  form: Extract<SeriesForm, { does: 'writing' | 'sending' }>;
}

export function SeriesFieldInput({ field, form }: SeriesFieldInputProps) {
  const words = useWords();
  const { say } = words;
  const { currency } = useSession();
  const type = useSeries((state) => state.type);
  const offset = useSeries((state) => state.clusterOffsetMinutes);
  const { name, kind, choices } = field;
  const { draft } = form;
  const fault = form.does === 'writing' ? form.faults.find((one) => one.field === name) : undefined;
  const label = say(`coupons.series.field.${name}`);
  const id = `series-${name}`;
  const noteId = `${id}-note`;
  const hint = say(`coupons.series.hint.${name}`, { zone: sayZone(offset, say) });
  const common = { id, label, noteId, invalid: fault !== undefined, disabled: form.does === 'sending' };
  const value = draft[name];
  const saidChoices = (choices ?? []).map((choice) => ({
    choice,
    words: say(`coupons.series.choiceOf.${choice as Choice}`),
  }));
  const isPerCent = kind === 'worth' && draft.discountType === 'PERC';
  const isMoney = kind === 'money' || (kind === 'worth' && !isPerCent);
  return (
    <div className={classes.field} data-wide={field.wide}>
      {kind === 'choice' ? (
        <SelectField
          {...common}
          value={saidChoices.find(({ choice }) => choice === value)?.words ?? ''}
          choices={saidChoices.map(({ words: said }) => said)}
          onChange={(said) =>
            type({ [name]: saidChoices.find(({ words: one }) => one === said)?.choice ?? '' })
          }
          placeholder={say(name === 'offline' ? 'coupons.series.leftOpen' : 'coupons.series.choose')}
        />
      ) : (
        <Field
          {...common}
          value={value}
          onChange={(text) => type({ [name]: text })}
          title={value}
          type={kind === 'day' ? 'date' : 'text'}
          figures={kind === 'money' || kind === 'count' || kind === 'worth'}
          inputMode={kind === 'text' || kind === 'day' ? 'text' : 'decimal'}
          before={isMoney ? <span className={classes.unit}>{currency}</span> : null}
          after={isPerCent ? <span className={classes.unit}>%</span> : null}
        />
      )}
      <p id={noteId} className={classes[fault ? 'problem' : 'hint']}>
        {fault === undefined ? hint : sayFault(fault, kind, label, words)}
      </p>
    </div>
  );
}

type Choice =
  | 'ABS'
  | 'PERC'
  | 'series'
  | 'days'
  | 'months'
  | 'its-member'
  | 'anybody'
  | 'made'
  | 'shared'
  | 'uploaded'
  | 'yes'
  | 'no';

function sayFault(
  { reason, facts }: SeriesFault,
  kind: SeriesFormField['kind'],
  label: string,
  { say, reason: sayReason }: Words,
): string {
  if (kind === 'choice' && reason === 'input-empty') return say('coupons.series.notChosen');
  const { message, next } = sayReason({ key: reason, facts: { ...facts, field: label } });
  return `${message} ${next}`;
}
