/** Using points: how many by steps, what they are worth, the code of the member, and what came of it. */
import { ActionIcon } from '@mantine/core';
import { readAmount } from '../../../src-main/contract/money.ts';
import type { PointsView, UsedPoints } from '../../../src-main/contract/points.ts';
import { worthOfPoints } from '../../../src-main/contract/points-worth.ts';
import { mostPoints, readPoints, stepped } from '../../app/points-choice.ts';
import type { UseStep } from '../../app/points-store.ts';
import { useSession, useShared } from '../../app/shared-context.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useSecondsLeft } from '../../ui/use-seconds-left.ts';
import { useWords } from '../../words/use-words.ts';
import classes from './points.module.css';

/** A message takes its time; nobody has it sent twice for that. */
const againAfterMs = 30_000;

export function UsePoints({ view }: { view: PointsView }) {
  const { say, figures } = useWords();
  const { currency } = useSession();
  const bill = useShared('points', (state) => state.bill);
  const use = useShared('points', (state) => state.use);
  const amount = readAmount(bill.amount, currency);
  const hasBill = bill.number.trim() !== '' && amount.ok;
  return (
    <section className={classes.part} aria-label={say('points.use')}>
      <h3>
        {hasBill
          ? say('points.forBill', {
              number: bill.number,
              amount: figures.money({ amountMinor: amount.amount, currency }),
            })
          : say('points.use')}
      </h3>
      {!hasBill && <Sentences meaning="attention" message={say('points.noBill')} />}
      {hasBill && (use.step === 'choosing' || use.step === 'preparing') && (
        <Choosing view={view} use={use} left={amount.amount} />
      )}
      {hasBill && (use.step === 'code' || use.step === 'using') && <Code view={view} use={use} />}
      {use.step === 'told' && <Told used={use.used} />}
    </section>
  );
}

interface ChoosingProps {
  view: PointsView;
  use: Extract<UseStep, { step: 'choosing' | 'preparing' }>;
  /** Minor units. */
  left: number;
}

function Choosing({ view, use, left }: ChoosingProps) {
  const { say, figures } = useWords();
  const { currency } = useSession();
  const { typed, type, prepare } = useShared('points', (state) => state);
  const most = mostPoints(view, left, currency);
  const points = readPoints(typed.points) ?? 0;
  const busy = use.step === 'preparing';
  const failure = use.step === 'choosing' ? use.failure : null;
  const worth = view.ratio === null ? null : worthOfPoints(points, view.ratio, currency);
  const take = (many: number) => type({ points: String(many) });
  return (
    <>
      <div className={classes.choice}>
        <ActionIcon
          variant="outline"
          className={classes.step ?? ''}
          aria-label={say('points.less')}
          disabled={busy || points <= view.limits.minimum}
          onClick={() => take(stepped(points, -1, view, most))}
        >
          <Icon name="minus" />
        </ActionIcon>
        <Field
          id="points-many"
          label={say('points.many')}
          value={typed.points}
          onChange={(text) => type({ points: text })}
          onEnter={() => void prepare()}
          inputMode="numeric"
          figures
          invalid={failure?.field === 'points'}
          noteId="points-note"
          disabled={busy}
          autoFocus
        />
        <ActionIcon
          variant="outline"
          className={classes.step ?? ''}
          aria-label={say('points.more')}
          disabled={busy || points >= most}
          onClick={() => take(stepped(points, 1, view, most))}
        >
          <Icon name="plus" />
        </ActionIcon>
        <Push onPush={() => take(most)} disabled={busy || most === 0}>
          {say('points.most')}
        </Push>
      </div>
      <div id="points-note" role="status">
        {failure ? (
          <FailureSentences failure={failure} />
        ) : (
          <p className={classes.small}>
            {worth === null
              ? say('points.worthUnknown')
              : say('points.worthOf', { money: figures.money({ amountMinor: worth, currency }) })}
          </p>
        )}
      </div>
      <Push kind="first" onPush={() => void prepare()} busy={busy} wide>
        {say(busy ? 'points.sending' : view.needsCode ? 'points.send' : 'points.ask')}
      </Push>
    </>
  );
}

interface CodeProps {
  view: PointsView;
  use: Extract<UseStep, { step: 'code' | 'using' }>;
}

function Code({ view, use }: CodeProps) {
  const { say, figures } = useWords();
  const { mode } = useSession();
  const { typed, type, redeem, sendAgain, choose } = useShared('points', (state) => state);
  const busy = use.step === 'using';
  const failure = use.step === 'code' ? use.failure : null;
  const wait = useSecondsLeft(use.step === 'code' && use.sentAt > 0 ? use.sentAt + againAfterMs : null);
  const { points, worth } = use.prepared;
  const wantsCode = view.needsCode;
  return (
    <>
      <p>
        <strong>{say('queue.points', { count: points })}</strong>
        {worth !== null && ` · ${say('points.worthOf', { money: figures.money(worth) })}`}
      </p>
      {wantsCode && (
        <Field
          id="points-code"
          label={say('points.code')}
          value={typed.code}
          onChange={(code) => type({ code })}
          onEnter={() => void redeem()}
          inputMode="numeric"
          figures
          invalid={failure?.field === 'code'}
          noteId="points-note"
          disabled={busy}
          autoFocus
        />
      )}
      <div id="points-note" role="status">
        {failure && <FailureSentences failure={failure} />}
        {!failure && wantsCode && use.step === 'code' && (
          <p className={classes.small}>
            {say(use.again ? 'points.resent' : 'points.codeSent')}
            {mode === 'training' && ` ${say('points.training')}`}
          </p>
        )}
      </div>
      <div className={classes.acts}>
        <Push onPush={choose} disabled={busy}>
          {say('points.change')}
        </Push>
        {wantsCode && (
          <Push onPush={() => void sendAgain()} disabled={busy || wait > 0}>
            {wait > 0 ? say('points.resendIn', { seconds: wait }) : say('points.resend')}
          </Push>
        )}
      </div>
      <Push kind="first" onPush={() => void redeem()} busy={busy} wide>
        {busy ? say('points.using') : say('points.go', { points: figures.count(points) })}
      </Push>
    </>
  );
}

function Told({ used }: { used: UsedPoints }) {
  const { say, figures, reason: sayReason } = useWords();
  const { redeem, choose, close } = useShared('points', (state) => state);
  const showSlip = useShared('slip', (state) => state.show);
  const { outcome, entry, moneyOff, points } = used;
  const [reason] = used.reasons;
  const isUsed = outcome === 'used' || outcome === 'accepted';
  return (
    <div className={classes.content} role="status">
      {isUsed && (
        <Sentences
          meaning="good"
          message={say(`points.told.${outcome}`, {
            points: figures.count(points),
            money: moneyOff === null ? say('points.toldUnknown') : figures.money(moneyOff),
          })}
        />
      )}
      {!isUsed && reason && (
        <Sentences
          meaning={outcome === 'checking' ? 'attention' : 'stop'}
          {...sayReason(reason)}
          platform={used.platform}
        />
      )}
      <div className={classes.acts}>
        {outcome === 'checking' && <Push onPush={() => void redeem()}>{say('points.askAgain')}</Push>}
        {outcome === 'refused' && <Push onPush={choose}>{say('points.change')}</Push>}
        {isUsed && entry && <Push onPush={() => showSlip(entry)}>{say('slip.open')}</Push>}
      </div>
      <Push kind="first" onPush={close} wide begin>
        {say('points.done')}
      </Push>
    </div>
  );
}
