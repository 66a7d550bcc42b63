/** Changes settings; what is left out stays as it is. */
import { ok } from '../contract/result.ts';
import { settings as settingsSchema } from '../contract/settings.ts';
import { fail } from '../domain/failure.ts';
import { addAudit } from '../store/audit.ts';
import { listWaiting } from '../store/entry-lists.ts';
import { type Handler, staffIn } from './parts.ts';

export const saveSettings: Handler<'saveSettings'> = async (parts, input, context) => {
  const before = parts.settings.read();
  const { caps, goodwill, ...changes } = input.changes;
  const after = settingsSchema.parse({
    ...before,
    ...changes,
    caps: { ...before.caps, ...caps },
    goodwill: { ...before.goodwill, ...goodwill },
  });
  // caps, prices and money at risk are told in one currency; entries on their way keep theirs
  if (after.currency !== before.currency && listWaiting(parts.store.ledger).length > 0) {
    return fail('conflict', 'queue-keeps-currency', {}, { field: 'changes.currency' });
  }
  parts.settings.save(after);
  addAudit(parts.store.ledger, {
    at: parts.clock.wallMs(),
    who: staffIn(context).name,
    action: 'settings.saved',
    subject: Object.keys(input.changes).join(' '),
    detail: {},
  });
  parts.statusChanged();
  if (after.ownBillNumbers !== before.ownBillNumbers) parts.sessionsChanged();
  return ok({ settings: after, connection: parts.account.saved()?.view ?? null });
};
