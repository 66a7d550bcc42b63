/** Which backups may go, by number and age; never the newest, and nothing by a clock that is wrong. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickToRemove } from '../../src-main/domain/backup-keeping.ts';
import {
  type BackupName,
  nameBackup,
  newestFirst,
  readBackupName,
} from '../../src-main/domain/backup-name.ts';

const hourMs = 3_600_000;
const start = Date.parse('2026-05-12T09:30:00.000Z');

function backup(at: number, count: number, epoch = 1): BackupName {
  const mark = { epoch, count };
  return { name: nameBackup(at, mark), at, mark };
}

/** One an hour, the newest last. */
const hourly = (many: number) =>
  Array.from({ length: many }, (_, hour) => backup(start + hour * hourMs, hour));
const endOf = (backups: BackupName[]) => Math.max(...backups.map(({ at }) => at)) + 1000;
const trusted = (ms: number) => ({ ms, isTrusted: true });

describe('names', () => {
  it('say when, which epoch and how far, and are read back', () => {
    const { name } = backup(start, 7, 3);
    expect(name).toBe('ledger-2026-05-12T09-30-00-000Z-e3-n7.db');
    expect(readBackupName(name)).toEqual({ name, at: start, mark: { epoch: 3, count: 7 } });
  });

  it.each(['ledger.db', 'ledger.db.part', 'ledger-2026-05-12T09-30-00-000Z-e3-n7.db.part', 'notes.txt', ''])(
    'not ours: %s',
    (name) => expect(readBackupName(name)).toBeNull(),
  );

  it('the newest is the one whose ledger had come furthest, whatever the clock said', () => {
    const [first] = newestFirst([backup(start, 3), backup(start - hourMs, 4), backup(start + hourMs, 9, 0)]);
    expect(first?.mark).toEqual({ epoch: 1, count: 4 });
  });
});

describe('keeping', () => {
  const rules = { newest: 24, days: 30 };

  it('keeps the newest 24, then the last of each day', () => {
    const all = hourly(24 * 5);
    const removed = new Set(pickToRemove(all, rules, trusted(endOf(all))).map(({ name }) => name));
    const kept = newestFirst(all.filter(({ name }) => !removed.has(name)));
    const older = kept.slice(24).map(({ at }) => new Date(at).toISOString().slice(0, 13));
    expect(kept.slice(0, 24)).toEqual(newestFirst(all).slice(0, 24));
    expect(older).toEqual([
      '2026-05-16T08',
      '2026-05-15T23',
      '2026-05-14T23',
      '2026-05-13T23',
      '2026-05-12T23',
    ]);
  });

  it('lets go of what is older than the days, but of none of the newest', () => {
    const all = [...hourly(2), backup(start + 90 * 24 * hourMs, 50)];
    expect(pickToRemove(all, { newest: 2, days: 30 }, trusted(endOf(all)))).toEqual([all[0]]);
    expect(pickToRemove(all, { newest: 3, days: 30 }, trusted(endOf(all)))).toEqual([]);
  });

  it('takes nothing by a clock nobody confirmed, nor when a backup is from the future', () => {
    const all = hourly(200);
    expect(pickToRemove(all, rules, { ms: endOf(all), isTrusted: false })).toEqual([]);
    expect(pickToRemove(all, rules, trusted(start - 40 * 24 * hourMs))).toEqual([]);
  });

  it('whatever there is: the newest stays, the number stays, and a second look takes nothing more', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 3 })), {
      minLength: 1,
      maxLength: 120,
    });
    fc.assert(
      fc.property(
        some,
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 60 }),
        (hours, newest, days) => {
          const all = hours.map(([hour, epoch], index) => backup(start + hour * hourMs, index, epoch));
          const now = trusted(endOf(all));
          const removed = pickToRemove(all, { newest, days }, now);
          const left = all.filter((one) => !removed.includes(one));
          expect(left).toContain(newestFirst(all)[0]);
          expect(left.length).toBeGreaterThanOrEqual(Math.min(all.length, newest));
          expect(pickToRemove(left, { newest, days }, now)).toEqual([]);
        },
      ),
    );
  });
});
