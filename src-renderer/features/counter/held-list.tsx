/** The coupons the member holds: usable ones first, a tap adds one to the bill; used and expired ones say why not. */
import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { HeldCoupon } from '../../../src-main/contract/customers.ts';
import { AsOf } from '../../ui/as-of.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import columns from './column.module.css';
import { useCounter } from './counter-context.tsx';
import classes from './held-list.module.css';
import { heldFacts, sayWorth } from './held-words.ts';

export function HeldList() {
  const { say } = useWords();
  const held = useCounter((state) => state.held);
  const readHeld = useCounter((state) => state.readHeld);
  if (held.shows === 'none') return null;
  if (held.shows === 'reading') return <Empty message={say('counter.heldLoading')} />;
  if (held.shows === 'failed') {
    return (
      <FailureSentences failure={held.failure}>
        <Push onPush={() => void readHeld()}>{say('frame.again')}</Push>
      </FailureSentences>
    );
  }
  const usable = held.coupons.filter((coupon) => coupon.state === 'usable');
  const others = held.coupons.filter((coupon) => coupon.state !== 'usable');
  return (
    <>
      <div className={classes.head}>
        <h3 className={columns.title} id="held-title">
          {say('counter.held')}
        </h3>
        <AsOf source={held.source} at={held.asOf} />
      </div>
      {held.coupons.length === 0 && <Empty message={say('counter.heldEmpty')} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard */}
      <ul className={columns.scroll} aria-labelledby="held-title" tabIndex={0}>
        {usable.map((coupon) => (
          <li key={coupon.code}>
            <UsableCoupon coupon={coupon} />
          </li>
        ))}
        {others.map((coupon) => (
          <li key={coupon.code} className={classes.coupon} data-gone="">
            <CouponText coupon={coupon} />
          </li>
        ))}
      </ul>
    </>
  );
}

function UsableCoupon({ coupon }: { coupon: HeldCoupon }) {
  const { say } = useWords();
  const taken = useCounter((state) => state.codes.includes(coupon.code.toUpperCase()));
  const addCode = useCounter((state) => state.addCode);
  return (
    <UnstyledButton
      className={classes.coupon ?? ''}
      data-taken={taken || undefined}
      // A key press leaves the cursor in the list, so that several can be added; a tap moves on.
      onClick={(event) => addCode(coupon.code, event.detail > 0)}
    >
      <VisuallyHidden>{say('counter.heldAdd')}</VisuallyHidden>
      <CouponText coupon={coupon} />
      <Icon name={taken ? 'check' : 'plus'} />
    </UnstyledButton>
  );
}

function CouponText({ coupon }: { coupon: HeldCoupon }) {
  const words = useWords();
  const facts = heldFacts(coupon, words).join(' · ');
  return (
    <span className={classes.text}>
      <span className={classes.what} dir="auto" title={coupon.description}>
        {coupon.description || coupon.code}
      </span>
      <span className={classes.worth}>{sayWorth(coupon, words)}</span>
      <span className={classes.facts} title={`${coupon.code} · ${facts}`}>
        <span className={classes.code} dir="ltr">
          {coupon.code}
        </span>{' '}
        {facts}
      </span>
    </span>
  );
}
