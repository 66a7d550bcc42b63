/** What the program offers for a case: a button and a sentence each, then a reason, then it is done. */
import type { CaseAction, DeskCase } from '../../../src-main/contract/desk.ts';
import { Push } from '../../ui/push.tsx';
import { Sentences } from '../../ui/sentences.tsx';
import { useWords, type Words } from '../../words/use-words.ts';
import { ActForm } from './act-form.tsx';
import { useDesk } from './desk-context.tsx';
import classes from './desk-screen.module.css';

/** What became of the last press; the case below it says the rest. */
export function CaseSaid() {
  const { say } = useWords();
  const act = useDesk((state) => state.act);
  return (
    <div role="status">
      {act.does === 'done' && <Sentences meaning="good" message={say(`desk.done.${act.action}`)} />}
    </div>
  );
}

export function CaseActs({ one }: { one: DeskCase }) {
  const words = useWords();
  const { say } = words;
  const act = useDesk((state) => state.act);
  const choose = useDesk((state) => state.choose);
  const back = useDesk((state) => state.back);
  const writing = act.does === 'writing' || act.does === 'sending' || act.does === 'failed';
  return (
    <>
      {writing && (
        <ActForm
          act={act}
          says={sayWhatItDoes(act.draft.action, one, words)}
          onBack={() => {
            const { action } = act.draft;
            back();
            requestAnimationFrame(() => document.getElementById(`offer-${action}`)?.focus());
          }}
        />
      )}
      {!writing && one.offers.length > 0 && (
        <div className={classes.offers}>
          <h3 className={classes.part}>{say('desk.acts')}</h3>
          {one.offers.map((action) => (
            <div key={action} className={classes.offer}>
              <Push id={`offer-${action}`} onPush={() => choose(action)} describedBy={`says-${action}`}>
                {say(`desk.action.${action}`)}
              </Push>
              <p id={`says-${action}`}>{sayWhatItDoes(action, one, words)}</p>
            </div>
          ))}
        </div>
      )}
    </>
  );
}

function sayWhatItDoes(action: CaseAction, { entry }: DeskCase, { say, figures }: Words): string {
  const money = entry.moneyOff === null ? say('desk.someMoney') : figures.money(entry.moneyOff);
  return say(`desk.does.${action}`, { money });
}
