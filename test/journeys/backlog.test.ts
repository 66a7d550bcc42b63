/** A till that was killed with a long queue: everything is there again, every member's lane, in order. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Entry } from '../../src-main/contract/entries.ts';
import { projectRoot, runNode } from '../support/run-command.ts';
import { startTill, type Till } from '../support/till.ts';

const [entries, members] = [1200, 300];
const nobodyThere = 'http://127.0.0.1:9';

let folder = '';
let till: Till | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-backlog-'));
});
afterEach(async () => {
  await till?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function everyEntry(of: Till): Promise<Entry[]> {
  const all: Entry[] = [];
  let before: number | null | undefined;
  while (before !== null) {
    const page = await of.must('listEntries', {
      limit: 200,
      ...(before === undefined ? {} : { before }),
    });
    all.push(...page.entries);
    before = page.next;
  }
  return all.reverse();
}

it('counts every entry, and has one head and the right order in every lane', {
  timeout: 120_000,
}, async () => {
  await runNode([
    join(projectRoot, 'test/support/leave-backlog.ts'),
    folder,
    String(entries),
    String(members),
  ]);
  till = await startTill({ apiUrl: nobodyThere, folder });
  const { counts, exposure } = await till.must('readStatus', {});
  expect(counts).toMatchObject({ waiting: entries, queued: entries, inDoubt: 0 });
  expect(exposure.atRisk.amountMinor).toBe(entries * 500);
  const lanes = Map.groupBy(await everyEntry(till), ({ customer }) => customer.id);
  expect(lanes.size).toBe(members);
  for (const lane of lanes.values()) {
    expect(lane).toHaveLength(entries / members);
    expect(lane.map(({ waitingFor }) => waitingFor === 'lane')).toEqual([false, true, true, true]);
    const places = lane.map(({ code }) => Number(code.slice(5)));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  }
});
