/** Capillary's own code, message and request id: small, under our sentence, and copied with one press. */
import { UnstyledButton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { PlatformWords as Platform } from '../../src-main/contract/result.ts';
import { useWords } from '../words/use-words.ts';
import { Icon } from './icons/icon.tsx';
import classes from './platform-words.module.css';

interface PlatformWordsProps {
  words: Platform;
  /** In several lines rather than cut off, where there is room. */
  whole?: boolean;
}

export function PlatformWords({ words, whole = false }: PlatformWordsProps) {
  const { say } = useWords();
  const clipboard = useClipboard({ timeout: 2000 });
  const parts = [
    ...(words.code === null ? [] : [say('frame.platform.code', { code: words.code })]),
    ...(words.message === '' ? [] : [words.message]),
    ...(words.requestId === null ? [] : [say('frame.platform.request', { id: words.requestId })]),
  ];
  const text = parts.join(' · ');
  if (text === '') return null;
  return (
    <span className={classes.platform}>
      <span
        className={classes.text}
        data-whole={whole || undefined}
        title={`${say('frame.platform.title')}: ${text}`}
        dir="auto"
      >
        {text}
      </span>
      <UnstyledButton
        className={classes.copy}
        onClick={() => clipboard.copy(text)}
        aria-label={`${say(clipboard.copied ? 'frame.platform.copied' : 'frame.platform.copy')}: ${text}`}
      >
        <Icon name={clipboard.copied ? 'check' : 'copy'} size={16} />
      </UnstyledButton>
    </span>
  );
}
