/** A manager opens sign-in after too many wrong PINs: by the one try that is kept, or signed in at another window. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { addAudit } from '../store/audit.ts';
import type { Handler } from './parts.ts';

export const unlockSignIn: Handler<'unlockSignIn'> = async (parts, input, context) => {
  const { pins, clock } = parts;
  const { staff } = context;
  let who: string;
  if (staff?.role === 'manager') {
    if (pins.lockedMs() === null) return fail('conflict', 'pin-not-locked');
    who = staff.name;
    pins.forgive();
  } else {
    if (input.pin === undefined)
      return fail('bad-input', 'input-empty', { field: 'The PIN' }, { field: 'pin' });
    const unlocked = await pins.unlock(input.pin);
    if (!unlocked.ok) return unlocked;
    who = unlocked.value.name;
  }
  const at = clock.wallMs();
  addAudit(parts.store.ledger, { at, who, action: 'pin.unlocked', subject: 'till', detail: {} });
  return ok(parts.readSession(context.caller));
};
