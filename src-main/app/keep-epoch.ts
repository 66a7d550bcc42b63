/** The epoch of a run: entered before anything else is done with the ledger, left in good order at the end. */
import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listBackedUpEpochs } from '../store/backup.ts';
import type { Database } from '../store/database.ts';
import { openingTrouble, sayTrouble } from '../store/disk-trouble.ts';
import { advanceEpochMark, writeEpochFile } from '../store/epoch.ts';
import { type BegunEpoch, beginEpoch } from '../sync/begin-epoch.ts';
import type { AppOptions } from './ports.ts';

/**
 * Where the copy of the mark beside the data folder is: one for each data folder of this machine's user. null where
 * there is no such place, or it cannot be made; then a whole folder that is put back is not found out.
 */
export function outsideOf({
  dataFolder,
  machineFolder,
  log,
}: Pick<AppOptions, 'dataFolder' | 'machineFolder' | 'log'>): string | null {
  if (machineFolder === undefined) return null;
  const name = createHash('sha256').update(resolve(dataFolder)).digest('hex').slice(0, 32);
  const folder = join(machineFolder, 'epochs', name);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    log.warn('epoch.no-place-outside');
    return null;
  }
}

/** A sentence when the disk does not let the epoch be written down: then nothing may be accepted. */
export function enterEpoch(
  options: AppOptions,
  ledger: Database,
  boot: { id: string; startedMono: number },
): { ok: true; begun: BegunEpoch } | { ok: false; message: string } {
  const { clock, dataFolder, log } = options;
  const stamp = { at: clock.wallMs(), mono: boot.startedMono, boot: boot.id };
  try {
    const store = { ledger, folder: dataFolder, outside: outsideOf(options) };
    const begun = beginEpoch(store, listBackedUpEpochs(dataFolder), stamp);
    const { kind, epoch, doubted } = begun;
    if (kind === 'put-back') log.warn('ledger.put-back', { epoch, doubted });
    if (kind === 'new-queue') log.warn('ledger.new-queue', { epoch });
    return { ok: true, begun };
  } catch (error) {
    return { ok: false, message: openingTrouble(dataFolder, error) };
  }
}

/** After this a copy of the file made while the run went on is told from the file itself. */
export function leaveEpoch(options: AppOptions, ledger: Database): void {
  const { dataFolder, log } = options;
  try {
    const mark = advanceEpochMark(ledger, dataFolder);
    const outside = outsideOf(options);
    if (outside !== null) writeEpochFile(outside, mark);
  } catch (error) {
    // the next start takes the ledger for an older one and asks about what waits: slower, and safe
    log.warn('epoch.not-left', { why: sayTrouble(error) });
  }
}
