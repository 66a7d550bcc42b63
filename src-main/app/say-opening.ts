/** Why a data folder could not be opened, in one sentence. */
import { openingTrouble } from '../store/disk-trouble.ts';
import { NoKeyStore } from './keys.ts';

/** Throws what is neither the disk's nor a key store's. */
export function sayOpening(folder: string, error: unknown): string {
  if (error instanceof NoKeyStore) {
    return `The key of the data folder ${folder} cannot be kept on this machine: ${error.message}. Nothing was changed.`;
  }
  return openingTrouble(folder, error);
}
