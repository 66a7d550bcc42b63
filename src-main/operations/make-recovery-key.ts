/** A new recovery key, shown once to a manager who types the PIN: who stands at an open till must not carry one off. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { addAudit } from '../store/audit.ts';
import { isDiskTrouble } from '../store/disk-trouble.ts';
import type { Handler } from './parts.ts';

export const makeRecoveryKey: Handler<'makeRecoveryKey'> = async (parts, input, context) => {
  const guessed = await parts.pins.guess(input.pin, { wanted: 'manager', askedBy: context.staff });
  if (!guessed.ok) return guessed;
  const at = parts.clock.wallMs();
  try {
    const shown = parts.keys.makeRecoveryKey(at);
    addAudit(parts.store.ledger, {
      at,
      who: guessed.value.name,
      action: 'recovery-key.made',
      subject: `recovery key ${shown.number}`,
      detail: { number: shown.number },
    });
    return ok(shown);
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
    return fail('internal', 'disk-refused');
  }
};
