/** Asks before a shift is closed, which cannot be undone, and shows what is not with Capillary yet. */
import type { Entry } from '../../../src-main/contract/entries.ts';
import { useSession } from '../../app/shared-context.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { EntryLines } from './entry-lines.tsx';
import { useShift } from './shift-context.tsx';
import classes from './shift-screen.module.css';
import { sumUnsent } from './shift-state.ts';

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
          {act.count === 0 ? (
            <Sentences meaning="good" message={say('shift.allSent')} />
          ) : (
            <Unsent entries={act.unsent} count={act.count} />
          )}
          <div className={classes.acts}>
            <Push onPush={keepOpen} wide begin>
              {say('shift.keepOpen')}
            </Push>
            <Push kind="first" onPush={() => void close()} busy={busy} wide>
              {say(busy ? 'shift.closing' : act.count === 0 ? 'shift.close' : 'shift.closeKnowing')}
            </Push>
          </div>
        </div>
      )}
    </Dialog>
  );
}

/** The list may be shorter than the count; then the sum of the list would be wrong and the program's own words say it. */
function Unsent({ entries, count }: { entries: Entry[]; count: number }) {
  const { say, figures } = useWords();
  const { currency } = useSession();
  const { money, unknown } = sumUnsent(entries, currency);
  return (
    <>
      {entries.length === count && (
        <Sentences
          meaning="attention"
          message={say('shift.unsent', { count, money: figures.money(money) })}
          next={say('shift.unsentNext', { count })}
        >
          {unknown > 0 && <p>{say('shift.unknownWorth', { count: unknown })}</p>}
        </Sentences>
      )}
      <EntryLines entries={entries} name={say('shift.unsentList')} />
    </>
  );
}
