/** Who is signed in, when answers overtake each other: the last word of the till stands. */
import { expect, test } from 'vitest';
import type { Session } from '../../src-main/contract/session.ts';
import { createSessionStore, sessionOf } from '../../src-renderer/app/session-store.ts';
import { openDesk } from './counter-desk.ts';

const nobody = { staff: null } as Session;
const morgan = { staff: { id: 'm', name: 'Morgan', role: 'manager' } } as Session;

test('an answer from before somebody signed in shows nobody the door', async () => {
  const { call, asked } = openDesk();
  const store = createSessionStore(call);
  void store.getState().read();
  store.getState().take(morgan);
  await asked[0]?.answer(nobody);
  expect(sessionOf(store.getState())).toBe(morgan);
  // which of the two is newer cannot be told, so it is asked once more
  await asked[1]?.answer(morgan);
  expect([asked.length, sessionOf(store.getState())]).toEqual([2, morgan]);
});

test('of two questions the later one counts, whichever is answered first', async () => {
  const { call, asked } = openDesk();
  const store = createSessionStore(call);
  void store.getState().read();
  void store.getState().read();
  await asked[1]?.answer(morgan);
  await asked[0]?.answer(nobody);
  expect([asked.length, sessionOf(store.getState())]).toEqual([2, morgan]);
});
