/** The first rows of a file, and its bad ones with their lines. */
import type { CheckedUpload } from '../../../../src-main/contract/uploads.ts';
import { Push } from '../../../ui/push.tsx';
import { useWords } from '../../../words/use-words.ts';
import { useUploads } from './uploads-context.tsx';
import classes from './uploads-part.module.css';
import type { LookedFile } from './uploads-state.ts';

export function FirstRows({ checked }: { checked: CheckedUpload }) {
  const { say, figures } = useWords();
  const { names, firstRows } = checked;
  return (
    <div className={classes.block}>
      <h3>{say('coupons.uploads.firstRows')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard */}
      <section className={classes.table} aria-label={say('coupons.uploads.firstRows')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('coupons.uploads.line')}</th>
              {names.map((name, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name that is theirs alone
                <th key={at} scope="col" dir="auto">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {firstRows.map(({ line, cells }) => (
              <tr key={line}>
                <td>{figures.count(line)}</td>
                {names.map((_, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  <td key={at} dir="auto">
                    {cells[at] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

export function BadRows({ file }: { file: LookedFile }) {
  const words = useWords();
  const { say, figures } = words;
  const saveBadRows = useUploads((state) => state.saveBadRows);
  const { badRows, bad } = file.checked;
  const more = bad - badRows.length;
  return (
    <div className={classes.block}>
      <div className={classes.head}>
        <h3>{say('coupons.uploads.badRows')}</h3>
        <Push onPush={() => void saveBadRows()} busy={file.does === 'saving'}>
          {say('coupons.uploads.saveBad')}
        </Push>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard */}
      <section className={classes.table} aria-label={say('coupons.uploads.badRows')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('coupons.uploads.line')}</th>
              <th scope="col">{say('coupons.uploads.columnHead')}</th>
              <th scope="col">{say('coupons.uploads.what')}</th>
            </tr>
          </thead>
          <tbody>
            {badRows.map(({ line, column, reason, facts }) => {
              const named = column === null ? '' : say(`coupons.uploads.column.${column}`);
              const shown = reason === 'row-empty' ? { column: named } : facts;
              return (
                <tr key={line}>
                  <td>{figures.count(line)}</td>
                  <td>{named}</td>
                  <td dir="auto">{words.reason({ key: reason, facts: shown }).message}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {more > 0 && (
        <p className={classes.quiet}>{say('coupons.uploads.moreBad', { count: figures.count(more) })}</p>
      )}
    </div>
  );
}
