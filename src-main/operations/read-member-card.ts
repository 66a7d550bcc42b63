/**
 * Everything a till shows of a member. Each part is asked for by itself; one that Capillary does not tell is not known,
 * and hides none of the others.
 */
import type { ProfileFacts, StandingFacts } from '../capillary/customer-profile.ts';
import type { Outcome } from '../capillary/outcome.ts';
import type { BillFacts } from '../capillary/read-bills.ts';
import type { Customer } from '../contract/customers.ts';
import type { MemberCard } from '../contract/members.ts';
import { ok } from '../contract/result.ts';
import { dayOf } from '../domain/cluster-time.ts';
import { minorFromWire } from '../domain/discount.ts';
import { isLocalId } from '../domain/local-id.ts';
import { maskIdentifier } from '../domain/mask.ts';
import { keepMember } from '../store/members.ts';
import { aboutMember } from '../sync/about-member.ts';
import { findFollowing } from '../sync/follow-merged.ts';
import { inTime } from '../sync/in-time.ts';
import { customerFromWire } from '../sync/remember.ts';
import { wireIdentifierOf } from '../sync/wire-identifier.ts';
import type { Handler } from './parts.ts';

const mostBills = 5;
const halfYearMs = 183 * 86_400_000;

export const readMemberCard: Handler<'readMemberCard'> = async (parts, input) => {
  const about = await aboutMember(parts, input.customerId, '');
  if (!about.ok) return about;
  const { member } = about.value;
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  const isOnlyHere = isLocalId(member.id);
  if (capillary === null || isOnlyHere) return ok({ ...unknown(member), isOnlyHere });

  const { readTimeLimitMs: limitMs, currency } = parts.settings.read();
  const ask = async <Value>(request: Promise<Outcome<Value>>): Promise<Value | null> => {
    const outcome = await inTime(parts.clock, limitMs, request);
    return outcome.kind === 'answered' ? outcome.value : null;
  };
  const { clock, store } = parts;
  const { id } = member;
  const now = parts.serverClock.nowMs();
  const since = new Date(now - halfYearMs).toISOString();
  const until = new Date(now + 86_400_000).toISOString();
  const [found, profile, standing, balance, ending, bills, labels, notes] = await Promise.all([
    ask(findFollowing({ ...store, clock, capillary, limitMs }, { type: 'id', value: id })),
    ask(capillary.customerProfile(id)),
    ask(capillary.customerStanding(id)),
    ask(capillary.pointsBalance(id)),
    ask(capillary.pointsExpiry(id)),
    ask(capillary.memberBills(id, since, until)),
    ask(capillary.customerLabels(id)),
    ask(capillary.customerNotes(wireIdentifierOf(member, id))),
  ]);
  const fresh = found === null ? member : customerFromWire(found, clock.wallMs());
  if (found !== null) keepMember(store.cache, fresh);
  return ok({
    ...unknown(fresh),
    tier: tierOf(standing) ?? unknown(fresh).tier,
    points: {
      redeemable: balance?.main ?? standing?.redeemable ?? fresh.points,
      promised: balance?.promised ?? null,
      lifetime: standing?.lifetime ?? fresh.lifetimePoints,
      ending: ending === null ? null : ending.filter(({ points }) => points > 0),
    },
    bills: bills === null ? null : lastBills(bills, currency),
    labels,
    notes: notes === null ? null : notes.map(({ text, addedOn }) => ({ text, at: addedOn })),
    ...(profile === null ? {} : toldBy(profile)),
  });
};

/** What the till remembers, and nothing more. */
function unknown(member: Customer): MemberCard {
  return {
    customer: { ...member, identifiers: member.identifiers.map(maskIdentifier) },
    isOnlyHere: false,
    tier: member.tier === null ? null : { name: member.tier, until: null, next: null, missing: null },
    points: { redeemable: member.points, promised: null, lifetime: member.lifetimePoints, ending: null },
    bills: null,
    labels: null,
    notes: null,
    subscriptions: null,
    cards: null,
    profile: null,
  };
}

function tierOf(standing: StandingFacts | null): MemberCard['tier'] {
  if (standing === null || standing.tier === null) return null;
  const { tier: name, tierUntil, nextTier: next, missing } = standing;
  return { name, until: tierUntil === null ? null : dayOf(tierUntil), next, missing };
}

function lastBills(bills: BillFacts[], currency: string): MemberCard['bills'] {
  return bills
    .toSorted((one, other) => Date.parse(other.billedAt) - Date.parse(one.billedAt))
    .slice(0, mostBills)
    .map(({ number, billedAt, amount, storeName, storeCode, type }) => {
      const amountMinor = minorFromWire(amount, currency);
      return {
        number,
        at: billedAt,
        amount: amountMinor === null ? null : { amountMinor, currency },
        store: storeName || storeCode,
        isReturn: type.includes('RETURN'),
      };
    });
}

function toldBy(profile: ProfileFacts): Pick<MemberCard, 'subscriptions' | 'cards' | 'profile'> {
  const { firstName, lastName, fields, extendedFields, channels } = profile;
  const mayWrite = (['mobile', 'email'] as const).filter((type) =>
    channels.some((channel) => channel.type === type),
  );
  return {
    subscriptions:
      profile.subscriptions?.map(({ channel, priority, isIn }) => ({
        channel,
        // messages about the member's own dealings, apart from offers to everybody
        isPersonal: priority.toUpperCase() === 'TRANS',
        isIn,
      })) ?? null,
    cards: profile.cards.map(({ number, state, isActive, isBlocked }) => ({
      end: maskIdentifier({ type: 'card', value: number }).value,
      state,
      isStopped: isBlocked || isActive === false,
    })),
    profile: { firstName, lastName, fields, extendedFields, mayWrite },
  };
}
