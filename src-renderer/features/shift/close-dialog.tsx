/** Asks before a shift is closed, which cannot be undone, and shows what is not with Capillary yet. */
import { Dialog } from '../../ui/dialog.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { EntryLines } from './entry-lines.tsx';
import { useShift } from './shift-context.tsx';
import classes from './shift-screen.module.css';
import type { Unsent } from './shift-state.ts';

export function CloseDialog() {
  const { say } = useWords();
  const act = useShift((state) => state.act);
  const { close, keepOpen } = useShift((state) => state);
  const asking = act.does === 'asking' || act.does === 'closing';
  const busy = act.does === 'closing';
  return (
    <Dialog opened={asking} onClose={keepOpen} title={say('shift.closeTitle')}>
      {asking && (
        <div className={classes.dialog}>
          <p>{say('shift.closeSays')}</p>
          {act.does === 'asking' && act.failure !== null && <FailureSentences failure={act.failure} />}
          {act.unsentInAll.count === 0 ? (
            <Sentences meaning="good" message={say('shift.allSent')} />
          ) : (
            <UnsentPart unsent={act.unsent} unsentInAll={act.unsentInAll} />
          )}
          <div className={classes.acts}>
            <Push onPush={keepOpen} wide begin>
              {say('shift.keepOpen')}
            </Push>
            <Push kind="first" onPush={() => void close()} busy={busy} wide>
              {say(
                busy ? 'shift.closing' : act.unsentInAll.count === 0 ? 'shift.close' : 'shift.closeKnowing',
              )}
            </Push>
          </div>
        </div>
      )}
    </Dialog>
  );
}

/** The list may be shorter than what there is; the figures are of all of it. */
function UnsentPart({ unsent, unsentInAll }: Unsent) {
  const { say, figures } = useWords();
  const { count, money, unknown } = unsentInAll;
  const more = count - unsent.length;
  return (
    <>
      <Sentences
        meaning="attention"
        message={say('shift.unsent', { count, money: figures.money(money) })}
        next={say('shift.unsentNext', { count })}
      >
        {unknown > 0 && <p>{say('shift.unknownWorth', { count: unknown })}</p>}
      </Sentences>
      <EntryLines entries={unsent} name={say('shift.unsentList')} more={more} />
    </>
  );
}
