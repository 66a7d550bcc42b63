/** Does one of the things a case offers. Every one needs a reason and is recorded with who did it. */
import type { CaseAction } from '../contract/desk.ts';
import type { MemberIdentifiers } from '../contract/members.ts';
import { ok, type Result } from '../contract/result.ts';
import { offersFor } from '../domain/desk-offers.ts';
import { fail } from '../domain/failure.ts';
import { isLocalId } from '../domain/local-id.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';
import { changeDesk, noteOnCase } from '../store/desk.ts';
import { addEntry, findEntry, moveEntry, type NewEntry, type Stamp } from '../store/entries.ts';
import { findLiveUndo, isReferenceTaken, listUses } from '../store/entry-lists.ts';
import { findMember, forgetMember, keepMember } from '../store/members.ts';
import { isMemberAwaited, settleNewMember } from '../store/new-members.ts';
import { aboutMember } from '../sync/about-member.ts';
import { writeChange } from '../sync/coupon-change.ts';
import { viewCase } from '../sync/desk-view.ts';
import { memberOfEnrolment } from '../sync/enrolled-member.ts';
import { findRedemption } from '../sync/find-redemption.ts';
import { findUsedPoints } from '../sync/find-used-points.ts';
import { goodwillObstacles, writeGoodwill } from '../sync/goodwill.ts';
import { write as writeMember } from '../sync/member-entry.ts';
import { channelsFor, wireIdentifiers } from '../sync/member-input.ts';
import { wireIdentifierOf } from '../sync/wire-identifier.ts';
import { type CallContext, type Handler, type Parts, staffIn } from './parts.ts';

interface Act {
  parts: Parts;
  entry: StoredEntry;
  who: string;
  reason: string;
  reference: string | undefined;
  seriesId: string | undefined;
  customerId: string | undefined;
  identifiers: MemberIdentifiers | undefined;
  stamp: Stamp;
}

export const resolveCase: Handler<'resolveCase'> = async (parts, input, context) => {
  const { ledger } = parts.store;
  const entry = findEntry(ledger, input.id);
  if (entry === null || entry.deskCase === null)
    return fail('not-found', 'entry-unknown', {}, { field: 'id' });
  if (!offersFor(entry).includes(input.action))
    return fail('conflict', 'case-does-not-offer', {}, { field: 'action' });
  const stamp = { at: parts.clock.wallMs(), mono: parts.clock.monotonicMs(), boot: parts.boot.id };
  const { reason, reference, seriesId, customerId, identifiers } = input;
  const done = await actions[input.action]({
    parts,
    entry,
    who: whoDecides(context),
    reason,
    reference,
    seriesId,
    customerId,
    identifiers,
    stamp,
  });
  if (!done.ok) return done;
  const after = findEntry(ledger, entry.id) ?? entry;
  parts.runner.changed(after);
  return ok(viewCase(after, parts));
};

const whoDecides = (context: CallContext) => context.approvedBy?.name ?? staffIn(context).name;

const close =
  (action: CaseAction) =>
  async (act: Act): Promise<Result<null>> => {
    const { parts, entry, who, reason, stamp } = act;
    changeDesk(parts.store.ledger, entry, { close: { by: who, action, reason } }, stamp);
    return ok(null);
  };

const actions: Record<CaseAction, (act: Act) => Promise<Result<null>>> = {
  'take-capillarys-word': (act) =>
    isMemberAwaited(act.parts.store.ledger, act.entry)
      ? Promise.resolve(fail('conflict', 'member-awaited'))
      : close('take-capillarys-word')(act),
  'accept-the-loss': close('accept-the-loss'),
  'contact-the-member': async ({ parts, entry, who, reason, stamp }) => {
    noteOnCase(parts.store.ledger, entry, { who, event: 'member-contacted', detail: reason }, stamp);
    return ok(null);
  },
  'ask-again': async ({ parts, entry, who, reason, stamp }) => {
    noteOnCase(parts.store.ledger, entry, { who, event: 'asked-again-by-hand', detail: reason }, stamp);
    parts.runner.hurry(entry);
    return ok(null);
  },
  'try-now': async ({ parts, entry, who, reason, stamp }) => {
    noteOnCase(parts.store.ledger, entry, { who, event: 'tried-now-by-hand', detail: reason }, stamp);
    parts.runner.hurry(entry);
    return ok(null);
  },
  'undo-redemption': takeBack,
  'give-goodwill': giveInstead,
  'send-again': sendAgain,
  'attach-evidence': attachEvidence,
  'use-that-member': useThatMember,
  'other-number': enrolOtherwise,
};

