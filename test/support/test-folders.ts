/**
 * Where a run of tests puts its files, all gone after it: in memory where the system has a place there, since most
 * tests only pass through a file and a disk makes each of them wait. What is about a disk asks for one.
 */
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const inMemory = '/dev/shm';
/** Several times of what a whole run needs at once. */
const bytesNeeded = 2 * 2 ** 30;

export interface TestFolders {
  /** For the processes of the run. */
  environment: Record<string, string>;
  remove: () => void;
}

export function makeTestFolders(place = hasRoom(inMemory) ? inMemory : tmpdir()): TestFolders {
  const folder = mkdtempSync(join(place, 'counterpart-tests-'));
  const disk = mkdtempSync(join(tmpdir(), 'counterpart-disk-'));
  return {
    environment: { TMPDIR: folder, TMP: folder, TEMP: folder, COUNTERPART_TEST_DISK: disk },
    remove: () => {
      for (const one of [folder, disk]) rmSync(one, { recursive: true, force: true });
    },
  };
}

/** A new folder that surely lies on the disk the system gives to temporary files. */
export function newDiskFolder(prefix: string): string {
  return mkdtempSync(join(process.env.COUNTERPART_TEST_DISK ?? tmpdir(), prefix));
}

function hasRoom(place: string): boolean {
  if (!existsSync(place)) return false;
  const { bavail, bsize } = statfsSync(place);
  return bavail * bsize > bytesNeeded;
}
