/** The series a code belongs to, as Capillary tells it. */

import type { ChangeParts } from './change-parts.ts';
import { inTime } from './in-time.ts';

/** null = there is no such code, or nobody could be asked. */
export async function seriesOfCode(parts: ChangeParts, code: string): Promise<string | null> {
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  if (capillary === null) return null;
  const { readTimeLimitMs } = parts.settings.read();
  const history = await inTime(parts.clock, readTimeLimitMs, capillary.couponHistory(code));
  return history.kind === 'answered' ? (history.value?.seriesId ?? null) : null;
}
