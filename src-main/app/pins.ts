/**
 * PINs: argon2id over an HMAC with a secret of this device, so that a copied file alone gives nothing away.
 * Wrong guesses are counted in the ledger, delayed, and at last locked; counted before the look, so that guessing
 * side by side gains nothing; restarts, clock changes and a right PIN in between gain nothing either.
 */
import { createHmac } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { ok, type Result } from '../contract/result.ts';
import type { Role, StaffMember } from '../contract/session.ts';
import type { Clock } from '../domain/clock.ts';
import { fail } from '../domain/failure.ts';
import { addAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { readFact, writeFact } from '../store/facts.ts';
import { listStaffRows } from '../store/staff.ts';

const tries = 10;
const lockMs = 30 * 60_000;
/** One wrong PIN is forgiven after this much running time. */
const forgiveMs = 10 * 60_000;
/** OWASP's minimum for argon2id; the device secret carries the rest. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export interface Pins {
  hash: (pin: string) => Promise<string>;
  find: (pin: string) => Promise<StaffMember | null>;
  /** `wanted`: only a person of this role will do; anybody else's PIN counts as a wrong one. */
  guess: (pin: string, wanted?: Role) => Promise<Result<StaffMember>>;
}

export function createPins(options: { ledger: Database; clock: Clock; deviceSecret: Uint8Array }): Pins {
  const { ledger, clock, deviceSecret } = options;
  const keyed = (pin: string) => createHmac('sha256', deviceSecret).update(pin).digest('base64');
  /** Wrong ones that are not forgiven yet. A right PIN does not clear them: somebody may know one and guess another. */
  let failures = Number(readFact(ledger, 'sign-in-failures') ?? '0');
  /** Wrong ones since the last right one: they set the pause. After a restart as many as were not forgiven. */
  let inARow = failures;
  // uptime counts, not what a clock says
  let lastFailureMono = clock.monotonicMs();
  let forgivenMono = lastFailureMono;

  async function find(pin: string): Promise<StaffMember | null> {
    let found: StaffMember | null = null;
    // everybody is looked at, so that the time taken tells nothing
    for (const { id, name, role, pinHash } of listStaffRows(ledger)) {
      if (await verify(pinHash, keyed(pin))) found = { id, name, role };
    }
    return found;
  }

  function keepFailures(count: number) {
    failures = Math.max(0, count);
    writeFact(ledger, 'sign-in-failures', String(failures));
  }

  function forgive() {
    const now = clock.monotonicMs();
    const spans = Math.floor((now - forgivenMono) / forgiveMs);
    if (spans === 0) return;
    forgivenMono += spans * forgiveMs;
    if (failures > 0 && failures < tries) keepFailures(failures - spans);
  }

  /** How long nothing is looked at; null = now. */
  function held(): Result<never> | null {
    const waited = clock.monotonicMs() - lastFailureMono;
    const wait = (reason: 'pin-locked' | 'pin-wait', left: number, facts: Record<string, string>) =>
      fail('wait', reason, facts, { field: 'pin', retryAfterMs: left });
    if (failures >= tries) {
      const left = lockMs - waited;
      if (left > 0) return wait('pin-locked', left, { time: counted(Math.ceil(left / 60_000), 'minute') });
      keepFailures(0);
      inARow = 0;
    }
    const left = pauseAfter(inARow) - waited;
    return left > 0 ? wait('pin-wait', left, { time: counted(Math.ceil(left / 1000), 'second') }) : null;
  }

  return {
    hash: (pin) => hash(keyed(pin), cost),
    find,
    guess: async (pin, wanted) => {
      forgive();
      const wait = held();
      if (wait !== null) return wait;
      keepFailures(failures + 1);
      inARow += 1;
      lastFailureMono = clock.monotonicMs();
      const found = await find(pin);
      if (found !== null && (wanted === undefined || found.role === wanted)) {
        keepFailures(failures - 1);
        inARow = 0;
        return ok(found);
      }
      const at = clock.wallMs();
      const who = found?.name ?? 'nobody';
      addAudit(ledger, { at, who, action: 'pin.wrong', subject: 'till', detail: { failures } });
      const left = tries - failures;
      if (left <= 0) {
        return fail(
          'wait',
          'pin-locked',
          { time: counted(30, 'minute') },
          { field: 'pin', retryAfterMs: lockMs },
        );
      }
      const more = { field: 'pin', retryAfterMs: pauseAfter(inARow) };
      if (found !== null) return fail('not-allowed', 'needs-manager-pin', {}, more);
      return fail('not-signed-in', 'pin-wrong', { left: String(left) }, more);
    },
  };
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** 1, 2, 4 … seconds. */
const pauseAfter = (wrong: number) => (wrong === 0 ? 0 : 1000 * 2 ** Math.min(wrong - 1, 12));
