/** Asks a manager's PIN for one action and says why it is needed. Closing it leaves everything as it was. */
import { useId } from 'react';
import { Dialog } from '../ui/dialog.tsx';
import { PinField } from '../ui/pin-field.tsx';
import { Push } from '../ui/push.tsx';
import { FailureSentences, Sentences } from '../ui/sentences.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './approval-dialog.module.css';
import { useShared } from './shared-context.tsx';

export function ApprovalDialog() {
  const words = useWords();
  const { say } = words;
  const { shown, pin, typePin, send, cancel } = useShared('approval', (state) => state);
  const noteId = useId();
  return (
    <Dialog opened={shown.shows !== 'closed'} onClose={cancel} title={say('frame.approval.title')}>
      {shown.shows !== 'closed' && (
        <div className={classes.content}>
          {shown.reasons.map((reason) => (
            <Sentences
              key={reason.key + JSON.stringify(reason.facts)}
              meaning="attention"
              message={words.reason(reason).message}
            />
          ))}
          <p className={classes.says}>{say('frame.approval.says')}</p>
          <PinField
            label={say('frame.approval.pin')}
            value={pin}
            onChange={typePin}
            onComplete={(complete) => void send(complete)}
            invalid={shown.shows === 'refused'}
            noteId={noteId}
            busy={shown.shows === 'sending'}
          />
          <div id={noteId} className={classes.note} role="status">
            {shown.shows === 'sending' && say('frame.approval.asking')}
            {shown.shows === 'refused' && <FailureSentences failure={shown.failure} />}
          </div>
          <div className={classes.actions}>
            <Push kind="second" onPush={cancel} wide>
              {say('frame.cancel')}
            </Push>
            <Push kind="first" onPush={() => void send(pin)} busy={shown.shows === 'sending'} wide>
              {say('frame.approval.allow')}
            </Push>
          </div>
        </div>
      )}
    </Dialog>
  );
}
