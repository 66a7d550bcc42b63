/** A till that never loses its line forgets members all the same, and none by a clock that nobody confirmed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTidying } from '../../src-main/app/keep-tidy.ts';
import { customer } from '../../src-main/contract/customers.ts';
import { defaultSettings } from '../../src-main/contract/settings.ts';
import { keepMember } from '../../src-main/store/members.ts';
import { openStore, type Store } from '../../src-main/store/open.ts';
import { createManualClock } from '../support/manual-clock.ts';

const dayMs = 86_400_000;
const startMs = Date.parse('2026-05-12T09:30:00Z');
let folder = '';
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-tidy-'));
  const opened = openStore(folder);
  if (!opened.ok) throw new Error(opened.message);
  ({ store } = opened);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** More than go in one turn. */
const many = 450;

function know(): void {
  for (let index = 0; index < many; index += 1) {
    keepMember(
      store.cache,
      customer.parse({
        ...{ id: String(70_000_000 + index), name: `Ada Member ${index}`, tier: null, points: null },
        ...{ identifiers: [], lifetimePoints: null, registeredAt: null, fraud: false, loyalty: true },
        ...{ source: 'capillary', asOf: startMs },
      }),
    );
  }
}
const known = () => Number(store.cache.get('SELECT COUNT(*) AS many FROM member')?.many);

it('every few hours, in pieces; not without a confirmed clock, and not after the end', async () => {
  const clock = createManualClock(startMs);
  let isConfirmed = false;
  const tidying = createTidying({
    ...{ store, clock, settings: () => ({ ...defaultSettings, keepMemberDays: 1 }) },
    isConfirmed: () => isConfirmed,
  });
  know();
  await clock.run(2 * dayMs);
  expect(known()).toBe(many);
  isConfirmed = true;
  await clock.run(7 * 3_600_000);
  expect(known()).toBe(0);

  know();
  tidying.stop();
  await clock.run(2 * dayMs);
  tidying.now();
  expect(known()).toBe(many);
});
