/** After a write the disk failed under, the ledger is shut for writing until it was opened anew and checked. */
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMender } from '../../src-main/app/mend-ledger.ts';
import { createLiveCopies } from '../../src-main/store/copy-live.ts';
import type { FileDatabase } from '../../src-main/store/database.ts';
import { isDiskTrouble } from '../../src-main/store/disk-trouble.ts';
import { noteFact, readFact, writeFact } from '../../src-main/store/facts.ts';
import { type GuardedLedger, guardLedger } from '../../src-main/store/guard-ledger.ts';
import { openLedger } from '../../src-main/store/open.ts';
import { removeOldConfirmed } from '../../src-main/store/retention.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { newFolder } from './prepare.ts';

let folder = '';
let ledger: GuardedLedger;
/** What the disk does at the next writes: the code it fails with. */
let failures: string[] = [];
let opens = 0;

/** The real ledger on a disk that fails when told to. */
function openFailing(): { ok: true; ledger: FileDatabase } | { ok: false; message: string } {
  opens += 1;
  const opened = openLedger(`${folder}/ledger.db`);
  if (!opened.ok) return opened;
  const real = opened.ledger;
  const run: FileDatabase['run'] = (sql, values) => {
    const code = failures.shift();
    if (code) throw Object.assign(new Error(code), { code });
    return real.run(sql, values);
  };
  return { ok: true, ledger: { ...real, run } };
}

beforeEach(() => {
  folder = newFolder();
  failures = [];
  opens = 0;
  const first = openFailing();
  if (!first.ok) throw new Error(first.message);
  ledger = guardLedger(first.ledger, openFailing, createLiveCopies(`${folder}/ledger.db`));
});
afterEach(() => {
  ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

const refused = (work: () => void) => {
  try {
    work();
    return false;
  } catch (error) {
    return isDiskTrouble(error);
  }
};

describe('a failed sync', () => {
  it('shuts the ledger for writing, not for reading', () => {
    writeFact(ledger, 'till-code', 'quay.04');
    failures = ['SQLITE_IOERR_FSYNC'];
    expect(refused(() => writeFact(ledger, 'till-code', 'other'))).toBe(true);
    expect(ledger.hasFailed()).toBe(true);
    expect(refused(() => writeFact(ledger, 'till-code', 'other'))).toBe(true);
    expect(refused(() => ledger.transaction(() => {}))).toBe(true);
    expect(readFact(ledger, 'till-code')).toBe('quay.04');
  });

  it('is over once the file was opened anew and checked', () => {
    failures = ['SQLITE_IOERR_FSYNC'];
    refused(() => writeFact(ledger, 'till-code', 'quay.04'));
    expect(ledger.reopen()).toBeNull();
    writeFact(ledger, 'till-code', 'quay.04');
    expect([ledger.hasFailed(), opens, readFact(ledger, 'till-code')]).toEqual([false, 2, 'quay.04']);
  });

  it('is not made of a full disk: that transaction was taken back', () => {
    failures = ['SQLITE_FULL'];
    expect(refused(() => writeFact(ledger, 'till-code', 'quay.04'))).toBe(true);
    expect(ledger.hasFailed()).toBe(false);
  });

  it('is mended by itself, again and again until the disk keeps what it is told', async () => {
    const clock = createManualClock();
    const said: string[] = [];
    let mended = 0;
    let shut = 2;
    const reopen = () => {
      if (shut-- > 0) return { ok: false as const, message: 'still failing' };
      return openFailing();
    };
    const guarded = guardLedger(ledger, reopen, createLiveCopies(`${folder}/ledger.db`));
    const log = {
      info: () => {},
      warn: (event: string) => said.push(event),
      error: (event: string) => said.push(event),
    };
    createMender({ ledger: guarded, clock, log, mended: () => (mended += 1) });
    failures = ['SQLITE_IOERR_WRITE'];
    refused(() => writeFact(guarded, 'till-code', 'quay.04'));
    await clock.run(20_000);
    expect([said, mended]).toEqual([['ledger.failed', 'ledger.failed', 'ledger.opened-again'], 1]);
    writeFact(guarded, 'till-code', 'quay.04');
    guarded.close();
  });

  it('costs no more than a note that can be learned again', () => {
    failures = ['SQLITE_FULL', 'SQLITE_CONSTRAINT'];
    noteFact(ledger, 'offline-since', '1');
    expect(() => noteFact(ledger, 'offline-since', '1')).toThrow('SQLITE_CONSTRAINT');
    expect(readFact(ledger, 'offline-since')).toBeNull();
  });

  it('does not end the program when old entries were about to be removed: that can wait', () => {
    failures = ['SQLITE_IOERR_WRITE'];
    refused(() => writeFact(ledger, 'till-code', 'quay.04'));
    expect(removeOldConfirmed(ledger, 1, 2)).toBe(0);
    expect(ledger.reopen()).toBeNull();
    expect(removeOldConfirmed(ledger, 1, 2)).toBe(0);
  });
});
