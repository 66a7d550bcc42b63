/**
 * Own bill numbers through whatever befalls a till: the program dies, an older copy of the ledger is put back, the
 * clock is set back and forward and changes with the season, two tills are given one name. No number comes twice.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatBillNumber, localDay, newMark, parseBillNumber } from '../../src-main/domain/bill-number.ts';
import {
  findNameSharer,
  lookedAtNameSharer,
  noteNameSharers,
  takeBillNumber,
} from '../../src-main/store/bill-numbers.ts';
import { type Database, openDatabase } from '../../src-main/store/database.ts';
import { migrate } from '../../src-main/store/migrate.ts';
import { ledgerMigrations } from '../../src-main/store/migrations/ledger.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-numbers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const names = { organisation: 'FERN', store: '2101', till: 'T3' };
const zone = 'Europe/London';
const hourMs = 3_600_000;
/** A day before the clocks go back. */
const startMs = Date.parse('2026-10-24T09:00:00Z');

/** Marks that are the same in every run of the tests. */
function marksFrom(seed: number): () => string {
  let state = seed;
  return () =>
    newMark((count) =>
      Uint8Array.from({ length: count }, () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return state >>> 24;
      }),
    );
}

/** A till whose ledger is a file; syncing is another test's affair, so this one does not wait for the disk. */
function openTill(file: string, seed: number) {
  const path = join(folder, file);
  const newMarkHere = marksFrom(seed);
  const open = (): Database => {
    const opened = openDatabase(path);
    opened.pragma('journal_mode = WAL');
    opened.pragma('synchronous = OFF');
    migrate(opened, ledgerMigrations);
    return opened;
  };
  let ledger = open();
  let epoch = 1;
  let copyOfEpoch = 0;
  let wallMs = startMs;
  let day = localDay(wallMs, zone);
  const wish = () => ({ names, day, epoch, at: wallMs, newMark: newMarkHere });
  const closed = (work: () => void) => {
    ledger.pragma('wal_checkpoint(TRUNCATE)');
    ledger.close();
    work();
    ledger = open();
  };
  return {
    ledger: () => ledger,
    epoch: () => epoch,
    take: () => {
      const taken = takeBillNumber(ledger, wish());
      if (!taken.ok) throw new Error(taken.why);
      return taken.number;
    },
    /** Dies inside the transaction: the number was never told. */
    dieBefore: () => {
      const death = new Error('gone');
      expect(() =>
        ledger.transaction(() => {
          takeBillNumber(ledger, wish());
          throw death;
        }),
      ).toThrow(death);
      closed(() => {});
    },
    /** Dies after the commit, before anybody saw the number. */
    dieAfter: () => {
      takeBillNumber(ledger, wish());
      closed(() => {});
    },
    copy: () => {
      closed(() => copyFileSync(path, `${path}.copy`));
      copyOfEpoch = epoch;
    },
    /** Putting an older ledger back raises the epoch above every one there was. */
    putBack: () => {
      if (copyOfEpoch === 0) return;
      closed(() => copyFileSync(`${path}.copy`, path));
      epoch += 1;
    },
    setClock: (byMs: number) => {
      wallMs += byMs;
      day = localDay(wallMs, zone);
    },
    look: (numbers: string[]) => noteNameSharers(ledger, { numbers, names, epoch, at: wallMs }),
    lookedAt: () =>
      lookedAtNameSharer(ledger, {
        by: 'Morgan',
        reason: 'old machine',
        at: wallMs,
        epoch,
        newMark: newMarkHere,
      }),
    close: () => ledger.close(),
  };
}

type Till = ReturnType<typeof openTill>;
type Event =
  | { event: 'numbers'; many: number }
  | { event: 'clock'; byMs: number }
  | { event: 'die-before' | 'die-after' | 'copy' | 'put-back' };

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ event: fc.constant('numbers' as const), many: fc.integer({ min: 1, max: 200 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      event: fc.constant('clock' as const),
      byMs: fc.constantFrom(-400 * 24, -30, -24, -1, 1, 5, 24, 25, 400 * 24).map((hours) => hours * hourMs),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ event: fc.constantFrom('die-before' as const, 'die-after', 'copy', 'put-back') }),
  },
);

function befall(till: Till, event: Event, told: string[]) {
  switch (event.event) {
    case 'numbers':
      for (let made = 0; made < event.many; made += 1) told.push(till.take());
      return;
    case 'clock':
      return till.setClock(event.byMs);
    case 'die-before':
      return till.dieBefore();
    case 'die-after':
      return till.dieAfter();
    case 'copy':
      return till.copy();
    case 'put-back':
      return till.putBack();
  }
}

