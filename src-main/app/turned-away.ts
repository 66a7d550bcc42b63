/**
 * Writes into the record that a door turned somebody away. At most one line a minute for each place, with how often it
 * was since: whoever is turned away must not be able to fill the record.
 */
import type { Clock } from '../domain/clock.ts';
import { addAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { isDiskTrouble } from '../store/disk-trouble.ts';

const lineEveryMs = 60_000;
/** More places than this are told as one. */
const mostPlaces = 20;

export function createTurnedAway(ledger: Database, clock: Clock): (door: string, from: string) => void {
  const places = new Map<string, { atMono: number; since: number }>();
  return (door, from) => {
    const place = places.has(from) || places.size < mostPlaces ? from : 'elsewhere';
    const now = clock.monotonicMs();
    const before = places.get(place);
    if (before !== undefined && now - before.atMono < lineEveryMs) {
      before.since += 1;
      return;
    }
    places.set(place, { atMono: now, since: 0 });
    const detail = { from: place, unsaid: before?.since ?? 0 };
    try {
      addAudit(ledger, {
        at: clock.wallMs(),
        who: 'nobody',
        action: 'call.turned-away',
        subject: door,
        detail,
      });
    } catch (error) {
      if (!isDiskTrouble(error)) throw error;
    }
  };
}
