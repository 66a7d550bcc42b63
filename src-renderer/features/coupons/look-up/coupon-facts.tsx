/** What is known of a coupon: whose, of which series, until when, where it was used, and what would happen now. */
import type { CouponUse, LookedAtCoupon } from '../../../../src-main/contract/coupon-changes.ts';
import { AsOf } from '../../../ui/as-of.tsx';
import { PlatformWords } from '../../../ui/platform-words.tsx';
import { Push } from '../../../ui/push.tsx';
import { Sentences } from '../../../ui/sentences.tsx';
import { useWords, type Words } from '../../../words/use-words.ts';
import { useLookUp } from './look-up-context.tsx';
import classes from './look-up-part.module.css';
import { canTakeBack } from './look-up-state.ts';
import { MemberCoupons } from './member-coupons.tsx';

export function CouponFacts({ coupon }: { coupon: LookedAtCoupon }) {
  const words = useWords();
  const { say } = words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section className={classes.facts} aria-label={say('coupons.lookUp.facts')} tabIndex={0}>
      <div className={classes.head}>
        <h2 dir="ltr">{coupon.code}</h2>
        <AsOf source={coupon.source} at={coupon.asOf} />
      </div>
      <Now coupon={coupon} />
      {coupon.isKnown && (
        <>
          <dl className={classes.rows}>
            {rowsOf(coupon, words).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ))}
          </dl>
          <h3>{say('coupons.lookUp.uses')}</h3>
          {coupon.uses.length === 0 ? (
            <p className={classes.small}>{say('coupons.lookUp.noUses')}</p>
          ) : (
            <ul className={classes.uses} aria-label={say('coupons.lookUp.uses')}>
              {coupon.uses.map((use) => (
                <Use key={`${use.reference} ${use.bill} ${use.at}`} use={use} />
              ))}
            </ul>
          )}
          {coupon.source === 'capillary' && coupon.holder?.id && (
            <MemberCoupons customerId={coupon.holder.id} />
          )}
        </>
      )}
    </section>
  );
}

function Now({ coupon: { now, isKnown } }: { coupon: LookedAtCoupon }) {
  const words = useWords();
  const { say } = words;
  const meaning = now.verdict === 'redeemable' ? 'good' : now.verdict === 'not-known' ? 'plain' : 'stop';
  return (
    <div role="status" className={classes.now}>
      {isKnown && now.verdict === 'redeemable' && (
        <Sentences meaning="good" message={say('coupons.lookUp.redeemable')} />
      )}
      {now.reasons.map((reason) => {
        const said = words.reason(reason);
        return now.verdict === 'redeemable' ? (
          <p key={reason.key} className={classes.small}>
            {said.message} {said.next}
          </p>
        ) : (
          <Sentences key={reason.key} meaning={meaning} {...said} />
        );
      })}
      {now.platform && <PlatformWords words={now.platform} whole />}
    </div>
  );
}

function rowsOf(coupon: LookedAtCoupon, { say, figures }: Words): [string, string][] {
  const { series, discount, holder, issuedOn, lastDay } = coupon;
  const unknown = say('frame.notKnown');
  return [
    [
      say('coupons.lookUp.series'),
      series === null ? unknown : [series.description, series.id].filter((part) => part !== '').join(' · '),
    ],
    [say('coupons.lookUp.worth'), discount === null ? unknown : figures.worth(discount)],
    [
      say('coupons.lookUp.holder'),
      holder === null ? unknown : [holder.name || (holder.id ?? ''), ...holder.hints].join(' · '),
    ],
    [say('coupons.lookUp.lastDay'), lastDay === null ? unknown : figures.date(lastDay)],
    ...(issuedOn === null ? [] : [[say('coupons.lookUp.issued'), issuedOn] satisfies [string, string]]),
  ];
}

function Use({ use }: { use: CouponUse }) {
  const { say } = useWords();
  const begin = useLookUp((state) => state.begin);
  const where = [use.at, use.place].filter((part) => part !== '').join(' · ');
  return (
    <li className={classes.use}>
      <div className={classes.useText}>
        <p dir="auto">
          <strong>{say('counter.bill', { number: use.bill })}</strong>
          {use.entryId !== null && <span className={classes.small}> · {say('coupons.lookUp.here')}</span>}
        </p>
        <p className={classes.small} dir="auto">
          {where}
          {use.reference !== null && ` · ${say('counter.reference', { reference: use.reference })}`}
        </p>
        {use.undoneBy !== null && <p className={classes.small}>{say('coupons.lookUp.undone')}</p>}
      </div>
      {canTakeBack(use) && (
        <div className={classes.useActs}>
          <Push onPush={() => begin({ name: 'undo', use })}>{say('coupons.lookUp.act.undo')}</Push>
          <Push kind="quiet" onPush={() => begin({ name: 'bill', use })}>
            {say('coupons.lookUp.act.bill')}
          </Push>
        </div>
      )}
    </li>
  );
}
