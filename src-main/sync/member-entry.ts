/**
 * What is written about a member: one decision is one entry in the member's lane, and a repeat of the decision finds it.
 * Written first, sent then, waited for a while, told as it stands; what is not done in time goes on in the queue.
 */
import type { MemberChange } from '../contract/members.ts';
import { minor } from '../contract/money.ts';
import { ok, type Result } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { isLive } from '../domain/outbox-state.ts';
import { isAboutMember, type MemberEntry, type StoredEntry } from '../domain/stored-entry.ts';
import { addEntry, decideEntry, findEntry, type NewMemberEntry, type Stamp } from '../store/entries.ts';
import type { ChangeParts, Decider } from './change-parts.ts';

/** What is asked of Capillary; who decided it and when is added here. */
export type MemberDraft = NewMemberEntry extends infer One
  ? One extends NewMemberEntry
    ? Pick<One, 'kind' | 'request' | 'lane' | 'customer' | 'description'>
    : never
  : never;

export interface MemberInput {
  changeId: string;
  timeLimitMs?: number | undefined;
}

/**
 * @param isSame whether an entry that was written under this decision is what is asked for now.
 * @param prepare looks up what is needed and may refuse; not asked when the same decision was written before.
 */
export async function writeAboutMember(
  parts: ChangeParts,
  input: MemberInput,
  decider: Decider,
  isSame: (made: MemberEntry) => boolean,
  prepare: () => Promise<Result<MemberDraft>>,
): Promise<Result<MemberEntry>> {
  if (parts.capillary() === null) return fail('conflict', 'not-connected');
  const before = madeBefore(parts, input, isSame);
  if (!before.ok) return before;
  if (before.value !== null) return ok(await follow(parts, before.value, input));
  const prepared = await prepare();
  if (!prepared.ok) return prepared;
  // the wait may have let the same decision in a second time
  const since = madeBefore(parts, input, isSame);
  if (!since.ok) return since;
  if (since.value !== null) return ok(await follow(parts, since.value, input));
  const asksFirst = parts.connection.isOnline() && !parts.runner.isResting(prepared.value.lane);
  const written = write(parts, prepared.value, input.changeId, decider, asksFirst);
  parts.runner.add(written, asksFirst);
  return ok(await follow(parts, written, input));
}

/** @param asksFirst somebody waits for Capillary's word; else it waits in the queue at once. */
export function write(
  parts: Pick<ChangeParts, 'store' | 'serverClock' | 'settings' | 'clock' | 'boot'>,
  draft: MemberDraft,
  id: string,
  { by, approvedBy }: Decider,
  asksFirst: boolean,
): MemberEntry {
  const ahead = parts.serverClock.aheadMs();
  const entry: NewMemberEntry = {
    ...draft,
    id,
    code: '',
    bill: { number: '', amount: minor(0) },
    currency: parts.settings.read().currency,
    moneyOff: null,
    till: { decision: asksFirst ? 'asked' : 'accepted', by, approvedBy, byOfflineRules: false, reasons: [] },
    serverAheadMs: ahead === null ? null : Math.round(ahead),
  };
  return asMember(addEntry(parts.store.ledger, entry, stampOf(parts)));
}

/** The same decision once more; null = it is new. */
function madeBefore(
  parts: ChangeParts,
  input: MemberInput,
  isSame: (made: MemberEntry) => boolean,
): Result<MemberEntry | null> {
  const made = findEntry(parts.store.ledger, input.changeId);
  if (made === null) return ok(null);
  if (!isAboutMember(made) || !isSame(made))
    return fail('conflict', 'member-decided-before', {}, { field: 'changeId' });
  return ok(made);
}

/** Waits for Capillary's word where nobody was told anything yet, and tells what is on the disk then. */
async function follow(
  parts: ChangeParts,
  { id, till }: MemberEntry,
  input: MemberInput,
): Promise<MemberEntry> {
  const { ledger } = parts.store;
  if (till.decision === 'asked')
    await parts.runner.whenSettled(id, input.timeLimitMs ?? parts.settings.read().redeemTimeLimitMs);
  const now = findEntry(ledger, id);
  if (now === null) throw new Error(`entry ${id} is gone`);
  if (!isLive(now.state) || now.till.decision !== 'asked') return asMember(now);
  // no word in time: the decision stands and goes on in the queue
  const decided = { ...now.till, decision: 'accepted' as const };
  const told = decideEntry(ledger, { id, till: decided, moneyOff: null, stamp: stampOf(parts) });
  parts.runner.changed(told);
  return asMember(told);
}

export function tellMemberChange(parts: ChangeParts, entry: MemberEntry): MemberChange {
  const view = parts.viewEntry(entry);
  return {
    outcome: outcomeOf(entry.state),
    reasons: entry.till.reasons,
    platform: view.capillary.words,
    entry: view,
  };
}

function outcomeOf(state: StoredEntry['state']): MemberChange['outcome'] {
  switch (state) {
    case 'confirmed':
      return 'done';
    case 'rejected':
      return 'refused';
    case 'withdrawn':
      return 'withdrawn';
    case 'queued':
      return 'waits';
    case 'sending':
    case 'in-doubt':
      return 'checking';
  }
}

const stampOf = ({ clock, boot }: Pick<ChangeParts, 'clock' | 'boot'>): Stamp => ({
  at: clock.wallMs(),
  mono: clock.monotonicMs(),
  boot: boot.id,
});

function asMember(entry: StoredEntry): MemberEntry {
  if (!isAboutMember(entry)) throw new Error(`an entry of kind ${entry.kind} is about no member`);
  return entry;
}
