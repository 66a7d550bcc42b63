/**
 * Which backups may go: the newest stay by number, and of the older ones the last of each day stays for some weeks.
 * Never takes the newest one, and takes nothing by a clock that cannot be right. Pure.
 */
import { type BackupName, newestFirst } from './backup-name.ts';

export interface KeepingRules {
  /** So many of the newest stay whatever their age; at least one does. */
  newest: number;
  /** Older ones: the last of each day (UTC) stays for so many days. */
  days: number;
}

const dayMs = 86_400_000;

/** @param now epoch milliseconds, and whether somebody other than this till says so too */
export function pickToRemove(
  backups: readonly BackupName[],
  rules: KeepingRules,
  now: { ms: number; isTrusted: boolean },
): BackupName[] {
  const ordered = newestFirst(backups);
  const older = ordered.slice(Math.max(1, rules.newest));
  // a backup from the future: one of the two clocks was wrong
  if (!now.isTrusted || ordered.some(({ at }) => at > now.ms + dayMs)) return [];
  const kept = new Set<number>();
  return older.filter(({ at }) => {
    const day = Math.floor(at / dayMs);
    if (now.ms - at > rules.days * dayMs) return true;
    if (kept.has(day)) return true;
    kept.add(day);
    return false;
  });
}
