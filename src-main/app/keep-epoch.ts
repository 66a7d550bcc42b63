/** The epoch of a run: entered before anything else is done with the ledger, left in good order at the end. */
import { listBackedUpEpochs } from '../store/backup.ts';
import type { Database } from '../store/database.ts';
import { isDiskTrouble, openingTrouble } from '../store/disk-trouble.ts';
import { advanceEpochMark } from '../store/epoch.ts';
import { type BegunEpoch, beginEpoch } from '../sync/begin-epoch.ts';
import type { AppOptions } from './ports.ts';

/** A sentence when the disk does not let the epoch be written down: then nothing may be accepted. */
export function enterEpoch(
  { clock, dataFolder, log }: AppOptions,
  ledger: Database,
  boot: { id: string; startedMono: number },
): { ok: true; begun: BegunEpoch } | { ok: false; message: string } {
  const stamp = { at: clock.wallMs(), mono: boot.startedMono, boot: boot.id };
  try {
    const begun = beginEpoch({ ledger, folder: dataFolder }, listBackedUpEpochs(dataFolder), stamp);
    const { kind, epoch, doubted } = begun;
    if (kind === 'put-back') log.warn('ledger.put-back', { epoch, doubted });
    return { ok: true, begun };
  } catch (error) {
    return { ok: false, message: openingTrouble(dataFolder, error) };
  }
}

/** After this a copy of the file made while the run went on is told from the file itself. */
export function leaveEpoch({ dataFolder, log }: AppOptions, ledger: Database): void {
  try {
    advanceEpochMark(ledger, dataFolder);
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
    log.warn('epoch.not-left');
  }
}
