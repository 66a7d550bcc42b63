/**
 * One reserved place for what there is to say about the bill's three fields: the first fault, or what became of a code.
 * Two lines high from the start, so that nothing below it moves.
 */
import { useWords } from '../../words/use-words.ts';
import classes from './bill-column.module.css';
import { useCounter } from './counter-context.tsx';
import { type CodeNote, hasOwnNumber } from './counter-state.ts';
import { FieldNote } from './field-note.tsx';

export function BillNote() {
  const faults = useCounter((state) => state.faults);
  const note = useCounter((state) => state.codeNote);
  const own = useCounter(hasOwnNumber);
  const number = useCounter((state) => state.typed.number);
  const { say } = useWords();
  const fault = faults.number ?? faults.amount ?? faults.code;
  return (
    <div className={classes.note} id="bill-note">
      {fault && <FieldNote fault={fault} />}
      {!fault && note.says === 'nothing' && own && <p>{say('counter.ownNumberSays', { number })}</p>}
      {!fault && <Note note={note} />}
    </div>
  );
}

function Note({ note }: { note: CodeNote }) {
  const { say } = useWords();
  switch (note.says) {
    case 'nothing':
      return null;
    case 'added':
      return (
        <p role="status">
          {say('counter.codesAdded', { count: note.codes.length, code: note.codes[0] ?? '' })}
        </p>
      );
    case 'twice':
      return <p role="status">{say('counter.codeTwice', { code: note.code })}</p>;
    case 'no-member':
      return (
        <p role="alert" className={classes.missing}>
          {say('counter.noMember')}
        </p>
      );
    case 'no-codes':
      return (
        <p role="alert" className={classes.missing}>
          {say('counter.noCodes')}
        </p>
      );
    case 'redeeming':
      return <p role="status">{say('counter.stillRedeeming')}</p>;
    default:
      return note satisfies never;
  }
}
