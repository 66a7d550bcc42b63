/** One of the organisation's own fields, as it is asked for: a choice, a day, something to tick, or text. */
import type { MemberField } from '../../../src-main/contract/members.ts';
import { Field } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './member.module.css';

interface OwnFieldProps {
  id: string;
  field: MemberField;
  value: string;
  onChange: (value: string) => void;
  invalid: boolean;
  noteId: string;
  disabled: boolean;
}

export function OwnField({ id, field, value, onChange, invalid, noteId, disabled }: OwnFieldProps) {
  const { say } = useWords();
  const label = field.required ? say('member.needed', { field: field.label }) : field.label;
  const shared = { id, label, value, onChange, invalid, noteId, disabled };
  switch (field.kind) {
    case 'choice':
      return <SelectField {...shared} choices={field.options} placeholder={say('member.choose')} />;
    case 'tick':
      return (
        <label className={classes.tick}>
          <input
            id={id}
            type="checkbox"
            checked={value === 'true'}
            onChange={({ currentTarget }) => onChange(String(currentTarget.checked))}
            aria-invalid={invalid || undefined}
            aria-describedby={noteId}
            disabled={disabled}
          />
          <span dir="auto">{label}</span>
        </label>
      );
    case 'date':
      return <Field {...shared} type="date" />;
    case 'number':
      return <Field {...shared} inputMode="decimal" />;
    case 'text':
      return <Field {...shared} />;
    default:
      return field.kind satisfies never;
  }
}
