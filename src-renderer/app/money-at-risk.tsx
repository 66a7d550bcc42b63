/** The money given without Capillary's word, as figures and as a bar against its cap. */
import type { Status } from '../../src-main/contract/status.ts';
import { Bar } from '../ui/bar.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './connection-bar.module.css';

export function MoneyAtRisk({ exposure }: { exposure: Status['exposure'] }) {
  const { say, figures } = useWords();
  const { atRisk, cap } = exposure;
  const text = say('frame.atRiskOf', { atRisk: figures.money(atRisk), cap: figures.money(cap) });
  const share = cap.amountMinor > 0 ? atRisk.amountMinor / cap.amountMinor : 0;
  return (
    <div className={classes.risk}>
      <span className={classes.riskText}>
        {say('frame.atRisk')} <span className={classes.figures}>{text}</span>
      </span>
      <Bar
        kind="meter"
        name={say('frame.atRiskName')}
        text={text}
        value={atRisk.amountMinor}
        most={cap.amountMinor}
        meaning={share >= 1 ? 'stop' : share >= 0.75 ? 'attention' : 'accent'}
      />
    </div>
  );
}
