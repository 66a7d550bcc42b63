/** README prints the people and codes of the training store; they must be the ones that are there. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { trainingStaff } from '../src-main/app/training.ts';
import { describeSeed } from '../src-main/simulator/describe-seed.ts';
import { createTrainingSeed } from '../src-main/simulator/seed.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const members = describeSeed(createTrainingSeed(Date.now()));

describe('README', () => {
  it('shows the two commands before anything else is explained', () => {
    expect(readme.indexOf('npm start\nnpm test')).toBeLessThan(readme.indexOf('\n## '));
  });

  it.each(trainingStaff)('prints $name and the PIN', ({ name, pin }) => {
    expect(readme).toContain(name);
    expect(readme).toContain(pin);
  });

  it.each(members)('prints how to find $name and every code', ({ identifiers, coupons }) => {
    expect(readme).toContain(identifiers[0]?.value);
    for (const { code, shows } of coupons) expect(readme).toContain(`\`${code}\` ${shows}`);
  });

  it('links only to files that are there', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(5);
    for (const link of links)
      expect(() => readFileSync(new URL(`../${link}`, import.meta.url))).not.toThrow();
  });
});
