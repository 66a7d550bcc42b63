/**
 * Takes one entry as far as it goes now: claims it on disk and sends it, or asks about it when nobody knows whether it
 * arrived, and settles it by the answer. Never sends what may have arrived.
 */
import type { Outcome } from '../capillary/outcome.ts';
import { giveReason } from '../contract/reasons.ts';
import { askAgainMs, backoffMs } from '../domain/backoff.ts';
import { isBlocked } from '../domain/disagreement.ts';
import { isLive } from '../domain/outbox-state.ts';
import {
  type AttemptOutcome,
  saysUsedBefore,
  settleAttempt,
  settleEvidence,
  settleWindowLeft,
} from '../domain/settlement.ts';
import type { BillEntry, RedeemEntry, StoredEntry } from '../domain/stored-entry.ts';
import { changeDesk } from '../store/desk.ts';
import { findEntry, moveEntry, type Stamp } from '../store/entries.ts';
import { isReferenceTaken, sumOffBill } from '../store/entry-lists.ts';
import { findFirstClaim } from '../store/history.ts';
import { findEnrolment } from '../store/new-members.ts';
import { referencesOf, waitsForRedemptions } from './bill-links.ts';
import { numberExists } from './find-bill.ts';
import { withPlatformId } from './platform-id.ts';
import type { QueueCapillary } from './queue-capillary.ts';
import { askAbout } from './reconcile.ts';
import { groupOf, outcomeFor, sendTogether } from './redeem-together.ts';
import type { Rules, RunnerParts } from './runner-parts.ts';
import { sendEntry } from './send.ts';
import { isForBatch, sendBatch } from './send-bills.ts';
import type { Sent } from './sent.ts';
import { type Explain, settleByAttempt, settleByEvidence } from './settle.ts';

/** The domain's own decisions. */
const domainRules: Rules = { settleAttempt, settleEvidence, settleWindowLeft };

/** What becomes of its lane: the entry has ended, or rests. */
export type Rest = 'ended' | { restMs: number };

export interface DealParts extends RunnerParts {
  /** The entry changed; it is on the disk already. */
  tell: (entry: StoredEntry) => void;
  stamp: () => Stamp;
  /** Tries of a lane since its last success. */
  tries: (lane: string) => number;
  /** Since when the head of a lane could not go, on the monotonic clock; null = it could. */
  heldSince: (lane: string) => number | null;
  /** The one-time code that was typed in for an entry, once; null = none, or it is gone. */
  takeCode: (id: string) => string | null;
  /** False while everything has to wait, and from the program's end on. */
  mayGoOn: () => boolean;
  /** Nothing is sent or asked before this monotonic moment. */
  pause: (untilMono: number) => void;
  /** An attempt was decided, or came to nothing: nobody knows, or surely nothing arrived. */
  attempted: (lane: string, isDecided: boolean) => void;
  /** Whether Capillary refuses the account itself. */
  accountRefused: (refused: boolean) => void;
}

/** Invalid redemption ids. Capillary docs: Coupon (V2 APIs), codes. */
const unknownRedemption = 510;

const poisonedRestMs = 60 * 60_000;
/** Somebody decides about its member meanwhile, and wakes it. */
const waitingRestMs = 30_000;
const refusedRestMs = 30_000;
const leastRestMs = 50;
/** A bill whose redemptions are on their way in other lanes looks again after this. */
const linkRestMs = 300;

export interface Dealer {
  one: (id: string) => Promise<Rest>;
  /** Heads of several lanes that may go in one call: what becomes of each, in their order. */
  several: (ids: readonly string[]) => Promise<Rest[]>;
}

