// Where an issued coupon comes from, as the caller says it: five texts with a limit each. What happens beyond a limit
// nobody has written down (U27).
import { type Call, recordOf, textOf } from './wire.ts';

/** Limits of the documents, characters. */
const limits = { sourceType: 50, sourceId: 50, sourceActivity: 50, notes: 250, reason: 250 } as const;

export function isMetadataRefused(call: Call): boolean {
  if (call.modes.longMetadata === 'taken') return false;
  const metadata = recordOf(recordOf(call.request.body).metadata);
  const isInUnits = call.modes.metadataLength === 'units';
  return Object.entries(limits).some(([name, limit]) => {
    const text = textOf(metadata[name]);
    return (isInUnits ? text.length : [...text].length) > limit;
  });
}
