/** Everybody who can sign in here, and what a manager can do about it. Retiring is for good, so it is asked about once. */
import { useIsManager } from '../../app/shared-context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { sayDuration } from '../../words/durations.ts';
import { useWords } from '../../words/use-words.ts';
import { AddPerson } from './add-person.tsx';
import { Person } from './person.tsx';
import { useStaff } from './settings-context.tsx';
import classes from './settings-screen.module.css';
import { TypedPart } from './typed-part.tsx';

export function StaffPart() {
  const { say } = useWords();
  const manager = useIsManager();
  const shown = useStaff((state) => state.shown);
  if (!manager) return <Empty message={say('settings.staff.onlyManager')} />;
  return (
    <>
      {shown.shows === 'reading' && <Empty message={say('settings.staff.loading')} />}
      {shown.shows === 'failed' && <FailureSentences failure={shown.failure} />}
      {shown.shows === 'known' && shown.lockedMs !== null && <Locked leftMs={shown.lockedMs} />}
      {shown.shows === 'known' && (
        <ul className={classes.people} aria-label={say('settings.part.staff')}>
          {shown.staff.map((member) => (
            <Person key={member.id} member={member} />
          ))}
        </ul>
      )}
      <WhatWasDone />
      <AddPerson />
      <TypedPart part="staff" />
    </>
  );
}

function Locked({ leftMs }: { leftMs: number }) {
  const { say } = useWords();
  const unlock = useStaff((state) => state.unlock);
  return (
    <div className={classes.acts}>
      <Sentences
        meaning="attention"
        message={say('settings.staff.locked', { time: sayDuration(say, leftMs) })}
      />
      <Push onPush={() => void unlock()}>{say('settings.staff.unlock')}</Push>
    </div>
  );
}

function WhatWasDone() {
  const { say } = useWords();
  const act = useStaff((state) => state.act);
  const good = (message: string) => <Sentences meaning="good" message={message} />;
  return (
    <div role="status">
      {act.does === 'added' && good(say('settings.staff.added', { name: act.name }))}
      {act.does === 'retired' && good(say('settings.staff.retired', { name: act.name }))}
      {act.does === 'made' && good(say(`settings.staff.made.${act.member.role}`, { name: act.member.name }))}
      {act.does === 'pin-given' && good(say('settings.staff.newPinDone', { name: act.name }))}
      {act.does === 'unlocked' && good(say('settings.staff.unlocked'))}
      {act.does === 'failed' && <FailureSentences failure={act.failure} />}
      {act.does === 'typing-pin' && act.failure && <FailureSentences failure={act.failure} />}
    </div>
  );
}
