/**
 * Finds one member by identifier or id. Says "nobody" only when Capillary said so; whatever else goes wrong
 * stays a refusal or no answer.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { CustomerFacts, WireIdentifier } from './client.ts';
import { customerNotFound } from './codes-customer.ts';
import { refusalOfV2 } from './envelope-v2.ts';
import { readIdentifiers, writtenIdentifier } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { id, many, number, part, text, textOrNull } from './wire-values.ts';

const profile = z.object({
  firstName: text,
  lastName: text,
  source: text,
  identifiers: many(writtenIdentifier),
  identifiersAll: many(writtenIdentifier),
  attribution: part(z.object({ createDate: textOrNull })),
});

const points = z.object({ currentSlab: textOrNull, loyaltyPoints: number, lifetimePoints: number });

/** Capillary docs: Get customer details, with the `points` embed. */
const customer = z.object({
  id,
  profiles: many(profile),
  loyaltyInfo: part(
    z.object({ loyaltyType: text, attributionV2: part(z.object({ createDate: textOrNull })) }),
  ),
  fraudDetails: part(z.object({ status: text })),
  pointsSummary: part(points),
});

/** Statuses that clear a member; a status nobody documented does not. */
const notFraud: readonly string[] = ['', 'NONE', 'NOT_FRAUD'];

/** One profile per source may come; the till's own comes first. */
export function tillProfile<Profile extends { source: string }>(profiles: Profile[]): Profile | undefined {
  return profiles.find(({ source }) => source.toUpperCase() === 'INSTORE') ?? profiles[0];
}

export function readCustomer(body: unknown): Reading<CustomerFacts> {
  const refusal = refusalOfV2(body, 'customer');
  if (refusal) return refusal;
  const parsed = customer.safeParse(body);
  const profileRead = parsed.data && tillProfile(parsed.data.profiles);
  if (!parsed.data || parsed.data.id === null || !profileRead) return unreadable('no-customer');
  const { loyaltyInfo, fraudDetails, pointsSummary } = parsed.data;
  const loyaltyType = loyaltyInfo.loyaltyType.toLowerCase();
  const written = profileRead.identifiers.length > 0 ? profileRead.identifiers : profileRead.identifiersAll;
  return value({
    id: parsed.data.id,
    firstName: profileRead.firstName,
    lastName: profileRead.lastName,
    identifiers: readIdentifiers(written),
    tier: pointsSummary.currentSlab,
    points: pointsSummary.loyaltyPoints,
    lifetimePoints: pointsSummary.lifetimePoints,
    registeredAt: profileRead.attribution.createDate ?? loyaltyInfo.attributionV2.createDate,
    fraud: !notFraud.includes(fraudDetails.status.toUpperCase()),
    loyalty: loyaltyType === 'loyalty' ? true : loyaltyType === 'non_loyalty' ? false : null,
  });
}

/** Capillary docs: Get customer details (lookup); by id: Get customer details. */
export async function findCustomer(
  call: Call,
  { type, value: sought }: WireIdentifier,
): Promise<Outcome<CustomerFacts | null>> {
  const byId = type === 'id';
  const query: [string, string][] = [['source', 'INSTORE']];
  if (!byId) query.push(['identifierName', type], ['identifierValue', sought]);
  query.push(['embed', 'points']);
  const outcome = await call(
    {
      method: 'GET',
      path: byId
        ? `/v2/customers/${encodeURIComponent(sought.toWellFormed())}`
        : '/v2/customers/lookup/customerDetails',
      name: byId ? '/v2/customers/{id}' : '/v2/customers/lookup/customerDetails',
      query,
    },
    'read',
    readCustomer,
  );
  if (outcome.kind !== 'refused') return outcome;
  const { family, code } = outcome.refusal;
  const nobody = family === 'customer' && code !== null && customerNotFound.includes(code);
  return nobody ? { kind: 'answered', value: null, call: outcome.call } : outcome;
}
