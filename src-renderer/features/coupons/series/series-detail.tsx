/** One series in full: every condition Capillary documents in words, told or not, and what it says besides. */
import { useEffect, useRef } from 'react';
import type { SeriesDetail as Detail } from '../../../../src-main/contract/series.ts';
import {
  type SeriesRuleGroup,
  type SeriesRuleName,
  seriesRuleGroups,
} from '../../../../src-main/contract/series-rules.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Push } from '../../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../../ui/sentences.tsx';
import { useWords } from '../../../words/use-words.ts';
import { sayRule } from './say-rule.ts';
import { useSeries } from './series-context.tsx';
import { SeriesMark } from './series-mark.tsx';
import classes from './series-part.module.css';
import type { SaveSaid } from './series-state.ts';
import { sayEnd, sayZone } from './series-words.ts';

export function SeriesDetail() {
  const { say } = useWords();
  const shown = useSeries((state) => state.shown);
  const open = useSeries((state) => state.open);
  const place = useRef<HTMLElement>(null);
  const isSaid = shown.shows !== 'none' && shown.said !== null;
  // The form that was sent is gone: the cursor goes to what became of it.
  useEffect(() => {
    if (!isSaid) return;
    place.current?.focus();
    place.current?.scrollTo({ top: 0 });
  }, [isSaid]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section ref={place} className={classes.detail} aria-label={say('coupons.series.detail')} tabIndex={0}>
      <Left />
      {shown.shows === 'none' && <Empty message={say('coupons.series.detailEmpty')} />}
      <div role="status" className={classes.place}>
        {shown.shows !== 'none' && shown.said !== null && (
          <Said said={shown.said} detail={shown.shows === 'known' ? shown.detail : null} />
        )}
      </div>
      {shown.shows === 'reading' && <Empty message={say('coupons.series.readingOne')} />}
      {shown.shows === 'failed' && (
        <div className={classes.said}>
          <FailureSentences failure={shown.failure} />
          <Push onPush={() => void open(shown.seriesId, shown.said ?? undefined)}>{say('frame.again')}</Push>
        </div>
      )}
      {shown.shows === 'known' && <Known detail={shown.detail} />}
    </section>
  );
}

/** What was written and left: a press too many costs nothing. */
function Left() {
  const { say } = useWords();
  const left = useSeries((state) => state.left);
  const bringBack = useSeries((state) => state.bringBack);
  if (left === null) return null;
  return (
    <div className={classes.acts}>
      <Push kind="quiet" onPush={bringBack}>
        {say('coupons.series.bringBack', {
          name: left.draft.description.trim().slice(0, 60) || say('coupons.series.making'),
        })}
      </Push>
    </div>
  );
}

/** What became of the save, and the day that may have got lost on the way. */
function Said({ said, detail }: { said: SaveSaid; detail: Detail | null }) {
  const words = useWords();
  const { say, figures } = words;
  const day = detail?.row.lastDay ?? null;
  const isMoved = detail !== null && day !== said.askedDay;
  return (
    <Sentences
      meaning={isMoved || said.reasons.length > 0 ? 'attention' : 'good'}
      message={say(`coupons.series.said.${said.does}`)}
      platform={said.platform}
    >
      {said.reasons.map((reason) => {
        const { message, next } = words.reason(reason);
        return <p key={reason.key}>{`${message} ${next}`}</p>;
      })}
      {isMoved && (
        <p>
          {say('coupons.series.dayMoved', {
            asked: figures.date(said.askedDay),
            told: day === null ? say('frame.notKnown') : figures.date(day),
          })}
        </p>
      )}
    </Sentences>
  );
}

function Known({ detail }: { detail: Detail }) {
  const words = useWords();
  const { say } = words;
  const change = useSeries((state) => state.change);
  const isWriting = useSeries((state) => state.form.does !== 'nothing');
  const { row, rules, others, clusterOffsetMinutes } = detail;
  const known = new Map(rules.map((rule) => [rule.rule, rule]));
  const facts = (names: readonly SeriesRuleName[]): [string, string][] =>
    names.map((name) => [
      say(`coupons.series.rule.${name}`),
      sayRule(known.get(name) ?? { rule: name, value: null, says: '' }, clusterOffsetMinutes, words),
    ]);
  const groups = Object.entries(seriesRuleGroups) as [SeriesRuleGroup, readonly SeriesRuleName[]][];
  return (
    <>
      <div className={classes.head}>
        <h2 dir="auto">{row.description || say('coupons.series.nameless', { id: row.seriesId })}</h2>
        <SeriesMark state={row.state} />
        <Push onPush={change} disabled={isWriting}>
          {say('coupons.series.change')}
        </Push>
      </div>
      <Facts
        facts={[
          [say('coupons.series.number'), row.seriesId],
          [say('coupons.series.end'), sayEnd(row, words)],
        ]}
      />
      {row.otherLastDays.length > 0 && (
        <Sentences
          meaning="attention"
          message={say('coupons.series.twoDays')}
          next={say('coupons.series.twoDaysNext')}
        />
      )}
      <p className={classes.small}>
        {say('coupons.series.zone', { zone: sayZone(clusterOffsetMinutes, say) })}
      </p>
      {groups.map(([group, names]) => (
        <div key={group}>
          <h3 className={classes.groupName}>{say(`coupons.series.group.${group}`)}</h3>
          {group === 'offline' && <p className={classes.small}>{say('coupons.series.offlineNote')}</p>}
          <Facts facts={facts(names)} />
        </div>
      ))}
      {others.length > 0 && (
        <div>
          <h3 className={classes.groupName}>{say('coupons.series.others')}</h3>
          <p className={classes.small}>{say('coupons.series.othersNote')}</p>
          <Facts
            facts={others.map(({ name, says }) => [name, say('coupons.series.capillarySays', { says })])}
          />
        </div>
      )}
    </>
  );
}

function Facts({ facts }: { facts: readonly [string, string][] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
