/**
 * A masked six-digit PIN with a keypad for touch. Hands the PIN over by itself at six digits; Enter works too.
 * It is a text box that hides its figures, so that no browser offers to keep or fill the PIN.
 */
import { UnstyledButton } from '@mantine/core';
import { useId, useRef } from 'react';
import { useWords } from '../words/use-words.ts';
import { Icon } from './icons/icon.tsx';
import classes from './pin-field.module.css';

export const pinLength = 6;

interface PinFieldProps {
  label: string;
  value: string;
  onChange: (pin: string) => void;
  onComplete: (pin: string) => void;
  invalid?: boolean;
  noteId?: string;
  busy?: boolean;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export function PinField({ label, value, onChange, onComplete, invalid, noteId, busy }: PinFieldProps) {
  const { say } = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);

  const take = (text: string) => {
    if (busy) return;
    const pin = text.replace(/[^0-9]/g, '').slice(0, pinLength);
    onChange(pin);
    if (pin.length === pinLength) onComplete(pin);
  };
  const press = (next: string) => {
    take(next);
    input.current?.focus({ preventScroll: true });
  };
  const key = (digit: string) => (
    <UnstyledButton
      key={digit}
      className={classes.key}
      onClick={() => press(value + digit)}
      aria-label={say('signIn.digit', { digit })}
    >
      {digit}
    </UnstyledButton>
  );

  return (
    <div className={classes.pin}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <input
        ref={input}
        id={id}
        className={classes.input}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        dir="ltr"
        // The screen asks for nothing else, so the cursor belongs here from the first moment.
        // biome-ignore lint/a11y/noAutofocus: a till is used by its first key stroke
        autoFocus
        data-autofocus
        value={value}
        aria-invalid={invalid || undefined}
        aria-describedby={noteId}
        onChange={(event) => take(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || busy) return;
          event.preventDefault();
          onComplete(value);
        }}
      />
      <div className={classes.pad}>
        {digits.map(key)}
        <span />
        {key('0')}
        <UnstyledButton
          className={classes.key}
          onClick={() => press(value.slice(0, -1))}
          aria-label={say('signIn.erase')}
        >
          <Icon name="erase" />
        </UnstyledButton>
      </div>
    </div>
  );
}
