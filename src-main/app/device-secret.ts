/**
 * The secret of this device that PINs are bound to; made once, kept sealed in the settings file. Where staff exists
 * and it cannot be opened any more, the program says so instead of making a new one: nobody could sign in.
 */
import type { AppOptions } from './ports.ts';

const secretBytes = 32;

export function readDeviceSecret(
  options: Pick<AppOptions, 'settingsFile' | 'secrets' | 'randomBytes'>,
  staffExists: boolean,
): { ok: true; value: Uint8Array } | { ok: false; message: string } {
  const sealed = options.settingsFile.read('deviceSecret');
  if (typeof sealed === 'string') {
    const text = options.secrets.open(sealed);
    if (text !== null) return { ok: true, value: Buffer.from(text, 'base64') };
  }
  if (staffExists) {
    return {
      ok: false,
      message:
        'The key of this till’s data folder is missing or was changed, so nobody could sign in. Nothing was changed: put the key file back as it was, or call support.',
    };
  }
  const fresh = options.randomBytes(secretBytes);
  options.settingsFile.write('deviceSecret', options.secrets.seal(Buffer.from(fresh).toString('base64')));
  return { ok: true, value: fresh };
}
