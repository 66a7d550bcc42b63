/**
 * A choice of one text out of a few, looking like a field; the machine's own list, which works by touch, by keyboard and
 * for a screen reader. Its fault is told in a reserved place that the screen gives (`noteId`).
 */
import classes from './field.module.css';

interface SelectFieldProps {
  id: string;
  label: string;
  /** Empty = nothing chosen yet. */
  value: string;
  choices: readonly string[];
  onChange: (value: string) => void;
  placeholder: string;
  invalid?: boolean;
  noteId?: string;
  disabled?: boolean;
}

export function SelectField({
  id,
  label,
  value,
  choices,
  onChange,
  placeholder,
  ...props
}: SelectFieldProps) {
  return (
    <div className={classes.root}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <div className={classes.box}>
        <select
          id={id}
          className={classes.input}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          aria-invalid={props.invalid || undefined}
          aria-describedby={props.noteId}
          disabled={props.disabled}
          data-empty={value === '' || undefined}
        >
          <option value="">{placeholder}</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
