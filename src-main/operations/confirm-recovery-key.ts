/** The recovery key is on paper: proven by one group of it. Only now the one before it stops counting. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { readGroup } from '../domain/recovery-key.ts';
import { addAudit } from '../store/audit.ts';
import { isDiskTrouble } from '../store/disk-trouble.ts';
import { type Handler, staffIn } from './parts.ts';

export const confirmRecoveryKey: Handler<'confirmRecoveryKey'> = async (parts, input, context) => {
  const shown = parts.keys.shown();
  if (shown === null) return fail('conflict', 'recovery-key-not-shown');
  if (readGroup(input.group) !== shown.groups[shown.ask - 1]) {
    return fail('bad-input', 'recovery-key-differs', { group: String(shown.ask) }, { field: 'group' });
  }
  const at = parts.clock.wallMs();
  try {
    parts.keys.confirmRecoveryKey(at);
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
    return fail('internal', 'disk-refused');
  }
  addAudit(parts.store.ledger, {
    at,
    who: context.approvedBy?.name ?? staffIn(context).name,
    action: 'recovery-key.confirmed',
    subject: `recovery key ${shown.number}`,
    detail: { number: shown.number },
  });
  parts.statusChanged();
  return ok(parts.keys.view());
};
