/** Keeps connection details; the queue stays as it is and goes on with the new ones. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { addAudit } from '../store/audit.ts';
import { listWaiting } from '../store/entry-lists.ts';
import { writeFact } from '../store/facts.ts';
import { type CallContext, type Handler, type OpenConnection, type Parts, staffIn } from './parts.ts';

export const saveConnection: Handler<'saveConnection'> = async (parts, input, context) => {
  if (parts.mode === 'training') return fail('conflict', 'connection-in-training');
  const choice = parts.keys.wantsChoice();
  if (choice && !input.keyInFile) return fail('conflict', 'key-in-file', {}, { field: 'keyInFile' });
  const prepared = parts.account.prepare(input.connection);
  if (!prepared.ok) return prepared;
  const moved = isAnotherAccount(parts.account.saved(), prepared.value);
  const waiting = listWaiting(parts.store.ledger).length;
  if (moved && waiting > 0 && !input.takeQueueAlong) {
    return fail(
      'conflict',
      'queue-waits-for-account',
      { count: String(waiting) },
      { field: 'takeQueueAlong' },
    );
  }
  if (choice) acceptKeyFile(parts, context);
  if (!parts.account.claim(prepared.value)) return fail('conflict', 'till-in-use');
  parts.account.save(prepared.value);
  addAudit(parts.store.ledger, {
    at: parts.clock.wallMs(),
    who: staffIn(context).name,
    action: 'connection.saved',
    subject: prepared.value.view.cluster,
    detail: {
      auth: prepared.value.view.auth,
      account: prepared.value.view.account,
      newSecret:
        (input.connection.auth === 'basic' ? input.connection.password : input.connection.secret) !==
        undefined,
    },
  });
  return ok(prepared.value.view);
};

/** Before the first secret is kept under it. */
function acceptKeyFile({ store, clock }: Parts, context: CallContext): void {
  const who = context.approvedBy?.name ?? staffIn(context).name;
  store.ledger.transaction(() => {
    writeFact(store.ledger, 'key-file-accepted', who);
    addAudit(store.ledger, {
      at: clock.wallMs(),
      who,
      action: 'key-file.accepted',
      subject: 'key',
      detail: {},
    });
  });
}

/** Entries made for one brand must not be sent to another's by a change of address. */
function isAnotherAccount(before: OpenConnection | null, after: OpenConnection): boolean {
  if (before === null) return false;
  return before.view.apiUrl !== after.view.apiUrl || before.view.account !== after.view.account;
}
