/** How the till is doing, when answers and pushes overtake each other: the newest word of the program stands. */
import { expect, test } from 'vitest';
import type { Status } from '../../src-main/contract/status.ts';
import { createStatusStore } from '../../src-renderer/app/status-store.ts';
import { openDesk } from './counter-desk.ts';

const waiting = (count: number) => ({ counts: { waiting: count } }) as Status;

function openStatus() {
  const { call, asked } = openDesk();
  const store = createStatusStore(call, async () => {});
  return { store, asked, shown: () => store.getState().status?.counts.waiting };
}

test('an answer that a push has overtaken is asked for again', async () => {
  const { store, asked, shown } = openStatus();
  void store.getState().read();
  store.getState().take(waiting(1));
  await asked[0]?.answer(waiting(0));
  expect(shown()).toBe(1);
  await asked[1]?.answer(waiting(2));
  expect([shown(), asked.length]).toEqual([2, 2]);
});

test('so is the answer to a switch of the line', async () => {
  const { store, asked, shown } = openStatus();
  void store.getState().switchLine('offline');
  store.getState().take(waiting(1));
  await asked[0]?.answer(waiting(0));
  expect([shown(), asked.map(({ name }) => name)]).toEqual([1, ['switchLine', 'readStatus']]);
});

test('of two questions the later one counts, whichever is answered first', async () => {
  const { store, asked, shown } = openStatus();
  void store.getState().read();
  void store.getState().read();
  await asked[1]?.answer(waiting(1));
  await asked[0]?.answer(waiting(0));
  expect([shown(), asked.length]).toEqual([1, 2]);
});

test('whether something is unsent is asked, and a silent program is taken by its last word', async () => {
  const { store, asked } = openStatus();
  store.getState().take(waiting(0));
  const fresh = store.getState().holdsUnsent();
  await asked[0]?.answer(waiting(1));
  expect(await fresh).toBe(true);
  const silent = store.getState().holdsUnsent();
  await asked[1]?.refuse({ kind: 'unreachable' });
  expect(await silent).toBe(true);
});
