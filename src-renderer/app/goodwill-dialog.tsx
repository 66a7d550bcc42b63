/** Giving a member coupons as goodwill: which and how many, why, and then their codes, large enough to read across a counter. */
import { useClipboard } from '@mantine/hooks';
import { useEffect } from 'react';
import type { Entry } from '../../src-main/contract/entries.ts';
import { type GivenCoupon, mostAtOnce } from '../../src-main/contract/goodwill.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { OfferCounts } from '../ui/offer-counts.tsx';
import { PlatformWords } from '../ui/platform-words.tsx';
import { Push } from '../ui/push.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { FailureSentences, Sentences } from '../ui/sentences.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './goodwill-dialog.module.css';
import { countIn, type GoodwillField } from './goodwill-store.ts';
import { useShared } from './shared-context.tsx';

export function GoodwillDialog() {
  const { say } = useWords();
  const { shown, member, close } = useShared('goodwill', (state) => state);
  const opened = shown.shows !== 'closed' && shown.shows !== 'asking';
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={say('goodwill.title')}
      returnsFocus={shown.shows !== 'asking'}
    >
      {opened && member && (
        <div className={classes.content}>
          <p className={classes.member} dir="auto">
            {say('goodwill.to', { name: member.name })}
          </p>
          {shown.shows === 'told' ? <Told given={shown.given} /> : <Choosing />}
        </div>
      )}
    </Dialog>
  );
}

function Choosing() {
  const { say } = useWords();
  const { shown, offers, reasons, draft, type, count, give, close } = useShared('goodwill', (state) => state);
  const busy = shown.shows === 'giving';
  const faultIn = shown.shows === 'writing' ? (shown.fault?.field ?? null) : null;
  const isAtFault = (field: GoodwillField) => faultIn === field;
  return (
    <>
      <OfferCounts
        shown={offers}
        counts={draft.counts}
        isFull={countIn(draft) >= mostAtOnce}
        busy={busy}
        onCount={count}
      />
      {reasons.length > 0 ? (
        <SelectField
          id="goodwill-reason"
          label={say('goodwill.reason')}
          value={draft.reason}
          choices={reasons}
          onChange={(reason) => type({ reason })}
          placeholder={say('goodwill.reasonChoose')}
          invalid={isAtFault('reason')}
          noteId="goodwill-note"
          disabled={busy}
        />
      ) : (
        <Field
          id="goodwill-reason"
          label={say('goodwill.reason')}
          value={draft.reason}
          onChange={(reason) => type({ reason })}
          onEnter={() => void give()}
          placeholder={say('goodwill.reasonPlaceholder')}
          invalid={isAtFault('reason')}
          noteId="goodwill-note"
          disabled={busy}
        />
      )}
      <Field
        id="goodwill-more"
        label={say('goodwill.note')}
        value={draft.note}
        onChange={(note) => type({ note })}
        onEnter={() => void give()}
        placeholder={say('goodwill.notePlaceholder')}
        invalid={isAtFault('note')}
        noteId="goodwill-note"
        disabled={busy}
      />
      <div id="goodwill-note" className={classes.note} role="status">
        <Says />
      </div>
      <div className={classes.actions}>
        <Push onPush={close} wide>
          {say('frame.cancel')}
        </Push>
        <Push kind="first" onPush={() => void give()} busy={busy} wide>
          {say('goodwill.giveThem', { count: countIn(draft) })}
        </Push>
      </div>
    </>
  );
}

const fieldWords = { counts: 'offer', reason: 'reason', note: 'note' } as const;

function Says() {
  const words = useWords();
  const { say } = words;
  const shown = useShared('goodwill', (state) => state.shown);
  if (shown.shows === 'giving') return say('goodwill.giving');
  if (shown.shows === 'failed') return <FailureSentences failure={shown.failure} />;
  if (shown.shows !== 'writing' || shown.fault === null) return null;
  const { field, key, limit } = shown.fault;
  const facts = {
    field: say(`goodwill.${fieldWords[field]}`),
    ...(limit === undefined ? {} : { limit: String(limit) }),
  };
  return <Sentences meaning="stop" {...words.reason({ key, facts })} />;
}

function Told({ given }: { given: GivenCoupon[] }) {
  const { say } = useWords();
  const close = useShared('goodwill', (state) => state.close);
  // the button that was pressed is gone
  useEffect(() => document.getElementById('goodwill-done')?.focus(), []);
  return (
    <>
      <div role="status" className={classes.told}>
        {given.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of what was asked for never changes
          <ToldOne key={index} given={one} isAlone={given.length === 1} />
        ))}
      </div>
      <div className={classes.actions}>
        <Push id="goodwill-done" kind="first" onPush={close} wide>
          {say('goodwill.done')}
        </Push>
      </div>
    </>
  );
}

function ToldOne({ given, isAlone }: { given: GivenCoupon; isAlone: boolean }) {
  const words = useWords();
  const { say } = words;
  const { outcome, code, reasons, platform, entry } = given;
  return (
    <section className={classes.one} data-alone={isAlone || undefined}>
      {outcome === 'given' && code !== null && <Code code={code} what={entry?.description ?? ''} />}
      {(outcome === 'promised' || outcome === 'checking') && (
        <Sentences
          meaning="attention"
          message={say(`goodwill.${outcome}`)}
          next={say(`goodwill.${outcome}Next`)}
        />
      )}
      {(outcome === 'refused' || outcome === 'needs-manager') &&
        reasons.map((reason) => <Sentences key={reason.key} meaning="stop" {...words.reason(reason)} />)}
      {outcome === 'refused' && platform && <PlatformWords words={platform} whole />}
      {entry !== null && (outcome === 'given' || outcome === 'promised') && (
        <Further entry={entry} code={code} />
      )}
    </section>
  );
}

function Code({ code, what }: { code: string; what: string }) {
  const { say } = useWords();
  return (
    <>
      <Sentences meaning="good" message={say('goodwill.given')} next={what} />
      <p className={classes.code} dir="ltr">
        {code}
      </p>
    </>
  );
}

/** Copied, printed, or sent to the member by Capillary. */
function Further({ entry, code }: { entry: Entry; code: string | null }) {
  const words = useWords();
  const { say } = words;
  const clipboard = useClipboard({ timeout: 2000 });
  const printNow = useShared('slip', (state) => state.printNow);
  const resent = useShared('goodwill', (state) => state.resent[entry.id]);
  const resend = useShared('goodwill', (state) => state.resend);
  return (
    <>
      <div className={classes.further}>
        {code !== null && (
          <Push onPush={() => clipboard.copy(code)}>
            {say(clipboard.copied ? 'goodwill.copied' : 'goodwill.copy')}
          </Push>
        )}
        <Push onPush={() => printNow(entry)}>{say('slip.print')}</Push>
        {code !== null && (
          <Push onPush={() => void resend(entry)} busy={resent?.shows === 'sending'}>
            {say('goodwill.resend')}
          </Push>
        )}
      </div>
      {resent?.shows === 'failed' && <FailureSentences failure={resent.failure} />}
      {resent?.shows === 'told' && (
        <Sentences
          meaning={resent.outcome === 'done' ? 'good' : resent.outcome === 'refused' ? 'stop' : 'attention'}
          message={say(`goodwill.resent.${resent.outcome}`)}
        />
      )}
    </>
  );
}
