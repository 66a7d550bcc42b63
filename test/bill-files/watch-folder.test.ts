/** A folder of bill files: only whole files, each bill once over kills at every moment, nothing lost, what is wrong beside it. */
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BillPort } from '../../src-main/bill-files/hand-over.ts';
import { type BillFolder, watchBillFolder } from '../../src-main/bill-files/watch-folder.ts';
import { failureOf } from '../../src-main/domain/failure.ts';
import { damageText } from '../fuzz/damage.ts';
import { startFuzz } from '../fuzz/fuzz-seed.ts';
import { createTestClock } from '../support/test-clock.ts';
import { until } from '../support/till.ts';

let folder: string;
let open: BillFolder[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-bills-'));
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Bill = { decisionId: string; customerId: string | null; bill: { number?: unknown; amount?: unknown } };

/** A program that keeps the bills it is given by their ids, as the real one does. */
function startProgram(format: 'csv' | 'json' = 'csv') {
  const clock = createTestClock();
  const bills = new Map<string, Bill>();
  const shared = { calls: 0, lineUp: true, dieAfter: Number.POSITIVE_INFINITY };
  const done: { name: string; good: number; bad: number }[] = [];
  const port: BillPort = {
    addBill: async (input) => {
      shared.calls += 1;
      if (shared.calls > shared.dieAfter) return new Promise(() => {});
      if (!shared.lineUp) return { ok: false, failure: failureOf('unreachable', 'line-down') };
      const bill = input as Bill;
      if (!/^\d+\.\d\d$/.test(String(bill.bill.amount)))
        return {
          ok: false,
          failure: failureOf('bad-input', 'amount-not-a-number', { field: 'The bill amount' }),
        };
      bills.set(bill.decisionId, bill);
      return { ok: true, value: null };
    },
    findMember: async (member) =>
      'identifier' in member && member.identifier.value === '15550100101'
        ? { ok: true, value: { id: '31004501' } }
        : { ok: false, failure: failureOf('not-found', 'customer-unknown') },
  };
  const start = () => {
    const watching = watchBillFolder({
      clock,
      log: { info: () => {}, warn: () => {}, error: () => {} },
      port,
      folder: () => folder,
      format: () => format,
      onDone: (one) => done.push(one),
    });
    open.push(watching);
    return watching;
  };
  const look = async (watching: BillFolder, condition: () => boolean, what = 'the watcher looks') => {
    await until(what, () => {
      clock.step(2000);
      return condition();
    });
    return watching;
  };
  return { clock, bills, shared, done, start, look };
}

const header = 'number,amount,mobile,note\n';
const numbers = (bills: Map<string, Bill>) => [...bills.values()].map(({ bill }) => bill.number).sort();
const inDone = () => readdirSync(join(folder, 'done')).sort();
const rejectedText = () => {
  const name = inDone().find((one) => one.endsWith('.rejected')) ?? '';
  return readFileSync(join(folder, 'done', name), 'utf8');
};

describe('a folder of bill files', () => {
  it('takes the right rows, and says of the wrong ones which line, what and what to do', async () => {
    const { bills, start, look, done } = startProgram();
    writeFileSync(
      join(folder, 'day.csv'),
      `\ufeff${header}B-1,40.00,15550100101,\nB-2,4x,,\n\nB-3,1.00,19999999999,\nB-4,2.50,,"two\nlines"\nB-5,1.00\nB-6,3.00,,=SUM(A1)\n`,
    );
    await look(start(), () => done.length === 1);
    expect(numbers(bills)).toEqual(['B-1', 'B-4', 'B-6']);
    expect([...bills.values()][0]?.customerId).toBe('31004501');
    expect(done).toEqual([{ name: 'day.csv', good: 3, bad: 3 }]);
    const lines = rejectedText().split('\r\n').slice(1, -1);
    expect(lines.map((line) => line.split('","').slice(0, 2).join(' '))).toEqual([
      '"3 amount-not-a-number',
      '"5 customer-unknown',
      '"8 bill-file-cells',
    ]);
    expect(lines[0]).toContain('The bill amount is not an amount.');
    expect(lines[0]).toContain('4x');
    expect(readdirSync(folder).sort()).toEqual(['done', 'in-work']);
    expect(inDone()).toHaveLength(2);
  });

  it('takes JSON: a list, one bill, a list under a name; numbers for members are refused, not lost', async () => {
    const { bills, start, look, done } = startProgram('json');
    writeFileSync(
      join(folder, 'a.json'),
      JSON.stringify([
        { number: 'J-1', amount: '1.00', mobile: '15550100101', lines: [] },
        7,
        { number: 'J-2', amount: '1.00', customerId: 31004501 },
      ]),
    );
    writeFileSync(
      join(folder, 'b.json'),
      JSON.stringify({ number: 'J-3', amount: '2.00', returns: { what: 'whole' } }),
    );
    writeFileSync(join(folder, 'c.json'), JSON.stringify({ bills: [{ number: 'J-4', amount: '2.00' }] }));
    writeFileSync(join(folder, 'd.json'), '{"bills": [');
    await look(start(), () => done.length === 4);
    expect(numbers(bills)).toEqual(['J-1', 'J-3', 'J-4']);
    expect([...bills.values()].find(({ bill }) => bill.number === 'J-3')).toMatchObject({
      returns: { what: 'whole' },
    });
    expect(done).toContainEqual({ name: 'a.json', good: 1, bad: 2 });
    expect(done).toContainEqual({ name: 'd.json', good: 0, bad: 1 });
    expect(rejectedText()).toContain('bill-file-member-text');
  });

  it('leaves what is half written, hidden, of another kind or no plain file', async () => {
    const { bills, start, look, done, clock } = startProgram();
    const path = join(folder, 'slow.csv');
    writeFileSync(path, header);
    writeFileSync(join(folder, 'whole.csv'), `${header}B-0,1.00,,\n`);
    writeFileSync(join(folder, '.hidden.csv'), `${header}B-90,1.00,,\n`);
    writeFileSync(join(folder, 'bills.csv.tmp'), `${header}B-91,1.00,,\n`);
    writeFileSync(join(folder, 'bills.json'), '[]');
    writeFileSync(join(folder, 'elsewhere'), `${header}B-92,1.00,,\n`);
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'link.csv'));
    const watching = start();
    // a row between any two looks: never the same twice
    for (let row = 1; row <= 6; row += 1) {
      const before = watching.view().waiting;
      appendFileSync(path, `B-${row},1.00,,\n`);
      clock.step(2000);
      await until('it looked', () => watching.view().waiting >= Math.min(before, 1) || done.length > 0);
    }
    await look(watching, () => done.length === 2);
    expect(numbers(bills)).toEqual(['B-0', 'B-1', 'B-2', 'B-3', 'B-4', 'B-5', 'B-6']);
    renameSync(join(folder, 'bills.csv.tmp'), join(folder, 'bills.csv'));
    await look(watching, () => done.length === 3);
    expect(numbers(bills)).toContain('B-91');
    expect(readdirSync(folder).sort()).toEqual([
      '.hidden.csv',
      'bills.json',
      'done',
      'elsewhere',
      'in-work',
      'link.csv',
    ]);
  });

  it('whose writer goes on after it was moved: what came late is in it, too', async () => {
    const { bills, start, look, done } = startProgram();
    const path = join(folder, 'late.csv');
    writeFileSync(path, `${header}B-1,1.00,,\n`);
    const watching = start();
    const moved = join(folder, 'in-work', 'late.csv');
    await look(watching, () => existsSync(moved), 'it is moved');
    appendFileSync(moved, 'B-2,1.00,,\n');
    await look(watching, () => done.length === 1);
    expect(numbers(bills)).toEqual(['B-1', 'B-2']);
  });

  it('killed after any number of bills: every bill once, and every file ends in done', async () => {
    const rows = Array.from({ length: 6 }, (_, index) => `B-${index},1.00,,\n`).join('');
    for (let dieAfter = 0; dieAfter <= 6; dieAfter += 1) {
      const { bills, shared, start, look, done } = startProgram();
      writeFileSync(join(folder, `kill-${dieAfter}.csv`), header + rows);
      shared.dieAfter = dieAfter;
      await look(start(), () => shared.calls > dieAfter || done.length === 1);
      open = [];
      shared.dieAfter = Number.POSITIVE_INFINITY;
      await look(start(), () => done.length === 1);
      expect(numbers(bills), String(dieAfter)).toHaveLength(6);
    }
    expect(readdirSync(join(folder, 'in-work'))).toEqual([]);
  });

  it('keeps what cannot be decided while the line is down, and tries it again', async () => {
    const { bills, shared, start, look, done, clock } = startProgram();
    shared.lineUp = false;
    writeFileSync(join(folder, 'down.csv'), `${header}B-1,1.00,,\nB-2,x,,,\n`);
    const watching = start();
    await look(watching, () => watching.view().last !== null);
    expect(watching.view()).toMatchObject({ waiting: 1, last: { good: 0, bad: 1, later: 1 } });
    expect(done).toEqual([]);
    shared.lineUp = true;
    clock.step(30_000);
    await look(watching, () => done.length === 1);
    expect(numbers(bills)).toEqual(['B-1']);
    expect(watching.view()).toMatchObject({ waiting: 0, last: { good: 1, bad: 1, later: 0 } });
  });

  it('that is not there or cannot be used is told, and taken up when it can', async () => {
    const { start, look, done } = startProgram();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file in its place');
    const watching = start();
    await look(watching, () => watching.view().isUnreadable);
    rmSync(folder);
    await look(watching, () => !watching.view().isUnreadable);
    writeFileSync(join(folder, 'now.csv'), `${header}B-1,1.00,,\n`);
    await look(watching, () => done.length === 1);
  });

  it('of a hundred damaged files: each ends in done, none is read twice, no bug', async () => {
    const { random } = startFuzz(100);
    for (const format of ['csv', 'json'] as const) {
      const { start, look, done, bills } = startProgram(format);
      const list = Array.from({ length: 8 }, (_, index) => ({ number: `B-${index}`, amount: '1.00' }));
      const text =
        format === 'json'
          ? JSON.stringify(list)
          : `number,amount\n${list.map(({ number, amount }) => `${number},${amount}`).join('\n')}\n`;
      for (let run = 0; run < 50; run += 1)
        writeFileSync(join(folder, `${run}.${format}`), damageText(text, random));
      const watching = start();
      await look(watching, () => done.length === 50, 'all are done');
      expect(bills.size).toBe(done.reduce((sum, { good }) => sum + good, 0));
      await watching.stop();
    }
  });
});
