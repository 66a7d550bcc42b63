/** A bill captured by hand: what it is on one side, whose it is and what came of it on the other. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Failure } from '../../../src-main/contract/result.ts';
import { useShared } from '../../app/shared-context.tsx';
import { Field } from '../../ui/field.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Push } from '../../ui/push.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './bills-screen.module.css';
import { CaptureLines, CaptureTenders } from './capture-lines.tsx';
import type { CaptureKind, CaptureStore } from './capture-store.ts';

const kinds: readonly CaptureKind[] = ['sale', 'return-whole', 'return-amount', 'return-lines'];

export function CapturePart({ store }: { store: CaptureStore }) {
  const { say } = useWords();
  useEffect(() => document.getElementById('bill-number')?.focus(), []);
  return (
    <div className={classes.two}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard */}
      <section className={classes.form} aria-label={say('bills.capture.form')} tabIndex={0}>
        <Head store={store} />
        <CaptureLines store={store} />
        <CaptureTenders store={store} />
      </section>
      <Aside store={store} />
    </div>
  );
}

function isAt(failure: Failure | null, field: string): boolean {
  return failure?.field === field;
}

function Head({ store }: { store: CaptureStore }) {
  const { say } = useWords();
  const { draft, shown, type, send } = useStore(store);
  const failure = shown.shows === 'failed' ? shown.failure : null;
  const isReturn = draft.kind !== 'sale';
  const amount = isReturn ? 'amountBack' : draft.redemptions.length > 0 ? 'amountBefore' : 'amount';
  return (
    <div className={classes.head}>
      <fieldset className={classes.kinds}>
        <legend>{say('bills.capture.what')}</legend>
        {kinds.map((kind) => (
          <label key={kind} className={classes.kind} data-chosen={draft.kind === kind || undefined}>
            <input
              type="radio"
              name="bill-kind"
              checked={draft.kind === kind}
              onChange={() => type({ kind })}
            />
            {say(`bills.capture.kind.${kind}`)}
          </label>
        ))}
      </fieldset>
      <div className={classes.fields}>
        <Field
          id="bill-number"
          label={say(isReturn ? 'bills.capture.numberBack' : 'bills.capture.number')}
          value={draft.number}
          onChange={(number) => type({ number })}
          onEnter={() => document.getElementById('bill-amount')?.focus()}
          invalid={isAt(failure, 'bill.number')}
          noteId="bill-said"
        />
        <Field
          id="bill-amount"
          label={say(`bills.capture.${amount}`)}
          value={draft.amount}
          onChange={(text) => type({ amount: text })}
          onEnter={() => void send()}
          invalid={isAt(failure, 'bill.amount')}
          noteId="bill-said"
          figures
          inputMode="decimal"
        />
        {isReturn && (
          <Field
            id="bill-purchased"
            type="date"
            label={say('bills.capture.purchasedAt')}
            value={draft.purchasedOn}
            onChange={(purchasedOn) => type({ purchasedOn })}
            invalid={isAt(failure, 'returns.purchasedAt')}
            noteId="bill-purchased-hint"
          />
        )}
      </div>
      {isReturn && (
        <p id="bill-purchased-hint" className={classes.small}>
          {say('bills.capture.purchasedHint')}
        </p>
      )}
    </div>
  );
}

function Aside({ store }: { store: CaptureStore }) {
  const { say } = useWords();
  const { draft, shown, send, next } = useStore(store);
  const told = shown.shows === 'told';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section className={classes.aside} aria-label={say('bills.capture.aside')} tabIndex={0}>
      <Whose store={store} />
      {draft.redemptions.length > 0 && (
        <p className={classes.small}>
          {say('bills.capture.linked', {
            names: draft.redemptions.map(({ code }) => code).join(', '),
          })}{' '}
          {say('bills.capture.beforeCoupons')}
        </p>
      )}
      <div id="bill-said" role="status" className={classes.said}>
        <Said store={store} />
      </div>
      <span className={classes.space} />
      <div className={classes.send}>
        {told ? (
          <Push kind="first" onPush={next} wide>
            {say('bills.capture.next')}
          </Push>
        ) : (
          <Push kind="first" onPush={() => void send()} busy={shown.shows === 'sending'} wide id="bill-send">
            {say(
              shown.shows === 'sending'
                ? 'bills.capture.sending'
                : draft.kind === 'sale'
                  ? 'bills.capture.send'
                  : 'bills.capture.sendBack',
            )}
          </Push>
        )}
      </div>
    </section>
  );
}

function Whose({ store }: { store: CaptureStore }) {
  const { say } = useWords();
  const { draft, member, type } = useStore(store);
  const open = useShared('screen', (state) => state.open);
  if (member === null) {
    return (
      <div className={classes.whose}>
        <h2>{say('bills.capture.nobody')}</h2>
        <p className={classes.small}>{say('bills.capture.nobodyNext')}</p>
        <Push onPush={() => open('counter')}>{say('bills.capture.find')}</Push>
      </div>
    );
  }
  return (
    <div className={classes.whose}>
      <h2 className={classes.name} title={member.name} dir="auto">
        {say('bills.capture.for', { name: member.name })}
      </h2>
      <label className={classes.check}>
        <input
          type="checkbox"
          checked={draft.isNobodys}
          onChange={(event) => type({ isNobodys: event.currentTarget.checked })}
        />
        {say('bills.capture.asNobodys')}
      </label>
    </div>
  );
}

const tones = {
  sent: ['good', 'disc-check'],
  waits: ['accent', 'half-disc'],
  checking: ['attention', 'ring-dashed'],
  refused: ['stop', 'octagon-cross'],
  withdrawn: ['quiet', 'square-minus'],
} as const;

function Said({ store }: { store: CaptureStore }) {
  const words = useWords();
  const { say } = words;
  const shown = useStore(store, (state) => state.shown);
  const openEntry = useShared('screen', (state) => state.openEntry);
  if (shown.shows === 'failed') return <FailureSentences failure={shown.failure} />;
  if (shown.shows !== 'told') return null;
  const { outcome, won, reasons, platform, entry } = shown.added;
  const [tone, icon] = tones[outcome];
  return (
    <>
      <Mark tone={tone} icon={icon} word={say(`bills.capture.told.${outcome}`)} />
      {won !== null && won.points !== null && <p>{say('bills.capture.points', { count: won.points })}</p>}
      {won?.coupons.map(({ code, description }) => (
        <p key={code}>{say('bills.capture.won', { code, what: description })}</p>
      ))}
      {outcome === 'refused' &&
        reasons.map((reason) => (
          <Sentences key={reason.key} meaning="stop" {...words.reason(reason)} platform={platform} />
        ))}
      <Push kind="quiet" onPush={() => openEntry(entry.id)}>
        {say('bills.capture.open')}
      </Push>
    </>
  );
}
