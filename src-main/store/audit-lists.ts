/** Reading the record: by person, kind and time. */
import { type AuditKind, type AuditLine, type AuditLineSeen, auditLine } from '../contract/audit.ts';
import type { Database, Row, Values } from './database.ts';

export interface AuditFilter {
  who?: string | undefined;
  kind?: AuditKind | undefined;
  /** Epoch milliseconds; `to` itself is not in it. */
  from?: number | undefined;
  to?: number | undefined;
}

/** How the actions of a kind begin. */
const beginnings: Record<AuditKind, string[]> = {
  people: ['session.', 'pin.', 'staff.', 'counter.'],
  managers: ['approval.', 'call.'],
  money: [
    'redeem.',
    'issue.',
    'undo.',
    'revoke.',
    'expiry.',
    'resend.',
    'bill.',
    'entry.',
    'entries.',
    'coupons.',
    'series.',
    'desk',
  ],
  settings: ['settings.', 'connection.', 'line.', 'till-name.', 'key.'],
  shift: ['shift.'],
  files: [
    'goodwill.',
    'audit.',
    'backup.',
    'ledger.',
    'redemptions.',
    'upload.',
    'bill-file.',
    'member.erased',
  ],
};

function where(filter: AuditFilter): { sql: string; values: Values } {
  const conditions = ['1 = 1'];
  const values: Values = {};
  if (filter.who !== undefined) {
    conditions.push('who = @who');
    values.who = filter.who;
  }
  if (filter.kind !== undefined) {
    const begins = beginnings[filter.kind].map((beginning, index) => {
      values[`from${index}`] = beginning;
      values[`to${index}`] = `${beginning}\u{10ffff}`;
      return `(action >= @from${index} AND action < @to${index})`;
    });
    conditions.push(`(${begins.join(' OR ')})`);
  }
  if (filter.from !== undefined) {
    conditions.push('at >= @from');
    values.from = filter.from;
  }
  if (filter.to !== undefined) {
    conditions.push('at < @to');
    values.to = filter.to;
  }
  return { sql: conditions.join(' AND '), values };
}

/** The newest first. */
export function listAuditLines(
  ledger: Database,
  filter: AuditFilter & { before?: number | undefined; limit: number },
): AuditLine[] {
  const { sql, values } = where(filter);
  const before = filter.before ?? Number.MAX_SAFE_INTEGER;
  return ledger
    .all(`SELECT * FROM audit WHERE ordinal < @before AND ${sql} ORDER BY ordinal DESC LIMIT @limit`, {
      ...values,
      before,
      limit: filter.limit,
    })
    .map(read);
}

/** All that fit, the oldest first. */
export function listWholeAudit(ledger: Database, filter: AuditFilter): AuditLine[] {
  const { sql, values } = where(filter);
  return ledger.all(`SELECT * FROM audit WHERE ${sql} ORDER BY ordinal`, values).map(read);
}

export function listAuditPeople(ledger: Database): string[] {
  return ledger.all('SELECT DISTINCT who FROM audit ORDER BY who').map(({ who }) => String(who));
}

/** What the entries and people that the lines are about are called today; a member that was erased is called nothing. */
export function seeSubjects(ledger: Database, lines: readonly AuditLine[]): AuditLineSeen[] {
  const known = new Map<string, Pick<AuditLineSeen, 'entry' | 'person'>>();
  return lines.map((line) => {
    const seen = known.get(line.subject) ?? seeSubject(ledger, line.subject);
    known.set(line.subject, seen);
    return { ...line, ...seen };
  });
}

function seeSubject(ledger: Database, id: string): Pick<AuditLineSeen, 'entry' | 'person'> {
  const entry = ledger.get('SELECT code, bill_number, customer_name FROM entry WHERE id = @id', { id });
  const person = ledger.get('SELECT name FROM staff WHERE id = @id', { id });
  return {
    entry: entry
      ? { code: String(entry.code), bill: String(entry.bill_number), customer: String(entry.customer_name) }
      : null,
    person: person ? String(person.name) : null,
  };
}

/** What somebody wrote over it by hand is shown as far as it can be. */
function read(row: Row): AuditLine {
  const { ordinal, at, who, action, subject } = row;
  let detail: unknown = null;
  try {
    detail = JSON.parse(String(row.detail));
  } catch {
    // told by the verification
  }
  const known = auditLine.shape.detail.safeParse(detail);
  return {
    line: Number(ordinal),
    at: Number(at),
    who: String(who),
    action: String(action),
    subject: String(subject),
    detail: known.success ? known.data : {},
  };
}
