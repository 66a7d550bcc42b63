/**
 * Opens the ledger again after the disk failed under a write: at once, and every few seconds until it works. Until
 * then nothing is written, so nothing is accepted.
 */
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import type { GuardedLedger } from '../store/guard-ledger.ts';

const againMs = 5000;

export interface Mender {
  /** Tries now when the ledger has failed; else does nothing. */
  mend: () => void;
  stop: () => void;
}

/** @param mended the ledger may be written again; what rested may go on. */
export function createMender(options: {
  ledger: GuardedLedger;
  clock: Clock;
  log: Log;
  mended: () => void;
}): Mender {
  const { ledger, clock, log } = options;
  let cancel = () => {};

  function mend() {
    if (!ledger.hasFailed()) return;
    cancel();
    const trouble = ledger.reopen();
    if (trouble !== null) {
      log.error('ledger.failed', { trouble });
      cancel = clock.after(againMs, mend);
      return;
    }
    log.warn('ledger.opened-again');
    options.mended();
  }

  ledger.whenFailed(() => {
    cancel = clock.after(0, mend);
  });
  return { mend, stop: () => cancel() };
}
