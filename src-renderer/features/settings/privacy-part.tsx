/** What this till keeps: how much, how old, where, how long. */
import type { StoredPart } from '../../../src-main/contract/privacy.ts';
import { useIsManager } from '../../app/shared-context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { FailureSentences } from '../../ui/sentences.tsx';
import { useWords, type Words } from '../../words/use-words.ts';
import { EraseMember } from './erase-member.tsx';
import { usePrivacy } from './settings-context.tsx';
import classes from './settings-screen.module.css';
import { TypedPart } from './typed-part.tsx';

export function PrivacyPart() {
  const words = useWords();
  const { say } = words;
  const manager = useIsManager();
  const shown = usePrivacy((state) => state.shown);
  return (
    <>
      {!manager && <Empty message={say('privacy.onlyManager')} />}
      {manager && shown.shows === 'reading' && <Empty message={say('privacy.loading')} />}
      {manager && shown.shows === 'failed' && <FailureSentences failure={shown.failure} />}
      {manager && shown.shows === 'known' && (
        <>
          <dl className={classes.facts}>
            {shown.parts.map((part) => (
              <div key={part.kind}>
                <dt>{say(`privacy.kind.${part.kind}`)}</dt>
                <dd>
                  {amountOf(words, part)}
                  <div className={`${classes.quiet} ${classes.path}`} dir="ltr">
                    {part.where}
                  </div>
                </dd>
              </div>
            ))}
          </dl>
          <EraseMember />
        </>
      )}
      <TypedPart part="privacy" />
    </>
  );
}

function amountOf({ say, figures }: Words, { count, oldestAt, keptDays }: StoredPart): string {
  return [
    figures.count(count),
    ...(oldestAt === null ? [] : [say('privacy.since', { time: figures.time(oldestAt) })]),
    keptDays === null ? say('privacy.stays') : say('privacy.kept', { days: figures.count(keptDays) }),
  ].join(' · ');
}
