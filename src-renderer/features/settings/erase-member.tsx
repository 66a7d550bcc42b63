/** Erases one member from this till: found by number or name, and asked about once. */
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { usePrivacy } from './settings-context.tsx';
import classes from './settings-screen.module.css';

export function EraseMember() {
  const { say, figures } = useWords();
  const { act, query, type, look, ask, keep, erase } = usePrivacy((state) => state);
  return (
    <form
      className={classes.content}
      style={{ padding: 0 }}
      onSubmit={(event) => {
        event.preventDefault();
        void look();
      }}
    >
      <h2>{say('privacy.erase')}</h2>
      <p className={classes.quiet}>{say('privacy.eraseSays')}</p>
      <Field
        id="erase-query"
        label={say('privacy.who')}
        value={query}
        onChange={type}
        onEnter={() => void look()}
      />
      <div role="status">
        {act.does === 'failed' && <FailureSentences failure={act.failure} />}
        {act.does === 'erased' && (
          <Sentences
            meaning="good"
            message={say('privacy.erased', { entries: figures.count(act.entries) })}
          />
        )}
        {act.does === 'found' && act.matches.length === 0 && (
          <Sentences meaning="plain" message={say('privacy.nobody')} />
        )}
      </div>
      {act.does === 'found' && act.matches.length > 0 && (
        <ul className={classes.people} aria-label={say('privacy.found')}>
          {act.matches.map((member) => (
            <li key={member.id}>
              <strong className={classes.person} dir="auto" title={member.name}>
                {member.name}
              </strong>
              <span className={classes.quiet}>
                {member.identifiers.map(({ value }) => value).join(' · ')}
              </span>
              <span className={classes.space} />
              <Push
                kind="quiet"
                onPush={() => ask(member)}
                name={say('privacy.eraseName', { name: member.name })}
              >
                {say('privacy.eraseIt')}
              </Push>
            </li>
          ))}
        </ul>
      )}
      {act.does === 'sure' && (
        <div className={classes.acts}>
          <div className={classes.outcome}>
            <Sentences meaning="attention" message={say('privacy.sure', { name: act.member.name })} />
          </div>
          <Push onPush={keep}>{say('privacy.keep')}</Push>
          <Push kind="stop" onPush={() => void erase()}>
            {say('privacy.eraseYes')}
          </Push>
        </div>
      )}
      <div className={classes.acts}>
        <Push onPush={() => {}} submit busy={act.does === 'looking'}>
          {say('privacy.look')}
        </Push>
      </div>
    </form>
  );
}
