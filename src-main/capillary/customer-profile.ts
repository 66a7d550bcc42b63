/** What is told of a member beyond who it is: fields, ways of writing to it, cards; and where it stands in the programme. */
import { z } from 'zod';
import type { Call } from './caller.ts';
import { tillProfile } from './customers.ts';
import { readV2List, refusalOfV2 } from './envelope-v2.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import {
  flag,
  id,
  isObject,
  many,
  member,
  number,
  part,
  text,
  textOrNull,
  toObjects,
} from './wire-values.ts';

export interface ProfileFacts {
  id: string;
  firstName: string;
  lastName: string;
  fields: Record<string, string>;
  extendedFields: Record<string, string>;
  channels: { type: string; value: string }[];
  /** null = not told. */
  subscriptions: { channel: string; priority: string; isIn: boolean }[] | null;
  cards: { number: string; state: string; isActive: boolean | null; isBlocked: boolean }[];
}

const profile = z.object({
  firstName: text,
  lastName: text,
  source: text,
  commChannels: many(z.object({ type: text, value: text })),
});

/** Capillary docs: Get customer details, with the `subscriptions` embed. */
const customer = z.object({
  id,
  profiles: many(profile),
  cardDetails: many(
    z.object({
      cardNumber: text,
      statusInfo: part(z.object({ label: text, status: text, isActive: flag })),
      transactionNotAllowed: flag,
    }),
  ),
  subscriptionInfo: part(
    z.object({ subscriptions: many(z.object({ channel: text, priority: text, type: text })) }),
  ),
});

function textsOf(written: unknown): Record<string, string> {
  if (!isObject(written)) return {};
  const told = Object.entries(written).flatMap(([name, content]) =>
    ['string', 'number', 'boolean'].includes(typeof content) ? [[name, String(content)] as const] : [],
  );
  return Object.fromEntries(told);
}

export function readProfile(body: unknown): Reading<ProfileFacts> {
  const refusal = refusalOfV2(body, 'customer');
  if (refusal) return refusal;
  const read = customer.safeParse(body);
  const own = read.data && tillProfile(read.data.profiles);
  if (!read.data || read.data.id === null || !own) return unreadable('no-customer');
  const written = tillProfile(
    toObjects(member(body, 'profiles')).map((one) => ({ ...one, source: String(one.source) })),
  );
  return value({
    id: read.data.id,
    firstName: own.firstName,
    lastName: own.lastName,
    fields: textsOf(member(written, 'fields')),
    extendedFields: textsOf(member(body, 'extendedFields')),
    channels: own.commChannels.filter((channel) => channel.value !== ''),
    subscriptions: isObject(member(body, 'subscriptionInfo'))
      ? read.data.subscriptionInfo.subscriptions.map(({ channel, priority, type }) => ({
          channel,
          priority,
          isIn: type.toUpperCase() === 'OPTIN',
        }))
      : null,
    cards: read.data.cardDetails.flatMap(({ cardNumber, statusInfo, transactionNotAllowed }) =>
      cardNumber === ''
        ? []
        : [
            {
              number: cardNumber,
              state: statusInfo.label || statusInfo.status,
              isActive: statusInfo.isActive,
              isBlocked: transactionNotAllowed === true,
            },
          ],
    ),
  });
}

export function customerProfile(call: Call, customerId: string): Promise<Outcome<ProfileFacts>> {
  return call(
    {
      method: 'GET',
      path: `/v2/customers/${encodeURIComponent(customerId)}`,
      name: '/v2/customers/{id}',
      query: [
        ['source', 'INSTORE'],
        ['embed', 'subscriptions'],
      ],
    },
    'read',
    readProfile,
  );
}

export interface StandingFacts {
  tier: string | null;
  /** As Capillary wrote it; null = not told. */
  tierUntil: string | null;
  /** null = not told; empty = there is none above. */
  nextTier: string | null;
  /** What is missing, in the programme's own words; null = not told. */
  missing: string | null;
  redeemable: number | null;
  lifetime: number | null;
}

const programme = z.object({
  currentSlab: textOrNull,
  slabExpiryDate: textOrNull,
  nextSlab: text,
  nextSlabSerialNumber: number,
  nextSlabDescription: textOrNull,
  loyaltyPoints: number,
  lifetimePoints: number,
  programId: id,
});

/** Of several programmes the first is the member's own. Capillary docs: Get customer loyalty details. */
export function readStanding(body: unknown): Reading<StandingFacts | null> {
  return readV2List(body, 'customer', 'data', (entries) => {
    const [first] = toObjects(entries);
    if (first === undefined) return null;
    const read = programme.parse(first);
    const isTop =
      read.nextSlabSerialNumber === -1 || (Object.hasOwn(first, 'nextSlab') && read.nextSlab === '');
    return {
      tier: read.currentSlab,
      tierUntil: read.slabExpiryDate,
      nextTier: isTop ? '' : read.nextSlab || null,
      missing: read.nextSlabDescription,
      redeemable: read.loyaltyPoints,
      lifetime: read.lifetimePoints,
    };
  });
}

/** null = answered, and in no programme. */
export function customerStanding(call: Call, customerId: string): Promise<Outcome<StandingFacts | null>> {
  return call(
    {
      method: 'GET',
      path: `/v2/customers/${encodeURIComponent(customerId)}/loyaltyDetails`,
      name: '/v2/customers/{}/loyaltyDetails',
    },
    'read',
    readStanding,
  );
}