describe('no number comes twice', () => {
  it('through crashes, older copies, clocks and two tills of one name, whatever the order', {
    timeout: 120_000,
  }, () => {
    let runs = 0;
    let numbers = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), anyEvent), { minLength: 5, maxLength: 30 }), (story) => {
        runs += 1;
        const tills = [openTill(`one-${runs}.db`, runs * 2), openTill(`two-${runs}.db`, runs * 2 + 1)];
        const told: string[] = [];
        try {
          for (const [second, event] of story) befall(tills[second ? 1 : 0] as Till, event, told);
          expect(new Set(told).size).toBe(told.length);
          numbers += told.length;
        } finally {
          for (const till of tills) till.close();
        }
      }),
      { numRuns: 60, seed: 20_261_024 },
    );
    expect(numbers).toBeGreaterThan(20_000);
  });

  it('in sixty thousand of one till, over years of days that come back', { timeout: 120_000 }, () => {
    const till = openTill('many.db', 5);
    const told = new Set<string>();
    const steps = [7, -5, 24, -24, 25, 1, -1, 9];
    for (let made = 0; made < 60_000; made += 1) {
      if (made % 50 === 0) till.setClock((steps[(made / 50) % steps.length] ?? 1) * hourMs);
      if (made % 6000 === 1500) till.copy();
      if (made % 6000 === 4500) till.putBack();
      told.add(till.take());
    }
    till.close();
    expect(told.size).toBe(60_000);
  });
});

describe('the counter', () => {
  it('goes on where a day was left when the clock is moved back', () => {
    const till = openTill('back.db', 1);
    const counters = (numbers: string[]) => numbers.map((number) => parseBillNumber(number)?.counter);
    const first = [till.take(), till.take()];
    till.setClock(24 * hourMs);
    const next = [till.take()];
    till.setClock(-24 * hourMs);
    const again = [till.take()];
    till.close();
    expect(counters(first)).toEqual([1, 2]);
    expect(counters(next)).toEqual([1]);
    expect(counters(again)).toEqual([3]);
  });

  it('says so when it is used up, and gives nothing out', () => {
    const till = openTill('full.db', 1);
    till.take();
    till.ledger().run('UPDATE bill_day SET last = 9999999');
    expect(() => till.take()).toThrow('used-up');
    till.close();
  });
});

describe('two tills of one name', () => {
  it('another mark at Capillary stops own numbers until a manager has looked', () => {
    const [here, there] = [openTill('here.db', 1), openTill('there.db', 2)];
    const ours = here.take();
    expect(here.look([ours, 'B-1001', 'FERN-2101-T4-261024-1KWTR-001'])).toBe(0);
    const theirs = there.take();
    expect(here.look([ours, theirs])).toBe(1);
    expect(here.look([theirs])).toBe(0);
    expect(findNameSharer(here.ledger())?.number).toBe(theirs);
    expect(() => here.take()).toThrow('name-shared');
    here.lookedAt();
    expect(findNameSharer(here.ledger())).toBeNull();
    // looked at means this mark, not every mark
    expect(here.look([there.take()])).toBe(0);
    const third = openTill('third.db', 3);
    expect(here.look([third.take()])).toBe(1);
    for (const till of [here, there, third]) till.close();
  });

  it('a copy of our own ledger at work elsewhere is seen by its numbers, and a new mark sets us apart', () => {
    const here = openTill('original.db', 1);
    const ours = here.take();
    here.copy();
    copyFileSync(join(folder, 'original.db.copy'), join(folder, 'clone.db'));
    const clone = openTill('clone.db', 9);
    const theirs = clone.take();
    expect(parseBillNumber(theirs)?.mark).toBe(parseBillNumber(ours)?.mark);
    expect(here.look([theirs])).toBe(1);
    here.lookedAt();
    expect(parseBillNumber(here.take())?.mark).not.toBe(parseBillNumber(ours)?.mark);
    expect(here.look([clone.take(), clone.take()])).toBe(0);
    here.close();
    clone.close();
  });

  it('numbers made after the copy that was put back are still ours', () => {
    const till = openTill('restored.db', 1);
    till.take();
    till.copy();
    const lost = till.take();
    till.putBack();
    expect(till.look([lost])).toBe(0);
    const parts = parseBillNumber(lost);
    if (parts === null) throw new Error('not a number of ours');
    expect(till.look([formatBillNumber({ ...parts, epoch: parts.epoch + 5 })])).toBe(1);
    till.close();
  });
});
