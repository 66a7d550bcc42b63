/**
 * Where a run of tests puts its files, all gone after it, or with the next when it was killed: in memory where the
 * system has a place there, since most tests only pass through a file and a disk makes each of them wait. What is about
 * a disk asks for one.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderOfProcess } from './own-folder.ts';

const inMemory = '/dev/shm';
/** Plenty: the tests of journeys, app, http and node together left 180 MB there. */
const bytesNeeded = 2 * 2 ** 30;

export interface TestFolders {
  /** For the processes of the run. */
  environment: Record<string, string>;
  remove: () => void;
}

export function makeTestFolders(place = hasRoom(inMemory) ? inMemory : tmpdir()): TestFolders {
  const folder = folderOfProcess(place, 'counterpart-tests');
  const disk = folderOfProcess(tmpdir(), 'counterpart-tests-disk');
  for (const one of [folder, disk]) mkdirSync(one, { recursive: true });
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
