/**
 * Searches members by the beginning of a name or identifier. Never asks for more hits than a screen shows.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { CustomerHit } from './client.ts';
import { tillProfile } from './customers.ts';
import { readV2List } from './envelope-v2.ts';
import { readIdentifiers, writtenIdentifier } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import type { Reading } from './reading.ts';
import { id, isObject, many, text } from './wire-values.ts';

/** The documents name no maximum (U62); this many is their sample's page. */
const mostHits = 10;

const profile = z.object({
  firstName: text,
  lastName: text,
  source: text,
  identifiers: many(writtenIdentifier),
});

/** Capillary docs: Search customers. */
const hit = z.object({
  userId: id,
  matchedIdentifiers: many(z.object({ idType: text, idValue: text })),
  profiles: many(profile),
});

export function readHits(body: unknown): Reading<CustomerHit[]> {
  return readV2List(body, 'customer', 'data', (entries) =>
    entries.filter(isObject).flatMap((entry) => {
      const { userId, matchedIdentifiers, profiles } = hit.parse(entry);
      if (userId === null) return [];
      const best = tillProfile(profiles);
      const matched = matchedIdentifiers.map(({ idType, idValue }) => ({ type: idType, value: idValue }));
      const identifiers = readIdentifiers([...(best?.identifiers ?? []), ...matched]);
      const distinct = identifiers.filter(
        (one, index) =>
          identifiers.findIndex((other) => other.type === one.type && other.value === one.value) === index,
      );
      return [
        {
          id: userId,
          firstName: best?.firstName ?? '',
          lastName: best?.lastName ?? '',
          identifiers: distinct,
        },
      ];
    }),
  );
}

export function searchCustomers(call: Call, sought: string, limit: number): Promise<Outcome<CustomerHit[]>> {
  const asked = Math.min(Math.max(Math.trunc(limit) || mostHits, 1), mostHits);
  return call(
    {
      method: 'GET',
      path: '/v2/customers/search',
      query: [
        ['q', sought],
        ['limit', String(asked)],
        ['offset', '0'],
      ],
    },
    'read',
    readHits,
  );
}
