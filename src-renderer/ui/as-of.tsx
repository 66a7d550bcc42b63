/** The age of facts that come from the till's memory. Fresh facts need no age and get none. */
import type { factSource } from '../../src-main/contract/customers.ts';
import { useWords } from '../words/use-words.ts';
import classes from './as-of.module.css';

interface AsOfProps {
  source: (typeof factSource)['options'][number];
  at: number;
}

export function AsOf({ source, at }: AsOfProps) {
  const { say, figures } = useWords();
  if (source === 'capillary') return null;
  return (
    <span className={classes.age} title={figures.moment(at)}>
      {say('frame.asOf', { time: figures.time(at) })}
    </span>
  );
}
