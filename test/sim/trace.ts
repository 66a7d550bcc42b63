/**
 * What a run leaves behind: a fingerprint of everything that happened, in order, and on request the story of it in
 * a cashier's words. Two runs of one seed have the same fingerprint, or the simulation is worth nothing.
 */
export interface Trace {
  /** Mixes words and numbers into the fingerprint. */
  mark: (...facts: (string | number)[]) => void;
  /** One line of the story; made only when somebody reads it. */
  say: (line: () => string) => void;
  hash: () => string;
}

export function createTrace(now: () => number, read: ((line: string) => void) | null): Trace {
  let one = 0x811c9dc5;
  let other = 0x9747b28c;
  const mix = (value: number) => {
    one = Math.imul(one ^ value, 0x01000193);
    other = Math.imul(other ^ (value + (one >>> 13)), 0x85ebca6b);
  };
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
  return {
    mark: (...facts) => {
      mix(now());
      for (const fact of facts) {
        if (typeof fact === 'number') mix(fact);
        else for (let index = 0; index < fact.length; index += 1) mix(fact.charCodeAt(index));
        mix(-1);
      }
    },
    say: (line) => read?.(`${clockText(now())}  ${line()}`),
    hash: () => hex(one) + hex(other),
  };
}

/** The story begins at 09:30 in the morning. */
export const storyStartMs = Date.parse('2026-05-12T09:30:00Z');

function clockText(now: number): string {
  return new Date(storyStartMs + now).toISOString().slice(11, 23);
}
