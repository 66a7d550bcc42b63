/** Giving a member a coupon as goodwill: which one, why, and then its code, large enough to read across a counter. */
import { useClipboard } from '@mantine/hooks';
import { useEffect } from 'react';
import type { GivenCoupon } from '../../src-main/contract/goodwill.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { OfferChoice } from '../ui/offer-choice.tsx';
import { PlatformWords } from '../ui/platform-words.tsx';
import { Push } from '../ui/push.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { FailureSentences, Sentences } from '../ui/sentences.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './goodwill-dialog.module.css';
import type { GoodwillField } from './goodwill-store.ts';
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
  const { shown, offers, reasons, draft, type, give, close } = useShared('goodwill', (state) => state);
  const busy = shown.shows === 'giving';
  const faultIn = shown.shows === 'writing' ? (shown.fault?.field ?? null) : null;
  const isAtFault = (field: GoodwillField) => faultIn === field;
  return (
    <>
      <OfferChoice
        shown={offers}
        chosen={draft.seriesId}
        busy={busy}
        onChoose={(seriesId) => type({ seriesId })}
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
          {say('goodwill.give')}
        </Push>
      </div>
    </>
  );
}

const fieldWords = { seriesId: 'offer', reason: 'reason', note: 'note' } as const;

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

function Told({ given }: { given: GivenCoupon }) {
  const words = useWords();
  const { say } = words;
  const close = useShared('goodwill', (state) => state.close);
  const printNow = useShared('slip', (state) => state.printNow);
  const { outcome, code, reasons, platform, entry } = given;
  // the button that was pressed is gone
  useEffect(() => document.getElementById('goodwill-done')?.focus(), []);
  return (
    <>
      <div role="status" className={classes.told}>
        {outcome === 'given' && code !== null && <Code code={code} />}
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
      </div>
      <div className={classes.actions}>
        {entry !== null && (outcome === 'given' || outcome === 'promised') && (
          <Push onPush={() => printNow(entry)} wide>
            {say('slip.print')}
          </Push>
        )}
        <Push id="goodwill-done" kind="first" onPush={close} wide>
          {say('goodwill.done')}
        </Push>
      </div>
    </>
  );
}

function Code({ code }: { code: string }) {
  const { say } = useWords();
  const clipboard = useClipboard({ timeout: 2000 });
  return (
    <>
      <Sentences meaning="good" message={say('goodwill.given')} />
      <p className={classes.code} dir="ltr">
        {code}
      </p>
      <Push onPush={() => clipboard.copy(code)}>
        {say(clipboard.copied ? 'goodwill.copied' : 'goodwill.copy')}
      </Push>
    </>
  );
}
