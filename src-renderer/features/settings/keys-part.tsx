/** Where the key of the till's data is kept, and the recovery key that opens it when that place is lost. */
import { useId } from 'react';
import type { KeysView } from '../../../src-main/contract/keys.ts';
import { useIsManager } from '../../app/shared-context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PinField } from '../../ui/pin-field.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { NewRecoveryKey } from './new-recovery-key.tsx';
import { useKeys } from './settings-context.tsx';
import classes from './settings-screen.module.css';

export function KeysPart() {
  const { say, figures } = useWords();
  const manager = useIsManager();
  const { shown, act } = useKeys((state) => state);
  if (!manager) return <Empty message={say('settings.keys.onlyManager')} />;
  if (act.does === 'showing') return <NewRecoveryKey made={act.made} />;
  return (
    <>
      {shown.shows === 'reading' && <Empty message={say('settings.keys.loading')} />}
      {shown.shows === 'failed' && <FailureSentences failure={shown.failure} />}
      {shown.shows === 'known' && <Facts keys={shown.keys} />}
      <div role="status">
        {act.does === 'kept' && (
          <Sentences
            meaning="good"
            message={say('settings.keys.kept', { number: figures.count(act.number) })}
          />
        )}
      </div>
      {shown.shows === 'known' && <Make isFirst={!shown.keys.recovery.some((one) => one.confirmedAt)} />}
    </>
  );
}

function Facts({ keys }: { keys: KeysView }) {
  const { say, figures } = useWords();
  const counts = keys.recovery.find(({ confirmedAt }) => confirmedAt !== null);
  const rows: [string, string][] = [
    [
      say('settings.keys.place'),
      keys.inFile
        ? keys.fileAcceptedBy === null
          ? say('settings.keys.inFile')
          : say('settings.keys.inFileBy', { name: keys.fileAcceptedBy })
        : keys.kept,
    ],
    [
      say('settings.keys.recovery'),
      counts
        ? say('settings.keys.counts', {
            number: figures.count(counts.number),
            time: figures.moment(counts.madeAt),
          })
        : say('settings.keys.none'),
    ],
  ];
  return (
    <>
      {!counts && (
        <Sentences
          meaning="attention"
          message={say('settings.keys.missing')}
          next={say('settings.keys.missingNext')}
        />
      )}
      <dl className={classes.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Make({ isFirst }: { isFirst: boolean }) {
  const { say } = useWords();
  const { act, pin, typePin, make } = useKeys((state) => state);
  const noteId = useId();
  const working = act.does === 'making';
  return (
    <div className={classes.makeKey}>
      <PinField
        label={say('settings.keys.pin')}
        value={pin}
        onChange={typePin}
        onComplete={() => {}}
        invalid={act.does === 'failed'}
        noteId={noteId}
        busy={working}
      />
      <div id={noteId} role="status" className={classes.outcome}>
        {act.does === 'failed' ? (
          <FailureSentences failure={act.failure} />
        ) : (
          <p className={classes.quiet}>{say('settings.keys.pinSays')}</p>
        )}
      </div>
      <Push kind="first" onPush={() => void make()} busy={working} disabled={pin.length < 6 && !working}>
        {say(isFirst ? 'settings.keys.make' : 'settings.keys.makeAnew')}
      </Push>
    </div>
  );
}
