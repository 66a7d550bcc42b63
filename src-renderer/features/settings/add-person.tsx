/** Adds a cashier or a manager with a PIN of their own. */
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { useWords } from '../../words/use-words.ts';
import { ChoiceList } from './choice-list.tsx';
import { useStaff } from './settings-context.tsx';
import classes from './settings-screen.module.css';

export function AddPerson() {
  const { say } = useWords();
  const { person, act, change, add } = useStaff((state) => state);
  const atFault = act.does === 'failed' ? act.failure.field : undefined;
  return (
    <form
      className={classes.content}
      style={{ padding: 0 }}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h2>{say('settings.staff.add')}</h2>
      <div className={classes.grid}>
        <Field
          id="person-name"
          label={say('settings.staff.name')}
          value={person.name}
          onChange={(name) => change({ name })}
          onEnter={() => document.getElementById('person-pin')?.focus()}
          invalid={atFault === 'name'}
        />
        <SecretField
          id="person-pin"
          label={say('settings.staff.pin')}
          value={person.pin}
          onChange={(pin) => change({ pin })}
          invalid={atFault === 'pin'}
          digits
        />
      </div>
      <ChoiceList
        name={say('settings.staff.role')}
        value={person.role}
        choices={(['cashier', 'manager'] as const).map((value) => ({
          value,
          label: say(`frame.role.${value}`),
        }))}
        onChoose={(role) => change({ role })}
        disabled={false}
      />
      <div className={classes.acts}>
        <Push kind="first" onPush={() => {}} submit busy={act.does === 'adding'}>
          {say(act.does === 'adding' ? 'settings.staff.adding' : 'settings.staff.submit')}
        </Push>
      </div>
    </form>
  );
}
