/** Small files that must be whole or not there at all, on a disk that takes only a part of them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-synced-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

// the limit on a file's size, like a disk with two blocks left, takes a part and says so by the count alone
it.skipIf(process.platform === 'win32')('never puts a part of a text in the place of a whole one', () => {
  const path = join(folder, 'ledger.key');
  writeFileSync(path, 'the whole of the old one');
  const part = join(import.meta.dirname, '../../src-main/store/synced-file.ts');
  const script = `process.on('SIGXFSZ', () => {});
    const { writeSynced } = await import(${JSON.stringify(part)});
    try { writeSynced(${JSON.stringify(path)}, 'x'.repeat(5000)); console.log('written'); }
    catch (error) { console.log(error.code); }`;
  const command = 'ulimit -f 2; exec "$0" --input-type=module -e "$1"';
  const { stdout } = spawnSync('bash', ['-c', command, process.execPath, script], { encoding: 'utf8' });
  expect(stdout.trim()).toBe('EFBIG');
  expect(readFileSync(path, 'utf8')).toBe('the whole of the old one');
});
