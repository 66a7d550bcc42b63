/** The lines themselves. What was done is said in words; the program's own word, as the file has it, is its title. */
import { useStore } from 'zustand';
import type { AuditLineSeen } from '../../../src-main/contract/audit.ts';
import { Empty } from '../../ui/empty.tsx';
import { Push } from '../../ui/push.tsx';
import { sayAbout } from '../../words/audit-about.ts';
import { sayAction } from '../../words/audit-action.ts';
import { useWords } from '../../words/use-words.ts';
import classes from './audit-screen.module.css';
import type { AuditList, AuditStore } from './audit-store.ts';

interface AuditLinesProps {
  store: AuditStore;
  list: Extract<AuditList, { shows: 'known' }>;
}

export function AuditLines({ store, list }: AuditLinesProps) {
  const { say, figures } = useWords();
  const readMore = useStore(store, (state) => state.readMore);
  if (list.lines.length === 0) return <Empty message={say('audit.empty')} next={say('audit.emptyNext')} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section className={classes.scroll} aria-label={say('audit.list')} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{say('audit.columnWhen')}</th>
            <th scope="col">{say('audit.columnWho')}</th>
            <th scope="col">{say('audit.columnWhat')}</th>
            <th scope="col">{say('audit.columnAbout')}</th>
          </tr>
        </thead>
        <tbody>
          {list.lines.map((one) => (
            <tr key={one.line}>
              <td className={classes.when}>{figures.moment(one.at)}</td>
              <td dir="auto" title={one.who}>
                {one.who}
              </td>
              <td className={classes.what} title={one.action}>
                {sayAction(say, one.action)}
              </td>
              <td className={classes.about} dir="auto" title={storedOf(one)}>
                {sayAbout(say, one)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {list.next !== null && (
        <div className={classes.more}>
          <Push onPush={() => void readMore()} busy={list.readingMore}>
            {say(list.readingMore ? 'audit.moreReading' : 'audit.more')}
          </Push>
        </div>
      )}
    </section>
  );
}

/** As the file has it. */
function storedOf({ subject, detail }: AuditLineSeen): string {
  return [subject, ...Object.entries(detail).map(([name, value]) => `${name}: ${String(value)}`)].join(' · ');
}
