/**
 * PINs: argon2id over an HMAC with a secret of this device, so that a copied file alone gives nothing away. What a
 * wrong one costs is kept in `wrong-pins.ts`; a guess is counted before the look, so that guessing side by side gains
 * nothing. What counts against whom is told in docs/decisions/0004.
 */
import { createHmac } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { ok, type Result } from '../contract/result.ts';
import type { Role, StaffMember } from '../contract/session.ts';
import type { Clock } from '../domain/clock.ts';
import { fail } from '../domain/failure.ts';
import { isWeakPin } from '../domain/pin.ts';
import { addAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { listStaffRows } from '../store/staff.ts';
import { createWrongPins, type Held, lockMs, openTries } from './wrong-pins.ts';

/** What one look at one PIN costs, for argon2id: memory in KiB, and how often it is gone through. */
export interface PinCost {
  memoryCost: number;
  timeCost: number;
  parallelism: number;
}

/** OWASP's minimum; the device secret carries the rest. */
const usualCost: PinCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export interface Guess {
  /** Only a person of this role will do; anybody else's PIN counts as a wrong one. */
  wanted?: Role;
  /** Who is signed in where the PIN was typed: wrong ones count against this person as well. */
  askedBy?: StaffMember | null;
}

export interface Pins {
  hash: (pin: string) => Promise<string>;
  guess: (pin: string, guess?: Guess) => Promise<Result<StaffMember>>;
  /** The one look that is kept for a manager while sign-in is locked; a right PIN opens it for everybody. */
  unlock: (pin: string) => Promise<Result<StaffMember>>;
  /** Opens sign-in again without a look, at the word of a manager who is signed in. */
  forgive: () => void;
  /** Milliseconds until sign-in opens by itself; null = it is not locked. */
  lockedMs: () => number | null;
  /**
   * Gives a person this PIN. Refused when it is weak, or somebody else's; one at a time, so that nobody slips in
   * between the look and the writing.
   */
  give: (pin: string, to: { id: string }, write: (pinHash: string) => void) => Promise<Result<null>>;
}

export function createPins(options: {
  ledger: Database;
  clock: Clock;
  deviceSecret: Uint8Array;
  /** Of new hashes; a kept one says itself what it costs. */
  cost?: PinCost | undefined;
}): Pins {
  const { ledger, clock, deviceSecret, cost = usualCost } = options;
  const keyed = (pin: string) => createHmac('sha256', deviceSecret).update(pin).digest('base64');
  const wrong = createWrongPins(ledger, clock);
  let giving: Promise<unknown> = Promise.resolve();

  async function find(pin: string): Promise<StaffMember | null> {
    let found: StaffMember | null = null;
    // everybody is looked at, so that the time taken tells nothing
    for (const { id, name, role, pinHash } of listStaffRows(ledger)) {
      if (await verify(pinHash, keyed(pin))) found = { id, name, role };
    }
    return found;
  }

  function note(action: string, who: string, subject: string) {
    const detail = { failures: wrong.count() };
    addAudit(ledger, { at: clock.wallMs(), who, action, subject, detail });
  }

  async function give(pin: string, to: { id: string }, write: (pinHash: string) => void) {
    if (isWeakPin(pin)) return fail('bad-input', 'pin-weak', {}, { field: 'pin' });
    const owner = await find(pin);
    if (owner !== null && owner.id !== to.id) return fail('conflict', 'pin-taken', {}, { field: 'pin' });
    write(await hash(keyed(pin), cost));
    return ok(null);
  }

  return {
    hash: (pin) => hash(keyed(pin), cost),
    guess: async (pin, { wanted, askedBy = null } = {}) => {
      const held = wrong.held(askedBy?.id ?? null);
      if (held !== null) return sayHeld(held);
      wrong.add(askedBy?.id ?? null);
      const found = await find(pin);
      if (found !== null && (wanted === undefined || found.role === wanted)) {
        wrong.takeBack(askedBy?.id ?? null);
        return ok(found);
      }
      note('pin.wrong', found?.name ?? 'nobody', askedBy?.name ?? 'till');
      const now = wrong.held(askedBy?.id ?? null);
      if (now !== null && now.kind !== 'pause') {
        note('pin.locked', 'program', now.kind === 'locked' ? 'till' : (askedBy?.name ?? 'till'));
        return sayHeld(now);
      }
      const more = { field: 'pin', retryAfterMs: now?.leftMs ?? 0 };
      if (found !== null) return fail('not-allowed', 'needs-manager-pin', {}, more);
      return fail('not-signed-in', 'pin-wrong', { left: String(openTries - wrong.count()) }, more);
    },
    unlock: async (pin) => {
      if (wrong.lockedMs() === null) return fail('conflict', 'pin-not-locked');
      if (!wrong.takeManagersTry()) return sayHeld({ kind: 'shut', leftMs: wrong.lockedMs() ?? lockMs });
      const found = await find(pin);
      if (found?.role === 'manager') {
        wrong.clear();
        return ok(found);
      }
      note('pin.wrong', found?.name ?? 'nobody', 'unlock');
      return sayHeld({ kind: 'shut', leftMs: wrong.lockedMs() ?? lockMs });
    },
    forgive: wrong.clear,
    lockedMs: wrong.lockedMs,
    give: (pin, to, write) => {
      const given = giving.then(() => give(pin, to, write));
      giving = given.catch(() => {});
      return given;
    },
  };
}

function sayHeld({ kind, leftMs }: Held): Result<never> {
  const reasons = {
    pause: 'pin-wait',
    locked: 'pin-locked',
    shut: 'pin-shut',
    person: 'pin-person',
  } as const;
  const [size, unit] = kind === 'pause' ? [1000, 'second'] : [60_000, 'minute'];
  const time = counted(Math.ceil(leftMs / Number(size)), String(unit));
  return fail('wait', reasons[kind], { time }, { field: 'pin', retryAfterMs: leftMs });
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
