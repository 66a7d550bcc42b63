/** What came of looking for a customer: nothing yet, looking, several, nobody, a failure, or the member. */
import { UnstyledButton } from '@mantine/core';
import type { Customer } from '../../../src-main/contract/customers.ts';
import { useShared } from '../../app/shared-context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import columns from './column.module.css';
import { useCounter } from './counter-context.tsx';
import { HeldList } from './held-list.tsx';
import matches from './match-list.module.css';
import { MatchList } from './match-list.tsx';
import { MemberCard } from './member-card.tsx';
import { looksLikeCoupon } from './scan-decision.ts';

export function FoundPart() {
  const { say } = useWords();
  const found = useCounter((state) => state.found);
  const find = useCounter((state) => state.find);
  switch (found.shows) {
    case 'idle':
      return <NobodyYet />;
    case 'searching':
      return <Empty message={say('counter.searching', { query: found.query })} />;
    case 'several':
      return <MatchList matches={found.matches} complete={found.complete} />;
    case 'none':
      return <Nobody query={found.query} complete={found.complete} />;
    case 'failed':
      return (
        <FailureSentences failure={found.failure}>
          <Push onPush={() => void find(found.query)}>{say('frame.again')}</Push>
        </FailureSentences>
      );
    case 'member':
      return (
        <>
          <MemberCard customer={found.customer} />
          <MoreOf customer={found.customer} />
          <PointsOf customer={found.customer} />
          <GiveCoupon customer={found.customer} />
          <HeldList />
        </>
      );
    default:
      return found satisfies never;
  }
}

function MoreOf({ customer }: { customer: Customer }) {
  const { say } = useWords();
  const open = useShared('memberCard', (state) => state.open);
  return <Push onPush={() => void open(customer)}>{say('member.more')}</Push>;
}

function PointsOf({ customer }: { customer: Customer }) {
  const { say } = useWords();
  const open = useShared('points', (state) => state.open);
  const { number, amount } = useCounter((state) => state.typed);
  return <Push onPush={() => void open(customer, { number, amount })}>{say('points.open')}</Push>;
}

/** Only where the store may give any. */
function GiveCoupon({ customer }: { customer: Customer }) {
  const { say } = useWords();
  const open = useShared('goodwill', (state) => state.open);
  const mayGive = useShared(
    'settings',
    ({ shown }) => shown.shows === 'known' && shown.settings.goodwill.series.length > 0,
  );
  if (!mayGive || customer.fraud) return null;
  return <Push onPush={() => void open(customer)}>{say('goodwill.give')}</Push>;
}

function NobodyYet() {
  const { say } = useWords();
  const cleared = useCounter((state) => state.cleared);
  const undoClear = useCounter((state) => state.undoClear);
  const enrol = useShared('enrol', (state) => state.open);
  const seen = useShared('seen', (state) => state.members);
  const pick = useCounter((state) => state.pickMember);
  return (
    <>
      <Empty message={say('counter.empty')}>
        {cleared && <Push onPush={undoClear}>{say('counter.undoClear')}</Push>}
        <Push kind="quiet" onPush={() => void enrol('')}>
          {say('member.offer')}
        </Push>
      </Empty>
      {seen.length > 0 && (
        <section className={columns.scroll} aria-label={say('member.seen')}>
          <h2 className={columns.title}>{say('member.seen')}</h2>
          <ul>
            {seen.map(({ id, name, identifiers }) => (
              <li key={id}>
                <UnstyledButton className={matches.match ?? ''} onClick={() => void pick(id)}>
                  <span className={matches.name} dir="auto" title={name}>
                    {name}
                  </span>
                  <span className={matches.identifiers}>{identifiers[0]?.value ?? ''}</span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Nobody({ query, complete }: { query: string; complete: boolean }) {
  const { say } = useWords();
  const addCode = useCounter((state) => state.addCode);
  const enrol = useShared('enrol', (state) => state.open);
  const coupon = looksLikeCoupon(query.toUpperCase());
  return (
    <Sentences
      meaning="attention"
      message={say(complete ? 'counter.none' : 'counter.noneOffline', { query })}
      next={say(complete ? 'counter.noneNext' : 'counter.noneOfflineNext')}
    >
      <Push onPush={() => void enrol(query)}>{say('member.offer')}</Push>
      {coupon && <Push onPush={() => addCode(query)}>{say('counter.noneAsCoupon')}</Push>}
    </Sentences>
  );
}
