/**
 * What happens when: events in the order of true time, those of one moment in the order they were planned. Between
 * two events every promise runs until nothing moves any more, so a run has one order only.
 */
export interface Schedule {
  /** True time: milliseconds since the run began. No program sees it. */
  now: () => number;
  /** Plans an event; the answer cancels it. */
  at: (time: number, act: () => void) => () => void;
  /** Runs the next event that is due by `until`, and all it sets off; false when there is none. */
  step: (until: number) => Promise<boolean>;
  /** Events run so far. */
  steps: () => number;
}

interface Planned {
  time: number;
  order: number;
  act: (() => void) | null;
}

const isBefore = (one: Planned, other: Planned) =>
  one.time < other.time || (one.time === other.time && one.order < other.order);

export function createSchedule(): Schedule {
  const heap: Planned[] = [];
  let now = 0;
  let order = 0;
  let steps = 0;

  function push(planned: Planned) {
    let hole = heap.length;
    heap.push(planned);
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = heap[parent];
      if (!above || isBefore(above, planned)) break;
      heap[hole] = above;
      hole = parent;
    }
    heap[hole] = planned;
  }

  function pop(): void {
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let hole = 0;
    for (;;) {
      let child = hole * 2 + 1;
      let below = heap[child];
      const right = heap[child + 1];
      if (!below) break;
      if (right && isBefore(right, below)) {
        child += 1;
        below = right;
      }
      if (isBefore(last, below)) break;
      heap[hole] = below;
      hole = child;
    }
    heap[hole] = last;
  }

  return {
    now: () => now,
    at: (time, act) => {
      order += 1;
      const planned: Planned = { time: Math.max(now, Math.ceil(time)), order, act };
      push(planned);
      return () => {
        planned.act = null;
      };
    },
    step: async (until) => {
      // from here on inside a promise's turn: that is what nextTick waits for the end of
      await null;
      for (;;) {
        const first = heap[0];
        if (!first || first.time > until) return false;
        pop();
        if (first.act === null) continue;
        now = first.time;
        steps += 1;
        first.act();
        // begins only when no promise has anything left to do, and costs no turn of the event loop
        await new Promise((resolve) => process.nextTick(resolve));
        return true;
      }
    },
    steps: () => steps,
  };
}
