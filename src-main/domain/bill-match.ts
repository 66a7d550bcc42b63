/**
 * Whether a bill that Capillary holds is the one an entry asked for: number, kind, till, member, amount, time. Numbers
 * alone prove nothing, they come back after a while. Pure.
 */
import type { MinorUnits } from '../contract/money.ts';

export interface FoundBill {
  number: string;
  isReturn: boolean;
  tillCode: string;
  customerId: string | null;
  /** null = not told. */
  amount: MinorUnits | null;
  /** Epoch milliseconds; null = not told. */
  billedAt: number | null;
}

export interface WantedBill extends FoundBill {
  tills: readonly string[];
}

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
const farthestZoneMs = 14 * 60 * minuteMs;

/** A cluster may keep the hands of the clock and drop the zone: then both are quarters of an hour apart. */
export function isSameMoment(one: number, other: number): boolean {
  const away = Math.abs(one - other);
  if (away > farthestZoneMs + minuteMs) return false;
  const rest = away % quarterMs;
  return rest <= minuteMs || quarterMs - rest <= minuteMs;
}

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Every fact that is told has to agree; a till that is not told does not speak against it. */
export function isSameBill(found: FoundBill, wanted: WantedBill): boolean {
  if (found.number !== wanted.number || found.isReturn !== wanted.isReturn) return false;
  if (found.tillCode !== '' && !wanted.tills.some((till) => same(till, found.tillCode))) return false;
  if (found.customerId !== wanted.customerId || found.amount !== wanted.amount) return false;
  return found.billedAt !== null && wanted.billedAt !== null && isSameMoment(found.billedAt, wanted.billedAt);
}
