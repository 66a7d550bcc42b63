/** What is wrong with a field, beside it: what happened and what to do. */
import { useWords } from '../../words/use-words.ts';
import type { Fault } from './code-list.ts';
import classes from './field-note.module.css';

export function FieldNote({ id, fault }: { id?: string; fault: Fault }) {
  const words = useWords();
  const { message, next } = words.reason(fault);
  return (
    <p id={id} className={classes.fault} role="alert">
      <strong>{message}</strong> {next}
    </p>
  );
}
