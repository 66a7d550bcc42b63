/** One of a few, each with a sentence about what it does. Saved as soon as it is chosen. */
import { useId } from 'react';
import classes from './settings-screen.module.css';

interface ChoiceListProps<Value extends string> {
  name: string;
  value: Value;
  choices: { value: Value; label: string; says?: string }[];
  onChoose: (value: Value) => void;
  disabled: boolean;
}

export function ChoiceList<Value extends string>(props: ChoiceListProps<Value>) {
  const group = useId();
  return (
    <div className={classes.choices} role="radiogroup" aria-label={props.name}>
      {props.choices.map(({ value, label, says }) => (
        <label key={value} className={classes.choice} data-chosen={value === props.value || undefined}>
          <input
            type="radio"
            name={group}
            checked={value === props.value}
            onChange={() => props.onChoose(value)}
            disabled={props.disabled}
          />
          <span>
            <strong>{label}</strong>
            {says && <span className={classes.quiet}>{says}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}
