/** The stored requests about members, as they are read again. */
import { z } from 'zod';
import type { memberEntryKind } from '../contract/entries.ts';

const identifier = z.object({
  type: z.enum(['mobile', 'email', 'externalId', 'cardnumber']),
  value: z.string(),
});
const channels = z.array(z.object({ type: z.enum(['mobile', 'email']), value: z.string() }));
const values = z.record(z.string(), z.string());
const profile = { firstName: z.string(), lastName: z.string(), fields: values, extendedFields: values };

export const memberRequests = {
  'enrol-member': z.object({
    ...profile,
    identifiers: z.array(identifier),
    channels,
    cardSeries: z.string().nullable(),
  }),
  'update-member': z.object({ ...profile, channels: channels.nullable() }),
  'change-identifier': z.object({
    add: z.array(identifier),
    remove: z.array(identifier),
    cardSeries: z.string().nullable(),
  }),
  'change-member-status': z.object({ label: z.string(), reason: z.string() }),
  'add-note': z.object({
    identifier: z.object({
      type: z.enum(['mobile', 'email', 'externalId', 'cardnumber', 'id']),
      value: z.string(),
    }),
    text: z.string(),
  }),
  'change-labels': z.object({ add: z.array(z.string()), remove: z.array(z.string()) }),
} as const satisfies Record<(typeof memberEntryKind.options)[number], z.ZodType>;
