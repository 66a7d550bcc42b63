/** Choosing a backup, seeing what it lacks, and a manager's PIN for it. */
import { useId } from 'react';
import { useStore } from 'zustand';
import type { RecoveryView } from '../../../src-main/contract/recovery.ts';
import { PinField } from '../../ui/pin-field.tsx';
import { Push } from '../../ui/push.tsx';
import { useWords } from '../../words/use-words.ts';
import { LostEntries } from './lost-entries.tsx';
import { RecoveryNote } from './recovery-note.tsx';
import classes from './recovery-screen.module.css';
import type { RecoveryStore } from './recovery-store.ts';

type Backup = RecoveryView['backups'][number];

export function BringBack({ view, store }: { view: RecoveryView; store: RecoveryStore }) {
  const { say, figures } = useWords();
  const { chosen, pin, act, typePin, restore } = useStore(store);
  const noteId = useId();
  const backup = view.backups.find(({ name }) => name === chosen) ?? view.backups[0];
  const working = act.does === 'working';
  return (
    <div className={classes.offer}>
      <div>
        <fieldset className={classes.choices}>
          <legend>{say('recovery.choose')}</legend>
          {view.backups.map((one, index) => (
            <Choice key={one.name} backup={one} newest={index === 0} store={store} />
          ))}
          {view.unusable > 0 && (
            <p className={classes.quiet}>
              {say('recovery.unusable', { count: figures.count(view.unusable) })}
            </p>
          )}
        </fieldset>
        {backup && <Lacks view={view} backup={backup} />}
      </div>
      <div className={classes.confirm}>
        <PinField
          label={say('recovery.pin')}
          value={pin}
          onChange={typePin}
          onComplete={() => {}}
          invalid={act.does === 'refused'}
          noteId={noteId}
          busy={working}
        />
        <RecoveryNote id={noteId} act={act} ready={say('recovery.pinSays')} />
        <Push
          kind="first"
          onPush={() => void restore()}
          busy={working}
          disabled={pin.length < 6 && !working}
          wide
        >
          {say(working ? 'recovery.restoring' : 'recovery.restore')}
        </Push>
      </div>
    </div>
  );
}

function Choice({ backup, newest, store }: { backup: Backup; newest: boolean; store: RecoveryStore }) {
  const { say, figures } = useWords();
  const { chosen, choose, act } = useStore(store);
  const { unsent, entries, at } = backup;
  return (
    <label className={classes.choice} data-chosen={chosen === backup.name || undefined}>
      <input
        type="radio"
        name="backup"
        checked={chosen === backup.name}
        onChange={() => choose(backup.name)}
        disabled={act.does === 'working'}
      />
      <span className={classes.what}>
        <strong>
          {say('recovery.made', { time: figures.moment(at) })}
          {newest && ` · ${say('recovery.newest')}`}
        </strong>
        <span className={classes.quiet}>
          {say('recovery.holds', {
            entries: figures.count(entries),
            unsent: figures.count(unsent.count),
            money: figures.money(unsent.money),
          })}
        </span>
      </span>
    </label>
  );
}

function Lacks({ view, backup }: { view: RecoveryView; backup: Backup }) {
  const { say, figures } = useWords();
  const lacked = view.unsent.filter(({ id }) => backup.lacks.includes(id));
  const time = figures.moment(backup.lastAt);
  return (
    <section className={classes.lacks} aria-labelledby="recovery-lacks">
      <h2 id="recovery-lacks">{say('recovery.lacks')}</h2>
      {view.kind === 'missing' && <p>{say('recovery.lacksGone', { time })}</p>}
      {view.kind === 'damaged' && view.readable !== 'all' && <p>{say('recovery.lacksUnread', { time })}</p>}
      {view.readable === 'all' && lacked.length === 0 && <p>{say('recovery.lacksNothing')}</p>}
      {lacked.length > 0 && (
        <>
          <p>{say('recovery.lacksSome', { count: figures.count(lacked.length) })}</p>
          <LostEntries entries={lacked} />
        </>
      )}
      <p className={classes.quiet}>{say('recovery.asked')}</p>
    </section>
  );
}
