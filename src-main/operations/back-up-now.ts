/** A backup at a manager's word, whether or not anything has changed since the last. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { addAudit } from '../store/audit.ts';
import { type Handler, staffIn } from './parts.ts';

export const backUpNow: Handler<'backUpNow'> = async ({ backups, store, clock }, _, context) => {
  const who = staffIn(context).name;
  addAudit(store.ledger, { at: clock.wallMs(), who, action: 'backup.asked', subject: 'ledger', detail: {} });
  const why = await backups.now();
  return why === null ? ok(backups.view()) : fail('internal', 'backup-failed', { why });
};
