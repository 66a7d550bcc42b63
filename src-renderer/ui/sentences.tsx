/** A refusal or a hint as people read it: what happened, what to do next, and the platform's words below. */
import type { ReactNode } from 'react';
import type { Failure, PlatformWords as Platform } from '../../src-main/contract/result.ts';
import { useWords } from '../words/use-words.ts';
import { Icon } from './icons/icon.tsx';
import type { IconName } from './icons/shapes.tsx';
import { PlatformWords } from './platform-words.tsx';
import classes from './sentences.module.css';

type Meaning = 'stop' | 'attention' | 'good' | 'plain';

const icons: Record<Meaning, IconName | null> = {
  stop: 'octagon-cross',
  attention: 'triangle',
  good: 'disc-check',
  plain: null,
};

interface SentencesProps {
  meaning: Meaning;
  message: string;
  next?: string | undefined;
  platform?: Platform | null | undefined;
  children?: ReactNode;
}

export function Sentences({ meaning, message, next, platform, children }: SentencesProps) {
  const icon = icons[meaning];
  return (
    <div className={classes.sentences} data-meaning={meaning}>
      {icon && <Icon name={icon} />}
      <div className={classes.text}>
        <p className={classes.message} dir="auto">
          {message}
        </p>
        {next && <p>{next}</p>}
        {platform && <PlatformWords words={platform} />}
        {children}
      </div>
    </div>
  );
}

export function FailureSentences({ failure, children }: { failure: Failure; children?: ReactNode }) {
  const words = useWords();
  const meaning = failure.kind === 'wait' || failure.kind === 'not-allowed' ? 'attention' : 'stop';
  return (
    <Sentences meaning={meaning} {...words.failure(failure)} platform={failure.platform}>
      {children}
    </Sentences>
  );
}
