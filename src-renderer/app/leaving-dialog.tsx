/** Said once before somebody signs out while something is still to be sent: how many, how much, and that nothing is lost. */
import { Dialog } from '../ui/dialog.tsx';
import { Push } from '../ui/push.tsx';
import { Sentences } from '../ui/sentences.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './approval-dialog.module.css';
import { useShared } from './shared-context.tsx';

interface LeavingDialogProps {
  opened: boolean;
  onStay: () => void;
  onLeave: () => void;
}

export function LeavingDialog({ opened, onStay, onLeave }: LeavingDialogProps) {
  const { say, figures } = useWords();
  const status = useShared('status', (state) => state.status);
  return (
    <Dialog opened={opened} onClose={onStay} title={say('frame.leaving.title')}>
      <div className={classes.content}>
        {status && (
          <Sentences
            meaning="attention"
            message={say('frame.leaving.says', {
              count: status.counts.waiting,
              money: figures.money(status.exposure.atRisk),
            })}
            next={say('frame.leaving.next')}
          />
        )}
        <div className={classes.actions}>
          <Push onPush={onStay} wide begin>
            {say('frame.leaving.stay')}
          </Push>
          <Push kind="first" onPush={onLeave} wide>
            {say('frame.signOut')}
          </Push>
        </div>
      </div>
    </Dialog>
  );
}
