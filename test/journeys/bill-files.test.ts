/** Bills that a point-of-sale program wrote into a folder, all the way into Capillary's books. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../support/till.ts';
import { openShop, plugLine, pullLine, restart, type Shop } from './counter.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-bills-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inBooks = (shop: Shop) =>
  shop.simulator.world.books.bills
    .filter(({ number }) => number.startsWith('F-'))
    .map(({ number }) => number);
const isDone = (name: string) => {
  try {
    return readdirSync(join(folder, 'done')).some((one) => one.startsWith(name));
  } catch {
    return false;
  }
};

async function untilDone(shop: Shop, name: string): Promise<void> {
  await until(`${name} is done`, () => {
    shop.till.clock.step(2000);
    return isDone(name);
  });
}

describe('bills from files', () => {
  it('reach Capillary once each: with the line up, with it down, and over a restart in between', async () => {
    const shop = await openShop({ billFolder: folder });
    await shop.till.must('lookupCustomer', { customerId: '31004501' });
    writeFileSync(
      join(folder, 'one.csv'),
      'number;amount;mobile\nF-1;12.00;15550100101\nF-2;3.50;\nF-3;0.999;\n',
    );
    await untilDone(shop, 'one');
    await until('both are in the books', () => inBooks(shop).length === 2);
    expect(await shop.till.must('readBillFiles', {})).toMatchObject({
      ...{ folder, isUnreadable: false, waiting: 0 },
      last: { name: 'one.csv', good: 2, bad: 1, later: 0 },
    });
    const { entries } = await shop.till.must('listEntries', { text: 'F-1' });
    expect(entries[0]).toMatchObject({ kind: 'add-bill', till: { by: 'Bill files (key)' } });

    await pullLine(shop);
    writeFileSync(
      join(folder, 'two.csv'),
      'number,amount,customerId\nF-4,5.00,31004501\nF-5,6.00,31004599\n',
    );
    await until('one is written down, one waits for its member', async () => {
      shop.till.clock.step(2000);
      return (await shop.till.must('readBillFiles', {})).last?.later === 1;
    });
    await restart(shop);
    await plugLine(shop);
    await untilDone(shop, 'two');
    await until('it is in the books', () => inBooks(shop).includes('F-4'));
    expect(inBooks(shop).sort()).toEqual(['F-1', 'F-2', 'F-4']);
    expect(readdirSync(join(folder, 'done')).filter((name) => name.endsWith('.rejected'))).toHaveLength(2);
    const { lines } = await shop.till.must('readAudit', { who: 'Bill files (key)', kind: 'files' });
    expect(lines.map(({ subject }) => subject)).toEqual(['two.csv', 'one.csv']);
  });
});
