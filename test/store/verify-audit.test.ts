/** The record of what was done: 1,000 ways of touching it, and every one is found. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditVerdict } from '../../src-main/contract/audit.ts';
import { addAudit } from '../../src-main/store/audit.ts';
import { auditKeyOf, readHead, sealLine } from '../../src-main/store/audit-chain.ts';
import type { Database, Row, Values } from '../../src-main/store/database.ts';
import { openMemoryLedger } from '../../src-main/store/memory-ledger.ts';
import { sealOlder } from '../../src-main/store/seal-older.ts';
import { verifyRecord, type Witness } from '../../src-main/store/verify-audit.ts';

const key = auditKeyOf(new Uint8Array(32).fill(1));
const lines = 24;

let ledger: Database;
let anchor: Witness;
/** As many lines, sealed by the same till. */
let otherLife: Row[];
beforeEach(() => {
  ledger = openMemoryLedger();
  ledger.auditKey = key;
  write(lines, 'Eve');
  otherLife = ledger.all('SELECT * FROM audit ORDER BY ordinal');
  ledger.close();
  ledger = openMemoryLedger();
  ledger.auditKey = key;
  write(lines);
  anchor = { ...readHead(ledger), at: 5, where: 'folder', name: 'folder' };
});
afterEach(() => ledger.close());

function write(many: number, who = 'Robin') {
  for (let index = 0; index < many; index += 1) {
    const detail = { amount: index * 100, note: index % 3 === 0 ? 'a "quoted" note, ünïcode' : null };
    addAudit(ledger, {
      at: 1000 + index,
      who: `${who} ${index % 4}`,
      action: 'a.b',
      subject: `s${index}`,
      detail,
    });
  }
}

/** What somebody with the file and any tool can do. */
function unlock() {
  for (const name of ['audit_not_changed', 'audit_not_deleted']) ledger.run(`DROP TRIGGER ${name}`);
}

