/** Bills from programs that can only write files: a folder that the till looks into. */
import { z } from 'zod';
import { row } from './operation.ts';

export const billFilesView = z.object({
  /** Empty = no folder is looked into. */
  folder: z.string(),
  /** The folder cannot be read or written. */
  isUnreadable: z.boolean(),
  /** Files that are there and not done yet. */
  waiting: z.number().int(),
  /** The last file that was done, or tried. */
  last: z
    .object({
      name: z.string(),
      at: z.number(),
      good: z.number().int(),
      bad: z.number().int(),
      /** Rows that are tried again: the file is not done yet. */
      later: z.number().int(),
    })
    .nullable(),
});
export type BillFilesView = z.infer<typeof billFilesView>;

export const billFileOperations = {
  readBillFiles: row({
    says: 'The folder of bill files: how many wait, and what came of the last one.',
    access: 'manager',
    input: z.strictObject({}),
    output: billFilesView,
  }),
} as const;
