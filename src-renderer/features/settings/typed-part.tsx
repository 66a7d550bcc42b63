/** One part of the settings that is typed: each field with its unit, what it does, and what is wrong with it. */
import { useIsManager, useShared } from '../../app/shared-context.tsx';
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { useWords, type Words } from '../../words/use-words.ts';
import { DraftOutcome } from './draft-outcome.tsx';
import { type SettingProblem, writeSetting } from './read-setting.ts';
import { type SettingField, type SettingPart, settingFields } from './setting-fields.ts';
import { useDraft } from './settings-context.tsx';
import classes from './settings-screen.module.css';

export function TypedPart({ part }: { part: SettingPart }) {
  const { say } = useWords();
  const manager = useIsManager();
  const { shown, save, undo } = useDraft((state) => state);
  const changed = useDraft((state) => Object.keys(state.drafts).length > 0);
  return (
    <form
      className={classes.content}
      style={{ padding: 0 }}
      onSubmit={(event) => {
        event.preventDefault();
        void save(part);
      }}
    >
      <div className={classes.grid}>
        {settingFields
          .filter((field) => field.part === part)
          .map((field) => (
            <TypedField key={field.name} field={field} part={part} />
          ))}
      </div>
      {manager && (
        <div className={classes.acts}>
          <DraftOutcome />
          {changed && (
            <Push kind="quiet" onPush={undo}>
              {say('settings.undo')}
            </Push>
          )}
          <Push kind="first" onPush={() => void save(part)} busy={shown.shows === 'saving'}>
            {say(shown.shows === 'saving' ? 'settings.saving' : 'settings.save')}
          </Push>
        </div>
      )}
    </form>
  );
}

function TypedField({ field, part }: { field: SettingField; part: SettingPart }) {
  const words = useWords();
  const { say } = words;
  const manager = useIsManager();
  const saved = useShared('settings', (state) =>
    state.shown.shows === 'known' ? state.shown.settings : null,
  );
  const draft = useDraft((state) => state.drafts[field.name]);
  const problem = useDraft((state) => state.problems[field.name]);
  const { type, save } = useDraft((state) => state);
  if (!saved) return null;
  const isText = field.unit === 'text' || field.unit === 'texts';
  const id = `setting-${field.name}`;
  const label = say(`settings.name.${field.name}`);
  return (
    <div>
      <Field
        id={id}
        label={label}
        value={draft ?? writeSetting(field, saved)}
        onChange={(text) => type(field.name, text)}
        onEnter={() => void save(part)}
        before={field.unit === 'money' ? <span className={classes.unit}>{saved.currency}</span> : null}
        after={<UnitOf field={field} />}
        figures={!isText}
        inputMode={isText ? 'text' : 'decimal'}
        invalid={problem !== undefined}
        noteId={`${id}-note`}
        disabled={!manager}
      />
      <p id={`${id}-note`} className={classes[problem ? 'problem' : 'hint']}>
        {problem ? sayProblem(problem, label, words) : say(`settings.hint.${field.name}`)}
      </p>
    </div>
  );
}

function UnitOf({ field }: { field: SettingField }) {
  const { say } = useWords();
  const { unit } = field;
  if (unit === 'text' || unit === 'numbers' || unit === 'texts' || unit === 'count' || unit === 'money')
    return null;
  return <span className={classes.unit}>{say(`settings.unit.${unit}`)}</span>;
}

function sayProblem(problem: SettingProblem, label: string, { say, reason }: Words): string {
  switch (problem.problem) {
    case 'amount':
      return reason({
        key: problem.fault.reason,
        facts: { field: label, limit: String(problem.fault.limit ?? '') },
      }).message;
    case 'number':
      return say('settings.problem.number', { least: problem.least, most: problem.most });
    case 'shortName':
      return say('settings.problem.shortName', { most: problem.most });
    case 'long':
      return say('settings.problem.long', { most: problem.most });
    case 'currency':
    case 'locale':
    case 'storeId':
    case 'numbers':
    case 'texts':
    case 'worth':
      return say(`settings.problem.${problem.problem}`);
    default:
      return problem satisfies never;
  }
}
