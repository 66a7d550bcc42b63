/** A manager's word for one call: made once, used once, in the same run of the program and within minutes. */
import { addAudit } from './audit.ts';
import type { Database } from './database.ts';

export interface NewApproval {
  id: string;
  operation: string;
  inputDigest: string;
  caller: string;
  manager: { id: string; name: string };
  /** Who asked for it. */
  by: string;
  /** What of it the record tells: bill and amount as they were typed. */
  about: { bill: string | null; amount: string | null };
  mono: number;
  boot: string;
  at: number;
}

export function addApproval(ledger: Database, approval: NewApproval): void {
  ledger.transaction(() => {
    ledger.run(
      `INSERT INTO approval (id, operation, input_digest, caller, manager_id, manager_name, created_mono, boot)
       VALUES (@id, @operation, @digest, @caller, @managerId, @managerName, @mono, @boot)`,
      {
        id: approval.id,
        operation: approval.operation,
        digest: approval.inputDigest,
        caller: approval.caller,
        managerId: approval.manager.id,
        managerName: approval.manager.name,
        mono: Math.round(approval.mono),
        boot: approval.boot,
      },
    );
    addAudit(ledger, {
      at: approval.at,
      who: approval.manager.name,
      action: 'approval.given',
      subject: approval.operation,
      detail: { approval: approval.id, for: approval.by, ...approval.about },
    });
  });
}

/** Marks the approval as used and answers who gave it; null when it does not fit, was used or is too old, or who gave it is no manager any more. */
export function spendApproval(
  ledger: Database,
  use: {
    id: string;
    operation: string;
    inputDigest: string;
    caller: string;
    boot: string;
    notBeforeMono: number;
    at: number;
    by: string;
  },
): { id: string; name: string } | null {
  return ledger.transaction(() => {
    const changed = ledger.run(
      `UPDATE approval SET used_at = @at
       WHERE id = @id AND operation = @operation AND input_digest = @digest AND caller = @caller
         AND boot = @boot AND created_mono >= @notBefore AND used_at IS NULL
         AND manager_id IN (SELECT id FROM staff WHERE role = 'manager' AND retired_at IS NULL)`,
      {
        id: use.id,
        operation: use.operation,
        digest: use.inputDigest,
        caller: use.caller,
        boot: use.boot,
        notBefore: Math.round(use.notBeforeMono),
        at: use.at,
      },
    );
    if (changed !== 1) return null;
    const row = ledger.get('SELECT manager_id, manager_name FROM approval WHERE id = @id', { id: use.id });
    if (!row) return null;
    const manager = { id: String(row.manager_id), name: String(row.manager_name) };
    addAudit(ledger, {
      at: use.at,
      who: use.by,
      action: 'approval.used',
      subject: use.operation,
      detail: { approval: use.id, manager: manager.name },
    });
    return manager;
  });
}
