/** A manager allows one call of one operation with one input, once, within minutes. */
import { ok } from '../contract/result.ts';
import { isOperationName } from '../contract/table.ts';
import { approvalMs } from '../domain/approval.ts';
import { fail } from '../domain/failure.ts';
import { addApproval } from '../store/approvals.ts';
import { digestOf } from '../store/input-digest.ts';
import { type Handler, staffIn } from './parts.ts';

export const approve: Handler<'approve'> = async (parts, input, context) => {
  if (!isOperationName(input.operation)) {
    return fail(
      'bad-input',
      'operation-unknown',
      { operation: input.operation.slice(0, 60) },
      { field: 'operation' },
    );
  }
  const guessed = await parts.pins.guess(input.pin, { wanted: 'manager', askedBy: context.staff });
  if (!guessed.ok) return guessed;
  const manager = guessed.value;
  const at = parts.clock.wallMs();
  const { ledger } = parts.store;
  const id = parts.newId();
  addApproval(ledger, {
    id,
    operation: input.operation,
    inputDigest: digestOf(input.input ?? {}),
    caller: context.caller,
    manager,
    by: staffIn(context).name,
    about: aboutOf(input.input),
    mono: parts.clock.monotonicMs(),
    boot: parts.boot.id,
    at,
  });
  const { name, role } = manager;
  return ok({ approvalId: id, manager: { id: manager.id, name, role }, expiresAt: at + approvalMs });
};

/** What the manager allowed, as far as the input says: how much, and on which bill. */
function aboutOf(input: unknown): { bill: string | null; amount: string | null } {
  const bill = (input as { bill?: { number?: unknown; amount?: unknown } } | null | undefined)?.bill;
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 40) : null);
  return { bill: text(bill?.number), amount: text(bill?.amount) };
}
