/** What there is to try in the training store: people with PINs, members with coupons and what each one shows. */
import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { Session } from '../../../src-main/contract/session.ts';
import { useWords } from '../../words/use-words.ts';
import type { WordKey } from '../../words/word-key.ts';
import classes from './training-panel.module.css';

type Training = NonNullable<Session['training']>;

interface TrainingPanelProps {
  training: Training;
  onPick: (pin: string) => void;
}

export function TrainingPanel({ training, onPick }: TrainingPanelProps) {
  const { say } = useWords();
  return (
    <section className={classes.panel} aria-labelledby="training-title">
      <h2 id="training-title">{say('signIn.training.title')}</h2>
      <p className={classes.quiet}>{say('signIn.training.says')}</p>
      <h3>{say('signIn.training.staff')}</h3>
      <ul className={classes.staff}>
        {training.staff.map((person) => (
          <li key={person.pin}>
            <UnstyledButton className={classes.person} onClick={() => onPick(person.pin)}>
              <VisuallyHidden>{say('signIn.training.use')}</VisuallyHidden>
              <span dir="auto">{person.name}</span>
              <span className={classes.quiet}>{say(`frame.role.${person.role}`)}</span>
              <span className={classes.figures}>{person.pin}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <h3 id="training-members">{say('signIn.training.members')}</h3>
      {/* Scrolls by itself, so it has to be reachable by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard */}
      <ul className={classes.members} tabIndex={0} aria-labelledby="training-members">
        {training.members.map((member) => (
          <TrainingMember key={member.name + member.identifiers[0]?.value} member={member} />
        ))}
      </ul>
    </section>
  );
}

const kinds = ['mobile', 'email', 'card', 'cardNumber', 'cardExternalId', 'externalId', 'id'] as const;

function TrainingMember({ member }: { member: Training['members'][number] }) {
  const { say } = useWords();
  const kindOf = (type: string): string => {
    const kind = kinds.find((known) => known === type);
    const key: WordKey | null = kind ? `signIn.training.identifier.${kind}` : null;
    return key ? say(key) : type;
  };
  return (
    <li className={classes.member}>
      <p className={classes.name} dir="auto">
        {member.name}
      </p>
      <p className={classes.identifiers}>
        {member.identifiers.map((one) => (
          <span key={one.type + one.value}>
            <span className={classes.quiet}>{kindOf(one.type)}</span>{' '}
            <span className={classes.figures} dir="ltr">
              {one.value}
            </span>
          </span>
        ))}
      </p>
      <dl className={classes.coupons}>
        {member.coupons.map((coupon) => (
          <div key={coupon.code} className={classes.coupon}>
            <dt dir="ltr">{coupon.code}</dt>
            <dd>{coupon.shows}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
