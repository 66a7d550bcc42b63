/**
 * One text field as the till uses it: 48 px high, its key beside its label, its fault told in a reserved place that
 * the screen gives (`noteId`). The label's text alone is the field's accessible name.
 */
import type { InputHTMLAttributes, KeyboardEvent, ReactNode } from 'react';
import classes from './field.module.css';
import { KeyHint } from './key-hint.tsx';

interface FieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  onEnter?: () => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  keyHint?: string;
  invalid?: boolean;
  /** Where the fault or the hint of this field stands. */
  noteId?: string | undefined;
  before?: ReactNode;
  /** A unit, written after the figures. */
  after?: ReactNode;
  /** The whole text, for a field that may be too short for it. */
  title?: string;
  placeholder?: string;
  figures?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  type?: 'text' | 'search' | 'date';
  inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'];
}

export function Field(props: FieldProps) {
  const { id, label, value, onChange, onEnter, onKeyDown, keyHint, invalid, noteId } = props;
  return (
    <div className={classes.root}>
      <label htmlFor={id} className={classes.label}>
        {label}
        {keyHint && <KeyHint keys={keyHint} />}
      </label>
      <div className={classes.box}>
        {props.before && <span className={classes.before}>{props.before}</span>}
        <input
          id={id}
          className={classes.input}
          type={props.type ?? 'text'}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            onKeyDown?.(event);
            if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onEnter?.();
          }}
          aria-invalid={invalid || undefined}
          aria-describedby={noteId}
          title={props.title || undefined}
          placeholder={props.placeholder}
          disabled={props.disabled}
          // biome-ignore lint/a11y/noAutofocus: the first field of a place that was just opened
          autoFocus={props.autoFocus}
          // a dialog puts the cursor there
          data-autofocus={props.autoFocus || undefined}
          inputMode={props.inputMode}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          dir={props.figures ? 'ltr' : 'auto'}
          data-figures={props.figures || undefined}
        />
        {props.after && <span className={classes.after}>{props.after}</span>}
      </div>
    </div>
  );
}
