/** Every known-bad program is caught within 500 days, and by something that says what is wrong with it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { mutants } from './mutants/all.ts';
import { type Caught, catchMutants } from './run-many.ts';

const within = 500;
let caught: Caught[] = [];

beforeAll(async () => {
  caught = await catchMutants(
    mutants.map(({ name }) => name),
    within,
  );
  for (const { mutant, by } of caught)
    console.log(by ? `seed ${by.seed}, ${by.invariant}: ${mutant}` : `not caught: ${mutant}`);
}, 300_000);

describe('known-bad programs', () => {
  it('are many and have names of their own', () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBeGreaterThanOrEqual(12);
  });

  it.each(mutants.map(({ name }) => name))('%s', (name) => {
    const found = caught.find(({ mutant }) => mutant === name);
    expect(found?.by?.invariant).toBeDefined();
    expect(found?.by?.invariant).not.toBe('program-fault');
  });
});
