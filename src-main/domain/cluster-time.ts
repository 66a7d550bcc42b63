/**
 * Capillary's time: every cluster answers in its own zone, and some of its dates mean a whole day there.
 * Offsets are minutes east of UTC; India's cluster is 330, Europe's 0.
 */

/** `2027-01-31` of an instant, in the cluster's zone. */
export function clusterDay(epochMs: number, offsetMinutes: number): string {
  return new Date(epochMs + offsetMinutes * 60_000).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD HH:MM:SS` in the cluster's zone, the form `redemptionTime` is documented in. */
export function clusterMoment(epochMs: number, offsetMinutes: number): string {
  return new Date(epochMs + offsetMinutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** The offset that stands at the end of an ISO text: `+05:30` is 330, `Z` is 0; null when there is none. */
export function offsetOf(iso: string): number | null {
  if (/[zZ]$/.test(iso)) return 0;
  const match = /([+-])(\d{2}):?(\d{2})$/.exec(iso);
  if (!match || !iso.includes('T')) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

/** The day a date text names, as written there: dates without a time of day are compared as days (U43). */
export function dayOf(text: string): string | null {
  const iso = /^(\d{4}-\d{2}-\d{2})/.exec(text);
  if (iso) return iso[1] ?? null;
  const reversed = /^(\d{2})-(\d{2})-(\d{4})/.exec(text);
  return reversed ? `${reversed[3]}-${reversed[2]}-${reversed[1]}` : null;
}

/** The instant an ISO text with an offset names; null when it has none or is no date. */
export function instantOf(iso: string): number | null {
  if (offsetOf(iso) === null) return null;
  const value = Date.parse(iso);
  return Number.isNaN(value) ? null : value;
}

/** The instant of a time Capillary wrote, with its own offset or in cluster time; null when it is none. */
export function clusterInstant(text: string, offsetMinutes: number): number | null {
  const exact = instantOf(text);
  if (exact !== null) return exact;
  const value = Date.parse(`${text.trim().replace(' ', 'T')}Z`);
  return Number.isNaN(value) ? null : value - offsetMinutes * 60_000;
}

/** The last second of a day, ISO with the cluster's offset: `2027-01-31T23:59:59+05:30`. */
export function endOfClusterDay(day: string, offsetMinutes: number): string {
  return `${day}T23:59:59${zoneText(offsetMinutes)}`;
}

/** `+05:30`; `Z` where the offset is none. */
export function zoneText(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'Z';
  const away = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? '-' : '+'}${twoDigits(Math.floor(away / 60))}:${twoDigits(away % 60)}`;
}

export const twoDigits = (value: number): string => String(value).padStart(2, '0');
