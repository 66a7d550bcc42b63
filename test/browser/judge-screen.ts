/** Looks at a page as the strictest reader would and tells in words what is wrong with it. Changes nothing. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';

/** The short form: a page reads it in half the time. */
const rules = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What depends on size and scheme; everything else is the same in all of them and is asked once. */
const looks = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Contrast, targets, scrolling places, and words that do not fit. `isFirst`: also what does not change with the size or
 * the scheme, and is asked once: names, roles, regions, order.
 */
export async function judgeLook(page: Page, { isFirst }: { isFirst: boolean }): Promise<string[]> {
  const moving = await page.evaluate(() => document.getAnimations().length);
  return [
    ...(moving === 0 ? [] : [`${moving} parts still move although stillness was asked for`]),
    ...(await runAxe(page, { runOnly: isFirst ? tags : { type: 'rule', values: looks } })),
    ...(await page.evaluate(findCutOff)),
  ];
}

type AxeInPage = { axe?: { run: (of: ElementContext, options: RunOptions) => Promise<AxeResults> } };

/** Puts the rules into the page once: they are larger than the page. */
async function runAxe(page: Page, options: RunOptions): Promise<string[]> {
  // nothing is fetched for rules about sound and turning, which are not asked for: it costs as much as all others
  const chosen = {
    ...options,
    resultTypes: ['violations' as const],
    reporter: 'no-passes' as const,
    preload: false,
  };
  let found = await page.evaluate(askAxe, chosen);
  if (found === null) {
    await page.evaluate(rules);
    found = await page.evaluate(askAxe, chosen);
  }
  if (found === null) throw new Error('the rules are not in the page');
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Runs in the page; null while the rules are not there. */
async function askAxe(chosen: RunOptions): Promise<AxeResults['violations'] | null> {
  const { axe } = globalThis as AxeInPage;
  return axe ? (await axe.run(document, chosen)).violations : null;
}

/** Runs in the page. Scrolls sideways, controls whose words do not fit, targets too small for a finger. */
function findCutOff(): string[] {
  const problems: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    problems.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}`);
  }
  for (const control of document.querySelectorAll<HTMLElement>(
    'button, a[href], [role="tab"], label, h1, h2',
  )) {
    const box = control.getBoundingClientRect();
    const words = (control.textContent ?? '').trim();
    if (box.width <= 1 || words === '' || getComputedStyle(control).visibility === 'hidden') continue;
    const name = `“${words.slice(0, 40)}”`;
    // A long name may end in an ellipsis when the whole is in reach.
    const inReach = control.title !== '' || control.querySelector('[title]') !== null;
    if (
      control.scrollWidth > control.clientWidth + 1 &&
      !inReach &&
      getComputedStyle(control).display !== 'inline'
    ) {
      problems.push(`${name} is cut off: ${control.scrollWidth} in ${control.clientWidth}`);
    }
    if (box.right > root.clientWidth + 1 || box.left < -1) problems.push(`${name} stands outside the window`);
    const isTarget =
      control.matches('button, [role="tab"], nav a') && !control.matches('[aria-label^="Cop"]');
    if (isTarget && touchHeight(control, box) < 44) problems.push(`${name} is ${box.height} px high`);
  }
  return problems;

  /** A control may be touched beside its words: a row of a list is one with its button. */
  function touchHeight(control: HTMLElement, box: DOMRect): number {
    if (box.height >= 44) return box.height;
    const middle = box.left + box.width / 2;
    let touched = 0;
    for (let y = box.top - 48; y < box.bottom + 48; y += 1) {
      if (control.contains(document.elementFromPoint(middle, y))) touched += 1;
    }
    // Scrolled out of sight, it cannot be touched and is not judged.
    return touched === 0 ? box.height + 44 : touched;
  }
}
