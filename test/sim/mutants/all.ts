/** Every known-bad program, by name. A simulation that does not catch them is decoration. */
import { decisionMutants } from './decisions.ts';
import { startMutants } from './starts.ts';
import { surroundingMutants } from './surroundings.ts';
import { asItIs, type Variant } from './variant.ts';

export const mutants: readonly Variant[] = [...decisionMutants, ...surroundingMutants, ...startMutants];

export function variantNamed(name: string): Variant {
  const found = [asItIs, ...mutants].find((variant) => variant.name === name);
  if (!found) throw new Error(`no variant is called ${name}`);
  return found;
}
