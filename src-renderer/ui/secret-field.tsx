/**
 * A text field whose text is masked, for PINs in forms, passwords and secrets. It goes in and is never filled in
 * again by anybody: no browser keeps it, and a saved one shows as a placeholder only.
 */
import fields from './field.module.css';
import classes from './secret-field.module.css';

interface SecretFieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  digits?: boolean;
  placeholder?: string;
  invalid?: boolean;
  noteId?: string;
  disabled?: boolean;
}

export function SecretField(props: SecretFieldProps) {
  return (
    <div className={fields.root}>
      <label htmlFor={props.id} className={fields.label}>
        {props.label}
      </label>
      <div className={fields.box}>
        <input
          id={props.id}
          className={`${fields.input} ${classes.masked}`}
          type="text"
          value={props.value}
          onChange={(event) => {
            const text = event.currentTarget.value;
            props.onChange(props.digits ? text.replace(/[^0-9]/g, '').slice(0, 6) : text);
          }}
          placeholder={props.placeholder ?? ' '}
          aria-invalid={props.invalid || undefined}
          aria-describedby={props.noteId}
          disabled={props.disabled}
          inputMode={props.digits ? 'numeric' : 'text'}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
        />
      </div>
    </div>
  );
}
