/** Left on the counter: finding the customer, who it is, and what they hold. */
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './column.module.css';
import { useCounter } from './counter-context.tsx';
import { fieldIds } from './counter-fields.ts';
import { FieldNote } from './field-note.tsx';
import { FoundPart } from './found-part.tsx';

export function CustomerColumn() {
  const { say } = useWords();
  const text = useCounter((state) => state.typed.find);
  const fault = useCounter((state) => state.faults.find);
  const type = useCounter((state) => state.type);
  const find = useCounter((state) => state.find);
  return (
    <section className={classes.column} aria-label={say('counter.customerRegion')}>
      <div>
        <Field
          id={fieldIds.find}
          type="search"
          label={say('counter.find')}
          keyHint="F2"
          value={text}
          onChange={(next) => type('find', next)}
          onEnter={() => void find()}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            const first = document.querySelector<HTMLElement>('[data-match]');
            if (!first) return;
            event.preventDefault();
            first.focus();
          }}
          placeholder={say('counter.findPlaceholder')}
          before={<Icon name="search" />}
          invalid={fault !== undefined}
          noteId={fault ? 'find-note' : undefined}
        />
        {fault && <FieldNote id="find-note" fault={fault} />}
      </div>
      <FoundPart />
    </section>
  );
}
