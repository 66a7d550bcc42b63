/** How the test of the real desktop program is run; only by `run.ts` beside this file. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../artefacts/desktop',
  timeout: 60_000,
  workers: 1,
  reporter: 'line',
});
