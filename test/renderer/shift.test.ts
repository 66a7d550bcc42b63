// The shift's screen (src-renderer/features/shift/): figures as they are drawn, and a close that has been seen.
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src-main/contract/entries.ts';
import { minor } from '../../src-main/contract/money.ts';
import type { Failure } from '../../src-main/contract/result.ts';
import { createApprovalStore } from '../../src-renderer/app/approval-store.ts';
import { atMostEvery } from '../../src-renderer/app/at-most-every.ts';
import {
  everyHour,
  isUnsentRefusal,
  shareOf,
  sumByName,
} from '../../src-renderer/features/shift/shift-state.ts';
import { createShiftStore } from '../../src-renderer/features/shift/shift-store.ts';
import { openDesk } from './counter-desk.ts';

const pounds = (amountMinor: number) => ({ amountMinor: minor(amountMinor), currency: 'GBP' });
const hourMs = 3_600_000;
const hour = (from: number, given: number) => ({ from: from * hourMs, redemptions: 1, given: pounds(given) });
const worth = (amountMinor: number | null) =>
  ({ id: String(amountMinor), moneyOff: amountMinor === null ? null : pounds(amountMinor) }) as Entry;
const inAll = (count: number, money: number) => ({ count, money: pounds(money), unknown: 0 });
const refusal = (reason: string, facts: Record<string, string>) => ({ reason, facts }) as Failure;

describe('the figures as they are drawn', () => {
  test('a quiet hour is seen as one', () => {
    const drawn = everyHour([hour(12, 700), hour(9, 500)], 'GBP');
    expect(drawn.map(({ from }) => from / hourMs)).toEqual([9, 10, 11, 12]);
    expect(drawn.map(({ given }) => given.amountMinor)).toEqual([500, 0, 0, 700]);
  });

  test('a shift that was left open for days does not become hundreds of rows', () => {
    expect(everyHour([hour(0, 1), hour(500, 2)], 'GBP')).toHaveLength(2);
    expect(everyHour([], 'GBP')).toEqual([]);
  });

  test('what is there at all has a bar that can be seen', () => {
    expect(shareOf(0, 100)).toBe(0);
    expect(shareOf(1, 100_000)).toBe(0.02);
    expect(shareOf(100, 100)).toBe(1);
    expect(shareOf(5, 0)).toBe(0);
  });

  test('reasons that are called the same are counted together', () => {
    const lines = [
      { name: 'Expired', count: 2 },
      { name: 'Already used', count: 1 },
      { name: 'Already used', count: 4 },
    ];
    expect(sumByName(lines)).toEqual([
      { name: 'Already used', count: 5 },
      { name: 'Expired', count: 2 },
    ]);
  });
});

describe('closing', () => {
  test('only a refusal for unsent work is asked about again', () => {
    expect(isUnsentRefusal(refusal('shift-unsent', { count: '250', money: '£9.00' }))).toBe(true);
    expect(isUnsentRefusal(refusal('shift-not-open', {}))).toBe(false);
  });

  test('more than the list has are closed over by their whole number', async () => {
    const { call, waiting } = openDesk();
    const shift = createShiftStore({ call, approval: createApprovalStore(call), newId: () => 'x' });
    void shift.getState().askToClose();
    const some = { shift: { id: '1' }, unsent: [worth(500)], unsentInAll: inAll(250, 99_000) };
    await waiting('readShift').answer(some);
    expect(shift.getState().act).toMatchObject({ does: 'asking', unsentInAll: { count: 250 } });
    void shift.getState().close();
    expect(waiting('closeShift').input).toEqual({ unsentSeen: 250 });
  });

  test('what came up between asking and closing has to be seen first', async () => {
    const { call, waiting } = openDesk();
    const shift = createShiftStore({ call, approval: createApprovalStore(call), newId: () => 'x' });
    void shift.getState().askToClose();
    await waiting('readShift').answer({
      shift: { id: '1' },
      unsent: [worth(500)],
      unsentInAll: inAll(1, 500),
    });
    expect(shift.getState().act).toMatchObject({ does: 'asking', unsentInAll: { count: 1 }, failure: null });
    void shift.getState().close();
    expect(waiting('closeShift').input).toEqual({ unsentSeen: 1 });
    await waiting('closeShift').refuse(refusal('shift-unsent', { count: '2', money: '£7.50' }));
    await waiting('readShift').answer({
      shift: { id: '1' },
      unsent: [worth(500), worth(250)],
      unsentInAll: inAll(2, 750),
    });
    expect(shift.getState().act).toMatchObject({
      does: 'asking',
      unsentInAll: { count: 2 },
      failure: { reason: 'shift-unsent' },
    });
    void shift.getState().close();
    expect(waiting('closeShift').input).toEqual({ unsentSeen: 2 });
  });
});

describe('news', () => {
  test('a burst is read at once and once more, never more often than the pause', () => {
    let read = 0;
    const pauses: (() => void)[] = [];
    const hear = atMostEvery(
      1000,
      () => {
        read += 1;
      },
      (action) => {
        pauses.push(action);
        return () => {};
      },
    );
    for (let push = 0; push < 50; push += 1) hear();
    expect(read).toBe(1);
    pauses.shift()?.();
    expect(read).toBe(2);
    pauses.shift()?.();
    expect(read).toBe(2);
    hear();
    expect(read).toBe(3);
  });
});
