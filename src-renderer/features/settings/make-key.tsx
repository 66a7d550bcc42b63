/** Makes a key for a point-of-sale program: what it is called and what it may do. */
import { allScopes } from '../../../src-main/contract/scopes.ts';
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { useWords } from '../../words/use-words.ts';
import { useProgramKeys } from './settings-context.tsx';
import classes from './settings-screen.module.css';

export function MakeKey() {
  const { say } = useWords();
  const { name, scopes, act, type, choose, make } = useProgramKeys((state) => state);
  return (
    <form
      className={classes.content}
      style={{ padding: 0 }}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <h2>{say('programs.make')}</h2>
      <Field
        id="key-name"
        label={say('programs.name')}
        value={name}
        onChange={type}
        invalid={act.does === 'failed' && act.failure.field === 'name'}
      />
      <fieldset className={classes.choices}>
        <legend className={classes.quiet}>{say('programs.scopes')}</legend>
        {allScopes.map((scope) => (
          <label key={scope} className={classes.choice} data-chosen={scopes.includes(scope) || undefined}>
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={(event) => choose(scope, event.currentTarget.checked)}
            />
            <span>
              <strong>{say(`programs.scope.${scope}`)}</strong>
              <span className={classes.quiet} dir="ltr">
                {scope}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className={classes.acts}>
        <Push kind="first" onPush={() => {}} submit busy={act.does === 'making'}>
          {say(act.does === 'making' ? 'programs.making' : 'programs.submit')}
        </Push>
      </div>
    </form>
  );
}
