/** Stands in the window while the queue's file is damaged or gone, and until it was read what became of it. */
import { useStore } from 'zustand';
import type { Recovered, RecoveryView } from '../../../src-main/contract/recovery.ts';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { BeginAnew } from './begin-anew.tsx';
import { BringBack } from './bring-back.tsx';
import { LostEntries } from './lost-entries.tsx';
import classes from './recovery-screen.module.css';
import type { RecoveryStore } from './recovery-store.ts';
import { Unlock } from './unlock.tsx';

export function RecoveryScreen({ store }: { store: RecoveryStore }) {
  const { say } = useWords();
  const { shown, read, goOn } = useStore(store);
  return (
    <main id="main" className={classes.screen}>
      <div
        className={`${classes.card} ${shown.shows === 'known' && shown.view.backups.length > 0 ? classes.wide : ''}`}
      >
        {(shown.shows === 'reading' || shown.shows === 'nothing') && (
          <>
            <h1>{say('recovery.title.damaged')}</h1>
            <p role="status">{say('recovery.reading')}</p>
          </>
        )}
        {shown.shows === 'failed' && (
          <>
            <h1>{say('recovery.title.damaged')}</h1>
            <FailureSentences failure={shown.failure} />
            <Push kind="first" onPush={() => void read()}>
              {say('frame.again')}
            </Push>
          </>
        )}
        {shown.shows === 'known' && <Offer view={shown.view} store={store} />}
        {shown.shows === 'done' && <Done recovered={shown.recovered} onGoOn={goOn} />}
      </div>
    </main>
  );
}

function Offer({ view, store }: { view: RecoveryView; store: RecoveryStore }) {
  const { say } = useWords();
  const recovery = view.locked?.recovery ?? null;
  return (
    <>
      <h1>{say(`recovery.title.${view.kind}`)}</h1>
      <Sentences
        meaning="stop"
        message={say(`recovery.says.${view.kind}`)}
        next={say('recovery.where', { folder: view.folder })}
      />
      {view.locked && (
        <p>
          {say(recovery ? 'recovery.lockedBy' : 'recovery.lockedForGood', {
            stores: view.locked.sealedBy
              .map((kind) => (kind === 'file' ? say('recovery.aFile') : kind))
              .join(', '),
          })}
        </p>
      )}
      {recovery ? (
        <Unlock recovery={recovery} store={store} />
      ) : view.backups.length > 0 ? (
        <BringBack view={view} store={store} />
      ) : (
        <BeginAnew view={view} store={store} />
      )}
    </>
  );
}

function Done({ recovered, onGoOn }: { recovered: Recovered; onGoOn: () => void }) {
  const { say, figures } = useWords();
  const { lost, setAside, listFile } = recovered;
  return (
    <>
      <h1>{say('recovery.done')}</h1>
      <div role="status">
        <Sentences meaning="good" message={say('recovery.doneAside', { folder: setAside })} />
      </div>
      {lost.length === 0 ? (
        <p>{say('recovery.doneNothing')}</p>
      ) : (
        <>
          <Sentences
            meaning="attention"
            message={say('recovery.doneLost', { count: figures.count(lost.length) })}
            next={listFile === null ? undefined : say('recovery.doneList', { file: listFile })}
          />
          <LostEntries entries={lost} />
        </>
      )}
      <div className={classes.acts}>
        <Push kind="first" onPush={onGoOn}>
          {say('recovery.goOn')}
        </Push>
      </div>
    </>
  );
}
