/** One person of this till in the settings: role, a new PIN, and taking the PIN away. */
import type { StaffMember } from '../../../src-main/contract/session.ts';
import { useSession } from '../../app/shared-context.tsx';
import { Push } from '../../ui/push.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { useWords } from '../../words/use-words.ts';
import { useStaff } from './settings-context.tsx';
import classes from './settings-screen.module.css';

export function Person({ member }: { member: StaffMember }) {
  const { say } = useWords();
  const me = useSession().staff?.id === member.id;
  const act = useStaff((state) => state.act);
  const isSure = act.does === 'sure' && act.member.id === member.id;
  const isTyping = act.does === 'typing-pin' && act.member.id === member.id;
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
      {isSure && <Sure member={member} />}
      {isTyping && <NewPin member={member} pin={act.pin} />}
      {!isSure && !isTyping && <Acts member={member} />}
    </li>
  );
}

function Acts({ member }: { member: StaffMember }) {
  const { say } = useWords();
  const { name, role } = member;
  const { makeRole, typeNewPin, askRetire } = useStaff((state) => state);
  const other = role === 'manager' ? 'cashier' : 'manager';
  return (
    <>
      <Push
        kind="quiet"
        onPush={() => void makeRole(member, other)}
        name={say(`settings.staff.makeName.${other}`, { name })}
      >
        {say(`settings.staff.make.${other}`)}
      </Push>
      <Push
        kind="quiet"
        onPush={() => typeNewPin(member, '')}
        name={say('settings.staff.newPinName', { name })}
      >
        {say('settings.staff.newPin')}
      </Push>
      <Push kind="quiet" onPush={() => askRetire(member)} name={say('settings.staff.retireName', { name })}>
        {say('settings.staff.retire')}
      </Push>
    </>
  );
}

function Sure({ member: { name } }: { member: StaffMember }) {
  const { say } = useWords();
  const { keep, retire } = useStaff((state) => state);
  return (
    <>
      <span className={classes.quiet}>{say('settings.staff.retireSure', { name })}</span>
      <Push onPush={keep}>{say('settings.staff.retireNo')}</Push>
      <Push kind="stop" onPush={() => void retire()} name={say('settings.staff.retireYes', { name })}>
        {say('settings.staff.retire')}
      </Push>
    </>
  );
}

function NewPin({ member, pin }: { member: StaffMember; pin: string }) {
  const { say } = useWords();
  const { keep, typeNewPin, giveNewPin } = useStaff((state) => state);
  return (
    <form
      className={classes.newPin}
      onSubmit={(event) => {
        event.preventDefault();
        void giveNewPin();
      }}
    >
      <SecretField
        id="new-pin"
        label={say('settings.staff.newPinName', { name: member.name })}
        value={pin}
        onChange={(text) => typeNewPin(member, text)}
        digits
      />
      <Push onPush={keep}>{say('frame.cancel')}</Push>
      <Push kind="first" onPush={() => {}} submit>
        {say('settings.staff.newPinSave')}
      </Push>
    </form>
  );
}
