/** Any code, typed or scanned: what is known of it on one side, what can be done and what was done on the other. */
import { useEffect } from 'react';
import { Empty } from '../../../ui/empty.tsx';
import { Field } from '../../../ui/field.tsx';
import { Push } from '../../../ui/push.tsx';
import { FailureSentences } from '../../../ui/sentences.tsx';
import { useWords } from '../../../words/use-words.ts';
import { CouponActs } from './coupon-acts.tsx';
import { CouponFacts } from './coupon-facts.tsx';
import { LookUpContext, useLookUp } from './look-up-context.tsx';
import classes from './look-up-part.module.css';
import type { LookUpStore } from './look-up-store.ts';

export function LookUpPart({ store }: { store: LookUpStore }) {
  return (
    <LookUpContext value={store}>
      <div className={classes.part}>
        <Search />
        <Found />
      </div>
    </LookUpContext>
  );
}

function Search() {
  const { say } = useWords();
  const text = useLookUp((state) => state.text);
  const busy = useLookUp(({ shown }) => shown.shows === 'reading');
  const { type, look } = useLookUp((state) => state);
  useEffect(() => document.getElementById('look-up-code')?.focus(), []);
  return (
    <search className={classes.search}>
      <Field
        id="look-up-code"
        label={say('coupons.lookUp.code')}
        value={text}
        onChange={type}
        onEnter={() => void look()}
        placeholder={say('coupons.lookUp.codePlaceholder')}
      />
      <Push kind="first" onPush={() => void look()} busy={busy}>
        {say('coupons.lookUp.look')}
      </Push>
    </search>
  );
}

function Found() {
  const { say } = useWords();
  const shown = useLookUp((state) => state.shown);
  if (shown.shows === 'nothing')
    return <Empty message={say('coupons.lookUp.empty')} next={say('coupons.lookUp.emptyNext')} />;
  if (shown.shows === 'reading') return <Empty message={say('coupons.lookUp.reading')} />;
  if (shown.shows === 'failed')
    return (
      <div role="status" className={classes.said}>
        <FailureSentences failure={shown.failure} />
      </div>
    );
  return (
    <div className={classes.found}>
      <CouponFacts coupon={shown.coupon} />
      <CouponActs coupon={shown.coupon} />
    </div>
  );
}
