/**
 * Reads a till's ledger after every step in which something was written, and compares it with what stood there
 * before: nothing gone, every change by the table and with its history and audit rows, the exposure right.
 */
import type { EntryState } from '../../../src-main/contract/entries.ts';
import { mayBecome } from '../../../src-main/domain/outbox-state.ts';
import type { Disk } from '../till/disk.ts';
import type { Trace } from '../trace.ts';
import type { Complain } from './invariants.ts';

export interface SeenEntry {
  id: string;
  kind: string;
  ordinal: number;
  lane: string;
  state: EntryState;
  code: string;
  bill: string;
  moneyOff: number | null;
  decision: string;
  desk: string | null;
  reference: string | null;
  lines: number;
  stateInHistory: string | null;
}

export interface LedgerWatch {
  look: () => void;
  entries: () => ReadonlyMap<string, SeenEntry>;
  /** The ledger was put back to an older one: what is gone now is gone for that. Answers the ids. */
  wasPutBack: () => string[];
}

export interface LedgerWatchParts {
  till: string;
  disk: Disk;
  trace: Trace;
  complain: Complain;
  /** The exposure as the program shows it. */
  shownExposure: () => number;
  hardStop: () => number;
  onChange: (entry: SeenEntry, before: SeenEntry | null) => void;
}

const rowsSql = `SELECT id, kind, ordinal, lane, state, code, bill_number AS bill, money_off AS moneyOff,
  till_decision AS decision, desk, reference FROM entry ORDER BY ordinal`;
const linesSql = 'SELECT line, from_state, to_state FROM history WHERE entry_id = @id AND line > @line';
const auditSql = `SELECT ordinal, subject FROM audit WHERE ordinal > @ordinal
  AND action <> 'entry.hurried' ORDER BY ordinal`;

export function createLedgerWatch(parts: LedgerWatchParts): LedgerWatch {
  const { till, disk, trace, complain } = parts;
  const known = new Map<string, SeenEntry>();
  const audited = new Map<string, number>();
  let lastAudit = 0;

  /** Whose audit rows are new. */
  function readAudit(): Set<string> {
    const subjects = new Set<string>();
    for (const row of disk.ledger.all<{ ordinal: number; subject: string }>(auditSql, {
      ordinal: lastAudit,
    })) {
      lastAudit = row.ordinal;
      audited.set(row.subject, (audited.get(row.subject) ?? 0) + 1);
      subjects.add(row.subject);
    }
    return subjects;
  }

  function follow(row: SeenEntry, before: SeenEntry | null) {
    let from = before?.stateInHistory ?? null;
    let lines = before?.lines ?? 0;
    for (const line of disk.ledger.all(linesSql, { id: row.id, line: lines })) {
      const to = String(line.to_state) as EntryState;
      if (line.from_state !== from || Number(line.line) !== lines + 1)
        complain('history-missing', `${till} ${row.id}: from ${line.from_state} after ${from}`);
      if (
        from === null
          ? to !== 'queued' && to !== 'in-doubt'
          : from !== to && !mayBecome(from as EntryState, to)
      )
        complain('way-not-in-table', `${till} ${row.id}: ${from} to ${to}`);
      from = to;
      lines += 1;
    }
    if (from !== row.state)
      complain('history-missing', `${till} ${row.id}: ${row.state}, history ends ${from}`);
    if ((audited.get(row.id) ?? 0) !== lines)
      complain('audit-missing', `${till} ${row.id}: ${audited.get(row.id) ?? 0} rows for ${lines} lines`);
    row.lines = lines;
    row.stateInHistory = from;
  }

  function look() {
    const rows = disk.ledger.all(rowsSql) as unknown as SeenEntry[];
    const touched = readAudit();
    const knownBefore = known.size;
    let atRisk = 0;
    let found = 0;
    for (const row of rows) {
      const before = known.get(row.id) ?? null;
      if (before !== null) found += 1;
      if (row.decision === 'accepted' && ['queued', 'sending', 'in-doubt'].includes(row.state))
        atRisk += row.moneyOff ?? 0;
      if (before !== null && !touched.has(row.id) && isSame(before, row)) continue;
      follow(row, before);
      known.set(row.id, row);
      trace.mark(till, row.ordinal, row.state, row.decision);
      parts.onChange(row, before);
    }
    if (found < knownBefore) {
      const there = new Set(rows.map(({ id }) => id));
      for (const id of known.keys()) if (!there.has(id)) complain('entry-lost', `${till} ${id}`);
    }
    const shown = parts.shownExposure();
    if (shown !== atRisk) complain('exposure-wrong', `${till}: shown ${shown}, rows ${atRisk}`);
    if (atRisk > parts.hardStop()) complain('hard-stop-passed', `${till}: ${atRisk}`);
  }

  return {
    look,
    entries: () => known,
    wasPutBack: () => {
      const there = new Set(disk.ledger.all('SELECT id FROM entry').map(({ id }) => String(id)));
      const gone = [...known.keys()].filter((id) => !there.has(id));
      known.clear();
      audited.clear();
      lastAudit = 0;
      return gone;
    },
  };
}

const isSame = (one: SeenEntry, other: SeenEntry) =>
  one.state === other.state &&
  one.decision === other.decision &&
  one.moneyOff === other.moneyOff &&
  one.desk === other.desk;
