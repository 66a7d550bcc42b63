/** Who the customer is: name, tier, points, identifiers, and the flags that matter before anything is redeemed. */
import type { Customer } from '../../../src-main/contract/customers.ts';
import { AsOf } from '../../ui/as-of.tsx';
import { Mark } from '../../ui/mark.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './member-card.module.css';

export function MemberCard({ customer }: { customer: Customer }) {
  const { say, figures } = useWords();
  const count = (value: number | null) => (value === null ? say('frame.notKnown') : figures.count(value));
  const identifiers = customer.identifiers.map((one) => one.value).join(' · ');
  return (
    <div className={classes.card}>
      <h2 className={classes.name} dir="auto" title={customer.name}>
        {customer.name}
      </h2>
      <p className={classes.identifiers} title={identifiers}>
        {identifiers}
      </p>
      <dl className={classes.facts}>
        <div>
          <dt>{say('counter.tier')}</dt>
          <dd
            dir="auto"
            title={customer.tier ?? undefined}
            data-unknown={customer.tier === null || undefined}
          >
            {customer.tier ?? say('frame.notKnown')}
          </dd>
        </div>
        <div>
          <dt>{say('counter.points')}</dt>
          <dd className={classes.figures} data-unknown={customer.points === null || undefined}>
            {count(customer.points)}
          </dd>
        </div>
        <div>
          <dt>{say('counter.lifetime')}</dt>
          <dd className={classes.figures} data-unknown={customer.lifetimePoints === null || undefined}>
            {count(customer.lifetimePoints)}
          </dd>
        </div>
      </dl>
      {customer.fraud && <Mark tone="stop" icon="octagon-cross" word={say('counter.fraud')} />}
      {customer.id.startsWith('new:') && (
        <Mark tone="attention" icon="triangle" word={say('member.onlyHere')} />
      )}
      {customer.loyalty === false && <Mark tone="attention" icon="triangle" word={say('counter.notLoyal')} />}
      <AsOf source={customer.source} at={customer.asOf} />
    </div>
  );
}
