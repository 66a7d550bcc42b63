/**
 * Gives one coupon as goodwill. The decision is on the disk before anything is sent; the same decision given again
 * finds the entry already made. Without Capillary's word in time the coupon is promised, inside a cap.
 */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import type { IssueEntry } from '../domain/stored-entry.ts';
import { addAudit } from '../store/audit.ts';
import { findEntry } from '../store/entries.ts';
import {
  concludeGoodwill,
  type GoodwillParts,
  type GoodwillWish,
  goodwillObstacles,
  promiseObstacle,
  tellGoodwill,
  writeGoodwill,
} from '../sync/goodwill.ts';
import { knowMember } from '../sync/know-member.ts';
import { type Handler, type Parts, staffIn } from './parts.ts';

export const giveGoodwill: Handler<'giveGoodwill'> = async (parts, input, context) => {
  const settings = parts.settings.read();
  const by = staffIn(context).name;
  if (parts.account.saved() === null) return fail('conflict', 'not-connected');
  const made = findEntry(parts.store.ledger, input.decisionId);
  if (made !== null) {
    const isSame =
      made.kind === 'issue-coupon' &&
      made.customer.id === input.customerId &&
      // what cannot be read any more is on its way to a person; a second coupon would be none of its business
      (made.request === null || made.request.seriesId === input.seriesId);
    if (!isSame) return fail('conflict', 'goodwill-decided-before', {}, { field: 'decisionId' });
    return ok(await follow(parts, made, by, input.timeLimitMs));
  }
  const found = await knowMember(
    {
      cache: parts.store.cache,
      clock: parts.clock,
      capillary: parts.connection.isOnline() ? parts.capillary() : null,
      limitMs: settings.readTimeLimitMs,
    },
    input.customerId,
  );
  if (!found.ok) return found;
  // the wait for the member may have let the same decision in a second time
  const since = findEntry(parts.store.ledger, input.decisionId);
  if (since?.kind === 'issue-coupon') return ok(await follow(parts, since, by, input.timeLimitMs));
  const wish: GoodwillWish = {
    id: input.decisionId,
    customer: found.value,
    seriesId: input.seriesId,
    reason: input.reason,
    note: input.note,
    by,
    approvedBy: context.approvedBy?.name ?? null,
  };
  const asksFirst = parts.connection.isOnline() && !parts.runner.isResting(wish.customer.id);
  const obstacles = goodwillObstacles(of(parts), wish);
  const promise = asksFirst ? null : promiseObstacle(of(parts));
  const reasons = promise === null ? obstacles : [promise, ...obstacles];
  if (reasons.length > 0) {
    const outcome = reasons.every(({ weight }) => weight === 'soft') ? 'needs-manager' : 'refused';
    addAudit(parts.store.ledger, {
      at: parts.clock.wallMs(),
      who: wish.by,
      action: `issue.told-${outcome}`,
      subject: input.seriesId,
      detail: { reasons: reasons.map(({ key }) => key).join(' ') },
    });
    return ok({ outcome, code: null, reasons, platform: null, entry: null });
  }
  const entry = writeGoodwill(of(parts), wish, !asksFirst);
  parts.runner.add(entry, asksFirst);
  return ok(await follow(parts, entry, by, input.timeLimitMs));
};

const of = (parts: Parts): GoodwillParts => ({
  ...parts.store,
  settings: parts.settings.read(),
  serverClock: parts.serverClock,
  stamp: { at: parts.clock.wallMs(), mono: parts.clock.monotonicMs(), boot: parts.boot.id },
});

/** Waits for Capillary's word where nobody was told anything yet, and tells what is on the disk then. */
async function follow(parts: Parts, entry: IssueEntry, by: string, timeLimitMs: number | undefined) {
  if (entry.till.decision === 'asked') {
    const limitMs = timeLimitMs ?? parts.settings.read().redeemTimeLimitMs;
    await parts.runner.whenSettled(entry.id, limitMs);
  }
  const now = findEntry(parts.store.ledger, entry.id);
  if (now === null || now.kind !== 'issue-coupon') throw new Error(`entry ${entry.id} is gone`);
  const told = concludeGoodwill(of(parts), now, by);
  if (told !== now) parts.runner.changed(told);
  return tellGoodwill(told, parts.viewEntry(told));
}
