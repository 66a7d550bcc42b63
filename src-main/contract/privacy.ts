/** What this till keeps about people, for how long, and erasing one of them. */
import { z } from 'zod';
import { row } from './operation.ts';

export const storedKind = z.enum([
  'members',
  'coupons',
  'entries',
  'record',
  'staff',
  'backups',
  'billFiles',
]);

export const storedPart = z.object({
  kind: storedKind,
  count: z.number().int(),
  /** Epoch milliseconds; null = there is none, or it has no age. */
  oldestAt: z.number().nullable(),
  /** Folder or file on this machine. */
  where: z.string(),
  /** Days after which it goes by itself; null = it stays. */
  keptDays: z.number().int().nullable(),
});
export type StoredPart = z.infer<typeof storedPart>;

export const privacyOperations = {
  readStored: row({
    says: 'What is stored on this till: how much of each kind, how old, where, and how long it stays.',
    access: 'manager',
    input: z.strictObject({}),
    output: z.object({ parts: z.array(storedPart) }),
  }),
  eraseMember: row({
    says: 'Takes a member out of this till’s memory, and name and identifiers out of everything it did for them. Refused while something of that member waits. Capillary is not told.',
    access: 'manager',
    input: z.strictObject({ customerId: z.string().regex(/^[\w-]{1,40}$/) }),
    output: z.object({
      /** Entries that stay, without who it was. */
      entries: z.number().int(),
    }),
  }),
} as const;
