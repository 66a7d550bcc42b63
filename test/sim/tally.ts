/** What many seeds came to, added up. Sums of parts are the same in any order, so any number of cores gives one result. */
import type { FaultKind } from './faults.ts';
import type { SeedResult } from './run-seed.ts';
import type { Invariant } from './watch/invariants.ts';

export interface Tally {
  seeds: number;
  steps: number;
  /** Whole milliseconds: sums of fractions would depend on the order. */
  virtualMs: number;
  entries: number;
  redemptions: number;
  /** Coupons given as goodwill. */
  gifts: number;
  faults: Partial<Record<FaultKind, number>>;
  /** Second redemptions and coupons after an older ledger was put back and the till could not tell. */
  doubledUnnoticed: number;
  violations: { seed: number; invariant: Invariant; detail: string }[];
  /** Of all fingerprints; says whether two runs did the same. */
  fingerprint: string;
}

export const emptyTally = (): Tally => ({
  seeds: 0,
  steps: 0,
  virtualMs: 0,
  entries: 0,
  redemptions: 0,
  gifts: 0,
  faults: {},
  doubledUnnoticed: 0,
  violations: [],
  fingerprint: '0000000000000000',
});

const xor = (one: string, other: string) =>
  (BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(16).padStart(16, '0');

export function tallyOf(result: SeedResult): Tally {
  const { seed, violation } = result;
  return {
    seeds: 1,
    steps: result.steps,
    virtualMs: Math.round(result.lastedMs),
    entries: result.entries,
    redemptions: result.redemptions,
    gifts: result.gifts,
    faults: result.faults,
    doubledUnnoticed: result.doubledUnnoticed,
    violations: violation ? [{ seed, invariant: violation.invariant, detail: violation.detail }] : [],
    fingerprint: result.hash,
  };
}

export function addTally(one: Tally, other: Tally): Tally {
  const faults = { ...one.faults };
  for (const [kind, count] of Object.entries(other.faults) as [FaultKind, number][])
    faults[kind] = (faults[kind] ?? 0) + count;
  return {
    seeds: one.seeds + other.seeds,
    steps: one.steps + other.steps,
    virtualMs: one.virtualMs + other.virtualMs,
    entries: one.entries + other.entries,
    redemptions: one.redemptions + other.redemptions,
    gifts: one.gifts + other.gifts,
    faults,
    doubledUnnoticed: one.doubledUnnoticed + other.doubledUnnoticed,
    violations: [...one.violations, ...other.violations].sort((a, b) => a.seed - b.seed).slice(0, 200),
    fingerprint: xor(one.fingerprint, other.fingerprint),
  };
}
