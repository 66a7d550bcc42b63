// The simulator is a second reading of the platform: it shares no code with the client.
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const folder = resolve(import.meta.dirname, '../../src-main/simulator');

/** Imports that leave the folder, other than Node and zod. */
function strays(file: string, text: string): string[] {
  const named = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  return named.filter((name) => {
    if (name.startsWith('node:') || name === 'zod') return false;
    return !name.startsWith('.') || relative(folder, resolve(dirname(file), name)).startsWith('..');
  });
}

test('it imports nothing of ours', async () => {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  expect(names.length).toBeGreaterThan(20);
  for (const name of names) {
    const file = join(folder, name);
    expect([name, strays(file, await readFile(file, 'utf8'))]).toEqual([name, []]);
  }
});

test('and this would notice if it did', () => {
  const text =
    "import { x } from '../contract/x.ts';\nconst y = await import('hono');\nimport z from './z.ts';";
  expect(strays(join(folder, 'a.ts'), text)).toEqual(['../contract/x.ts', 'hono']);
});
