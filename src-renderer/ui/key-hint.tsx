/** The key that does the same as a control. For eyes only: `aria-keyshortcuts` tells it to other readers. */
import classes from './key-hint.module.css';

export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className={classes.key} aria-hidden="true" dir="ltr">
      {keys}
    </span>
  );
}
