/** Narrows the queue by word and by text. */
import { UnstyledButton } from '@mantine/core';
import { entryWord } from '../../../src-main/contract/entries.ts';
import { useIsManager } from '../../app/shared-context.tsx';
import { EntryMark } from '../../ui/entry-mark.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { useQueue } from './queue-context.tsx';
import classes from './queue-screen.module.css';

export function QueueFilter() {
  const { say } = useWords();
  const words = useQueue((state) => state.words);
  const text = useQueue((state) => state.text);
  const kinds = useQueue((state) => state.kinds);
  const { toggleWord, toggleKind, typeText, read } = useQueue((state) => state);
  const manager = useIsManager();
  return (
    <search className={classes.filter}>
      <div className={classes.search}>
        <Field
          id="queue-search"
          type="search"
          label={say('queue.find')}
          value={text}
          onChange={typeText}
          onEnter={() => void read()}
          placeholder={say('queue.findPlaceholder')}
          before={<Icon name="search" />}
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of toggles is a group, not a form's fieldset */}
      <div className={classes.words} role="group" aria-label={say('queue.filter')}>
        {entryWord.options.map((word) => (
          <UnstyledButton
            key={word}
            className={classes.word ?? ''}
            aria-pressed={words.includes(word)}
            onClick={() => toggleWord(word)}
          >
            <EntryMark word={word} />
          </UnstyledButton>
        ))}
        <UnstyledButton
          className={classes.word ?? ''}
          aria-pressed={kinds.includes('issue-coupon')}
          onClick={() => toggleKind('issue-coupon')}
        >
          {say('queue.goodwillOnly')}
        </UnstyledButton>
      </div>
      {kinds.includes('issue-coupon') && manager && <GoodwillFile />}
    </search>
  );
}

/** Everything that was given and is kept, not only what the filter shows. */
function GoodwillFile() {
  const { say } = useWords();
  const shown = useQueue((state) => state.export);
  const exportGoodwill = useQueue((state) => state.exportGoodwill);
  return (
    <div className={classes.file}>
      <Push onPush={() => void exportGoodwill()} busy={shown.does === 'reading'}>
        {say('queue.export')}
      </Push>
      <div role="status">
        {shown.does === 'done' && say('queue.exported', { count: shown.rows })}
        {shown.does === 'failed' && <FailureSentences failure={shown.failure} />}
      </div>
    </div>
  );
}
