/** Who works at this till: set-up, sign-in, sign-out, staff, and a manager's approval for one action. */
import { z } from 'zod';
import { row } from './operation.ts';
import { limits, readPlainText, textField } from './text.ts';

export const role = z.enum(['cashier', 'manager']);
export type Role = z.infer<typeof role>;

export const staffMember = z.object({ id: z.string(), name: z.string(), role });
export type StaffMember = z.infer<typeof staffMember>;

/** Six ASCII digits; anything else is told at the field. */
export const pin = z.string().superRefine((text, context) => {
  if (/^[0-9]{6}$/.test(text)) return;
  context.addIssue({ code: 'custom', message: 'pin-shape', params: { reason: 'pin-shape' } });
});

const personName = textField((text) => readPlainText(text, limits.name), 'Robin');

/** A person or code of the training store, printed where people look for something to try. */
export const trainingMember = z.object({
  name: z.string(),
  identifiers: z.array(z.object({ type: z.string(), value: z.string() })),
  coupons: z.array(z.object({ code: z.string(), shows: z.string() })),
});

export const session = z.object({
  mode: z.enum(['training', 'live']),
  /** False until the first manager exists. */
  setUp: z.boolean(),
  /** False until a connection to Capillary was saved. */
  connected: z.boolean(),
  /** True while the queue's file is damaged: nothing works but bringing a backup back. */
  recovery: z.boolean(),
  staff: staffMember.nullable(),
  /** Whose work is covered here since nothing was done for a while; a PIN opens it. */
  covered: staffMember.nullable(),
  /** After so many milliseconds without work a sign-in is covered; 0 = never. */
  idleLockMs: z.number().int(),
  till: z.object({ code: z.string(), store: z.string() }),
  locale: z.string(),
  currency: z.string(),
  /** The till makes bill numbers of its own. */
  ownBillNumbers: z.boolean(),
  version: z.string(),
  /** Only in training: who can sign in with which PIN, and what there is to try. */
  training: z
    .object({
      staff: z.array(z.object({ name: z.string(), role, pin: z.string() })),
      members: z.array(trainingMember),
      lineUp: z.boolean(),
    })
    .nullable(),
});
export type Session = z.infer<typeof session>;

export const sessionOperations = {
  setUpTill: row({
    says: 'Makes the first manager of a till that has no staff, and signs that manager in.',
    access: 'new-till',
    input: z.strictObject({ name: personName, pin }),
    output: session,
  }),
  signIn: row({
    says: 'Signs a member of staff in by PIN. Wrong PINs are counted and delayed.',
    access: 'anyone',
    input: z.strictObject({ pin }),
    output: session,
  }),
  signOut: row({
    says: 'Signs the member of staff out.',
    access: 'anyone',
    input: z.strictObject({}),
    output: session,
  }),
  readSession: row({
    says: 'Who is signed in here, and what kind of till this is.',
    access: 'anyone',
    input: z.strictObject({}),
    output: session,
  }),
  coverSession: row({
    says: 'Covers the work of whoever is signed in here until a PIN is entered; nothing of it is lost.',
    access: 'cashier',
    input: z.strictObject({}),
    output: session,
  }),
  stayHere: row({
    says: 'Somebody is at work on the page: the time until it is covered begins anew.',
    access: 'cashier',
    input: z.strictObject({}),
    output: z.object({}),
  }),
  unlockSignIn: row({
    says: 'A manager opens sign-in after too many wrong PINs: by PIN, which is tried once in each lock, or signed in elsewhere.',
    access: 'anyone',
    input: z.strictObject({ pin: pin.optional() }),
    output: session,
  }),
  approve: row({
    says: 'A manager allows one call of one operation with one input, once, for a few minutes. Give the answered approvalId with that call.',
    access: 'cashier',
    input: z.strictObject({
      operation: z.string(),
      /** The exact input of the call that shall be allowed. */
      input: z.unknown(),
      pin,
    }),
    output: z.object({ approvalId: z.string(), manager: staffMember, expiresAt: z.number() }),
  }),
  listStaff: row({
    says: 'Everybody who can sign in at this till.',
    access: 'manager',
    input: z.strictObject({}),
    output: z.object({
      staff: z.array(staffMember),
      /** Sign-in is locked for so many milliseconds; null = it is not. */
      lockedMs: z.number().nullable(),
    }),
  }),
  addStaff: row({
    says: 'Adds a cashier or a manager.',
    access: 'manager',
    input: z.strictObject({ name: personName, role, pin }),
    output: staffMember,
  }),
  changeRole: row({
    says: 'Makes a cashier a manager or a manager a cashier. The last manager stays one.',
    access: 'manager',
    input: z.strictObject({ id: z.string(), role }),
    output: z.object({ staff: z.array(staffMember) }),
  }),
  resetPin: row({
    says: 'Gives somebody a new PIN; the old one is worth nothing from then on.',
    access: 'manager',
    input: z.strictObject({ id: z.string(), pin }),
    output: staffMember,
  }),
  retireStaff: row({
    says: 'Takes somebody’s PIN away. What they did stays in the records.',
    access: 'manager',
    input: z.strictObject({ id: z.string() }),
    output: z.object({ staff: z.array(staffMember) }),
  }),
} as const;
