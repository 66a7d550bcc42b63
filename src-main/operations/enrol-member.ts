/**
 * Enrols a member. The decision is on disk before anything is sent; without Capillary's word in time, or with the line
 * down, the member is usable at once. Somebody who has the number already is looked up and told.
 */
import type { CustomerMatch } from '../contract/customers.ts';
import type { EnrolledMember } from '../contract/members.ts';
import { giveReason } from '../contract/reasons.ts';
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { localIdOf } from '../domain/local-id.ts';
import { maskIdentifier } from '../domain/mask.ts';
import type { MemberIdentifier } from '../domain/member-requests.ts';
import type { EnrolEntry } from '../domain/stored-entry.ts';
import { findEntry } from '../store/entries.ts';
import { findMemberByIdentifier, keepMember } from '../store/members.ts';
import { memberOfEnrolment } from '../sync/enrolled-member.ts';
import { lookForClash } from '../sync/look-for-clash.ts';
import { writeAboutMember } from '../sync/member-entry.ts';
import { rememberedForm } from '../sync/member-form.ts';
import { channelsFor, readValues, wireIdentifiers } from '../sync/member-input.ts';
import { deciderIn, type Handler, type Parts } from './parts.ts';

export const enrolMember: Handler<'enrolMember'> = async (parts, input, context) => {
  const { changeId, firstName, lastName, mayWrite } = input;
  const { email, card, externalId } = input;
  const mobile = input.mobile && withCountry(input.mobile, parts.settings.read().dialCode);
  const identifiers = wireIdentifiers({ mobile, email, card, externalId });
  if (identifiers.length === 0) return fail('bad-input', 'member-no-identifier', {}, { field: 'mobile' });
  const today = new Date(parts.serverClock.nowMs()).toISOString().slice(0, 10);
  const values = readValues(rememberedForm(parts.store.ledger), input, today, true);
  if (!values.ok) return values;
  const id = localIdOf(changeId);
  const name = [firstName, lastName].filter((part) => part !== '').join(' ');
  const { cardSeries } = parts.settings.read();
  const remembered = parts.connection.isOnline() ? [] : lookHere(parts, changeId, identifiers);
  if (remembered.length > 0) {
    const reasons = [giveReason('member-clash', 'hard')];
    return ok({ outcome: 'clash', customer: null, clash: remembered, reasons, platform: null, entry: null });
  }
  const written = await writeAboutMember(
    parts,
    input,
    deciderIn(context),
    (made) =>
      made.kind === 'enrol-member' &&
      made.customer.name === name &&
      JSON.stringify(made.request?.identifiers) === JSON.stringify(identifiers),
    async () =>
      ok({
        kind: 'enrol-member',
        lane: id,
        customer: { id, name },
        description: '',
        request: {
          firstName,
          lastName,
          identifiers,
          ...values.value,
          channels: channelsFor(mayWrite, identifiers),
          cardSeries: cardSeries === '' ? null : cardSeries,
        },
      }),
  );
  if (!written.ok) return written;
  const entry = written.value;
  if (entry.kind !== 'enrol-member') throw new Error(`an entry of kind ${entry.kind} enrols nobody`);
  return ok(await tell(parts, entry));
};

/** Without the line: whom this till remembers under one of them. A decision that was written before stands. */
function lookHere(
  { store }: Parts,
  changeId: string,
  identifiers: readonly MemberIdentifier[],
): CustomerMatch[] {
  if (findEntry(store.ledger, changeId) !== null) return [];
  const found = identifiers.flatMap(({ type, value }) => {
    const own = type === 'cardnumber' ? 'card' : type;
    return findMemberByIdentifier(store.cache, { type: own, value }) ?? [];
  });
  return [...new Map(found.map((one) => [one.id, one])).values()].map(({ id, name, identifiers: known }) => ({
    id,
    name,
    identifiers: known.map((one) =>
      identifiers.some(({ value }) => value === one.value) ? one : maskIdentifier(one),
    ),
    source: 'till',
    masked: true,
  }));
}

/** A single zero before a number stands where its country code belongs. */
const withCountry = (mobile: string, dialCode: string) =>
  dialCode === '' ? mobile : mobile.replace(/^0+/, dialCode);

async function tell(parts: Parts, entry: EnrolEntry): Promise<EnrolledMember> {
  const view = parts.viewEntry(entry);
  const isClash = entry.state === 'rejected' && entry.till.reasons.some(({ key }) => key === 'member-clash');
  const outcome = isClash ? 'clash' : outcomeOf(entry);
  const isThere = outcome === 'enrolled' || outcome === 'here' || outcome === 'checking';
  const customer = isThere ? memberOfEnrolment(parts.store.ledger, entry) : null;
  if (customer !== null) keepMember(parts.store.cache, customer);
  const clash = isClash
    ? await lookForClash(
        {
          cache: parts.store.cache,
          clock: parts.clock,
          capillary: parts.capillary(),
          limitMs: parts.settings.read().readTimeLimitMs,
        },
        entry.request?.identifiers ?? [],
      )
    : [];
  return {
    outcome,
    customer,
    clash,
    reasons: entry.till.reasons,
    platform: view.capillary.words,
    entry: view,
  };
}

function outcomeOf({ state }: EnrolEntry): Exclude<EnrolledMember['outcome'], 'clash'> {
  switch (state) {
    case 'confirmed':
      return 'enrolled';
    case 'queued':
      return 'here';
    case 'sending':
    case 'in-doubt':
      return 'checking';
    case 'rejected':
      return 'refused';
    case 'withdrawn':
      return 'withdrawn';
  }
}