export function createDealer(parts: DealParts): Dealer {
  const { ledger, clock, boot, tell, stamp } = parts;
  const rules: Rules = { ...domainRules, ...parts.rules };
  let refusesSeveral = false;

  async function deal(id: string): Promise<Rest> {
    const entry = findEntry(ledger, id);
    const capillary = parts.capillary();
    if (entry === null || !isLive(entry.state)) return 'ended';
    if (capillary === null) return { restMs: 1000 };
    if (entry.request === null) {
      toDesk(entry, 'unreadable');
      return { restMs: poisonedRestMs };
    }
    if (entry.state === 'in-doubt') return inquire(capillary, entry);
    if (entry.state === 'queued') return attempt(capillary, entry);
    // a failure between claim and settlement: nobody knows how far it got
    const change = { lost: true };
    tell(
      moveEntry(ledger, {
        id,
        from: 'sending',
        to: 'in-doubt',
        event: 'interrupted',
        stamp: stamp(),
        change,
      }),
    );
    return { restMs: 0 };
  }

  async function attempt(capillary: QueueCapillary, entry: StoredEntry): Promise<Rest> {
    if (entry.till.decision === 'refused') return takeBack(entry);
    if (withPlatformId(ledger, entry) === null) return waitForMember(entry);
    if (waitsForRedemptions(ledger, entry)) return { restMs: linkRestMs };
    const group = parts.settings().redeemSeveral === 'together' ? groupOf(ledger, entry) : [];
    if (group.length > 0) return attemptTogether(capillary, group);
    const code = parts.takeCode(entry.id);
    if (code === null && wantsCode(entry)) return endWithoutCode(entry);
    const claimed = claim(entry);
    tell(claimed);
    const { redeemWith, issueWith, issueSource, pointsRedeemWith } = parts.settings();
    const outcome = await sendEntry(capillary, spoken(claimed), {
      redeemWith,
      issueWith,
      issueSource,
      pointsWith: pointsRedeemWith,
      code,
      clusterOffsetMinutes: parts.serverClock.clusterOffsetMinutes(),
      referencesOf: (bill) => referencesOf(ledger, bill),
    });
    return settle(claimed, outcome, parts.explain);
  }

  /** Bills of several lanes in one call, each with its own fate. What cannot go with the others goes by itself. */
  async function several(ids: readonly string[]): Promise<Rest[]> {
    const capillary = parts.capillary();
    const group = capillary === null || refusesSeveral ? [] : batchOf(ids.map((id) => findEntry(ledger, id)));
    if (capillary === null || group.length < 2) {
      const rests: Rest[] = [];
      for (const id of ids)
        rests.push(rests.length === 0 || parts.mayGoOn() ? await deal(id) : { restMs: 0 });
      return rests;
    }
    const claimed = ledger.transaction(() => group.map((entry) => claim(entry)));
    for (const entry of claimed) tell(entry);
    const told = await sendBatch(capillary, group.map(spoken), (bill) => referencesOf(ledger, bill));
    if (told.isTooMany) refusesSeveral = true;
    const rests = claimed.map((entry, place) =>
      settle(entry, told.outcomes[place] ?? told.lost, parts.explain, place === 0),
    );
    return ids.map((id) => rests[claimed.findIndex((entry) => entry.id === id)] ?? { restMs: 0 });
  }

  function batchOf(entries: readonly (StoredEntry | null)[]): BillEntry[] {
    const ready = entries.filter(
      (entry): entry is BillEntry =>
        entry?.kind === 'add-bill' &&
        isForBatch(entry) &&
        withPlatformId(ledger, entry) !== null &&
        !waitsForRedemptions(ledger, entry),
    );
    // the items of the answer are told apart by their numbers
    return ready.filter(
      (entry, place) => ready.findIndex(({ bill }) => bill.number === entry.bill.number) === place,
    );
  }

  /** Its code went once, or ended with the program: whoever asked is told, and nothing was taken. */
  function endWithoutCode({ id }: StoredEntry): Rest {
    tell(
      moveEntry(ledger, {
        id,
        from: 'queued',
        to: 'withdrawn',
        event: 'code-gone',
        stamp: stamp(),
        change: { till: { decision: 'refused', reasons: [giveReason('points-code-gone', 'hard')] } },
      }),
    );
    return 'ended';
  }

  function claim({ id }: StoredEntry): StoredEntry {
    return moveEntry(ledger, {
      id,
      from: 'queued',
      to: 'sending',
      event: 'claimed',
      stamp: stamp(),
      change: { claim: true },
    });
  }

  /** What becomes of the head; the others are found as they are then when their turn comes. */
  async function attemptTogether(capillary: QueueCapillary, group: RedeemEntry[]): Promise<Rest> {
    const claimed = ledger.transaction(() => group.map(claim));
    for (const entry of claimed) tell(entry);
    const outcome = await sendTogether(capillary, group.map(spoken));
    const explain = () => giveReason('coupons-refused-together', 'hard');
    const [head, ...others] = group.map((entry, index) => ({
      entry: claimed[index] ?? entry,
      outcome: outcomeFor(entry, outcome),
    }));
    if (head === undefined) return 'ended';
    const rest = settle(head.entry, head.outcome, explain);
    for (const other of others) settle(other.entry, other.outcome, explain, false);
    return rest;
  }

  /** In Capillary's words; whoever asks has made sure that its member is there. */
  function spoken<One extends StoredEntry>(entry: One): One {
    return withPlatformId(ledger, entry) ?? entry;
  }

  /** Its member was enrolled here, and Capillary has to know of it first. The enrolment wakes the lane when it is settled. */
  function waitForMember(entry: StoredEntry): Rest {
    const enrolment = findEnrolment(ledger, entry.customer.id);
    const isCared = enrolment !== null && (isLive(enrolment.state) || enrolment.desk === 'open');
    if (!isCared && isHeldUp(entry)) toDesk(entry, 'blocked');
    return { restMs: waitingRestMs };
  }

  /** @param isCounted one request is one attempt, however many entries it was for. */
  function settle(entry: StoredEntry, outcome: Outcome<Sent>, explain: Explain, isCounted = true): Rest {
    const current = findEntry(ledger, entry.id) ?? entry;
    const { entry: settled, settlement } = settleByAttempt(ledger, current, outcome, {
      alreadyOff: sumOffBill(ledger, current),
      explain,
      settleAttempt: (answer, lost) =>
        rules.settleAttempt(answer, Math.max(lost, sentUnknown(current, answer))),
      stamp: stamp(),
    });
    if (outcome.kind === 'answered' || outcome.kind === 'refused')
      parts.accountRefused(settlement.accountRefused && isAboutAccount(outcome));
    // a refusal is Capillary's word, whatever becomes of the entry
    if (isCounted) parts.attempted(entry.lane, outcome.kind === 'answered' || outcome.kind === 'refused');
    tell(settled);
    if (!isLive(settled.state)) return 'ended';
    if (settled.state === 'in-doubt') return { restMs: 0 };
    // "slow down" holds for everybody, whatever becomes of this entry
    const rest = restAfter(outcome, settled, settlement.accountRefused);
    if (settled.till.decision === 'refused') return takeBack(settled);
    if (isHeldUp(settled) && !isForAll(outcome, settlement.accountRefused)) toDesk(settled, 'blocked');
    return rest;
  }

  /**
   * "Used before" for an entry of an earlier run: a ledger that was put back from a copy does not know what was sent
   * since. Nobody waits for it at the counter, so it is asked about like a lost answer. How many attempts to add.
   */
  function sentUnknown(entry: StoredEntry, answer: AttemptOutcome): number {
    if (answer.kind !== 'refused') return 0;
    // "no such redemption" is also the answer to what was taken back before
    if (entry.kind === 'undo-redemption' && answer.code === unknownRedemption) return 1;
    // whose bill has the number is told by reading it back, and only by that
    if (entry.kind === 'add-bill' && answer.code === numberExists) return 1;
    return saysUsedBefore(answer.family, answer.code) && entry.createdBoot !== boot.id ? 1 : 0;
  }

  function restAfter(outcome: Outcome<Sent>, entry: StoredEntry, accountRefused: boolean): Rest {
    const backoff = Math.max(backoffMs(parts.tries(entry.lane), parts.chance()), leastRestMs);
    if (outcome.kind !== 'refused') return { restMs: backoff };
    const askedMs = outcome.refusal.retryAfterMs ?? 0;
    const restMs = Math.max(askedMs, backoff, accountRefused ? refusedRestMs : 0);
    if (isForAll(outcome, accountRefused)) parts.pause(clock.monotonicMs() + restMs);
    return { restMs };
  }

  /** Who calls, or what they may: other statuses without a business number are about one address. */
  function isAboutAccount({ call }: Outcome<Sent>): boolean {
    return call.httpStatus === 401 || call.httpStatus === 403 || call.httpStatus === 407;
  }

  /** "Slow down" and a refused account hold for every lane, and are told as such; a 403 may be about one member, a 404 about one call. */
  function isForAll(outcome: Outcome<Sent>, accountRefused: boolean): boolean {
    if (outcome.kind !== 'refused') return false;
    const { httpStatus } = outcome.call;
    return outcome.refusal.code === 429 || (accountRefused && (httpStatus === 401 || httpStatus === 407));
  }

  function isHeldUp({ lane }: StoredEntry): boolean {
    return isBlocked(parts.heldSince(lane), clock.monotonicMs(), parts.settings().blockedLimitMs);
  }

  /** Counted back from now by whichever clock says that it is longer ago. */
  function sentSince({ id }: StoredEntry): number | null {
    const first = findFirstClaim(ledger, id);
    if (first?.boot !== boot.id || parts.serverClock.aheadMs() === null) return null;
    const ago = Math.max(clock.monotonicMs() - first.mono, clock.wallMs() - first.at);
    return parts.serverClock.nowMs() - ago;
  }

  async function inquire(capillary: QueueCapillary, entry: StoredEntry): Promise<Rest> {
    // what was not there when the asking began may have arrived since, so the window is read before
    const windowLeftMs = rules.settleWindowLeft({
      windowMs: parts.settings().settleWindowMs,
      nowMono: clock.monotonicMs(),
      lastAttemptMono: entry.lastAttemptMono,
      lastAttemptBoot: entry.lastAttemptBoot,
      boot,
    });
    const asked = withPlatformId(ledger, entry);
    if (asked === null) return waitForMember(entry);
    const finding = await askAbout({
      capillary,
      entry: asked,
      ownTills: parts.ownTills(),
      redemptionsSeen: parts.redemptionsSeen,
      returnsListed: parts.settings().returnsRead === 'listed',
      parkedAt: parts.settings().parkedBillsAt,
      isTaken: (reference) => isReferenceTaken(ledger, reference, entry),
      clusterOffsetMinutes: parts.serverClock.clusterOffsetMinutes(),
      sentSince: () => sentSince(entry),
      nowMs: parts.serverClock.nowMs,
    });
    const current = findEntry(ledger, entry.id);
    if (current === null || current.state !== 'in-doubt') return 'ended';
    const { evidence, requestId } = finding;
    const decided = rules.settleEvidence(evidence, windowLeftMs, current.hint !== null);
    if (decided === null) {
      const since = current.firstDoubtAt ?? current.createdAt;
      // a clock that was set back must not keep a doubt from the desk
      if (Math.abs(clock.wallMs() - since) > parts.settings().doubtLimitMs) toDesk(current, 'doubt');
      return { restMs: askAgainMs(parts.tries(entry.lane), parts.chance()) };
    }
    const settled = settleByEvidence(ledger, current, {
      evidence,
      decided,
      requestId,
      alreadyOff: sumOffBill(ledger, current),
      explain: parts.explain,
      stamp: stamp(),
    });
    tell(settled);
    if (!isLive(settled.state)) return 'ended';
    return settled.till.decision === 'refused' ? takeBack(settled) : { restMs: 0 };
  }

  /** A person has to look at it; it is asked about all the same. */
  function toDesk(entry: StoredEntry, kind: 'doubt' | 'blocked' | 'unreadable') {
    if (entry.desk === 'open') return;
    changeDesk(ledger, entry, { open: kind }, stamp());
    tell(findEntry(ledger, entry.id) ?? entry);
  }

  /** The till told the customer no, and surely nothing arrived: it is not sent any more. */
  function takeBack({ id }: StoredEntry): Rest {
    tell(
      moveEntry(ledger, {
        id,
        from: 'queued',
        to: 'withdrawn',
        event: 'refused-at-the-till',
        stamp: stamp(),
      }),
    );
    return 'ended';
  }

  return { one: deal, several };
}

function wantsCode(entry: StoredEntry): boolean {
  return entry.kind === 'redeem-points' && entry.request?.needsCode === true;
}
