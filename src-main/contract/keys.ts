/** The key that the till's files are sealed with: where it is kept, and the recovery key that opens it elsewhere. */
import { z } from 'zod';
import { row } from './operation.ts';
import { pin } from './session.ts';

export const recoveryKeyView = z.object({
  /** Counted from 1: which slip of paper counts. */
  number: z.number().int(),
  madeAt: z.number(),
  /** null = shown, and nobody has said yet that it is on paper. */
  confirmedAt: z.number().nullable(),
});
export type RecoveryKeyView = z.infer<typeof recoveryKeyView>;

export const keysView = z.object({
  /** What the system calls the place of the key. */
  kept: z.string(),
  /** A file that this user of the machine can read, in place of the system's key store. */
  inFile: z.boolean(),
  /** Who said that a file will do; null = nobody. */
  fileAcceptedBy: z.string().nullable(),
  /** The newest first: at most one that counts and one that waits to be confirmed. */
  recovery: z.array(recoveryKeyView),
});
export type KeysView = z.infer<typeof keysView>;

export const shownRecoveryKey = z.object({
  number: z.number().int(),
  /** Eight groups of five characters. */
  groups: z.array(z.string()),
  /** Which of them is typed to confirm it, counted from 1. */
  ask: z.number().int(),
});
export type ShownRecoveryKey = z.infer<typeof shownRecoveryKey>;

/** Typing is forgiven spaces, dashes and small letters. */
const typedKey = z.string().max(200);

export const keyOperations = {
  readKeys: row({
    says: 'Where the key of this till’s data is kept, and whether there is a recovery key; never a key itself.',
    access: 'manager',
    input: z.strictObject({}),
    output: keysView,
  }),
  makeRecoveryKey: row({
    says: 'Makes a new recovery key and shows it this once. The one before counts until the new one is confirmed. Needs the manager’s PIN.',
    access: 'manager',
    input: z.strictObject({ pin }),
    output: shownRecoveryKey,
  }),
  confirmRecoveryKey: row({
    says: 'Says that the recovery key that was just shown is kept, by typing one group of it. From then on no other counts.',
    access: 'manager',
    input: z.strictObject({ group: typedKey }),
    output: keysView,
  }),
  openWithRecoveryKey: row({
    says: 'Only while no key store of this machine can open the till’s data: opens it with the recovery key, and has the key store keep it from then on.',
    access: 'anyone',
    input: z.strictObject({ key: typedKey }),
    output: z.object({}),
  }),
} as const;
