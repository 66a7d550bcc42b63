/**
 * The few headers of an answer that mean something to a till. Reads, never throws; what makes no sense is not
 * there.
 */

type Headers = Record<string, string | string[] | undefined>;

/** Longer waits than a day are not obeyed: a wrong header must not silence a till for good. */
const longestWaitMs = 86_400_000;

export function headerText(headers: Headers, name: string): string | null {
  const written = headers[name];
  const first = Array.isArray(written) ? written[0] : written;
  return first?.trim() || null;
}

/**
 * Server clock minus till clock in milliseconds, from the Date header. The header has whole seconds, so the
 * figure is up to a second low; null when there is no Date.
 */
export function serverAheadMs(headers: Headers, arrivedMs: number): number | null {
  const serverMs = Date.parse(headerText(headers, 'date') ?? '');
  return Number.isFinite(serverMs) ? serverMs - arrivedMs : null;
}

/** Retry-After in milliseconds, written as seconds or as a date; a date is read on the server's own clock. */
export function retryAfterMs(headers: Headers, arrivedMs: number): number | null {
  const written = headerText(headers, 'retry-after');
  if (written === null) return null;
  if (/^\d+(\.\d+)?$/.test(written)) return Math.min(Number(written) * 1000, longestWaitMs);
  const untilMs = Date.parse(written);
  if (!Number.isFinite(untilMs)) return null;
  const serverNowMs = arrivedMs + (serverAheadMs(headers, arrivedMs) ?? 0);
  return Math.min(Math.max(untilMs - serverNowMs, 0), longestWaitMs);
}
