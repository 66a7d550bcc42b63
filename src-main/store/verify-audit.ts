/**
 * Reads the record from its first line to its last and says whether it is what was written: every line sealed, none
 * changed, none missing, and the anchors on it. A piece at a time, so that others can work meanwhile. Changes nothing.
 */
import type { KeyObject } from 'node:crypto';
import type { AuditSeam, AuditVerdict } from '../contract/audit.ts';
import { genesis, type Head, sealLine } from './audit-chain.ts';
import type { Database, Row } from './database.ts';

const linesATurn = 500;

/** Something outside the ledger that says how far the record had come. */
export interface Witness extends Head {
  at: number;
  where: 'folder' | 'outside' | 'backup' | 'shift';
  /** The name of the backup, or when the shift was closed. */
  name: string;
  /** Of a backup: the life of the ledger it was made in. */
  epoch?: number;
}

interface Reading {
  broken: AuditVerdict['broken'];
  lines: number;
  firstAt: number | null;
  lastAt: number | null;
  sealedLater: AuditVerdict['sealedLater'];
  seams: (AuditSeam & { epoch: number | null; kept: number })[];
  /** What the lines of the witnesses carry. */
  macs: Map<number, string>;
}

/** Yields between pieces; returns the verdict. */
export function* verifyRecord(
  ledger: Database,
  key: KeyObject,
  witnesses: readonly Witness[],
): Generator<void, AuditVerdict> {
  const wanted = new Set(witnesses.map(({ ordinal }) => ordinal));
  const reading: Reading = {
    broken: null,
    lines: 0,
    firstAt: null,
    lastAt: null,
    sealedLater: null,
    seams: [],
    macs: new Map([[0, genesis.mac]]),
  };
  let mac = genesis.mac;
  for (;;) {
    const rows: Row[] = ledger.all(
      'SELECT * FROM audit WHERE ordinal > @after ORDER BY ordinal LIMIT @many',
      {
        after: reading.lines,
        many: linesATurn,
      },
    );
    for (const row of rows) {
      const why = faultOf(key, mac, reading.lines + 1, row);
      if (why !== null) return judge(reading, { line: reading.lines + 1, why }, witnesses);
      mac = String(row.mac);
      reading.lines += 1;
      if (wanted.has(reading.lines)) reading.macs.set(reading.lines, mac);
      notice(reading, row);
    }
    if (rows.length < linesATurn) break;
    yield;
  }
  return judge(reading, findCut(reading, witnesses), witnesses);
}

type Why = NonNullable<AuditVerdict['broken']>['why'];

function faultOf(key: KeyObject, before: string, ordinal: number, row: Row): Why | null {
  if (Number(row.ordinal) !== ordinal) return 'missing';
  if (row.mac === null) return 'unsealed';
  return sealLine(key, before, ordinal, row) === row.mac ? null : 'changed';
}

/** What the lines themselves tell of how they came to be; they were found to be sealed. */
function notice(reading: Reading, row: Row): void {
  const at = Number(row.at);
  reading.firstAt ??= at;
  reading.lastAt = at;
  const detail = () => JSON.parse(String(row.detail)) as Record<string, unknown>;
  if (row.action === 'audit.sealed') {
    reading.sealedLater = { lines: Number(detail().lines), at };
  }
  if (row.action === 'audit.gap') reading.seams.push(readSeam(detail(), at, reading.lines));
}

function readSeam(detail: Record<string, unknown>, at: number, line: number): Reading['seams'][number] {
  const kinds = ['restored', 'new-queue', 'by-hand', 'cut', 'no-anchor'] as const;
  return {
    line,
    at,
    kind: kinds.find((kind) => kind === detail.kind) ?? 'cut',
    missing: Number(detail.missing),
    by: typeof detail.by === 'string' ? detail.by : null,
    epoch: detail.epoch === null ? null : Number(detail.epoch),
    kept: Number(detail.kept),
  };
}

/** A witness that is not on the record, and that no recorded restore explains. */
function findCut(reading: Reading, witnesses: readonly Witness[]): AuditVerdict['broken'] {
  for (const witness of witnesses) {
    if (reading.macs.get(witness.ordinal) === witness.mac) continue;
    const isExplained =
      witness.where === 'backup' &&
      reading.seams.some(
        ({ kind, epoch, kept }) =>
          kind !== 'cut' &&
          epoch !== null &&
          witness.epoch !== undefined &&
          epoch > witness.epoch &&
          kept < witness.ordinal,
      );
    if (!isExplained) return { line: witness.ordinal, why: witness.where };
  }
  return null;
}

function judge(
  reading: Reading,
  broken: AuditVerdict['broken'],
  witnesses: readonly Witness[],
): AuditVerdict {
  const anchors = witnesses.filter(({ where }) => where === 'folder' || where === 'outside');
  const isLookedAt = reading.seams.every(({ kind }) => kind === 'restored');
  return {
    state: broken !== null ? 'broken' : isLookedAt ? 'whole' : 'look',
    lines: reading.lines,
    firstAt: reading.firstAt,
    lastAt: reading.lastAt,
    anchoredAt: anchors.length === 0 ? null : Math.max(...anchors.map(({ at }) => at)),
    backups: witnesses.filter(({ where }) => where === 'backup').length,
    sealedLater: reading.sealedLater,
    seams: reading.seams.map(({ line, at, kind, missing, by }) => ({ line, at, kind, missing, by })),
    broken,
  };
}
