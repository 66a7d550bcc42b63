/**
 * A slip as it is printed: black on white whatever the page looks like, on a roll of 58 or 80 mm or a sheet. A slip of
 * the training store says so at both ends.
 */
import type { Settings } from '../../src-main/contract/settings.ts';
import type { SlipContent } from '../words/slip-content.ts';
import { useWords } from '../words/use-words.ts';
import { Barcode } from './barcode.tsx';
import classes from './slip.module.css';

interface SlipProps {
  content: SlipContent;
  /** The store's own words; lines apart by a bar. */
  store: { name: string; header: string; footer: string };
  width: Settings['slipWidth'];
  isTraining: boolean;
}

export function Slip({ content, store, width, isTraining }: SlipProps) {
  const { say } = useWords();
  const { title, code, hasBarcode, says, lines } = content;
  const training = isTraining && <p className={classes.training}>{say('slip.training')}</p>;
  return (
    <article className={classes.slip} data-width={width}>
      {training}
      <StoreWords text={store.header.trim() === '' ? store.name : store.header} />
      <h2 className={classes.title}>{title}</h2>
      {code !== '' && (
        <p className={classes.code} dir="ltr">
          {code}
        </p>
      )}
      {hasBarcode && <Barcode text={code} name={say('slip.barcode', { code })} />}
      {says !== '' && <p>{says}</p>}
      <dl className={classes.lines}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      <StoreWords text={store.footer} />
      {training}
    </article>
  );
}

function StoreWords({ text }: { text: string }) {
  const lines = text.split('|').map((line) => line.trim());
  if (lines.every((line) => line === '')) return null;
  return (
    <p className={classes.store}>
      <bdi>{lines.join('\n')}</bdi>
    </p>
  );
}
