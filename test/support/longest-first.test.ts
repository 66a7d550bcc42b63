import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { longest, longestFirst } from './longest-first.ts';
import { projectRoot } from './run-command.ts';

describe('the order of the test files', () => {
  it('begins with the longest and leaves the rest as it was', () => {
    const [first = '', second = ''] = longest;
    const files = ['test/b.test.ts', second, 'test/a.test.ts', first];
    expect(longestFirst(files, (file) => file)).toEqual([first, second, 'test/b.test.ts', 'test/a.test.ts']);
  });

  it('names files that are there', () => {
    expect(longest.filter((file) => !existsSync(join(projectRoot, file)))).toEqual([]);
  });
});
