/** What can be done to a coupon, the form of the change that was begun, what came of it, and what was done before. */
import type { LookedAtCoupon, MadeChange } from '../../../../src-main/contract/coupon-changes.ts';
import { useShared } from '../../../app/shared-context.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { EntryMark } from '../../../ui/entry-mark.tsx';
import { Push } from '../../../ui/push.tsx';
import { Sentences } from '../../../ui/sentences.tsx';
import { sayEntryFor } from '../../../words/entry-title.ts';
import { hasSlip } from '../../../words/slip-content.ts';
import { useWords } from '../../../words/use-words.ts';
import { ChangeForm } from './change-form.tsx';
import { useLookUp } from './look-up-context.tsx';
import classes from './look-up-part.module.css';
import { type Change, changesFor } from './look-up-state.ts';

export function CouponActs({ coupon }: { coupon: LookedAtCoupon }) {
  const { say } = useWords();
  const act = useLookUp((state) => state.act);
  const begin = useLookUp((state) => state.begin);
  const changes = changesFor(coupon);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section className={classes.acts} aria-label={say('coupons.lookUp.acts')} tabIndex={0}>
      {act.does === 'nothing' && changes.length > 0 && (
        <div className={classes.buttons}>
          {changes.map((name) => (
            <Push
              key={name}
              kind={name === 'revoke' ? 'stop' : 'second'}
              onPush={() => begin({ name, use: null })}
            >
              {say(`coupons.lookUp.act.${name}`)}
            </Push>
          ))}
        </div>
      )}
      {(act.does === 'writing' || act.does === 'sending' || act.does === 'failed') && (
        <ChangeForm change={act.change} />
      )}
      <div role="status">{act.does === 'told' && <Told change={act.change} made={act.made} />}</div>
      <h3>{say('coupons.lookUp.entries')}</h3>
      {coupon.entries.length === 0 ? (
        <Empty message={say('coupons.lookUp.noEntries')} />
      ) : (
        <ul className={classes.uses} aria-label={say('coupons.lookUp.entries')}>
          {coupon.entries.map((entry) => (
            <Done key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Done({ entry }: { entry: LookedAtCoupon['entries'][number] }) {
  const words = useWords();
  return (
    <li className={classes.use}>
      <div className={classes.useText}>
        <p dir="auto">
          <strong>{sayEntryFor(entry, words)}</strong>
        </p>
        <p className={classes.small} dir="auto">
          {words.figures.moment(entry.createdAt)} · {entry.till.by}
          {entry.change !== null && ` · ${entry.change.reason}`}
        </p>
      </div>
      <EntryMark word={entry.word} />
    </li>
  );
}

const meanings = {
  done: 'good',
  waits: 'attention',
  checking: 'attention',
  'not-known': 'attention',
  refused: 'stop',
  withdrawn: 'plain',
} as const;

function Told({ change, made }: { change: Change; made: MadeChange }) {
  const words = useWords();
  const { say } = words;
  const leave = useLookUp((state) => state.leave);
  const printNow = useShared('slip', (state) => state.printNow);
  const { outcome, reasons, platform, entry } = made;
  return (
    <div className={classes.told}>
      {outcome === 'refused' ? (
        reasons.map((reason) => (
          <Sentences key={reason.key} meaning="stop" {...words.reason(reason)} platform={platform} />
        ))
      ) : (
        <Sentences
          meaning={meanings[outcome]}
          message={
            outcome === 'done'
              ? say(`coupons.lookUp.done.${change.name}`)
              : say(`coupons.lookUp.told.${outcome}`)
          }
          next={outcome === 'done' ? undefined : say(`coupons.lookUp.toldNext.${outcome}`)}
        />
      )}
      <div className={classes.buttons}>
        {hasSlip(entry) && outcome !== 'refused' && (
          <Push onPush={() => printNow(entry)}>{say('slip.print')}</Push>
        )}
        <Push kind="first" onPush={leave}>
          {say('goodwill.done')}
        </Push>
      </div>
    </div>
  );
}
