/** Which files a file leads to by what it imports to run, within one folder. Reads the files as text. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const statements = /^(?:import|export)\b(?! type\b)[^;]*?from '(\.[^']+)'/gm;
const lazily = /\bimport\('(\.[^']+)'\)/g;

/** Text of each file by its path, the first ones included; a file that is not there leads nowhere. */
export function filesReached(from: readonly string[], folder: string): Map<string, string> {
  const reached = new Map<string, string>();
  const open = [...from];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file) || !file.startsWith(folder) || !/\.tsx?$/.test(file) || !existsSync(file)) continue;
    const text = readFileSync(file, 'utf8');
    reached.set(file, text);
    const named = [...text.matchAll(statements), ...text.matchAll(lazily)];
    for (const [, name = ''] of named) open.push(resolve(dirname(file), name));
  }
  return reached;
}
