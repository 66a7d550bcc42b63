/** The coloured frame and banner of the training store, around whatever screen is inside. Live tills have neither. */
import type { ReactNode } from 'react';
import type { Session } from '../../src-main/contract/session.ts';
import { useWords } from '../words/use-words.ts';
import classes from './training-frame.module.css';

interface TrainingFrameProps {
  mode: Session['mode'];
  /** False where the frame's own bar carries the banner. */
  withBanner?: boolean;
  children: ReactNode;
}

export function TrainingFrame({ mode, withBanner = true, children }: TrainingFrameProps) {
  return (
    <div className={classes.window} data-mode={mode}>
      {mode === 'training' && withBanner && (
        <header className={classes.strip}>
          <TrainingBanner />
        </header>
      )}
      {children}
    </div>
  );
}

export function TrainingBanner() {
  const { say } = useWords();
  return (
    <p className={classes.banner}>
      <strong>{say('frame.training')}</strong> <span>{say('frame.trainingSays')}</span>
    </p>
  );
}
