/** Identifiers as somebody sees them who only knows a piece of one: enough to tell two members apart, no more. */
import type { Identifier } from '../contract/customers.ts';

const shown = 4;

/** The last four characters; of an e-mail address the first one and the domain. Short ones are hidden whole. */
export function maskIdentifier({ type, value }: Identifier): Identifier {
  const at = value.lastIndexOf('@');
  if (at > 0) return { type, value: `${value.slice(0, 1)}•••${value.slice(at)}` };
  return { type, value: `•••${value.length > shown * 2 - 1 ? value.slice(-shown) : ''}` };
}
