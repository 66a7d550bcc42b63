/** All coupons of the member who holds the one that was looked up; each can be looked up in turn. */
import type { MemberCoupon } from '../../../../src-main/contract/coupon-changes.ts';
import { Empty } from '../../../ui/empty.tsx';
import { Push } from '../../../ui/push.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { FailureSentences } from '../../../ui/sentences.tsx';
import { useWords } from '../../../words/use-words.ts';
import { useLookUp } from './look-up-context.tsx';
import classes from './look-up-part.module.css';
import { wantedNames } from './look-up-state.ts';

export function MemberCoupons({ customerId }: { customerId: string }) {
  const { say } = useWords();
  const held = useLookUp((state) => state.held);
  const { list, listMore, begin } = useLookUp((state) => state);
  if (held.shows === 'nothing')
    return (
      <div className={classes.buttons}>
        <Push onPush={() => void list(customerId, 'usable')}>{say('coupons.lookUp.ofMember')}</Push>
      </div>
    );
  const labels = wantedNames.map((name) => ({ name, label: say(`coupons.lookUp.wanted.${name}`) }));
  return (
    <section className={classes.told} aria-label={say('coupons.lookUp.ofMember')}>
      <h3>{say('coupons.lookUp.ofMember')}</h3>
      <SelectField
        id="look-up-wanted"
        label={say('coupons.lookUp.wantedLabel')}
        value={labels.find(({ name }) => name === held.which)?.label ?? ''}
        choices={labels.map(({ label }) => label)}
        onChange={(chosen) => {
          const wanted = labels.find(({ label }) => label === chosen)?.name;
          if (wanted !== undefined) void list(customerId, wanted);
        }}
        placeholder={say('coupons.lookUp.wantedLabel')}
      />
      {held.shows === 'reading' && <Empty message={say('coupons.lookUp.reading')} />}
      {held.shows === 'failed' && <FailureSentences failure={held.failure} />}
      {held.shows === 'known' && held.coupons.length === 0 && (
        <Empty message={say('coupons.lookUp.wantedNone')} />
      )}
      {held.shows === 'known' && (
        <ul className={classes.uses}>
          {held.coupons.map((coupon) => (
            <Held key={coupon.code} {...coupon} />
          ))}
        </ul>
      )}
      {held.shows === 'known' && held.which === 'usable' && held.coupons.length > 0 && (
        <div className={classes.buttons}>
          <Push kind="stop" onPush={() => begin({ name: 'revokeAll', use: null })}>
            {say('coupons.lookUp.act.revokeAll')}
          </Push>
        </div>
      )}
      {held.shows === 'known' && held.next !== null && (
        <Push onPush={() => void listMore(customerId)}>{say('coupons.lookUp.wantedMore')}</Push>
      )}
    </section>
  );
}

function Held({ code, description, discount, lastDay, used }: MemberCoupon) {
  const { say, figures } = useWords();
  const { type, look } = useLookUp((state) => state);
  const facts = [
    ...(discount === null ? [] : [figures.worth(discount)]),
    ...(lastDay === null ? [] : [say('coupons.lookUp.until', { day: figures.date(lastDay) })]),
    ...(used === null || used === 0 ? [] : [say('coupons.lookUp.usedTimes', { count: used })]),
  ];
  return (
    <li className={classes.use}>
      <div className={classes.useText}>
        <p dir="auto">
          <strong dir="ltr">{code}</strong> · {description}
        </p>
        <p className={classes.small}>{facts.join(' · ')}</p>
      </div>
      <Push
        kind="quiet"
        name={say('coupons.lookUp.lookAt', { code })}
        onPush={() => {
          type(code);
          void look();
        }}
      >
        {say('coupons.lookUp.look')}
      </Push>
    </li>
  );
}
