/**
 * Covers the till when nobody touched it for as long as the settings say. Counts by the page's running time, which no
 * change of the clock moves; while somebody is at work the program is told so, at most once a minute.
 */

const tellEveryMs = 60_000;
const lookEveryMs = 5000;

export interface IdleWatch {
  /** Somebody touched, typed or scanned. */
  active: () => void;
  stop: () => void;
}

/** @param options.limitMs 0 = never, or nobody is signed in */
export function createIdleWatch(options: {
  limitMs: () => number;
  now: () => number;
  later: (action: () => void, ms: number) => () => void;
  cover: () => void;
  stay: () => void;
}): IdleWatch {
  const { limitMs, now, later, cover, stay } = options;
  let lastMs = now();
  let toldMs = lastMs;
  let cancel = later(look, lookEveryMs);

  const isOver = () => limitMs() > 0 && now() - lastMs >= limitMs();

  function look() {
    if (limitMs() === 0) lastMs = now();
    else if (isOver()) cover();
    cancel = later(look, lookEveryMs);
  }

  return {
    active: () => {
      // a machine that slept wakes by a key: that key is nobody's work
      if (isOver()) {
        cover();
        return;
      }
      lastMs = now();
      if (limitMs() === 0 || lastMs - toldMs < tellEveryMs) return;
      toldMs = lastMs;
      stay();
    },
    stop: () => cancel(),
  };
}
