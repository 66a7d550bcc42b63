/** `npm run bench`: every figure beside its reference of the same run. Nothing here is part of the tests. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchAccept } from './accept.ts';
import { benchAudit } from './audit.ts';
import { benchBackup } from './backup.ts';
import { benchBundle } from './bundle.ts';
import { benchDrain } from './drain.ts';
import { type Figure, report } from './figures.ts';
import { benchMemory } from './memory.ts';
import { benchSealed } from './sealed.ts';
import { benchSearch } from './search.ts';
import { benchStart } from './start.ts';
import { benchTyping } from './typing.ts';

if (globalThis.gc === undefined) {
  const again = spawnSync(
    process.execPath,
    ['--expose-gc', fileURLToPath(import.meta.url), ...process.argv.slice(2)],
    {
      stdio: 'inherit',
    },
  );
  process.exit(again.status ?? 1);
}

const renderer = fileURLToPath(new URL('../../out/renderer', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'counterpart-bench-'));
try {
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}`,
  );
  const figures: Figure[] = [];
  for (const measure of [
    () => benchAccept(folder),
    () => benchSealed(folder),
    () => benchAudit(folder),
    () => benchSearch(folder),
    () => benchBackup(folder),
    () => benchStart(folder),
    () => benchDrain(),
    () => benchTyping(folder),
    () => benchMemory(),
    () => benchBundle(renderer),
  ]) {
    const figure = await measure();
    figures.push(figure);
    console.log(report([figure]));
  }
  process.exitCode = figures.every(({ within }) => within) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
