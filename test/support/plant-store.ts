/**
 * The files of a new till, empty and in their newest shape, as opening a new folder makes them. Made once in a process:
 * hundreds of tests begin with a new till, and few of them are about how its files come to be.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src-main/store/open.ts';
import { plantedKey, plantKey } from './test-key-store.ts';

const names = ['ledger.db', 'cache.db'] as const;
let made: ReadonlyMap<string, Buffer> | null = null;

/** The folder must be empty. Its key is the planted one, which the test key store opens. */
export function plantStore(folder: string): void {
  made ??= makeFiles();
  plantKey(folder);
  for (const [name, bytes] of made) writeFileSync(join(folder, name), bytes);
}

function makeFiles(): ReadonlyMap<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-new-'));
  try {
    const opened = openStore(folder, plantedKey);
    if (!opened.ok) throw new Error(opened.message);
    // how often it was opened; this was not a till's
    opened.store.ledger.run("DELETE FROM fact WHERE name = 'opened'");
    opened.store.close();
    return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
