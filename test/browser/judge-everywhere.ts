/**
 * Judges what stands on a page, without starting anew: the small size in light and the large one in dark, so that every
 * size and every scheme is looked at. With SCREENS=all every size in every scheme, and a picture of each is kept.
 */
import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect } from 'vitest';
import { projectRoot } from '../support/run-command.ts';
import { judgeLook } from './judge-screen.ts';

const folder = `${projectRoot}/artefacts/screens`;
const isAll = process.env.SCREENS === 'all';

const small = { width: 1024, height: 768 };
const large = { width: 1280, height: 800 };
const looks = [
  { colorScheme: 'light', sizes: isAll ? [small, large] : [small] },
  { colorScheme: 'dark', sizes: isAll ? [large, small] : [large] },
] as const;

/** Begins with the look the page has already: to change it costs as much as to judge it. */
async function looksFrom(page: Page) {
  const scheme = await page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
  return looks.toSorted(
    (one, other) => Number(other.colorScheme === scheme) - Number(one.colorScheme === scheme),
  );
}

export async function judge(page: Page, name: string): Promise<void> {
  if (isAll) mkdirSync(folder, { recursive: true });
  const problems: string[] = [];
  let isFirst = true;
  for (const { colorScheme, sizes } of await looksFrom(page)) {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.evaluate(stillIn, colorScheme);
      const where = `${name}-${size.width}x${size.height}-${colorScheme}`;
      if (isAll) await page.screenshot({ path: `${folder}/${where}.png` });
      problems.push(...(await judgeLook(page, { isFirst })).map((problem) => `${where}: ${problem}`));
      isFirst = false;
    }
  }
  expect(problems).toEqual([]);
}

/** Runs in the page. Until it shows the scheme, and what moved before stillness was asked for came to its end. */
async function stillIn(colorScheme: string): Promise<void> {
  while (document.documentElement.dataset.mantineColorScheme !== colorScheme)
    await new Promise((resolve) => requestAnimationFrame(resolve));
  const begun = document.getAnimations().filter((one) => one instanceof CSSTransition);
  await Promise.allSettled(begun.map(({ finished }) => finished));
}
