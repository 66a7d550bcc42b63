/** docs/security.md names a test for every promise; a name that is no test any more would be a promise without proof. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from './support/run-command.ts';

const text = readFileSync(join(projectRoot, 'docs', 'security.md'), 'utf8');
const named = [...text.matchAll(/`(test\/[\w./-]+\.ts)` “([^”]+)”/g)].map(
  ([, file = '', title = '']) => [file, title] as const,
);

test('every test that docs/security.md names is there', () => {
  const missing = named.filter(([file, title]) => {
    const path = join(projectRoot, file);
    if (!existsSync(path)) return true;
    const source = readFileSync(path, 'utf8');
    return !["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote},`));
  });
  expect(missing).toEqual([]);
  expect(named.length).toBeGreaterThan(40);
});

test('every mention of a test file has its title beside it', () => {
  const mentions = text.match(/`test\/[\w./-]+\.ts`/g) ?? [];
  const alone = ['`test/security-doc.test.ts`'];
  expect(mentions.filter((mention) => !alone.includes(mention))).toHaveLength(named.length);
});

test('each of Electron’s twenty points has a line, and none is left without a test', () => {
  const lines = text.split('\n').filter((line) => /^\| \d+ +\|/.test(line));
  expect(lines.map((line) => Number(line.split('|')[1]))).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  for (const line of lines) expect(line, line.slice(0, 40)).toMatch(/`test\/.+\.ts` “/);
});
