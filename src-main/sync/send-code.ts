/** Has the one-time code sent to a member, by the call the settings say. */
import type { WireIdentifier } from '../capillary/client.ts';
import type { Outcome } from '../capillary/outcome.ts';
import type { PointsCalls } from '../capillary/points-calls.ts';
import type { Settings } from '../contract/settings.ts';

export function sendCode(
  capillary: Pick<PointsCalls, 'sendPointsCode' | 'generateOtp'>,
  identifier: WireIdentifier,
  customerId: string,
  points: number,
  sentBy: Settings['pointsCodeWith'],
): Promise<Outcome<null>> {
  const isReached = identifier.type === 'mobile' || identifier.type === 'email';
  if (sentBy === 'v2' && isReached) return capillary.generateOtp(identifier);
  const known = identifier.type === 'cardnumber' ? { type: 'id' as const, value: customerId } : identifier;
  return capillary.sendPointsCode(known, points);
}
