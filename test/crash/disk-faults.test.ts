/**
 * A disk that is full or fails at the n-th write or sync of one acceptance and its settlement: the cashier is told,
 * there is no half entry, what was accepted is redeemed once, and the program goes on.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spread } from './crash-points.ts';
import { type DiskShop, type Fault, openDiskShop, type SaleCall, type Sold } from './disk-till.ts';
import { inPool } from './run-flow.ts';

const notAccepted = /^(refused|failure) disk-refused$/;
let disk: DiskShop;
/** The writes and syncs of an acceptance and its settlement without a fault. */
let calls: SaleCall[] = [];

beforeAll(async () => {
  disk = await openDiskShop(160);
  const sales = await disk.sell([null, null, null]);
  for (const { answers, states, redeemed } of sales)
    expect([answers, states, redeemed]).toEqual([['accepted'], ['confirmed'], 1]);
  // now and then a sale fills a page and makes some calls more: these are the calls that every sale makes
  calls = sales.map((sale) => sale.calls).sort((one, other) => one.length - other.length)[0] ?? [];
}, 120_000);
afterAll(() => disk.close());

const faultsAt = (call: Fault['call'], part: Fault['part'], error: Fault['error']): Fault[] =>
  calls
    .filter((one) => one.call === call && one.part === part)
    .map(({ ordinal }) => ({ call, part, error, ordinal }));

const nameOf = ({ call, part, ordinal, error, more = 0 }: Fault) =>
  `${error} at ${call} ${ordinal} of ${part}, and ${more} more`;

/** Two programs side by side, each selling its half one after the other; every sale meets its own fault. */
async function sellAll(faults: Fault[]): Promise<Map<string, Sold>> {
  const sold = new Map<string, Sold>();
  const halves = [0, 1].map((side) => faults.filter((_, index) => index % 2 === side));
  await inPool(halves, 2, async (half) => {
    const sales = await disk.sell(half);
    for (const [index, fault] of half.entries()) {
      const one = sales[index];
      if (one) sold.set(nameOf(fault), one);
    }
  });
  expect([...sold.keys()].sort()).toEqual(faults.map(nameOf).sort());
  for (const { call, part, ordinal, ...fault } of faults) {
    const met = sold.get(nameOf({ call, part, ordinal, ...fault }))?.met;
    expect(met).toEqual([{ call, part, ordinal, failed: true }]);
  }
  return sold;
}

/** True of every sale, whatever failed. */
function expectHonest(fault: string, sold: Sold | undefined) {
  if (!sold) throw new Error(`${fault}: nothing was sold`);
  expect([fault, sold.complaint, sold.half, sold.integrity]).toEqual([fault, '', 0, 'ok']);
  expect([fault, sold.answers.at(-1)]).toEqual([fault, 'accepted']);
  for (const [index, answer] of sold.answers.slice(0, -1).entries()) {
    expect([fault, answer]).toEqual([fault, expect.stringMatching(notAccepted)]);
    expect([fault, sold.counts[index]]).toEqual([fault, 0]);
  }
  expect([fault, sold.states, sold.redeemed]).toEqual([fault, ['confirmed'], 1]);
  expect([fault, sold.code]).toEqual([fault, 0]);
}

describe('one acceptance and its settlement', () => {
  it('syncs before the cashier is told', () => {
    const accept = calls.filter(({ part }) => part === 'accept').map(({ call }) => call);
    const told = accept.indexOf('write');
    const lastWrite = accept.slice(0, told).lastIndexOf('pwrite64');
    const synced = accept.slice(0, told).findLastIndex((call) => call === 'fsync' || call === 'fdatasync');
    expect(lastWrite).toBeGreaterThan(0);
    expect(synced).toBeGreaterThan(lastWrite);
  });

  it('a full disk at any write: not accepted, nothing half done, accepted at the next press', {
    timeout: 120_000,
  }, async () => {
    const settling = faultsAt('pwrite64', 'settle', 'ENOSPC');
    const faults = [...faultsAt('pwrite64', 'accept', 'ENOSPC'), ...spread(settling, 14)];
    expect(faults.length).toBeGreaterThan(20);
    const sold = await sellAll(faults);
    for (const [fault, one] of sold) expectHonest(fault, one);
    expect([...sold.values()].filter(({ answers }) => answers.length > 1).length).toBeGreaterThan(5);
  });

  it('a disk that stays full for a while', { timeout: 60_000 }, async () => {
    const faults = [
      { ...firstOf(faultsAt('pwrite64', 'accept', 'ENOSPC')), more: 30 },
      { ...firstOf(faultsAt('pwrite64', 'settle', 'ENOSPC')), more: 6 },
    ];
    const presses: number[] = [];
    await inPool(faults, 2, async (fault) => {
      const [sold] = await disk.sell([fault]);
      expectHonest(nameOf(fault), sold);
      presses.push(sold?.answers.length ?? 0);
    });
    expect(Math.max(...presses)).toBeGreaterThan(5);
  });

  it('a failed sync shuts the ledger until it was opened anew and checked', {
    timeout: 120_000,
  }, async () => {
    const faults = [...faultsAt('fsync', 'accept', 'EIO'), ...faultsAt('fsync', 'settle', 'EIO')];
    expect(faults.length).toBeGreaterThan(3);
    const sold = await sellAll(faults);
    for (const [fault, one] of sold) {
      expectHonest(fault, one);
      expect([fault, one.log]).toEqual([fault, expect.arrayContaining(['ledger.opened-again'])]);
    }
    expect([...sold.values()].some(({ answers }) => answers.length > 1)).toBe(true);
  });

  it('a write that fails with an error of the disk, at any', { timeout: 120_000 }, async () => {
    const writes = [...faultsAt('pwrite64', 'accept', 'EIO'), ...faultsAt('pwrite64', 'settle', 'EIO')];
    const sold = await sellAll(spread(writes, 10));
    for (const [fault, one] of sold) expectHonest(fault, one);
  });

  it('a disk that goes on failing its syncs: nothing is accepted until it keeps what it is told', {
    timeout: 60_000,
  }, async () => {
    const fault = { ...firstOf(faultsAt('fsync', 'accept', 'EIO')), more: 12 };
    const [sold] = await disk.sell([fault]);
    expectHonest(nameOf(fault), sold);
    expect(sold?.answers.length).toBeGreaterThan(3);
    expect(sold?.log.some((line) => line.startsWith('ledger.failed'))).toBe(true);
  });

  it('what was told as not accepted does not come back after a power cut', { timeout: 60_000 }, async () => {
    const [sold] = await disk.sell([firstOf(faultsAt('fsync', 'accept', 'EIO'))], { diesAfterFirst: true });
    expect(sold?.signal).toBe('SIGKILL');
    expect(sold?.answers).toEqual([expect.stringMatching(notAccepted)]);
    expect(sold?.states).toEqual([]);
  });
});

function firstOf([first]: Fault[]): Fault {
  if (!first) throw new Error('no such call in a sale');
  return first;
}
