/** The record as a file for whoever answers for it. That it was taken out of the till is a line of its own. */
import type { AuditLine } from '../contract/audit.ts';
import { ok } from '../contract/result.ts';
import { writeCsv } from '../domain/csv.ts';
import { addAudit } from '../store/audit.ts';
import { listWholeAudit } from '../store/audit-lists.ts';
import { type Handler, staffIn } from './parts.ts';

const head = ['line', 'when', 'who', 'action', 'subject', 'detail'];

export const exportAudit: Handler<'exportAudit'> = async (parts, input, context) => {
  const { ledger } = parts.store;
  const lines = listWholeAudit(ledger, input);
  addAudit(ledger, {
    at: parts.clock.wallMs(),
    who: staffIn(context).name,
    action: 'audit.exported',
    subject: 'till',
    detail: { rows: lines.length, person: input.who ?? null, kind: input.kind ?? null },
  });
  return ok({ csv: writeCsv([head, ...lines.map(cells)]), rows: lines.length });
};

const cells = ({ line, at, who, action, subject, detail }: AuditLine): string[] => [
  String(line),
  new Date(at).toISOString(),
  who,
  action,
  subject,
  JSON.stringify(detail),
];
