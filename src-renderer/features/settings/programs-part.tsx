/** Which point-of-sale programs may ask this till for what. Taking a key away is for good, so it is asked about once. */
import type { ProgramKey } from '../../../src-main/contract/program-keys.ts';
import { useIsManager } from '../../app/shared-context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { BillFiles } from './bill-files.tsx';
import { MakeKey } from './make-key.tsx';
import { NewKey } from './new-key.tsx';
import { useProgramKeys } from './settings-context.tsx';
import classes from './settings-screen.module.css';

export function ProgramsPart() {
  const { say } = useWords();
  const manager = useIsManager();
  const { shown, act } = useProgramKeys((state) => state);
  if (!manager) return <Empty message={say('programs.onlyManager')} />;
  return (
    <>
      {shown.shows === 'reading' && <Empty message={say('programs.loading')} />}
      {shown.shows === 'failed' && <FailureSentences failure={shown.failure} />}
      {shown.shows === 'known' && shown.keys.length === 0 && <Empty message={say('programs.none')} />}
      {shown.shows === 'known' && shown.keys.length > 0 && (
        <ul className={classes.people} aria-label={say('programs.list')}>
          {shown.keys.map((key) => (
            <KeyRow key={key.id} held={key} />
          ))}
        </ul>
      )}
      <div role="status">
        {act.does === 'revoked' && (
          <Sentences meaning="good" message={say('programs.revoked', { name: act.name })} />
        )}
        {act.does === 'failed' && <FailureSentences failure={act.failure} />}
        {act.does === 'made' && <NewKey name={act.key.name} secret={act.secret} />}
      </div>
      {act.does !== 'made' && <MakeKey />}
      <BillFiles />
    </>
  );
}

function KeyRow({ held }: { held: ProgramKey }) {
  const { say, figures } = useWords();
  const { act, askRevoke, putAway, revoke } = useProgramKeys((state) => state);
  const { name, scopes, lastUsedAt, madeAt, madeBy } = held;
  const isSure = act.does === 'sure' && act.key.id === held.id;
  const used =
    lastUsedAt === null
      ? say('programs.neverUsed')
      : say('programs.used', { time: figures.time(lastUsedAt) });
  return (
    <li>
      <div className={classes.held}>
        <strong className={classes.person} dir="auto" title={name}>
          {name}
        </strong>
        <span className={classes.quiet}>
          {scopes.map((scope) => say(`programs.short.${scope}`)).join(' · ')}
        </span>
        <span className={classes.quiet}>
          {used} · {say('programs.madeBy', { name: madeBy, time: figures.time(madeAt) })}
        </span>
      </div>
      <span className={classes.space} />
      {!isSure && (
        <Push kind="quiet" onPush={() => askRevoke(held)} name={say('programs.revokeName', { name })}>
          {say('programs.revoke')}
        </Push>
      )}
      {isSure && (
        <>
          <span className={classes.quiet}>{say('programs.revokeSure')}</span>
          <Push onPush={putAway}>{say('programs.revokeNo')}</Push>
          <Push kind="stop" onPush={() => void revoke()} name={say('programs.revokeYes', { name })}>
            {say('programs.revoke')}
          </Push>
        </>
      )}
    </li>
  );
}
