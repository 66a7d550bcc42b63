/** How the columns of a file are matched; every choice has the file looked through once more. */
import { Switch } from '@mantine/core';
import { type UploadColumn, type UploadLayout, uploadColumn } from '../../../../src-main/contract/uploads.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { useWords } from '../../../words/use-words.ts';
import { useUploads } from './uploads-context.tsx';
import classes from './uploads-part.module.css';
import type { LookedFile } from './uploads-state.ts';

const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
const kinds = ['codes', 'redemptions'] as const;
const holders = ['mobile', 'email', 'external-id', 'user-id', 'nobody'] as const;
const namings = ['code', 'id'] as const;

/** Columns that are asked about; the rest has no place in such a file. */
function asked({ kind, members }: UploadLayout): UploadColumn[] {
  if (kind === 'redemptions') return [...uploadColumn.options];
  return members === 'nobody' ? ['coupon'] : ['member', 'coupon'];
}

export function UploadColumns({ file }: { file: LookedFile }) {
  const { say } = useWords();
  const arrange = useUploads((state) => state.arrange);
  const { layout, names, missing } = file.checked;
  const change = (facts: Partial<UploadLayout>) => void arrange({ ...layout, ...facts });
  const columns = names.map((name, at) => (name === String(at + 1) ? name : `${at + 1} · ${name}`));

  /** A choice of words, each standing for a value. */
  function choice<Value extends string>(
    id: string,
    label: string,
    values: readonly Value[],
    of: { value: Value; word: (value: Value) => string; change: (value: Value) => void },
  ) {
    const words = values.map((value) => ({ value, word: of.word(value) }));
    return (
      <SelectField
        id={id}
        label={label}
        value={of.word(of.value)}
        choices={words.map(({ word }) => word)}
        onChange={(chosen) => {
          const found = words.find(({ word }) => word === chosen);
          if (found) of.change(found.value);
        }}
        placeholder={say('coupons.uploads.choose')}
      />
    );
  }

  return (
    <fieldset className={classes.sending}>
      <legend>{say('coupons.uploads.columns')}</legend>
      <div className={classes.fields}>
        {choice('upload-kind', say('coupons.uploads.kindLabel'), kinds, {
          value: layout.kind,
          word: (kind) => say(`coupons.uploads.kind.${kind}`),
          change: (kind) =>
            change({
              kind,
              members: kind === 'redemptions' && layout.members === 'nobody' ? 'mobile' : layout.members,
            }),
        })}
        {choice(
          'upload-members',
          say('coupons.uploads.membersLabel'),
          layout.kind === 'redemptions' ? holders.slice(0, 4) : holders,
          {
            value: layout.members,
            word: (members) => say(`coupons.uploads.members.${members}`),
            change: (members) => change({ members }),
          },
        )}
        {layout.kind === 'redemptions' &&
          choice('upload-naming', say('coupons.uploads.namingLabel'), namings, {
            value: layout.coupons,
            word: (coupons) => say(`coupons.uploads.naming.${coupons}`),
            change: (coupons) => change({ coupons }),
          })}
        {choice('upload-delimiter', say('coupons.uploads.delimiterLabel'), [',', ';', '\t', '|'] as const, {
          value: layout.delimiter,
          word: (delimiter) => say(`coupons.uploads.delimiter.${delimiters[delimiter]}`),
          change: (delimiter) => change({ delimiter }),
        })}
      </div>
      <Switch
        size="md"
        className={classes.switch ?? ''}
        label={say('coupons.uploads.named')}
        checked={layout.named}
        onChange={(event) => change({ named: event.currentTarget.checked })}
      />
      <div className={classes.fields}>
        {asked(layout).map((column) => (
          <SelectField
            key={column}
            id={`upload-column-${column}`}
            label={say(`coupons.uploads.column.${column}`)}
            value={columns[layout.columns[column] ?? -1] ?? ''}
            choices={columns}
            onChange={(chosen) => {
              const at = columns.indexOf(chosen);
              change({ columns: { ...layout.columns, [column]: at < 0 ? null : at } });
            }}
            placeholder={say('coupons.uploads.notInFile')}
            invalid={missing.includes(column)}
          />
        ))}
      </div>
    </fieldset>
  );
}
