/**
 * A bill number given again within this time is the same bill; later it is a new day's, because many point-of-sale
 * programs start their numbers again every morning. Milliseconds.
 */
export const sameBillMs = 12 * 60 * 60_000;

const hourMs = 60 * 60_000;

/**
 * Whether an entry was made so lately that its bill number, given now, means the same bill. Measured by the clock
 * nobody can set where one run saw both moments. Else by the till's and by Capillary's; where they disagree somebody
 * set the clock meanwhile, and the shorter span counts: answering twice is better than redeeming twice.
 */
export function isSameDaysBill(
  made: { createdAt: number; createdMono: number; createdBoot: string; serverAheadMs: number | null },
  now: { at: number; mono: number; boot: string; aheadMs: number | null },
): boolean {
  if (made.createdBoot === now.boot) return now.mono - made.createdMono < sameBillMs;
  const spans = [now.at - made.createdAt];
  if (now.aheadMs !== null && made.serverAheadMs !== null)
    spans.push(now.at + now.aheadMs - made.createdAt - made.serverAheadMs);
  const possible = spans.filter((span) => span > -hourMs);
  return possible.length === 0 || Math.min(...possible) < sameBillMs;
}
