/** A slip looked at before it is printed, and the sheet that is printed: the only thing on paper, and never on screen. */
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import type { Entry } from '../../src-main/contract/entries.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Push } from '../ui/push.tsx';
import { Slip } from '../ui/slip.tsx';
import { slipContent } from '../words/slip-content.ts';
import { useWords } from '../words/use-words.ts';
import { useSession, useShared } from './shared-context.tsx';
import classes from './slip-dialog.module.css';

export function SlipDialog() {
  const { say } = useWords();
  const { entry, does, print, close } = useShared('slip', (state) => state);
  return (
    <>
      <Dialog opened={entry !== null && does === 'showing'} onClose={close} title={say('slip.title')}>
        {entry !== null && (
          <div className={classes.content}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard */}
            <section className={classes.paper} aria-label={say('slip.preview')} tabIndex={0}>
              <EntrySlip entry={entry} />
            </section>
            <div className={classes.actions}>
              <Push onPush={close} wide>
                {say('frame.close')}
              </Push>
              <Push kind="first" onPush={print} wide>
                {say('slip.print')}
              </Push>
            </div>
          </div>
        )}
      </Dialog>
      {entry !== null && <Sheet key={entry.id} entry={entry} />}
    </>
  );
}

/** Beside the page, so that everything else can be left out on paper. */
function Sheet({ entry }: { entry: Entry }) {
  const { does, print } = useShared('slip', (state) => state);
  const width = useWidth();
  useEffect(() => {
    if (does === 'printing') print();
  }, [does, print]);
  return createPortal(
    <div className={classes.sheet} data-width={width} aria-hidden="true">
      <EntrySlip entry={entry} />
    </div>,
    document.body,
  );
}

function useWidth() {
  return useShared('settings', (state) =>
    state.shown.shows === 'known' ? state.shown.settings.slipWidth : '80',
  );
}

function EntrySlip({ entry }: { entry: Entry }) {
  const words = useWords();
  const { mode, till } = useSession();
  const width = useWidth();
  const header = useShared('settings', (state) =>
    state.shown.shows === 'known' ? state.shown.settings.slipHeader : '',
  );
  const footer = useShared('settings', (state) =>
    state.shown.shows === 'known' ? state.shown.settings.slipFooter : '',
  );
  return (
    <Slip
      content={slipContent(entry, words)}
      store={{ name: till.store, header, footer }}
      width={width}
      isTraining={mode === 'training'}
    />
  );
}
