/** The record of what was done at this till: reading it, taking it along, and whether it is still what was written. */
import { z } from 'zod';
import { row } from './operation.ts';

/** Where lines of an earlier record end and others go on, because an older ledger was put in place. */
export const auditSeam = z.object({
  line: z.number().int(),
  at: z.number(),
  /**
   * restored = a manager brought a backup back. new-queue = an empty queue was begun. by-hand = an older file was put
   * in place outside the program. cut = lines were gone and nothing explains it. no-anchor = the anchors were gone.
   */
  kind: z.enum(['restored', 'new-queue', 'by-hand', 'cut', 'no-anchor']),
  /** How many lines of before are not in it any more. */
  missing: z.number().int(),
  by: z.string().nullable(),
});
export type AuditSeam = z.infer<typeof auditSeam>;

export const auditVerdict = z.object({
  /** whole = every line is what was written. look = it is, and lines of before are missing. broken = it is not. */
  state: z.enum(['whole', 'look', 'broken']),
  lines: z.number().int(),
  firstAt: z.number().nullable(),
  lastAt: z.number().nullable(),
  /** When its end was last written down outside the ledger. */
  anchoredAt: z.number().nullable(),
  /** Backups it was held against. */
  backups: z.number().int(),
  /** Lines of a program from before there were seals, and when they were sealed. */
  sealedLater: z.object({ lines: z.number().int(), at: z.number() }).nullable(),
  seams: z.array(auditSeam),
  /** The first line at fault, and what is wrong: the line itself, or what it is held against. */
  broken: z
    .object({
      line: z.number().int(),
      why: z.enum(['changed', 'missing', 'unsealed', 'folder', 'outside', 'backup', 'shift']),
    })
    .nullable(),
});
export type AuditVerdict = z.infer<typeof auditVerdict>;

/** What a line is about; each is a few beginnings of `action`. */
export const auditKind = z.enum(['people', 'managers', 'money', 'settings', 'shift', 'files']);
export type AuditKind = z.infer<typeof auditKind>;

export const auditLine = z.object({
  line: z.number().int(),
  at: z.number(),
  who: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type AuditLine = z.infer<typeof auditLine>;

/** With what its subject is called now; null where that is gone or was none of these. */
export const auditLineSeen = auditLine.extend({
  entry: z.object({ code: z.string(), bill: z.string(), customer: z.string() }).nullable(),
  person: z.string().nullable(),
});
export type AuditLineSeen = z.infer<typeof auditLineSeen>;

const filter = {
  who: z.string().max(200).optional(),
  kind: auditKind.optional(),
  /** Epoch milliseconds by the till’s clock, both ends of a day. */
  from: z.number().int().optional(),
  to: z.number().int().optional(),
};

export const auditOperations = {
  readAudit: row({
    says: 'What was done at this till, newest first: by whom, when, and what about.',
    access: 'manager',
    input: z.strictObject({
      ...filter,
      /** Only lines before this one. */
      before: z.number().int().optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      lines: z.array(auditLineSeen),
      /** Give it as `before` for the lines that follow; null = there are no more. */
      next: z.number().int().nullable(),
      /** Everybody who stands in the record. */
      people: z.array(z.string()),
    }),
  }),
  exportAudit: row({
    says: 'The same lines, oldest first, as a CSV file. That they were taken out of the till is a line as well.',
    access: 'manager',
    input: z.strictObject(filter),
    output: z.object({ csv: z.string(), rows: z.number().int() }),
  }),
  verifyAudit: row({
    says: 'Whether the record of what was done is still what was written, line by line and against its anchors.',
    access: 'manager',
    input: z.strictObject({}),
    output: auditVerdict,
  }),
} as const;
