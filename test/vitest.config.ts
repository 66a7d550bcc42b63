import { defineConfig } from 'vitest/config';
import { LongestFirst } from './support/longest-first.ts';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/desktop/**'],
    // how long a test may take that hangs; one in a browser takes half a minute where others fill the machine
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // one more than the two cores they are meant for: many of them wait for a disk, a page or a settle window, and the
    // simulation, which takes the longest, only uses what the others leave
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    pool: 'forks',
    // a worker keeps what it has loaded for the next file: no test may leave anything behind in its process
    isolate: false,
  },
});
