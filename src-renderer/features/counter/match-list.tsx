/** Several members fit: arrows move, Enter or a tap picks. The first has the cursor at once. */
import { UnstyledButton } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { CustomerMatch } from '../../../src-main/contract/customers.ts';
import { useWords } from '../../words/use-words.ts';
import columns from './column.module.css';
import { useCounter } from './counter-context.tsx';
import classes from './match-list.module.css';

export function MatchList({ matches, complete }: { matches: CustomerMatch[]; complete: boolean }) {
  const { say } = useWords();
  const pick = useCounter((state) => state.pickMember);
  return (
    <>
      <p className={columns.small}>
        {say('counter.several', { count: matches.length })} {complete ? '' : say('counter.severalHere')}
      </p>
      <ul className={columns.scroll} aria-label={say('counter.matches')}>
        {matches.map((match, index) => (
          <li key={match.id}>
            <UnstyledButton
              className={classes.match ?? ''}
              data-match=""
              autoFocus={index === 0}
              onKeyDown={moveWithArrows}
              onClick={() => void pick(match.id)}
            >
              <span className={classes.name} dir="auto" title={match.name}>
                {match.name}
              </span>
              <span className={classes.identifiers}>
                {match.identifiers.map((one) => one.value).join(' · ')}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  );
}

function moveWithArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const all = [...document.querySelectorAll<HTMLElement>('[data-match]')];
  all[all.indexOf(event.currentTarget) + step]?.focus();
}
