/** Everything that is known of a member, each part by itself; what is not known is called that. */
import type { ReactNode } from 'react';
import type { MemberCard } from '../../../src-main/contract/members.ts';
import { useShared } from '../../app/shared-context.tsx';
import { AsOf } from '../../ui/as-of.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { CardActs } from './card-acts.tsx';
import classes from './member.module.css';

export function CardDialog() {
  const { say } = useWords();
  const { shown, close } = useShared('memberCard', (state) => state);
  return (
    <Dialog opened={shown.shows !== 'closed'} wide onClose={close} title={say('member.cardTitle')}>
      {shown.shows === 'reading' && <Empty message={say('member.cardReading', { name: shown.name })} />}
      {shown.shows === 'failed' && <FailureSentences failure={shown.failure} />}
      {shown.shows === 'known' && <Card card={shown.card} />}
    </Dialog>
  );
}

function Card({ card }: { card: MemberCard }) {
  const { say } = useWords();
  const { customer } = card;
  const openFor = useShared('enrol', (state) => state.openFor);
  const close = useShared('memberCard', (state) => state.close);
  const stopped = card.cards?.some(({ isStopped }) => isStopped) ?? false;
  return (
    <div className={classes.content}>
      <div className={classes.row}>
        <h2 className={classes.name} dir="auto">
          {customer.name}
        </h2>
        {card.profile !== null && (
          <Push
            onPush={() => {
              close();
              void openFor(card);
            }}
          >
            {say('member.edit')}
          </Push>
        )}
      </div>
      {customer.fraud && <Mark tone="stop" icon="octagon-cross" word={say('counter.fraud')} />}
      {stopped && <Mark tone="stop" icon="octagon-cross" word={say('member.cardStopped')} />}
      {card.isOnlyHere && <Mark tone="attention" icon="triangle" word={say('member.onlyHere')} />}
      <AsOf source={customer.source} at={customer.asOf} />
      <Numbers card={card} />
      <Standing card={card} />
      <Bills card={card} />
      <Marks card={card} />
      <CardActs card={card} />
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.part} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Numbers({ card }: { card: MemberCard }) {
  const { say } = useWords();
  const { numbers, showNumbers } = useShared('memberCard', (state) => state);
  const identifiers = numbers.shows === 'whole' ? numbers.identifiers : card.customer.identifiers;
  return (
    <Part title={say('member.numbers')}>
      <dl className={classes.facts}>
        {identifiers.map(({ type, value }) => (
          <div key={`${type} ${value}`}>
            <dt>{say(`member.identifier.${type}`)}</dt>
            <dd dir="ltr">{value}</dd>
          </div>
        ))}
        {card.cards?.map(({ end, state }) => (
          <div key={end}>
            <dt>{say('member.cardState', { end })}</dt>
            <dd dir="auto">{state || say('frame.notKnown')}</dd>
          </div>
        ))}
      </dl>
      {numbers.shows === 'failed' && <FailureSentences failure={numbers.failure} />}
      {numbers.shows !== 'whole' && identifiers.length > 0 && (
        <Push onPush={() => void showNumbers()} busy={numbers.shows === 'asking'}>
          {say('member.showNumbers')}
        </Push>
      )}
    </Part>
  );
}

function Standing({ card }: { card: MemberCard }) {
  const { say, figures } = useWords();
  const { tier, points } = card;
  const count = (value: number | null) => (value === null ? say('frame.notKnown') : figures.count(value));
  const next =
    tier === null || tier.next === null
      ? say('frame.notKnown')
      : tier.next === ''
        ? say('member.topTier')
        : [tier.next, tier.missing ?? say('member.missingUnknown')].join(' · ');
  const ending =
    points.ending === null
      ? say('frame.notKnown')
      : points.ending.length === 0
        ? say('member.noneEnding')
        : points.ending
            .slice(0, 3)
            .map((one) =>
              say('member.ending', { count: figures.count(one.points), day: figures.date(one.day) }),
            )
            .join(' · ');
  const rows: [string, string][] = [
    [
      say('counter.tier'),
      tier === null
        ? say('frame.notKnown')
        : tier.until === null
          ? tier.name
          : say('member.tierUntil', { tier: tier.name, day: figures.date(tier.until) }),
    ],
    [say('member.nextTier'), next],
    [say('member.redeemable'), count(points.redeemable)],
    [say('member.promised'), count(points.promised)],
    [say('counter.lifetime'), count(points.lifetime)],
    [say('member.endingTitle'), ending],
  ];
  return (
    <Part title={say('member.standing')}>
      <dl className={classes.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function Bills({ card }: { card: MemberCard }) {
  const { say, figures } = useWords();
  const { bills } = card;
  return (
    <Part title={say('member.bills')}>
      {bills === null && <p className={classes.small}>{say('frame.notKnown')}</p>}
      {bills?.length === 0 && <p className={classes.small}>{say('member.noBills')}</p>}
      {bills !== null && bills.length > 0 && (
        <ul className={classes.list}>
          {bills.map((bill) => (
            <li key={`${bill.number} ${bill.at}`} className={classes.row}>
              <span className={classes.who}>
                <span dir="ltr">{bill.number}</span>
                <span className={classes.small} dir="auto">
                  {[figures.date(bill.at), bill.store].filter((text) => text !== '').join(' · ')}
                </span>
              </span>
              <span className={classes.figures}>
                {bill.isReturn && `${say('member.isReturn')} `}
                {bill.amount === null ? say('frame.notKnown') : figures.money(bill.amount)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function Marks({ card }: { card: MemberCard }) {
  const { say } = useWords();
  const { labels, notes, subscriptions } = card;
  const told = (list: string[] | null, none: string) =>
    list === null ? say('frame.notKnown') : list.length === 0 ? none : list.join(' · ');
  const messages = subscriptions?.map(({ channel, isPersonal, isIn }) =>
    say(isIn ? 'member.isIn' : 'member.isOut', {
      channel,
      what: say(isPersonal ? 'member.ownMessages' : 'member.offers'),
    }),
  );
  return (
    <>
      <Part title={say('member.labels')}>
        <p dir="auto">{told(labels, say('member.noLabels'))}</p>
      </Part>
      <Part title={say('member.notes')}>
        {notes === null || notes.length === 0 ? (
          <p className={classes.small}>{told(notes === null ? null : [], say('member.noNotes'))}</p>
        ) : (
          <ul className={classes.list}>
            {notes.toReversed().map(({ text, at }) => (
              <li key={`${at} ${text}`}>
                <p dir="auto">{text}</p>
                <p className={classes.small}>{at}</p>
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={say('member.subscriptions')}>
        <p dir="auto">{told(messages ?? null, say('member.noSubscriptions'))}</p>
      </Part>
    </>
  );
}
