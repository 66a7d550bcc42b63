/** Which lines are shown: by person, kind and day; and the same lines as a file. */
import { useStore } from 'zustand';
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { FailureSentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './audit-screen.module.css';
import { type AuditStore, auditKinds } from './audit-store.ts';

export function AuditFilter({ store }: { store: AuditStore }) {
  const { say } = useWords();
  const { choice, people, file, choose, save } = useStore(store);
  const labels = auditKinds.map((kind) => ({ kind, label: say(`audit.kind.${kind}`) }));
  return (
    <search className={classes.filter} aria-label={say('audit.filter')}>
      <SelectField
        id="audit-who"
        label={say('audit.who')}
        value={choice.who}
        choices={people}
        onChange={(who) => choose({ who })}
        placeholder={say('audit.everybody')}
      />
      <SelectField
        id="audit-kind"
        label={say('audit.kindLabel')}
        value={labels.find(({ kind }) => kind === choice.kind)?.label ?? ''}
        choices={labels.map(({ label }) => label)}
        onChange={(chosen) => choose({ kind: labels.find(({ label }) => label === chosen)?.kind ?? '' })}
        placeholder={say('audit.everything')}
      />
      <Field
        id="audit-day"
        type="date"
        label={say('audit.day')}
        value={choice.day}
        onChange={(day) => choose({ day })}
      />
      <Push onPush={() => void save()} busy={file.does === 'reading'}>
        {say('audit.file')}
      </Push>
      <div className={classes.said} role="status">
        {file.does === 'saved' && say('audit.saved', { count: file.rows })}
        {file.does === 'failed' && <FailureSentences failure={file.failure} />}
      </div>
    </search>
  );
}
