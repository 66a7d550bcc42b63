/**
 * Which entry may go next. One lane a member, strictly in order; a lane whose head cannot go stays where it is
 * and holds up nobody else. Built from the ledger at start; the ledger's own state guards every claim again.
 */
export interface Waiting {
  ordinal: number;
  lane: string;
  id: string;
  /** Some kinds may go several lanes at a time. */
  kind?: string;
}

interface Lane {
  queue: Waiting[];
  /** Which of them is being dealt with. */
  busy: string | null;
  /** Monotonic moment before which the head rests. */
  restUntil: number;
  /** Tries since the last success of this head. */
  tries: number;
  /** Monotonic moment at which its head was first dealt with and had to rest; null = it was not. */
  heldSince: number | null;
}

export interface Lanes {
  /** @param goesFirst before everything that waits in its lane. */
  add: (entry: Waiting, goesFirst?: boolean) => void;
  /** Takes the head of the first lane that may go at this moment; its lane is busy until `done`. */
  take: (nowMono: number, mayGo: (entry: Waiting) => boolean) => Waiting | null;
  /** The head was dealt with: gone for good, or resting. */
  done: (entry: Waiting, after: 'ended' | { restMs: number }, nowMono: number) => void;
  /** An entry ended by other hands; a busy head is left to whoever deals with it. */
  drop: (entry: Waiting) => void;
  /** Lets a lane go at once. */
  wake: (lane: string) => void;
  wakeAll: () => void;
  /** Milliseconds until some lane may go; null = none will by itself. */
  nextIn: (nowMono: number) => number | null;
  tries: (lane: string) => number;
  /** Since when the head could not go, on the monotonic clock; counted anew when the line comes back. */
  heldSince: (lane: string) => number | null;
  /** Where an entry stands: at the head of its lane or behind another; whether the head is being dealt with. */
  position: (id: string, lane: string) => { head: boolean; busy: boolean };
  /** Every entry of a lane, head first. */
  inLane: (lane: string) => Waiting[];
  size: () => number;
}

export function createLanes(): Lanes {
  const lanes = new Map<string, Lane>();
  let size = 0;

  return {
    add: (entry, goesFirst = false) => {
      const lane = lanes.get(entry.lane) ?? {
        queue: [],
        busy: null,
        restUntil: -Infinity,
        tries: 0,
        heldSince: null,
      };
      if (goesFirst) {
        lane.queue.unshift(entry);
        lane.restUntil = -Infinity;
        lane.tries = 0;
        lane.heldSince = null;
      } else lane.queue.push(entry);
      lanes.set(entry.lane, lane);
      size += 1;
    },
    take: (nowMono, mayGo) => {
      for (const lane of lanes.values()) {
        const head = lane.queue[0];
        if (!head || lane.busy !== null || lane.restUntil > nowMono || !mayGo(head)) continue;
        lane.busy = head.id;
        return head;
      }
      return null;
    },
    done: (entry, after, nowMono) => {
      const lane = lanes.get(entry.lane);
      if (!lane) return;
      lane.busy = null;
      const place = lane.queue.findIndex((one) => one.id === entry.id);
      if (after === 'ended') {
        if (place >= 0) {
          lane.queue.splice(place, 1);
          size -= 1;
        }
        lane.tries = 0;
        lane.heldSince = null;
        lane.restUntil = -Infinity;
        if (lane.queue.length === 0) lanes.delete(entry.lane);
        return;
      }
      // another one was put before it meanwhile, and need not rest for its sake
      if (place > 0) return;
      lane.tries += 1;
      lane.heldSince ??= nowMono;
      lane.restUntil = nowMono + after.restMs;
    },
    drop: (entry) => {
      const lane = lanes.get(entry.lane);
      const place = lane?.queue.findIndex((one) => one.id === entry.id) ?? -1;
      if (!lane || place < 0 || lane.busy === entry.id) return;
      lane.queue.splice(place, 1);
      size -= 1;
      if (place === 0) {
        lane.tries = 0;
        lane.heldSince = null;
        lane.restUntil = -Infinity;
      }
      if (lane.queue.length === 0) lanes.delete(entry.lane);
    },
    wake: (key) => {
      const lane = lanes.get(key);
      if (lane) lane.restUntil = -Infinity;
    },
    wakeAll: () => {
      for (const lane of lanes.values()) {
        lane.restUntil = -Infinity;
        lane.tries = 0;
        lane.heldSince = null;
      }
    },
    nextIn: (nowMono) => {
      let soonest: number | null = null;
      for (const lane of lanes.values()) {
        if (lane.busy !== null) continue;
        const left = Math.max(0, lane.restUntil - nowMono);
        if (soonest === null || left < soonest) soonest = left;
      }
      return soonest;
    },
    heldSince: (key) => lanes.get(key)?.heldSince ?? null,
    tries: (key) => lanes.get(key)?.tries ?? 0,
    position: (id, key) => {
      const lane = lanes.get(key);
      return {
        head: lane?.queue[0]?.id === id,
        busy: (lane?.busy ?? null) !== null,
      };
    },
    inLane: (key) => [...(lanes.get(key)?.queue ?? [])],
    size: () => size,
  };
}
