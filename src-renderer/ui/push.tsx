/** A button as the till uses it: at least 48 px high, its key beside its word. The word alone is its name. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { KeyHint } from './key-hint.tsx';
import classes from './push.module.css';

interface PushProps {
  children: ReactNode;
  onPush: () => void;
  /** `first` is the one main action of a screen. */
  kind?: 'first' | 'second' | 'quiet' | 'stop';
  keys?: string;
  /** Told to readers as the shortcut, e.g. `F9`. */
  shortcut?: string;
  name?: string;
  /** Something is under way; a press does nothing and the button says so. */
  busy?: boolean;
  disabled?: boolean;
  wide?: boolean;
  submit?: boolean;
  id?: string;
  /** Where the sentence stands that says what it will do. */
  describedBy?: string;
  /** In a dialog: where the cursor stands when it opens. */
  begin?: boolean;
}

const variants = { first: 'filled', second: 'outline', quiet: 'subtle', stop: 'outline' } as const;

export function Push(props: PushProps) {
  const { children, onPush, kind = 'second', keys, shortcut, name, busy = false } = props;
  return (
    <Button
      id={props.id}
      className={classes.push ?? ''}
      variant={variants[kind]}
      data-kind={kind}
      data-wide={props.wide || undefined}
      data-autofocus={props.begin || undefined}
      type={props.submit ? 'submit' : 'button'}
      onClick={() => {
        if (!busy) onPush();
      }}
      aria-label={name}
      aria-describedby={props.describedBy}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      disabled={props.disabled === true}
      aria-keyshortcuts={shortcut ?? keys}
      rightSection={keys ? <KeyHint keys={keys} /> : undefined}
    >
      {children}
    </Button>
  );
}