/** A new entry; the refused one stays as it ended. Not while another entry of this bill and code is on its way. */
async function sendAgain(act: Act): Promise<Result<null>> {
  const { parts, entry, who, reason, stamp } = act;
  const { ledger } = parts.store;
  const isOnItsWay =
    entry.kind === 'redeem-coupon' &&
    listUses(ledger, entry.code).some((use) => use.bill.number === entry.bill.number);
  if (entry.request === null || isOnItsWay) {
    return fail('conflict', 'coupon-used-here', { code: entry.code, bill: entry.bill.number });
  }
  const { id: _id, ...asked } = entry;
  const ahead = parts.serverClock.aheadMs();
  const copy = {
    ...asked,
    id: parts.newId(),
    // the new entry is made now, by the clock as it stands now
    serverAheadMs: ahead === null ? null : Math.round(ahead),
    till: { ...entry.till, decision: 'accepted', approvedBy: who, reasons: [] },
    ...(entry.lostAttempts > 0 ? { doubtOf: entry } : {}),
  } as NewEntry;
  const again = ledger.transaction(() => {
    changeDesk(ledger, entry, { close: { by: who, action: 'send-again', reason } }, stamp);
    return addEntry(ledger, copy, stamp);
  });
  parts.runner.add(again, false);
  return ok(null);
}

/** What Capillary counted and the customer had nothing of; the change and the end of the case are one transaction. */
async function takeBack(act: Act): Promise<Result<null>> {
  const { parts, entry, who, reason, stamp } = act;
  const { ledger } = parts.store;
  if (entry.kind === 'redeem-points') return givePointsBack(act);
  const { code, reference, customer, lane, bill, description, currency } = entry;
  if (findLiveUndo(ledger, entry) !== null) return fail('conflict', 'coupon-being-taken-back', { code });
  const found =
    reference === null
      ? fail('conflict', 'change-redemption-stands-not', { code })
      : await findRedemption(parts, { code, customerId: customer.id, reference, reason });
  if (!found.ok) return found;
  // the wait may have let somebody else end the case
  if (findEntry(ledger, entry.id)?.desk !== 'open')
    return fail('conflict', 'case-does-not-offer', {}, { field: 'action' });
  const ahead = parts.serverClock.aheadMs();
  const id = parts.newId();
  const undo = ledger.transaction(() => {
    changeDesk(ledger, entry, { close: { by: who, action: 'undo-redemption', reason } }, stamp);
    return writeChange(
      ledger,
      {
        kind: 'undo-redemption',
        id,
        lane,
        customer,
        code,
        description,
        bill,
        currency,
        request: found.value.request,
      },
      { by: who, approvedBy: null, serverAheadMs: ahead === null ? null : Math.round(ahead), stamp },
      false,
    );
  });
  parts.runner.add(undo, false);
  return ok(null);
}

/** The same for points: what was used goes back whole. */
async function givePointsBack({ parts, entry, who, reason, stamp }: Act): Promise<Result<null>> {
  const { ledger } = parts.store;
  const found = findUsedPoints(ledger, {
    entryId: entry.id,
    reason,
    offsetMinutes: parts.serverClock.clusterOffsetMinutes(),
  });
  if (!found.ok) return found;
  const { lane, customer, code, description, bill, currency } = entry;
  const ahead = parts.serverClock.aheadMs();
  const undo = ledger.transaction(() => {
    changeDesk(ledger, entry, { close: { by: who, action: 'undo-redemption', reason } }, stamp);
    return writeChange(
      ledger,
      {
        kind: 'undo-points',
        id: parts.newId(),
        lane,
        customer,
        code,
        description,
        bill,
        currency,
        request: found.value.request,
      },
      { by: who, approvedBy: null, serverAheadMs: ahead === null ? null : Math.round(ahead), stamp },
      false,
    );
  });
  parts.runner.add(undo, false);
  return ok(null);
}

/** The manager found it at Capillary: the doubt ends as confirmed under that reference. */
async function attachEvidence(act: Act): Promise<Result<null>> {
  const { parts, entry, who, reason, stamp } = act;
  const { ledger } = parts.store;
  // the reference of a coupon that was given is its code, which Capillary writes in capitals
  const reference = entry.kind === 'issue-coupon' ? act.reference?.toUpperCase() : act.reference;
  if (reference === undefined)
    return fail('bad-input', 'input-empty', { field: 'The reference' }, { field: 'reference' });
  if (entry.state !== 'in-doubt') return fail('conflict', 'entry-on-its-way');
  if (isReferenceTaken(ledger, reference, entry))
    return fail('conflict', 'reference-taken', {}, { field: 'reference' });
  moveEntry(ledger, {
    id: entry.id,
    from: 'in-doubt',
    to: 'confirmed',
    event: 'settled-by-hand',
    detail: reason,
    who,
    stamp,
    change: {
      reference,
      hint: null,
      ...(entry.till.decision === 'asked' ? { till: { decision: 'accepted' as const } } : {}),
      desk: { close: { by: who, action: 'attach-evidence', reason } },
    },
  });
  return ok(null);
}

