import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeTestFolders, newDiskFolder } from './test-folders.ts';

const place = mkdtempSync(join(tmpdir(), 'counterpart-place-'));
afterAll(() => rmSync(place, { recursive: true }));

describe('the folders of a run of tests', () => {
  it('are new ones, told to its processes, and gone afterwards with what was left in them', () => {
    const { environment, remove } = makeTestFolders(place);
    const { TMPDIR = '', COUNTERPART_TEST_DISK = '' } = environment;
    expect(dirname(TMPDIR)).toBe(place);
    for (const folder of [TMPDIR, COUNTERPART_TEST_DISK]) writeFileSync(join(folder, 'left.txt'), 'x');
    remove();
    expect([existsSync(TMPDIR), existsSync(COUNTERPART_TEST_DISK)]).toEqual([false, false]);
  });

  it('of a run that was killed go with the next', () => {
    // no process has a number as large as this
    const left = join(place, 'counterpart-tests-99999999');
    mkdirSync(left);
    makeTestFolders(place).remove();
    expect(existsSync(left)).toBe(false);
  });

  it('are on a disk for who asks for one', () => {
    const folder = newDiskFolder('counterpart-asked-');
    expect(dirname(folder)).toBe(process.env.COUNTERPART_TEST_DISK ?? tmpdir());
    rmSync(folder, { recursive: true });
  });
});
