/**
 * Who did what at this till: sign-ins, refusals, approvals, settings, every change of an entry. Only ever added,
 * and chained line by line (`audit-chain.ts`).
 */
import { readHead, sealLine } from './audit-chain.ts';
import type { Database } from './database.ts';

export interface AuditLine {
  at: number;
  who: string;
  action: string;
  subject: string;
  /** Must hold no PIN, token, password. */
  detail: Record<string, string | number | boolean | null>;
}

export function addAudit(ledger: Database, line: AuditLine): void {
  const { auditKey } = ledger;
  const head = readHead(ledger);
  const ordinal = head.ordinal + 1;
  const { at, who, action, subject } = line;
  const row = { at: Math.round(at), who, action, subject, detail: JSON.stringify(line.detail) };
  const mac = auditKey ? sealLine(auditKey, head.mac, ordinal, row) : null;
  ledger.run(
    `INSERT INTO audit (ordinal, at, who, action, subject, detail, mac)
     VALUES (@ordinal, @at, @who, @action, @subject, @detail, @mac)`,
    { ordinal, ...row, mac },
  );
}

export function listAudit(ledger: Database, limit: number): AuditLine[] {
  return ledger.all('SELECT * FROM audit ORDER BY ordinal DESC LIMIT @limit', { limit }).map((row) => ({
    at: Number(row.at),
    who: String(row.who),
    action: String(row.action),
    subject: String(row.subject),
    detail: JSON.parse(String(row.detail)) as AuditLine['detail'],
  }));
}

/** How far the record has come: nothing is done without a line in it. */
export function lastAuditOrdinal(ledger: Database): number {
  return Number(ledger.get('SELECT MAX(ordinal) AS last FROM audit')?.last ?? 0);
}

/** When the last line was written, by this till's clock; null when there is none. */
export function lastAuditAt(ledger: Database): number | null {
  const row = ledger.get('SELECT at FROM audit ORDER BY ordinal DESC LIMIT 1');
  return row ? Number(row.at) : null;
}
