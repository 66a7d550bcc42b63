/** One wrong byte anywhere in the ledger: the start refuses in words or starts; what it did not see is counted. */
import { expect, it } from 'vitest';
import { flipBytes } from './flip-bytes.ts';

it('starts or says that the file is damaged, at 200 wrong bytes', { timeout: 60_000 }, () => {
  const flips = flipBytes(200);
  expect(flips.wrong).toEqual([]);
  expect(flips.refused + flips.unharmed + flips.unseen).toBe(200);
  expect(flips.refused).toBeGreaterThan(20);
  expect(flips.unreadable).toBe(0);
  // every sealed page carries its own check: a changed value inside a row, which breaks no rule of SQLite, is seen too
  expect(flips.unseen).toBe(0);
  console.log(`flipped bytes: ${JSON.stringify(flips)}`);
});
