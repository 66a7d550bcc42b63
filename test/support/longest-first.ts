/**
 * The order of the test files: the longest first, so that no worker is left alone with one of them at the end, when
 * the others have nothing left to do. The rest in the runner's own order.
 */
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { projectRoot } from './run-command.ts';

/** Files that take the longest, by what they took; longest-first.test.ts holds the names against the folder. */
export const longest: readonly string[] = [
  'test/sim/sim.test.ts',
  'test/crash/kill-points.test.ts',
  'test/browser/screens.test.ts',
  'test/journeys/kill.test.ts',
  'test/crash/disk-faults.test.ts',
  'test/browser/desk-shift.test.ts',
  'test/crash/power-loss.test.ts',
  'test/browser/desk-kinds.test.ts',
  'test/browser/goodwill.test.ts',
  'test/journeys/recovery.test.ts',
];

/** Sorts paths relative to the project; those that are not named keep their order. */
export function longestFirst<Item>(items: readonly Item[], pathOf: (item: Item) => string): Item[] {
  const place = (item: Item) => {
    const index = longest.indexOf(pathOf(item).replaceAll('\\', '/'));
    return index === -1 ? longest.length : index;
  };
  return items.toSorted((one, other) => place(one) - place(other));
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return longestFirst(await super.sort(files), ({ moduleId }) => relative(projectRoot, moduleId));
  }
}
