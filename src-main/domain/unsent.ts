/** Which entries a shift may not be silent about: given to a customer and not with Capillary yet. */
import type { StoredEntry } from './stored-entry.ts';

export function unsentOf(entries: StoredEntry[]): StoredEntry[] {
  return entries.filter(
    ({ state, till }) =>
      (state === 'queued' || state === 'sending' || state === 'in-doubt') && till.decision !== 'refused',
  );
}
