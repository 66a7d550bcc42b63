/** Judges what stands on a page in every size and scheme, without starting anew, and keeps a picture of each. */
import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect } from 'vitest';
import { projectRoot } from '../support/run-command.ts';
import { askAxe, judgeLook } from './judge-screen.ts';
import { see } from './open-store.ts';

const folder = `${projectRoot}/artefacts/screens`;

const sizes = [
  { width: 1024, height: 768 },
  { width: 1280, height: 800 },
];
const schemes = ['light', 'dark'] as const;

export async function judge(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const problems = await askAxe(page);
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      await see(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      const where = `${name}-${size.width}x${size.height}-${colorScheme}`;
      await page.screenshot({ path: `${folder}/${where}.png` });
      problems.push(...(await judgeLook(page)).map((problem) => `${where}: ${problem}`));
    }
  }
  expect(problems).toEqual([]);
}
