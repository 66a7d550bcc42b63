/**
 * A disk that is full or fails at the n-th write or sync of one acceptance and its settlement: the cashier is told,
 * there is no half entry, what was accepted is redeemed once, and the program goes on.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spread } from './crash-points.ts';
import { type DiskShop, openDiskShop, type Sold } from './disk-till.ts';
import { inPool, partsOf } from './run-flow.ts';

const notAccepted = /^(refused|failure) disk-refused$/;
let disk: DiskShop;
/** The how-manieth writes and syncs belong to the acceptance and to the settlement, from a run without a fault. */
let calls: { call: string; ordinal: number; part: string }[] = [];

beforeAll(async () => {
  disk = await openDiskShop(160);
  const { trace, answers, states, redeemed } = await disk.sell(undefined);
  expect([answers, states, redeemed]).toEqual([['accepted'], ['confirmed'], 1]);
  const parts = partsOf(trace);
  const ordinals = new Map<string, number>();
  calls = trace.map((line, index) => {
    const call = line.slice(0, line.indexOf('('));
    const ordinal = (ordinals.get(call) ?? 0) + 1;
    ordinals.set(call, ordinal);
    const part = parts.find(({ from, to }) => index + 1 >= from && index + 1 <= to)?.name ?? 'opening';
    return { call, ordinal, part };
  });
}, 120_000);
afterAll(() => disk.close());

const ordinalsOf = (call: string, part: string) =>
  calls.filter((one) => one.call === call && one.part === part).map(({ ordinal }) => ordinal);

async function sellAll(faults: string[]): Promise<Map<string, Sold>> {
  const sold = new Map<string, Sold>();
  await inPool(faults, 2, async (fault) => void sold.set(fault, await disk.sell(fault)));
  return sold;
}

/** True of every run, whatever failed. */
function expectHonest(fault: string, sold: Sold) {
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
    const faults = [...ordinalsOf('pwrite64', 'accept'), ...spread(ordinalsOf('pwrite64', 'settle'), 14)].map(
      (when) => `pwrite64:error=ENOSPC:when=${when}`,
    );
    expect(faults.length).toBeGreaterThan(20);
    const sold = await sellAll(faults);
    for (const [fault, one] of sold) expectHonest(fault, one);
    expect([...sold.values()].filter(({ answers }) => answers.length > 1).length).toBeGreaterThan(5);
  });

  it('a disk that stays full for a while', { timeout: 60_000 }, async () => {
    const [first = 0] = ordinalsOf('pwrite64', 'accept');
    const [settling = 0] = ordinalsOf('pwrite64', 'settle');
    const sold = await sellAll([
      `pwrite64:error=ENOSPC:when=${first}..${first + 30}`,
      `pwrite64:error=ENOSPC:when=${settling}..${settling + 6}`,
    ]);
    for (const [fault, one] of sold) expectHonest(fault, one);
    expect(Math.max(...[...sold.values()].map(({ answers }) => answers.length))).toBeGreaterThan(5);
  });

  it('a failed sync shuts the ledger until it was opened anew and checked', {
    timeout: 120_000,
  }, async () => {
    const faults = [...ordinalsOf('fsync', 'accept'), ...ordinalsOf('fsync', 'settle')].map(
      (when) => `fsync:error=EIO:when=${when}`,
    );
    expect(faults.length).toBeGreaterThan(3);
    const sold = await sellAll(faults);
    for (const [fault, one] of sold) {
      expectHonest(fault, one);
      expect([fault, one.log]).toEqual([fault, expect.arrayContaining(['ledger.opened-again'])]);
    }
    expect([...sold.values()].some(({ answers }) => answers.length > 1)).toBe(true);
  });

  it('a write that fails with an error of the disk, at any', { timeout: 120_000 }, async () => {
    const faults = spread([...ordinalsOf('pwrite64', 'accept'), ...ordinalsOf('pwrite64', 'settle')], 10);
    const sold = await sellAll(faults.map((when) => `pwrite64:error=EIO:when=${when}`));
    for (const [fault, one] of sold) expectHonest(fault, one);
  });

  it('a disk that goes on failing its syncs: nothing is accepted until it keeps what it is told', {
    timeout: 60_000,
  }, async () => {
    const [first = 0] = ordinalsOf('fsync', 'accept');
    const fault = `fsync:error=EIO:when=${first}..${first + 12}`;
    const sold = await disk.sell(fault);
    expectHonest(fault, sold);
    expect(sold.answers.length).toBeGreaterThan(3);
    expect(sold.log.some((line) => line.startsWith('ledger.failed'))).toBe(true);
  });

  it('what was told as not accepted does not come back after a power cut', { timeout: 60_000 }, async () => {
    const [first = 0] = ordinalsOf('fsync', 'accept');
    const sold = await disk.sell(`fsync:error=EIO:when=${first}`, { diesAfterFirst: true });
    expect(sold.signal).toBe('SIGKILL');
    expect(sold.answers).toEqual([expect.stringMatching(notAccepted)]);
    expect(sold.states).toEqual([]);
  });
});
