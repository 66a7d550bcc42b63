/** What the changes to a coupon have in common: written first, sent then, waited for a while, told as it stands. */
import type { MadeChange } from '../contract/coupon-changes.ts';
import { ok, type Result } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { isLive } from '../domain/outbox-state.ts';
import { type ChangeEntry, isChange } from '../domain/stored-entry.ts';
import type { Database } from '../store/database.ts';
import { findEntry, type Stamp } from '../store/entries.ts';
import { listOfCode } from '../store/entry-lists.ts';
import type { ChangeParts, Decider } from './change-parts.ts';
import { type ChangeDraft, concludeChange, forgetChanged, tellChange, writeChange } from './coupon-change.ts';

export interface ChangeInput {
  changeId: string;
  code: string;
  reason: string;
  timeLimitMs?: number | undefined;
}

type Draft = ChangeDraft extends infer One
  ? One extends ChangeDraft
    ? Omit<One, 'id' | 'code' | 'currency'>
    : never
  : never;

/**
 * @param isSame whether an entry that was written under this decision is what is asked for now.
 * @param prepare looks up what is needed and may refuse; not asked when the same decision was written before.
 */
export async function makeChange(
  parts: ChangeParts,
  kind: Draft['kind'],
  input: ChangeInput,
  decider: Decider,
  isSame: (made: ChangeEntry) => boolean,
  prepare: () => Promise<Result<Draft>>,
): Promise<Result<MadeChange>> {
  const { ledger, cache } = parts.store;
  if (parts.capillary() === null) return fail('conflict', 'not-connected');
  const before = madeBefore(parts, kind, input, isSame);
  if (!before.ok) return before;
  if (before.value !== null) return ok(await follow(parts, before.value, input));
  const prepared = await prepare();
  if (!prepared.ok) return prepared;
  // the wait may have let the same decision in a second time
  const since = madeBefore(parts, kind, input, isSame);
  if (!since.ok) return since;
  if (since.value !== null) return ok(await follow(parts, since.value, input));
  const ahead = parts.serverClock.aheadMs();
  const draft = {
    ...prepared.value,
    lane: laneFor(ledger, prepared.value, input.code),
    id: input.changeId,
    code: input.code,
    currency: parts.settings.read().currency,
  };
  const asksFirst = parts.connection.isOnline() && !parts.runner.isResting(draft.lane);
  const entry = writeChange(
    ledger,
    draft,
    {
      ...decider,
      serverAheadMs: ahead === null ? null : Math.round(ahead),
      stamp: stampOf(parts),
    },
    asksFirst,
  );
  if (entry.kind === 'revoke-coupon') forgetChanged(cache, entry);
  parts.runner.add(entry, asksFirst);
  return ok(await follow(parts, entry, input));
}

/** Behind whatever is on its way about the code, whoever it is for: the later decision is the one that stands. */
function laneFor(ledger: Database, { kind, lane }: Draft, code: string): string {
  if (kind === 'resend-coupon') return lane;
  return listOfCode(ledger, code).findLast(({ state }) => isLive(state))?.lane ?? lane;
}

/** The same decision once more; null = it is new. */
function madeBefore(
  parts: ChangeParts,
  kind: Draft['kind'],
  input: ChangeInput,
  isSame: (made: ChangeEntry) => boolean,
): Result<ChangeEntry | null> {
  const made = findEntry(parts.store.ledger, input.changeId);
  if (made === null) return ok(null);
  if (!isChange(made) || made.kind !== kind || made.code !== input.code || !isSame(made))
    return fail('conflict', 'change-made-before', {}, { field: 'changeId' });
  return ok(made);
}

/** Waits for Capillary's word where nobody was told anything yet, and tells what is on the disk then. */
async function follow(
  parts: ChangeParts,
  { id, till }: ChangeEntry,
  input: ChangeInput,
): Promise<MadeChange> {
  if (till.decision === 'asked') {
    const limitMs = input.timeLimitMs ?? parts.settings.read().redeemTimeLimitMs;
    await parts.runner.whenSettled(id, limitMs);
  }
  const now = findEntry(parts.store.ledger, id);
  if (now === null || !isChange(now)) throw new Error(`entry ${id} is gone`);
  const told = concludeChange(parts.store.ledger, now, stampOf(parts));
  if (told !== now) parts.runner.changed(told);
  return tellChange(told, parts.viewEntry(told));
}

const stampOf = (parts: ChangeParts): Stamp => ({
  at: parts.clock.wallMs(),
  mono: parts.clock.monotonicMs(),
  boot: parts.boot.id,
});