/** It is the same person: what was begun for the new member goes to the one Capillary knows. */
async function useThatMember({ parts, entry, who, reason, customerId, stamp }: Act): Promise<Result<null>> {
  const { ledger } = parts.store;
  if (customerId === undefined || isLocalId(customerId))
    return fail('bad-input', 'input-empty', { field: 'The member' }, { field: 'customerId' });
  const about = await aboutMember(parts, customerId, '');
  if (!about.ok) return about;
  // the wait may have let somebody else end the case
  if (findEntry(ledger, entry.id)?.desk !== 'open')
    return fail('conflict', 'case-does-not-offer', {}, { field: 'action' });
  const { member } = about.value;
  ledger.transaction(() => {
    changeDesk(ledger, entry, { close: { by: who, action: 'use-that-member', reason } }, stamp);
    const identifier = wireIdentifierOf(member, member.id);
    settleNewMember(ledger, { localId: entry.lane, platformId: member.id, identifier, at: stamp.at });
  });
  forgetMember(parts.store.cache, entry.lane);
  parts.runner.hurry(entry);
  return ok(null);
}

/** Another enrolment of the same member, before everything that waits for it. */
async function enrolOtherwise({ parts, entry, who, reason, identifiers, stamp }: Act): Promise<Result<null>> {
  const { ledger, cache } = parts.store;
  if (entry.kind !== 'enrol-member' || entry.request === null)
    return fail('conflict', 'case-does-not-offer', {}, { field: 'action' });
  const chosen = wireIdentifiers(identifiers ?? {});
  if (chosen.length === 0)
    return fail('bad-input', 'member-no-identifier', {}, { field: 'identifiers.mobile' });
  const { lane, customer, request } = entry;
  const channels = channelsFor(
    request.channels.map(({ type }) => type),
    chosen,
  );
  const draft = {
    kind: 'enrol-member' as const,
    lane,
    customer,
    description: '',
    request: { ...request, identifiers: chosen, channels },
  };
  const again = ledger.transaction(() => {
    changeDesk(ledger, entry, { close: { by: who, action: 'other-number', reason } }, stamp);
    return writeMember(parts, draft, parts.newId(), { by: who, approvedBy: null }, false);
  });
  const member = again.kind === 'enrol-member' ? memberOfEnrolment(ledger, again) : null;
  if (member !== null) keepMember(cache, member);
  parts.runner.add(again, false);
  return ok(null);
}

/** The member gets another coupon; the promise and the end of the case are one transaction. */
async function giveInstead(act: Act): Promise<Result<null>> {
  const { parts, entry, who, reason, seriesId, stamp } = act;
  const { ledger, cache } = parts.store;
  if (findLiveUndo(ledger, entry) !== null)
    return fail('conflict', 'coupon-being-taken-back', { code: entry.code });
  if (seriesId === undefined)
    return fail('bad-input', 'input-empty', { field: 'The offer' }, { field: 'seriesId' });
  const settings = parts.settings.read();
  const customer = findMember(cache, entry.customer.id) ?? {
    ...entry.customer,
    identifiers: [],
    tier: null,
    points: null,
    lifetimePoints: null,
    registeredAt: null,
    fraud: false,
    loyalty: null,
    source: 'till' as const,
    asOf: entry.createdAt,
  };
  const goodwill = { ledger, cache, settings, serverClock: parts.serverClock, stamp };
  const wish = {
    id: parts.newId(),
    customer,
    seriesId,
    reason,
    note: `Instead of ${entry.code || 'a coupon'}`,
    by: who,
    approvedBy: null,
  };
  const [obstacle] = goodwillObstacles(goodwill, wish);
  if (obstacle !== undefined) return fail('conflict', obstacle.key, obstacle.facts, { field: 'seriesId' });
  const given = ledger.transaction(() => {
    changeDesk(ledger, entry, { close: { by: who, action: 'give-goodwill', reason } }, stamp);
    return writeGoodwill(goodwill, wish, true);
  });
  parts.runner.add(given, false);
  return ok(null);
}
