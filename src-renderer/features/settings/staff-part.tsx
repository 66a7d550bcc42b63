/** Everybody who can sign in here. Retiring somebody takes the PIN away for good, so it is asked about once. */
import type { StaffMember } from '../../../src-main/contract/session.ts';
import { useIsManager, useSession } from '../../app/shared-context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { AddPerson } from './add-person.tsx';
import { useStaff } from './settings-context.tsx';
import classes from './settings-screen.module.css';

export function StaffPart() {
  const { say } = useWords();
  const manager = useIsManager();
  const shown = useStaff((state) => state.shown);
  const act = useStaff((state) => state.act);
  if (!manager) return <Empty message={say('settings.staff.onlyManager')} />;
  return (
    <>
      {shown.shows === 'reading' && <Empty message={say('settings.staff.loading')} />}
      {shown.shows === 'failed' && <FailureSentences failure={shown.failure} />}
      {shown.shows === 'known' && (
        <ul className={classes.people} aria-label={say('settings.part.staff')}>
          {shown.staff.map((member) => (
            <Person key={member.id} member={member} />
          ))}
        </ul>
      )}
      <div role="status">
        {act.does === 'added' && (
          <Sentences meaning="good" message={say('settings.staff.added', { name: act.name })} />
        )}
        {act.does === 'retired' && (
          <Sentences meaning="good" message={say('settings.staff.retired', { name: act.name })} />
        )}
        {act.does === 'failed' && <FailureSentences failure={act.failure} />}
      </div>
      <AddPerson />
    </>
  );
}

function Person({ member }: { member: StaffMember }) {
  const { say } = useWords();
  const me = useSession().staff?.id === member.id;
  const sure = useStaff((state) => state.act.does === 'sure' && state.act.member.id === member.id);
  const { askRetire, keep, retire } = useStaff((state) => state);
  return (
    <li>
      <strong className={classes.person} dir="auto" title={member.name}>
        {member.name}
      </strong>
      <span className={classes.quiet}>
        {say(`frame.role.${member.role}`)}
        {me && ` · ${say('settings.staff.you')}`}
      </span>
      <span className={classes.space} />
      {sure ? (
        <>
          <span className={classes.quiet}>{say('settings.staff.retireSure', { name: member.name })}</span>
          <Push onPush={keep}>{say('settings.staff.retireNo')}</Push>
          <Push
            kind="stop"
            onPush={() => void retire()}
            name={say('settings.staff.retireYes', { name: member.name })}
          >
            {say('settings.staff.retire')}
          </Push>
        </>
      ) : (
        <Push
          kind="quiet"
          onPush={() => askRetire(member)}
          name={say('settings.staff.retireName', { name: member.name })}
        >
          {say('settings.staff.retire')}
        </Push>
      )}
    </li>
  );
}
