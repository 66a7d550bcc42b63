/**
 * Makes a member and changes what is told of one. POST makes and never changes: an identifier that somebody has is
 * refused, or, from another source, merged with a warning. PUT changes and never touches an identifier, so that a repeat
 * of it changes nothing more.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import { refusalOfV2, statusEntry } from './envelope-v2.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { id, many } from './wire-values.ts';

export interface ProfileDraft {
  firstName: string;
  lastName: string;
  /** The organisation's own fields by name. */
  fields: Record<string, string>;
  extendedFields: Record<string, string>;
  /** Ways in which Capillary may write to the member; null = not said, what is there stays. */
  channels: { type: 'mobile' | 'email'; value: string }[] | null;
}

/** `id` is Capillary's to give. */
export type NewIdentifier = Omit<WireIdentifier, 'type'> & { type: Exclude<WireIdentifier['type'], 'id'> };

export interface EnrolRequest extends ProfileDraft {
  identifiers: NewIdentifier[];
  /** Which series a card is of, where the organisation has several; null = not said. */
  cardSeries: string | null;
  /** ISO with an offset; null = let Capillary take its own now. */
  createdAt: string | null;
}

export interface EnrolledFacts {
  /** Of the member that is there now: of a merge, the one that is left. */
  id: string;
  warnings: number[];
}

/** Capillary docs: Add customer; a card is an identifier with a state of its own. */
export function wireIdentifier(identifier: NewIdentifier, cardSeries: string | null, statusLabel: string) {
  if (identifier.type !== 'cardnumber') return { type: identifier.type, value: identifier.value };
  return {
    type: 'cardnumber',
    value: identifier.value,
    ...(cardSeries === null ? {} : { seriesCode: cardSeries }),
    statusLabel,
  };
}

function wireProfile(draft: ProfileDraft): Record<string, unknown> {
  return {
    firstName: draft.firstName,
    lastName: draft.lastName,
    source: 'INSTORE',
    accountId: '',
    ...(draft.channels === null
      ? {}
      : {
          commChannels: draft.channels.map((channel) => ({
            ...channel,
            primary: true,
            verified: false,
            meta: {},
          })),
        }),
    fields: draft.fields,
  };
}

const enrolled = z.object({ createdId: id, warnings: many(statusEntry) });

export function readEnrolled(body: unknown): Reading<EnrolledFacts> {
  const refusal = refusalOfV2(body, 'customer');
  if (refusal) return refusal;
  const read = enrolled.safeParse(body);
  if (!read.success || read.data.createdId === null) return unreadable('no-created-id');
  const warnings = read.data.warnings.flatMap(({ code }) => code ?? []);
  return value({ id: read.data.createdId, warnings });
}

/** Capillary docs: Add customer. */
export function enrolCustomer(call: Call, request: EnrolRequest): Promise<Outcome<EnrolledFacts>> {
  const identifiers = request.identifiers.map((one) => wireIdentifier(one, request.cardSeries, 'ACTIVE'));
  const body = {
    profiles: [{ ...wireProfile(request), identifiers }],
    loyaltyInfo: { loyaltyType: 'loyalty' },
    extendedFields: request.extendedFields,
    ...(request.createdAt === null ? {} : { createDate: request.createdAt }),
  };
  return call({ method: 'POST', path: '/v2/customers', body }, 'write', readEnrolled);
}

/** Capillary docs: Update customer (by customer id). */
export function updateCustomer(
  call: Call,
  customerId: string,
  draft: ProfileDraft,
): Promise<Outcome<EnrolledFacts>> {
  const body = {
    profiles: [wireProfile(draft)],
    loyaltyInfo: { loyaltyType: 'loyalty' },
    extendedFields: draft.extendedFields,
  };
  return call(
    {
      method: 'PUT',
      path: `/v2/customers/${encodeURIComponent(customerId)}`,
      name: '/v2/customers/{}',
      query: [['source', 'INSTORE']],
      body,
    },
    'write',
    readEnrolled,
  );
}
