/** What stands around every screen once somebody is signed in: navigation, the connection bar, the shared dialogs. */
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { ApprovalDialog } from './approval-dialog.tsx';
import { AskedNote } from './asked-note.tsx';
import { ConnectionBar } from './connection-bar.tsx';
import classes from './frame.module.css';
import { GoodwillDialog } from './goodwill-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { useSession } from './shared-context.tsx';
import { SlipDialog } from './slip-dialog.tsx';
import { TopBar } from './top-bar.tsx';
import { TrainingFrame } from './training-frame.tsx';

export function Frame({ children }: { children: ReactNode }) {
  const { say } = useWords();
  const { mode } = useSession();
  return (
    <TrainingFrame mode={mode} withBanner={false}>
      <a className={classes.skip} href="#main">
        {say('frame.skip')}
      </a>
      <TopBar />
      <ConnectionBar />
      <main id="main" className={classes.main} tabIndex={-1}>
        <AskedNote />
        {children}
      </main>
      <ApprovalDialog />
      <GoodwillDialog />
      <SlipDialog />
      <KeysDialog />
    </TrainingFrame>
  );
}