function verify(witnesses: Witness[] = [anchor]): AuditVerdict {
  const work = verifyRecord(ledger, key, witnesses);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const insertSql = `INSERT INTO audit (ordinal, at, who, action, subject, detail, mac)
  VALUES (@ordinal, @at, @who, @action, @subject, @detail, @mac)`;

function putBack(rows: Row[]) {
  ledger.run('DELETE FROM audit');
  for (const row of rows) ledger.run(insertSql, row as Values);
}

function createRandom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

type Touch = (random: (below: number) => number) => string;

/** Somebody who has read how it is made and lacks nothing but the key. */
const forge = (from: number) => {
  const otherKey = auditKeyOf(new Uint8Array(32).fill(2));
  let mac = String(ledger.get('SELECT mac FROM audit WHERE ordinal = @from', { from: from - 1 })?.mac ?? '');
  for (const row of ledger.all('SELECT * FROM audit WHERE ordinal >= @from ORDER BY ordinal', { from })) {
    mac = sealLine(otherKey, mac, Number(row.ordinal), row);
    ledger.run('UPDATE audit SET mac = @mac WHERE ordinal = @ordinal', { mac, ordinal: Number(row.ordinal) });
  }
};

const touches: Record<string, Touch> = {
  change: (random) => {
    const ordinal = 1 + random(lines);
    const column = ['at', 'who', 'action', 'subject', 'detail', 'mac'][random(6)] ?? 'who';
    const value = column === 'at' ? 7 : column === 'mac' && random(2) === 0 ? null : `changed ${random(99)}`;
    ledger.run(`UPDATE audit SET ${column} = @value WHERE ordinal = @ordinal`, { value, ordinal });
    return `${column} of ${ordinal}`;
  },
  'change and seal anew with another key': (random) => {
    const ordinal = 1 + random(lines);
    ledger.run("UPDATE audit SET who = 'Eve' WHERE ordinal = @ordinal", { ordinal });
    forge(ordinal);
    return `from ${ordinal}`;
  },
  delete: (random) => {
    const ordinal = 1 + random(lines);
    ledger.run('DELETE FROM audit WHERE ordinal = @ordinal', { ordinal });
    return `${ordinal}`;
  },
  'delete and close the gap': (random) => {
    const ordinal = 1 + random(lines - 1);
    ledger.run('DELETE FROM audit WHERE ordinal = @ordinal', { ordinal });
    for (let next = ordinal + 1; next <= lines; next += 1)
      ledger.run('UPDATE audit SET ordinal = ordinal - 1 WHERE ordinal = @next', { next });
    return `${ordinal}`;
  },
  swap: (random) => {
    const one = 1 + random(lines);
    const other = 1 + ((one + random(lines - 1)) % lines);
    const move = (from: number, to: number) =>
      ledger.run('UPDATE audit SET ordinal = @to WHERE ordinal = @from', { from, to });
    move(one, 900);
    move(other, one);
    move(900, other);
    return `${one} and ${other}`;
  },
  'cut the tail': (random) => {
    const kept = random(lines);
    ledger.run('DELETE FROM audit WHERE ordinal > @kept', { kept });
    return `after ${kept}`;
  },
  'cut the tail and go on': (random) => {
    const kept = random(lines);
    ledger.run('DELETE FROM audit WHERE ordinal > @kept', { kept });
    write(lines - kept + random(3), 'Eve');
    return `after ${kept}`;
  },
  'a true line of a life that ended with a restore': (random) => {
    const ordinal = 2 + random(lines - 2);
    const row = otherLife[ordinal - 1] ?? {};
    ledger.run('DELETE FROM audit WHERE ordinal = @ordinal', { ordinal });
    ledger.run(insertSql, row as Values);
    return `${ordinal}`;
  },
  'put in': (random) => {
    const ordinal = 1 + random(lines);
    for (let next = lines; next >= ordinal; next -= 1)
      ledger.run('UPDATE audit SET ordinal = ordinal + 1 WHERE ordinal = @next', { next });
    const from = ledger.get('SELECT * FROM audit ORDER BY ordinal LIMIT 1') ?? {};
    ledger.run(insertSql, { ...from, ordinal } as Values);
    return `at ${ordinal}`;
  },
};

describe('the record', () => {
  it('is whole as it was written, and says since when and how far it is anchored', () => {
    expect(verify()).toMatchObject({
      state: 'whole',
      lines,
      firstAt: 1000,
      anchoredAt: 5,
      broken: null,
      seams: [],
      sealedLater: null,
    });
    write(3);
    expect(verify()).toMatchObject({ state: 'whole', lines: lines + 3 });
  });

  it('shows every one of 1,000 changes, deletions, swaps, insertions and cut tails', () => {
    unlock();
    const rows = ledger.all('SELECT * FROM audit ORDER BY ordinal');
    const kinds = Object.entries(touches);
    const random = createRandom(20);
    for (let round = 0; round < 1000; round += 1) {
      const [kind, touch] = kinds[round % kinds.length] ?? ['', () => ''];
      const what = touch(random);
      expect([round, kind, what, verify().state]).toEqual([round, kind, what, 'broken']);
      putBack(rows);
    }
    expect(verify()).toMatchObject({ state: 'whole' });
  });

  it('cannot be changed or taken out by a statement of the program', () => {
    expect(() => ledger.run("UPDATE audit SET who = 'Eve' WHERE ordinal = 3")).toThrow('never changed');
    expect(() => ledger.run('DELETE FROM audit WHERE ordinal = 3')).toThrow('never deleted');
    expect(verify()).toMatchObject({ state: 'whole' });
  });

  it('says of lines from before there were seals that they were sealed later', () => {
    const older = openMemoryLedger();
    addAudit(older, { at: 1, who: 'Robin', action: 'a', subject: 's', detail: {} });
    addAudit(older, { at: 2, who: 'Robin', action: 'a', subject: 's', detail: {} });
    ledger.close();
    ledger = older;
    expect(verify([])).toMatchObject({ state: 'broken', broken: { line: 1, why: 'unsealed' } });
    ledger.auditKey = key;
    sealOlder(ledger, key, 77);
    expect(verify([])).toMatchObject({ state: 'whole', lines: 3, sealedLater: { lines: 2, at: 77 } });
  });

  it('is not whole when a shift or a backup names a line that is not on it', () => {
    const head = readHead(ledger);
    for (const where of ['shift', 'backup'] as const) {
      const told = { ...head, mac: 'x', at: 1, where, name: 'one', epoch: 1 };
      expect(verify([anchor, told])).toMatchObject({ state: 'broken', broken: { line: lines, why: where } });
    }
  });
});
