/**
 * Tells a scanner from a person by the time between key strokes. Pure: every stroke gives the next state.
 * A scanner sends at least four characters, each within 35 ms of the one before, and then Enter.
 */
export const fastestFingersMs = 35;
/** Scanners that send the end of line separately take a little longer for it. */
const enterWithinMs = 100;
const fewest = 4;

export interface Burst {
  text: string;
  lastAt: number;
}

export const noBurst: Burst = { text: '', lastAt: Number.NEGATIVE_INFINITY };

export interface Stroke {
  key: string;
  at: number;
  /** Held down, with a modifier, or part of composing a character: not a scanner. */
  unlikely: boolean;
}

/** `begins`: this stroke is the first of a possible scan, so the field's text before it should be remembered. */
export interface Fed {
  burst: Burst;
  begins: boolean;
  scanned: string | null;
}

export function feedStroke(burst: Burst, stroke: Stroke): Fed {
  if (stroke.key === 'Shift') return { burst, begins: false, scanned: null };
  const gap = stroke.at - burst.lastAt;
  if (stroke.key === 'Enter') {
    const complete = burst.text.length >= fewest && gap <= enterWithinMs;
    return { burst: noBurst, begins: false, scanned: complete ? burst.text : null };
  }
  if (stroke.key.length !== 1 || stroke.unlikely) return { burst: noBurst, begins: false, scanned: null };
  const goesOn = burst.text !== '' && gap < fastestFingersMs;
  return {
    burst: { text: goesOn ? burst.text + stroke.key : stroke.key, lastAt: stroke.at },
    begins: !goesOn,
    scanned: null,
  };
}
