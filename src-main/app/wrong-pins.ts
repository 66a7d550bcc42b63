/**
 * How often a wrong PIN was tried, and what follows from it: a pause of 1, 2, 4 … seconds, then a lock. At most ten
 * PINs are looked at in any 30 minutes of running time: nine of anybody, and one that is kept for a manager who opens
 * the lock. Counted in the ledger, in running time only: a restart or a turned clock makes every wait longer, never
 * shorter. A right PIN in between forgives nothing: somebody may know one and guess another.
 */
import type { Clock } from '../domain/clock.ts';
import type { Database } from '../store/database.ts';
import { readFact, writeFact } from '../store/facts.ts';

/** Looks of anybody. */
export const openTries = 9;
/** And the manager's own. */
const allTries = openTries + 1;
/** So many wrong ones of one signed-in person stop that person, before they could stop everybody. */
const personTries = 5;
export const lockMs = 30 * 60_000;

export interface Held {
  /**
   * pause = after a wrong one. locked = for everybody; a manager may open it. shut = for everybody, the manager's try
   * is used up. person = only for who is signed in here.
   */
  kind: 'pause' | 'locked' | 'shut' | 'person';
  leftMs: number;
}

export interface WrongPins {
  count: () => number;
  /** Why nothing is looked at now, for somebody signed in or null; null = go on. */
  held: (personId: string | null) => Held | null;
  /** Before the look; `takeBack` when it was right. */
  add: (personId: string | null) => void;
  takeBack: (personId: string | null) => void;
  lockedMs: () => number | null;
  /** False when it was used up in this lock. */
  takeManagersTry: () => boolean;
  clear: () => void;
}

export function createWrongPins(ledger: Database, clock: Clock): WrongPins {
  const now = clock.monotonicMs;
  const kept = readKept(ledger);
  /** When each wrong one was tried, in running time. Those of an earlier run may have been tried just before it ended. */
  let tries: number[] = Array.from({ length: kept.tries }, now);
  const persons = new Map(
    Object.entries(kept.persons).map(([id, many]) => [id, Array.from({ length: many }, now)]),
  );
  /** Wrong ones since the last right one: they set the pause. */
  let inARow = tries.length;
  let lastMs = now();
  let isLocked = tries.length >= openTries;

  function keep() {
    writeFact(ledger, 'sign-in-failures', String(tries.length));
    const counts = Object.fromEntries([...persons].map(([id, at]) => [id, at.length]));
    writeFact(ledger, 'approval-failures', JSON.stringify(counts));
  }

  const young = (at: number) => now() - at < lockMs;

  function forget() {
    if (isLocked && now() - lastMs < lockMs) return;
    const before = tries.length;
    isLocked = false;
    tries = tries.filter(young);
    for (const [id, at] of [...persons]) {
      if (at.some(young)) persons.set(id, at.filter(young));
      else persons.delete(id);
    }
    if (tries.length !== before) {
      if (tries.length === 0) inARow = 0;
      keep();
    }
  }

  function lockedMs(): number | null {
    forget();
    return isLocked ? lockMs - (now() - lastMs) : null;
  }

  return {
    count: () => tries.length,
    held: (personId) => {
      const leftMs = lockedMs();
      if (leftMs !== null) return { kind: tries.length >= allTries ? 'shut' : 'locked', leftMs };
      const own = personId === null ? [] : (persons.get(personId) ?? []);
      if (own.length >= personTries) return { kind: 'person', leftMs: lockMs - (now() - (own[0] ?? 0)) };
      const pause = pauseAfter(inARow) - (now() - lastMs);
      return pause > 0 ? { kind: 'pause', leftMs: pause } : null;
    },
    add: (personId) => {
      lastMs = now();
      inARow += 1;
      tries.push(lastMs);
      if (personId !== null) persons.set(personId, [...(persons.get(personId) ?? []), lastMs]);
      isLocked = tries.length >= openTries;
      keep();
    },
    takeBack: (personId) => {
      tries.pop();
      if (personId !== null) persons.get(personId)?.pop();
      inARow = 0;
      isLocked = tries.length >= openTries;
      keep();
    },
    lockedMs,
    takeManagersTry: () => {
      if (tries.length >= allTries) return false;
      // no longer wait for it, or trying it would keep everybody out
      tries.push(now());
      keep();
      return true;
    },
    clear: () => {
      tries = [];
      persons.clear();
      inARow = 0;
      isLocked = false;
      keep();
    },
  };
}

function readKept(ledger: Database): { tries: number; persons: Record<string, number> } {
  const text = readFact(ledger, 'sign-in-failures') ?? '0';
  // what says nothing is taken for the worst
  const tries = /^\d+$/.test(text) ? Math.min(allTries, Number(text)) : allTries;
  try {
    const persons = JSON.parse(readFact(ledger, 'approval-failures') ?? '{}') as Record<string, number>;
    return { tries, persons };
  } catch {
    return { tries, persons: {} };
  }
}

/** 1, 2, 4 … seconds. */
const pauseAfter = (wrong: number) => (wrong === 0 ? 0 : 1000 * 2 ** Math.min(wrong - 1, 12));
