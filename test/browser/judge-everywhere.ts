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
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // what was on its way before stillness was asked for comes to its end; nothing may begin after that
  await page.evaluate(async () => {
    const begun = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(begun.map(({ finished }) => finished));
  });
  const problems: string[] = [];
  let isFirst = true;
  for (const { colorScheme, sizes } of await looksFrom(page)) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction(
      (asked) => document.documentElement.dataset.mantineColorScheme === asked,
      colorScheme,
    );
    for (const size of sizes) {
      await page.setViewportSize(size);
      const where = `${name}-${size.width}x${size.height}-${colorScheme}`;
      if (isAll) await page.screenshot({ path: `${folder}/${where}.png` });
      problems.push(...(await judgeLook(page, { isFirst })).map((problem) => `${where}: ${problem}`));
      isFirst = false;
    }
  }
  expect(problems).toEqual([]);
}
