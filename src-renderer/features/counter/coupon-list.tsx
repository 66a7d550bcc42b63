/** The codes on the bill, each with what it is, its verdict or state, and the money off. Scrolls in its own place. */
import { UnstyledButton } from '@mantine/core';
import { AsOf } from '../../ui/as-of.tsx';
import { Empty } from '../../ui/empty.tsx';
import { EntryMark, VerdictMark } from '../../ui/entry-mark.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { PlatformWords } from '../../ui/platform-words.tsx';
import { FailureSentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import columns from './column.module.css';
import { useCounter } from './counter-context.tsx';
import classes from './coupon-list.module.css';
import { type CouponRow, couponRows, type RowMark } from './coupon-rows.ts';

export function CouponList() {
  const { say } = useWords();
  const codes = useCounter((state) => state.codes);
  const held = useCounter((state) => state.held);
  const outcome = useCounter((state) => state.outcome);
  const rows = couponRows({ codes, held, outcome });
  return (
    <div className={classes.place}>
      {outcome.shows === 'failed' && (
        <div className={classes.failed}>
          <FailureSentences failure={outcome.failure} />
        </div>
      )}
      {rows.length === 0 ? (
        <Empty message={say('counter.listEmpty')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
        <ul className={columns.scroll} aria-label={say('counter.list')} tabIndex={0}>
          {rows.map((row) => (
            <Row key={row.code} row={row} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Row({ row }: { row: CouponRow }) {
  const words = useWords();
  const { say } = words;
  const removeCode = useCounter((state) => state.removeCode);
  const sent = useCounter((state) => state.outcome.shows === 'redeeming');
  return (
    <li className={classes.row} data-code={row.code}>
      <div className={classes.what}>
        <span className={classes.code} dir="ltr" title={row.code}>
          {row.code}
        </span>
        <span className={classes.description} dir="auto" title={row.description}>
          {row.description}
        </span>
      </div>
      <div className={classes.verdict}>
        <RowVerdict mark={row.mark} />
      </div>
      <MoneyOff row={row} />
      <UnstyledButton
        className={classes.remove ?? ''}
        onClick={() => removeCode(row.code)}
        aria-label={say('counter.remove', { code: row.code })}
        disabled={sent}
      >
        <Icon name="cross" size={16} />
      </UnstyledButton>
      <div className={classes.more}>
        {row.reasons.map((reason) => {
          const { message, next } = words.reason(reason);
          return (
            <p key={reason.key} className={classes.reason}>
              <strong>{message}</strong> {next}
            </p>
          );
        })}
        {row.reference !== null && (
          <p className={classes.small}>{say('counter.reference', { reference: row.reference })}</p>
        )}
        {row.asOf !== null && <AsOf source="till" at={row.asOf} />}
        {row.platform && <PlatformWords words={row.platform} />}
      </div>
    </li>
  );
}

function RowVerdict({ mark }: { mark: RowMark }) {
  const { say } = useWords();
  switch (mark.marks) {
    case 'nothing':
      return <span className={classes.small}>{say('counter.notChecked')}</span>;
    case 'verdict':
      return <VerdictMark verdict={mark.verdict} />;
    case 'entry':
      return <EntryMark word={mark.word} />;
    default:
      return mark satisfies never;
  }
}

function MoneyOff({ row }: { row: CouponRow }) {
  const { say, figures } = useWords();
  if (row.moneyOff === undefined) return <span className={classes.off} />;
  if (row.moneyOff === null) {
    return <span className={`${classes.off} ${classes.small}`}>{say('frame.notKnown')}</span>;
  }
  const none = row.moneyOff.amountMinor === 0;
  return (
    <span className={classes.off} data-none={none || undefined}>
      {figures.off(row.moneyOff)}
    </span>
  );
}
