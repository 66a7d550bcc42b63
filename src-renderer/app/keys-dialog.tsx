/** The list of keys. Opened by `?` and from the person's menu. */
import { Dialog } from '../ui/dialog.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { useWords } from '../words/use-words.ts';
import type { WordKey } from '../words/word-key.ts';
import classes from './keys-dialog.module.css';
import { useShared } from './shared-context.tsx';

const keys: [string, WordKey][] = [
  ['F2', 'frame.keysList.find'],
  ['F3', 'frame.keysList.coupon'],
  ['F4', 'frame.keysList.amount'],
  ['Shift F4', 'frame.keysList.number'],
  ['F8', 'frame.keysList.check'],
  ['F9', 'frame.keysList.redeem'],
  ['?', 'frame.keysList.help'],
];

export function KeysDialog() {
  const { say } = useWords();
  const shown = useShared('screen', (state) => state.keysShown);
  const showKeys = useShared('screen', (state) => state.showKeys);
  const rows: [string, string][] = [
    ...keys.map(([key, word]): [string, string] => [key, say(word)]),
    [say('frame.keysList.enter'), say('frame.keysList.next')],
    [say('frame.keysList.escape'), say('frame.keysList.clear')],
  ];
  return (
    <Dialog opened={shown} onClose={() => showKeys(false)} title={say('frame.keysList.title')}>
      <dl className={classes.keys}>
        {rows.map(([key, words]) => (
          <div key={key}>
            <dt>
              <span className={classes.read}>{key}</span>
              <KeyHint keys={key} />
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.note}>{say('frame.keysList.scanner')}</p>
    </Dialog>
  );
}
