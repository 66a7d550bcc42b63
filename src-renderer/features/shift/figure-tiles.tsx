/** The shift's figures, large and in columns that line up, and how long Capillary's word took. */
import type { Shift } from '../../../src-main/contract/shift.ts';
import { useShared } from '../../app/shared-context.tsx';
import { Bar } from '../../ui/bar.tsx';
import { sayDuration } from '../../words/durations.ts';
import { useWords } from '../../words/use-words.ts';
import classes from './shift-screen.module.css';

interface Tile {
  name: string;
  figure: string;
  says?: string;
  /** Stands in the first row, with the money. */
  first?: boolean;
  meaning?: 'stop' | 'attention' | undefined;
}

export function FigureTiles({ shift }: { shift: Shift }) {
  const { say, figures: write } = useWords();
  const { figures } = shift;
  const refused = figures.refused.reduce((sum, { count }) => sum + count, 0);
  const tiles: Tile[] = [
    { name: say('shift.moneyGiven'), figure: write.money(figures.moneyGiven), first: true },
    {
      name: say('shift.moneyLost'),
      figure: write.money(figures.moneyLost),
      says: say('shift.moneyLostSays'),
      first: true,
      meaning: figures.moneyLost.amountMinor > 0 ? 'stop' : undefined,
    },
    {
      name: say('shift.waiting'),
      figure: write.count(figures.waiting),
      says: say('shift.waitingSays'),
      first: true,
      meaning: figures.waiting > 0 ? 'attention' : undefined,
    },
    { name: say('shift.checked'), figure: write.count(figures.checked) },
    { name: say('shift.redeemedOnline'), figure: write.count(figures.redeemedOnline) },
    { name: say('shift.acceptedOffline'), figure: write.count(figures.acceptedOffline) },
    { name: say('shift.refusedCount'), figure: write.count(refused) },
    { name: say('shift.withdrawn'), figure: write.count(figures.withdrawn) },
    ...(figures.undone > 0 ? [{ name: say('shift.undone'), figure: write.count(figures.undone) }] : []),
    ...(figures.bills === null
      ? []
      : [
          { name: say('shift.billsSent'), figure: write.count(figures.bills.sent) },
          { name: say('shift.billsSold'), figure: write.money(figures.bills.sold) },
          {
            name: say('shift.billsWaiting'),
            figure: write.count(figures.bills.waiting),
            meaning: figures.bills.waiting > 0 ? ('attention' as const) : undefined,
          },
          { name: say('shift.billsBack'), figure: write.money(figures.bills.back) },
        ]),
    ...(figures.pointsUsed !== null && figures.pointsUsed.count > 0
      ? [
          {
            name: say('shift.pointsUsed'),
            figure: write.money(figures.pointsUsed.money),
            says: say('shift.pointsUsedSays', {
              count: write.count(figures.pointsUsed.count),
              points: write.count(figures.pointsUsed.points),
            }),
          },
        ]
      : []),
    ...(figures.goodwill > 0 ? [{ name: say('shift.goodwill'), figure: write.count(figures.goodwill) }] : []),
  ];
  const draw = ({ name, figure, says, meaning, first }: Tile) => (
    <div key={name} className={classes.tile} data-first={first}>
      <dt>{name}</dt>
      <dd className={classes.figure} data-meaning={meaning}>
        {figure}
      </dd>
      {says !== undefined && <dd className={classes.small}>{says}</dd>}
    </div>
  );
  return (
    <section aria-label={say('shift.figures')}>
      <dl className={classes.tiles}>
        {tiles.filter(({ first }) => first).map(draw)}
        <AtRisk shift={shift} />
        {tiles.filter(({ first }) => !first).map(draw)}
      </dl>
      <Delay shift={shift} />
    </section>
  );
}

/** Against the cap only while the shift runs: the cap of a day that is over is not known any more. */
function AtRisk({ shift }: { shift: Shift }) {
  const { say, figures: write } = useWords();
  const cap = useShared('status', (state) => state.status?.exposure.cap ?? null);
  const { atRisk } = shift.figures;
  const share = cap && cap.amountMinor > 0 ? atRisk.amountMinor / cap.amountMinor : 0;
  return (
    <div className={classes.tile} data-first>
      <dt>{say('shift.atRisk')}</dt>
      <dd className={classes.figure}>{write.money(atRisk)}</dd>
      {cap !== null && shift.closedAt === null && (
        <dd className={classes.small}>
          {say('shift.capOf', { cap: write.money(cap) })}
          <Bar
            kind="meter"
            name={say('shift.atRiskName')}
            text={say('frame.atRiskOf', { atRisk: write.money(atRisk), cap: write.money(cap) })}
            value={atRisk.amountMinor}
            most={cap.amountMinor}
            meaning={share >= 1 ? 'stop' : share >= 0.75 ? 'attention' : 'accent'}
          />
        </dd>
      )}
    </div>
  );
}

function Delay({ shift }: { shift: Shift }) {
  const { say } = useWords();
  const { delayMs, acceptedOffline } = shift.figures;
  if (delayMs === null && acceptedOffline === 0) return null;
  return (
    <p className={classes.delay}>
      <span className={classes.part}>{say('shift.delay')}</span>{' '}
      {delayMs === null
        ? say('shift.delayNone')
        : say('shift.delaySays', {
            median: sayDuration(say, delayMs.median),
            longest: sayDuration(say, delayMs.longest),
          })}
    </p>
  );
}
