/**
 * The secret of this device that PINs and the record are bound to; made once, kept sealed in the key file. Where staff
 * exists and it cannot be opened any more, the program says so instead of making a new one: nobody could sign in.
 */
import { openingTrouble } from '../store/disk-trouble.ts';
import type { Keys } from './keys.ts';
import type { AppOptions } from './ports.ts';

const secretBytes = 32;

export function readDeviceSecret(
  options: Pick<AppOptions, 'dataFolder' | 'randomBytes'>,
  keys: Keys,
  staffExists: boolean,
): { ok: true; value: Uint8Array } | { ok: false; message: string } {
  const kept = keys.deviceSecret();
  if (kept !== null) return { ok: true, value: kept };
  if (staffExists) {
    return {
      ok: false,
      message:
        'The key of this till’s data folder is missing or was changed, so nobody could sign in. Nothing was changed: put the key file back as it was, or call support.',
    };
  }
  const fresh = options.randomBytes(secretBytes);
  try {
    keys.keepDeviceSecret(fresh);
  } catch (error) {
    return { ok: false, message: openingTrouble(options.dataFolder, error) };
  }
  return { ok: true, value: fresh };
}
