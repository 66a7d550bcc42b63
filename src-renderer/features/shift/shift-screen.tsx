/** The shift: opened, counted while it runs, compared with Capillary, closed without being silent about what is unsent. */
import type { Shift } from '../../../src-main/contract/shift.ts';
import { Empty } from '../../ui/empty.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences } from '../../ui/sentences.tsx';
import { Spoken } from '../../ui/spoken.tsx';
import { useWords, type Words } from '../../words/use-words.ts';
import { Abandoned } from './abandoned.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { Comparison } from './comparison.tsx';
import { FigureTiles } from './figure-tiles.tsx';
import { HoursChart } from './hours-chart.tsx';
import { RefusedChart } from './refused-chart.tsx';
import { ShiftContext, useShift } from './shift-context.tsx';
import classes from './shift-screen.module.css';
import type { ShiftStore } from './shift-store.ts';

export function ShiftScreen({ store }: { store: ShiftStore }) {
  const { say } = useWords();
  return (
    <ShiftContext value={store}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard */}
      <section className={classes.shift} aria-label={say('shift.title')} tabIndex={0}>
        <Content />
      </section>
      <CloseDialog />
    </ShiftContext>
  );
}

function Content() {
  const { say } = useWords();
  const shown = useShift((state) => state.shown);
  const read = useShift((state) => state.read);
  if (shown.shows === 'known') return <Known shift={shown.shift} />;
  return (
    <>
      <h1>{say('shift.title')}</h1>
      {shown.shows === 'reading' ? (
        <Empty message={say('shift.loading')} />
      ) : (
        <FailureSentences failure={shown.failure}>
          <Push onPush={() => void read()}>{say('frame.again')}</Push>
        </FailureSentences>
      )}
    </>
  );
}

function Known({ shift }: { shift: Shift | null }) {
  const { say } = useWords();
  return (
    <>
      <Head shift={shift} />
      <Said />
      {shift === null ? (
        <Empty message={say('shift.none')} next={say('shift.noneNext')} />
      ) : (
        <>
          <Abandoned />
          <FigureTiles shift={shift} />
          <div className={classes.charts}>
            <HoursChart figures={shift.figures} />
            <RefusedChart figures={shift.figures} />
          </div>
          {shift.comparison && <Comparison comparison={shift.comparison} />}
        </>
      )}
    </>
  );
}

function Head({ shift }: { shift: Shift | null }) {
  const words = useWords();
  const { say, figures } = words;
  const act = useShift((state) => state.act);
  const { open, compare, askToClose } = useShift((state) => state);
  const isOpen = shift !== null && shift.closedAt === null;
  return (
    <div className={classes.head}>
      <div className={classes.title}>
        <h1>{say('shift.title')}</h1>
        {shift !== null && (
          <p dir="auto">
            {isOpen
              ? say('shift.opened', { time: figures.time(shift.openedAt), name: shift.openedBy })
              : [
                  say('shift.closed', {
                    time: figures.time(shift.closedAt ?? 0),
                    name: shift.closedBy ?? say('frame.notKnown'),
                  }),
                  say('shift.wasOpened', { time: figures.time(shift.openedAt), name: shift.openedBy }),
                  ...sayRecord(shift, words),
                ].join(' · ')}
          </p>
        )}
      </div>
      <div className={classes.acts}>
        {shift !== null && (
          <Push onPush={() => void compare()} busy={act.does === 'comparing'}>
            {say(act.does === 'comparing' ? 'shift.comparing' : 'shift.compare')}
          </Push>
        )}
        {isOpen ? (
          <Push key="act" kind="first" onPush={() => void askToClose()}>
            {say('shift.close')}
          </Push>
        ) : (
          <Push key="act" kind="first" onPush={() => void open()} busy={act.does === 'opening'}>
            {say(act.does === 'opening' ? 'shift.opening' : 'shift.open')}
          </Push>
        )}
      </div>
    </div>
  );
}

/** How far the record had come, to be written down: eight signs are enough to know the line again. */
function sayRecord({ figures: { record } }: Shift, { say, figures }: Words): string[] {
  if (record === null) return [];
  return [say('shift.record', { lines: figures.count(record.lines), head: record.head.slice(0, 8) })];
}

/** What became of the last press. The head shows it; a reader is told. */
function Said() {
  const { say } = useWords();
  const act = useShift((state) => state.act);
  return (
    <>
      <Spoken text={act.does === 'opened' || act.does === 'closed' ? say(`shift.is.${act.does}`) : ''} />
      <div role="alert">{act.does === 'failed' && <FailureSentences failure={act.failure} />}</div>
    </>
  );
}
