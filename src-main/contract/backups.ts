/** Copies of the queue's file: the last one, how many there are, where they lie, and what went wrong. */
import { z } from 'zod';
import { row } from './operation.ts';

export const backupsView = z.object({
  /** Where they lie on this machine. */
  folder: z.string(),
  last: z.object({ at: z.number(), bytes: z.number().int() }).nullable(),
  count: z.number().int(),
  /** Why the last try failed, as half a sentence; null when it did not. */
  failure: z.object({ at: z.number(), why: z.string() }).nullable(),
});
export type BackupsView = z.infer<typeof backupsView>;

export const backupOperations = {
  readBackups: row({
    says: 'The last backup of the queue, how many are kept and where, and why the last try failed.',
    access: 'manager',
    input: z.strictObject({}),
    output: backupsView,
  }),
  backUpNow: row({
    says: 'Makes a backup of the queue now, checks it, and answers when it is on the disk.',
    access: 'manager',
    input: z.strictObject({}),
    output: backupsView,
  }),
} as const;
