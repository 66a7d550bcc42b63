/**
 * One state said three ways at once: a shape, a colour and a word. Entries, verdicts and the line all use it, so the
 * same thing looks the same everywhere. Must never be drawn without its word.
 */
import { Icon } from './icons/icon.tsx';
import type { IconName } from './icons/shapes.tsx';
import classes from './mark.module.css';

export type Tone = 'accent' | 'good' | 'attention' | 'stop' | 'strong' | 'quiet';

interface MarkProps {
  tone: Tone;
  icon: IconName;
  word: string;
}

export function Mark({ tone, icon, word }: MarkProps) {
  return (
    <span className={classes.mark} data-tone={tone}>
      <Icon name={icon} size={18} />
      <span className={classes.word}>{word}</span>
    </span>
  );
}
