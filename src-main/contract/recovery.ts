/** When the queue's file is damaged or gone: what a backup can bring back, what it lacks, and doing it. */
import { z } from 'zod';
import { money } from './money.ts';
import { row } from './operation.ts';
import { pin } from './session.ts';

/** An entry that had not reached its end and that the damaged file can still show. */
export const lostEntry = z.object({
  id: z.string(),
  at: z.number(),
  member: z.object({ id: z.string(), name: z.string() }),
  code: z.string(),
  bill: z.string(),
  moneyOff: money.nullable(),
});
export type LostEntry = z.infer<typeof lostEntry>;

/** What somebody types to begin an empty queue; capitals do not matter. */
export const newQueueWords = 'new queue';

export const recoveryView = z.object({
  /**
   * `keyless`: what lies there is sealed with another key than the till's, or its beginning is damaged. `locked`: no
   * key store of this machine opens the till's key.
   */
  kind: z.enum(['damaged', 'missing', 'keyless', 'locked']),
  /** Only when locked. */
  locked: z
    .object({
      /** The recovery key that opens it; null = none was ever made. */
      recovery: z.object({ number: z.number().int(), madeAt: z.number() }).nullable(),
      /** What the key stores are called that could. */
      sealedBy: z.array(z.string()),
    })
    .nullable(),
  folder: z.string(),
  /** When the damaged file was last written; null = not known. */
  lastWrittenAt: z.number().nullable(),
  /** How much of the damaged file can be read. */
  readable: z.enum(['all', 'some', 'nothing']),
  /** Entries in the damaged file that had not reached their end. */
  unsent: z.array(lostEntry),
  /** Whole and readable ones, the newest first. */
  backups: z.array(
    z.object({
      name: z.string(),
      at: z.number(),
      /** When the last thing in it was done. */
      lastAt: z.number(),
      entries: z.number().int(),
      unsent: z.object({ count: z.number().int(), money }),
      /** Entries of `unsent` above that are not in it, by their ids. */
      lacks: z.array(z.string()),
    }),
  ),
  /** Backups that were looked at and cannot be used. */
  unusable: z.number().int(),
});
export type RecoveryView = z.infer<typeof recoveryView>;

export const recovered = z.object({
  /** Where the damaged files lie now. */
  setAside: z.string(),
  /** The list of `lost` as a file beside them; null = nothing to list. */
  listFile: z.string().nullable(),
  /** Entries somebody has to follow up by hand. */
  lost: z.array(lostEntry),
});
export type Recovered = z.infer<typeof recovered>;

export const recoveryOperations = {
  readRecovery: row({
    says: 'Only while the queue’s file is damaged: what happened, and the backups that could be brought back.',
    access: 'anyone',
    input: z.strictObject({}),
    output: recoveryView,
  }),
  restoreBackup: row({
    says: 'Only while the queue’s file is damaged: sets it aside and brings a backup back. Needs the PIN of a manager whom that backup knows.',
    access: 'anyone',
    input: z.strictObject({ name: z.string().max(100), pin }),
    output: recovered,
  }),
  startNewQueue: row({
    says: 'Only while the queue’s file is damaged and no backup can be used: sets it aside and begins an empty queue.',
    access: 'anyone',
    input: z.strictObject({ words: z.string().max(100) }),
    output: recovered,
  }),
} as const;
