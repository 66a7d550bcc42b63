/** How this till reaches Capillary. Secrets go in and never come out. */
import { z } from 'zod';
import { row } from './operation.ts';
import { platformWords } from './result.ts';

export const cluster = z.enum(['asia-1', 'asia-2', 'eu', 'us', 'china', 'custom']);
export type Cluster = z.infer<typeof cluster>;

export const attributionType = z.enum([
  'TILL',
  'STORE_CODE',
  'STORE_NAME',
  'STORE_EXTERNAL_ID',
  'STORE_EXTERNAL_ID_1',
  'STORE_EXTERNAL_ID_2',
]);

const shortText = z.string().trim().min(1).max(200);

const common = {
  cluster,
  /** Only for `custom`: https, or http to this machine. */
  apiUrl: z.string().trim().max(300).optional(),
  uploadUrl: z.string().trim().max(300).optional(),
  /** For whom the calls count; both or neither. */
  attribution: z.strictObject({ type: attributionType, code: shortText }).optional(),
};

/** A secret left out keeps the one that is saved. */
const secret = z.string().min(1).max(1000).optional();

export const connectionInput = z.discriminatedUnion('auth', [
  z.strictObject({ auth: z.literal('basic'), till: shortText, password: secret, ...common }),
  z.strictObject({ auth: z.literal('oauth'), key: shortText, secret, ...common }),
]);
export type ConnectionInput = z.infer<typeof connectionInput>;

/** What may be shown of a saved connection. */
export const connectionView = z.object({
  cluster,
  apiUrl: z.string(),
  uploadUrl: z.string().nullable(),
  auth: z.enum(['basic', 'oauth']),
  /** Till name or client key. */
  account: z.string(),
  attribution: z.object({ type: attributionType, code: z.string() }).nullable(),
  savedAt: z.number(),
});
export type ConnectionView = z.infer<typeof connectionView>;

export const connectionTest = z.object({
  till: z.string(),
  organisation: z.string(),
  /** Capillary's clock with its own offset, as it wrote it; null where the account kind does not tell. */
  serverTime: z.string().nullable(),
  /** This till's clock minus Capillary's, in milliseconds. */
  clockDifferenceMs: z.number().nullable(),
  words: platformWords,
});

export const connectionOperations = {
  testConnection: row({
    says: 'Signs in at Capillary with these details (or the saved ones) and tells whose till it is and how far the clocks differ.',
    access: 'manager',
    input: z.strictObject({ connection: connectionInput.optional() }),
    output: connectionTest,
  }),
  saveConnection: row({
    says: 'Keeps these connection details. The queue stays as it is; while it has entries for another account or address, that must be said.',
    access: 'manager',
    input: z.strictObject({
      connection: connectionInput,
      /** The waiting entries belong to this account as well: a new address or till of the same brand. */
      takeQueueAlong: z.boolean().default(false),
      /** Where the machine has no key store: a file that only its user can read will do. Written into the record. */
      keyInFile: z.boolean().default(false),
    }),
    output: connectionView,
  }),
} as const;
