/** A key that was just made: the only time that anybody sees it. */
import { useClipboard } from '@mantine/hooks';
import { Push } from '../../ui/push.tsx';
import { Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { useProgramKeys } from './settings-context.tsx';
import classes from './settings-screen.module.css';

export function NewKey({ name, secret }: { name: string; secret: string }) {
  const { say } = useWords();
  const putAway = useProgramKeys((state) => state.putAway);
  const clipboard = useClipboard({ timeout: 2000 });
  return (
    <>
      <Sentences
        meaning="attention"
        message={say('programs.made', { name })}
        next={say('programs.madeNext')}
      />
      <p className={classes.newKey} dir="ltr">
        <code>{secret}</code>
      </p>
      <div className={classes.acts}>
        <Push onPush={() => clipboard.copy(secret)}>
          {say(clipboard.copied ? 'programs.copied' : 'programs.copy')}
        </Push>
        <Push kind="first" onPush={putAway}>
          {say('programs.putAway')}
        </Push>
      </div>
    </>
  );
}
