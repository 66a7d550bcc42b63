/** The key as operations may use it: what they may tell, and the recovery key; never the key itself. */
import type { KeysView, ShownRecoveryKey } from '../contract/keys.ts';
import type { Parts } from '../operations/parts.ts';
import { addAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { readFact } from '../store/facts.ts';
import type { Keys } from './keys.ts';
import type { AppOptions, Mode } from './ports.ts';

export interface OwnKeys {
  /** A till that was opened with the recovery key has that in its record. */
  noteHowOpened: (at: number) => void;
}

export function keysFor(options: {
  keys: Keys;
  ledger: Database;
  mode: Mode;
  randomBytes: AppOptions['randomBytes'];
}): Parts['keys'] & OwnKeys {
  const { keys, ledger, mode } = options;
  let ask = 1;

  const inFile = keys.store.by === 'file';
  const acceptedBy = () => readFact(ledger, 'key-file-accepted');
  function shown(): ShownRecoveryKey | null {
    const waits = keys.groupsToConfirm();
    return waits && { number: waits.number, groups: [...waits.groups], ask };
  }

  return {
    view: (): KeysView => ({
      kept: keys.store.kind,
      inFile,
      fileAcceptedBy: inFile ? acceptedBy() : null,
      recovery: keys.recovery(),
    }),
    wantsChoice: () => inFile && mode === 'live' && acceptedBy() === null,
    shown,
    makeRecoveryKey: (at) => {
      const { number, groups } = keys.makeRecoveryKey(at);
      ask = 1 + ((options.randomBytes(1)[0] ?? 0) % groups.length);
      return { number, groups, ask };
    },
    confirmRecoveryKey: (at) => keys.confirmRecoveryKey(at),
    noteHowOpened: (at) => {
      if (keys.cameBy !== 'recovery-key') return;
      const detail = { keptBy: keys.store.kind };
      addAudit(ledger, { at, who: 'program', action: 'recovery-key.used', subject: 'key', detail });
    },
  };
}
