/**
 * Looks after the record of what was done: seals what an older program wrote, holds the record against its anchors at
 * every start and writes down in the record itself what does not fit, and moves the anchors along while it grows.
 */
import type { KeyObject } from 'node:crypto';
import { addAudit } from '../store/audit.ts';
import { type Anchor, holdsAnchor, readAnchor, writeAnchor } from '../store/audit-anchor.ts';
import { genesis, isUnsealed, readHead } from '../store/audit-chain.ts';
import type { Database, Row } from '../store/database.ts';
import { openingTrouble, sayTrouble } from '../store/disk-trouble.ts';
import { sealOlder } from '../store/seal-older.ts';
import type { Clock, Log } from './ports.ts';

/** A tail that is cut off later than this after it was written is found out. */
const anchorEveryMs = 60_000;

export interface RecordKeeper {
  /** After the epoch was entered, before anything else is done. A sentence when the disk does not let it be written. */
  check: () => string | null;
  /** From then on the anchors follow. */
  follow: () => void;
  /** The end of the record as it is now, on the disk; where the disk refuses, the next one does it. */
  anchor: () => void;
  stop: () => void;
}

interface Place {
  folder: string;
  /** null = there is no place outside the data folder. */
  outside: string | null;
}

const foldersOf = ({ folder, outside }: Place) => (outside === null ? [folder] : [folder, outside]);

/** The furthest of those that are ours; null = there is none. */
export function furthestAnchor(place: Place, key: KeyObject): Anchor | null {
  const anchors = foldersOf(place)
    .map((folder) => readAnchor(folder, key))
    .filter((anchor) => anchor !== null && anchor !== 'forged');
  return anchors.reduce<Anchor | null>(
    (most, one) => (one.ordinal > (most?.ordinal ?? -1) ? one : most),
    null,
  );
}

type RecordOptions = { ledger: Database; clock: Clock; log: Log; key: KeyObject } & Place;

/** A sentence when the disk does not let it be written. The ledger has its key. */
export function beginRecord(
  options: RecordOptions,
): { ok: true; record: RecordKeeper } | { ok: false; message: string } {
  try {
    return { ok: true, record: openRecord(options) };
  } catch (error) {
    return { ok: false, message: openingTrouble(options.folder, error) };
  }
}

function openRecord(options: RecordOptions): RecordKeeper {
  const { ledger, clock, log, key } = options;
  const found = furthestAnchor(options, key);
  const now = (): Anchor => ({ ...readHead(ledger), at: clock.wallMs() });
  let anchored = -1;
  let cancel = () => {};

  function write(anchor: Anchor) {
    writeAnchor(options.folder, key, anchor);
    try {
      if (options.outside !== null) writeAnchor(options.outside, key, anchor);
    } catch (error) {
      // a till goes on without the second place: the first one and the backups still hold the record
      log.warn('audit.not-anchored-outside', { why: sayTrouble(error) });
    }
    anchored = anchor.ordinal;
  }

  if (found === null && (readHead(ledger).ordinal === 0 || isUnsealed(ledger))) {
    // before the first seal: a crash in between must not look like an anchor that was taken away
    write({ ...genesis, at: clock.wallMs() });
  }
  if (isUnsealed(ledger) && (found?.ordinal ?? 0) === 0) {
    const lines = sealOlder(ledger, key, clock.wallMs());
    log.info('audit.sealed', { lines });
  }

  function check() {
    const isNew = found === null && anchored === 0;
    const gap = findGap(ledger, found, isNew);
    if (gap !== null) {
      addAudit(ledger, {
        at: clock.wallMs(),
        who: 'program',
        action: 'audit.gap',
        subject: 'ledger',
        detail: gap,
      });
      log.warn('audit.gap', { kind: gap.kind, missing: gap.missing });
    }
    write(now());
  }

  function anchorNow() {
    const anchor = now();
    if (anchor.ordinal === anchored) return;
    try {
      write(anchor);
    } catch (error) {
      // whatever keeps it from being written, the till goes on, and the next minute tries again
      log.warn('audit.not-anchored', { why: sayTrouble(error) });
    }
  }

  function tick() {
    anchorNow();
    cancel = clock.after(anchorEveryMs, tick);
  }

  return {
    check: () => {
      try {
        check();
        return null;
      } catch (error) {
        return openingTrouble(options.folder, error);
      }
    },
    follow: () => {
      cancel = clock.after(anchorEveryMs, tick);
    },
    anchor: anchorNow,
    stop: () => {
      cancel();
      anchorNow();
    },
  };
}

interface Gap extends Record<string, string | number | null> {
  kind: string;
  kept: number;
  missing: number;
  by: string | null;
  epoch: number | null;
}

/** What the record has to tell about itself after this start; null = it goes on where it ended. */
function findGap(ledger: Database, anchor: Anchor | null, isNew: boolean): Gap | null {
  const put = ledger.get(
    `SELECT * FROM audit WHERE action IN ('ledger.put-back', 'ledger.new-queue')
       AND ordinal > COALESCE((SELECT MAX(ordinal) FROM audit WHERE action = 'audit.gap'), 0)
     ORDER BY ordinal DESC LIMIT 1`,
  );
  const isHeld = anchor !== null && holdsAnchor(ledger, anchor);
  if (put) return gapOfPutBack(ledger, put, anchor, isHeld);
  if (isHeld || isNew) return null;
  const kept = readHead(ledger).ordinal;
  const missing = anchor === null ? 0 : Math.max(0, anchor.ordinal - kept);
  return { kind: anchor === null ? 'no-anchor' : 'cut', kept, missing, by: null, epoch: null };
}

function gapOfPutBack(ledger: Database, put: Row, anchor: Anchor | null, isHeld: boolean): Gap {
  const ordinal = Number(put.ordinal);
  const before = ledger.get('SELECT * FROM audit WHERE ordinal = @ordinal', { ordinal: ordinal - 1 });
  const restored = before?.action === 'ledger.restored' ? before : null;
  const kept = restored ? ordinal - 2 : ordinal - 1;
  const epoch = Number(/\d+/.exec(String(put.subject))?.[0] ?? 0);
  const missing = isHeld || anchor === null ? 0 : Math.max(0, anchor.ordinal - kept);
  const of = (kind: string, by: string | null) => ({ kind, kept, missing, by, epoch });
  // the word of a manager counts for the restore it was given for, not for a cut that ends at the same line later
  if (restored && isSame(restored, anchor)) return of('restored', String(restored.who));
  if (missing === 0 && isHeld) return of('restored', null);
  return of(put.action === 'ledger.new-queue' ? 'new-queue' : 'by-hand', null);
}

function isSame(restored: Row, anchor: Anchor | null): boolean {
  const said = JSON.parse(String(restored.detail)) as { anchor?: unknown; anchorMac?: unknown };
  return said.anchor === (anchor?.ordinal ?? null) && said.anchorMac === (anchor?.mac ?? null);
}

/** Written into a backup on its way back, before it gets its place: who brought it back, and what was known then. */
export function noteRestore(
  ledger: Database,
  restore: { key: KeyObject; by: string; backup: string; at: number; anchor: Anchor | null },
): void {
  const { key, by, backup, at, anchor } = restore;
  ledger.auditKey = key;
  if (isUnsealed(ledger)) sealOlder(ledger, key, at);
  const detail = { anchor: anchor?.ordinal ?? null, anchorMac: anchor?.mac ?? null };
  addAudit(ledger, { at, who: by, action: 'ledger.restored', subject: backup, detail });
}
