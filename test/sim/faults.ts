/**
 * What can go wrong in a store, by name, and how often in one run. Every run has its own mix: some troubles not at
 * all, some rarely, some all the time, because rare pairs are found only where little else happens.
 */
import type { Random } from './random.ts';

/** What can happen to one request on its way. */
export const wireFaults = [
  'not-sent',
  'request-lost',
  'answer-lost',
  'request-late',
  'commit-late',
  'request-twice',
  'answer-slow',
  'http-5xx-before',
  'http-5xx-after',
  'http-429',
  'garbage-before',
  'garbage-after',
  'token-expired',
  'account-refused',
  'failed-before',
  'failed-after',
  'seen-late',
] as const;
export type WireFault = (typeof wireFaults)[number];

/** What can happen to a store and its machines. */
export const storeFaults = [
  'line-down',
  'platform-down',
  'crash',
  'power-cut',
  'asleep',
  'clock-set',
  'by-hand',
  'somebody-else',
  'row-damaged',
  'backup-restored',
] as const;
export type StoreFault = (typeof storeFaults)[number];

export type FaultKind = WireFault | StoreFault;
export const faultKinds: readonly FaultKind[] = [...wireFaults, ...storeFaults];

export interface Faults {
  /** The fault of the next request, or none. */
  ofRequest: (fits: (kind: WireFault) => boolean) => WireFault | null;
  /** Whether this kind belongs to the run at all. */
  has: (kind: StoreFault) => boolean;
  /** A program dies at this point. */
  crashesHere: () => boolean;
  happened: (kind: FaultKind) => void;
  counts: () => Partial<Record<FaultKind, number>>;
  /** Calm: nothing goes wrong any more. */
  off: () => void;
  isOff: () => boolean;
}

/** Troubles that are worst together. */
const company: readonly (readonly WireFault[])[] = [
  ['request-late', 'commit-late', 'answer-slow'],
  ['request-late', 'answer-slow'],
  ['request-late', 'commit-late', 'http-5xx-before'],
  ['answer-lost', 'http-5xx-after', 'seen-late'],
  ['request-lost', 'failed-after', 'garbage-after', 'token-expired'],
  ['http-429', 'account-refused', 'answer-lost'],
];

/** All sorts, a few, or some that go together. */
function pickKinds(random: Random): readonly WireFault[] {
  switch (random.below(3)) {
    case 0:
      return random.pick(company);
    case 1:
      return Array.from({ length: random.between(1, 3) }, () => random.pick(wireFaults));
    default:
      return wireFaults.filter(() => random.chance(0.5));
  }
}

export function createFaults(random: Random): Faults {
  const counts: Partial<Record<FaultKind, number>> = {};
  const share = random.pick([0, 0.1, 0.3, 0.5, 0.6, 0.7]);
  const kinds = pickKinds(random);
  const present = new Set<StoreFault>(storeFaults.filter(() => random.chance(0.4)));
  const crashShare = present.has('crash') ? random.pick([0.001, 0.004, 0.02]) : 0;
  let isOff = false;
  return {
    ofRequest: (fits) => {
      if (isOff || !random.chance(share)) return null;
      const fitting = kinds.filter(fits);
      return fitting.length > 0 ? random.pick(fitting) : null;
    },
    has: (kind) => present.has(kind),
    crashesHere: () => !isOff && crashShare > 0 && random.chance(crashShare),
    happened: (kind) => {
      counts[kind] = (counts[kind] ?? 0) + 1;
    },
    counts: () => counts,
    off: () => {
      isOff = true;
    },
    isOff: () => isOff,
  };
}
