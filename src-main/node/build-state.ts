/** Whether the built program in `out/` is there and as new as what it was built from. Looks at times of files only. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What is built from what. */
const sources = ['src-renderer', 'src-main', 'electron.vite.config.ts', 'package-lock.json'];
const built = ['out/renderer/index.html', 'out/main/index.js', 'out/preload/index.cjs'];

function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestIn(path: string): number {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
  if (!isFolder) return changedAt(path);
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  return Math.max(0, ...files.map((item) => changedAt(join(item.parentPath, item.name))));
}

export function needsBuild(root: string): boolean {
  const oldestBuilt = Math.min(...built.map((path) => changedAt(join(root, path))));
  return oldestBuilt === 0 || Math.max(...sources.map((path) => newestIn(join(root, path)))) > oldestBuilt;
}
