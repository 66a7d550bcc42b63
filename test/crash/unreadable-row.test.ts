/** One row that cannot be read any more holds up nobody: it is shown, never sent, and the rest goes on. */
import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listEntryPage } from '../../src-main/store/entry-lists.ts';
import { newFolder } from './prepare.ts';
import { createScriptedCapillary } from './scripted-capillary.ts';
import { openDiskTill, rememberMembers } from './till-on-disk.ts';

it('a kind of entry that a wrong byte made up', async () => {
  const folder = newFolder();
  const server = createScriptedCapillary([], () => {});
  const till = openDiskTill({ folder, server, told: () => {}, run: 1 });
  rememberMembers(till.store, 3);
  for (const index of [0, 1, 2]) till.redeem(index);
  till.store.ledger.run("UPDATE entry SET kind = 'redeem-coupoo', state = 'sending' WHERE code = 'CRASH-1'");
  till.close();

  const again = openDiskTill({ folder, server, told: () => {}, run: 2 });
  again.setLine(true);
  await again.clock.run(10_000);
  const page = listEntryPage(again.store.ledger, {
    words: [],
    kinds: [],
    text: '',
    limit: 50,
    doubtBefore: 0,
  });
  expect(page.map(({ code, state }) => [code, state])).toEqual([
    ['CRASH-2', 'confirmed'],
    ['CRASH-1', 'in-doubt'],
    ['CRASH-0', 'confirmed'],
  ]);
  expect(page[1]?.desk).toBe('open');
  expect(server.redeemed.map(({ code }) => code)).toEqual(['CRASH-0', 'CRASH-2']);
  again.close();
  rmSync(folder, { recursive: true, force: true });
});
