/** A recovery key on screen, once: as text, as a QR code, on paper; gone when one group of it was typed. */
import { useId } from 'react';
import { createPortal } from 'react-dom';
import type { ShownRecoveryKey } from '../../../src-main/contract/keys.ts';
import { useSession } from '../../app/shared-context.tsx';
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { QrCode } from '../../ui/qr.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './recovery-key.module.css';
import { useKeys } from './settings-context.tsx';

export function NewRecoveryKey({ made }: { made: ShownRecoveryKey }) {
  const { say, figures } = useWords();
  const { act, group, typeGroup, confirm } = useKeys((state) => state);
  const id = useId();
  const failure = act.does === 'showing' ? act.failure : null;
  const asking = act.does === 'showing' && act.isAsking;
  return (
    <>
      <Sentences
        meaning="attention"
        message={say('settings.keys.once')}
        next={say('settings.keys.onceNext')}
      />
      <KeyText made={made} />
      <div className={classes.confirm}>
        <Push onPush={() => window.print()}>{say('settings.keys.print')}</Push>
        <span className={classes.space} />
        <Field
          id={id}
          label={say('settings.keys.group', { group: figures.count(made.ask) })}
          value={group}
          onChange={typeGroup}
          onEnter={() => void confirm()}
          invalid={failure !== null}
          noteId={`${id}-note`}
        />
        <Push
          kind="first"
          onPush={() => void confirm()}
          busy={asking}
          disabled={group.trim() === '' && !asking}
        >
          {say('settings.keys.have')}
        </Push>
      </div>
      <div id={`${id}-note`} role="status" className={classes.note}>
        {failure ? <FailureSentences failure={failure} /> : <p>{say('settings.keys.groupSays')}</p>}
      </div>
      <Sheet made={made} />
    </>
  );
}

function KeyText({ made }: { made: ShownRecoveryKey }) {
  const { say } = useWords();
  return (
    <div className={classes.key}>
      <ol className={classes.groups} aria-label={say('settings.keys.text')} dir="ltr">
        {made.groups.map((group) => (
          // no two are the same: each one's check character knows its place
          <li key={group}>{group}</li>
        ))}
      </ol>
      <QrCode text={made.groups.join('-')} name={say('settings.keys.qr')} />
    </div>
  );
}

/** The only thing on paper, and never on screen. */
function Sheet({ made }: { made: ShownRecoveryKey }) {
  const { say, figures } = useWords();
  const { till } = useSession();
  const number = figures.count(made.number);
  return createPortal(
    <div className={classes.sheet} aria-hidden="true">
      <h1>{say('settings.keys.sheet', { number })}</h1>
      <p dir="auto">{[till.store, till.code].filter((text) => text !== '').join(' · ')}</p>
      <KeyText made={made} />
      <p>{say('settings.keys.sheetSays')}</p>
    </div>,
    document.body,
  );
}
