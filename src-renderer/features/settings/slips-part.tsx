/** The paper of the slips and the store's own words on them, with a slip as it will look. */
import type { Settings } from '../../../src-main/contract/settings.ts';
import { useIsManager, useSession, useShared } from '../../app/shared-context.tsx';
import { Slip } from '../../ui/slip.tsx';
import { useWords } from '../../words/use-words.ts';
import { ChoiceList } from './choice-list.tsx';
import { useDraft } from './settings-context.tsx';
import classes from './settings-screen.module.css';
import { TypedPart } from './typed-part.tsx';

const widths: Settings['slipWidth'][] = ['58', '80', 'A4'];

export function SlipsPart() {
  const { say } = useWords();
  const manager = useIsManager();
  const { mode, till } = useSession();
  const settings = useShared('settings', (state) =>
    state.shown.shows === 'known' ? state.shown.settings : null,
  );
  const choose = useDraft((state) => state.choose);
  const drafts = useDraft((state) => state.drafts);
  if (settings === null) return null;
  return (
    <>
      <ChoiceList
        name={say('settings.name.slipWidth')}
        value={settings.slipWidth}
        choices={widths.map((value) => ({ value, label: say(`settings.slipWidth.${value}`) }))}
        onChoose={(slipWidth) => void choose({ slipWidth })}
        disabled={!manager}
      />
      <TypedPart part="slips" />
      <section className={classes.slip} aria-label={say('settings.slipPreview')}>
        <Slip
          content={{
            title: say('slip.sample'),
            code: 'SAMPLE-1234',
            hasBarcode: true,
            says: '',
            lines: [
              [say('slip.member'), say('slip.sampleMember')],
              [say('slip.coupon'), say('slip.sampleCoupon')],
            ],
          }}
          store={{
            name: till.store,
            header: drafts.slipHeader ?? settings.slipHeader,
            footer: drafts.slipFooter ?? settings.slipFooter,
          }}
          width={settings.slipWidth}
          isTraining={mode === 'training'}
        />
      </section>
    </>
  );
}
