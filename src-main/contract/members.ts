/** Members made and changed at this till; what it knows of them besides stands in customers.ts. */
import { z } from 'zod';
import { customer, customerId, customerMatch, factSource, identifier } from './customers.ts';
import { entry } from './entries.ts';
import { money } from './money.ts';
import { row } from './operation.ts';
import { reason } from './reasons.ts';
import { platformWords } from './result.ts';
import { limits, readEmail, readMemberNumber, readMobile, readPlainText, textField } from './text.ts';

const mobile = textField(readMobile, '15550100142');
const email = textField(readEmail, 'ava@example.net');
const number = textField(readMemberNumber, 'CARD0001');

/** How a member is found; at least one is needed to enrol. */
export const memberIdentifiers = z.strictObject({
  mobile: mobile.optional(),
  email: email.optional(),
  card: number.optional(),
  externalId: number.optional(),
});
export type MemberIdentifiers = z.infer<typeof memberIdentifiers>;

/** Values of the organisation’s own fields by name; one that is left empty is not sent. */
const values = z.record(z.string().min(1).max(100), z.string().max(limits.note));

const firstName = textField((text) => readPlainText(text, limits.name), 'Ava');
const lastName = textField((text) => readPlainText(text, limits.name), 'Ruiz');

const profile = {
  fields: values.default({}),
  extendedFields: values.default({}),
};
/** Ways in which the brand may write to the member. */
const mayWrite = z.array(z.enum(['mobile', 'email'])).max(2);

const asked = {
  /** Made by the caller once for each decision; becomes the entry’s id. The same given again answers with the same entry. */
  changeId: z.uuid(),
  /** How long to wait for Capillary, in milliseconds; it goes on afterwards. */
  timeLimitMs: z.number().int().min(200).max(60_000).optional(),
};

export const enrolledMember = z.object({
  /**
   * here: usable at once and on its way. checking: nobody knows yet. clash: somebody has the number already, and
   * `clash` says who.
   */
  outcome: z.enum(['enrolled', 'here', 'checking', 'clash', 'refused', 'withdrawn']),
  /** Null when nobody was enrolled. */
  customer: customer.nullable(),
  clash: z.array(customerMatch),
  reasons: z.array(reason),
  platform: platformWords.nullable(),
  /** Null where nothing was written: without the line, somebody this till remembers has the number. */
  entry: entry.nullable(),
});
export type EnrolledMember = z.infer<typeof enrolledMember>;

export const memberChange = z.object({
  /** waits: it is done as soon as the line is back. checking: nobody knows yet. */
  outcome: z.enum(['done', 'waits', 'checking', 'refused', 'withdrawn']),
  reasons: z.array(reason),
  platform: platformWords.nullable(),
  entry,
});
export type MemberChange = z.infer<typeof memberChange>;

export const memberField = z.object({
  name: z.string(),
  label: z.string(),
  /** How it is asked for. */
  kind: z.enum(['text', 'number', 'date', 'choice', 'tick']),
  options: z.array(z.string()),
  /** A regular expression; null = any text. */
  pattern: z.string().nullable(),
  required: z.boolean(),
});
export type MemberField = z.infer<typeof memberField>;

export const memberForm = z.object({
  fields: z.array(memberField),
  extendedFields: z.array(memberField),
  labels: z.array(z.string()),
  source: factSource,
  /** When it was read, epoch milliseconds; null = never, then nothing is known of the organisation’s fields. */
  asOf: z.number().nullable(),
});
export type MemberForm = z.infer<typeof memberForm>;

export const memberCard = z.object({
  /** Of identifiers only the ends. */
  customer,
  /** Enrolled here, and not with Capillary yet. */
  isOnlyHere: z.boolean(),
  /** null = not known, here and below. */
  tier: z
    .object({
      name: z.string(),
      /** YYYY-MM-DD in the platform’s zone. */
      until: z.string().nullable(),
      /** Empty = there is none above; null = not known. */
      next: z.string().nullable(),
      /** What is missing, in the programme’s own words. */
      missing: z.string().nullable(),
    })
    .nullable(),
  points: z.object({
    redeemable: z.number().nullable(),
    promised: z.number().nullable(),
    lifetime: z.number().nullable(),
    ending: z.array(z.object({ points: z.number(), day: z.string() })).nullable(),
  }),
  bills: z
    .array(
      z.object({
        number: z.string(),
        /** ISO with the platform’s offset. */
        at: z.string(),
        amount: money.nullable(),
        store: z.string(),
        isReturn: z.boolean(),
      }),
    )
    .nullable(),
  labels: z.array(z.string()).nullable(),
  notes: z.array(z.object({ text: z.string(), at: z.string() })).nullable(),
  subscriptions: z
    .array(z.object({ channel: z.string(), isPersonal: z.boolean(), isIn: z.boolean() }))
    .nullable(),
  cards: z.array(z.object({ end: z.string(), state: z.string(), isStopped: z.boolean() })).nullable(),
  profile: z
    .object({
      firstName: z.string(),
      lastName: z.string(),
      fields: z.record(z.string(), z.string()),
      extendedFields: z.record(z.string(), z.string()),
      mayWrite: z.array(z.enum(['mobile', 'email'])),
    })
    .nullable(),
});
export type MemberCard = z.infer<typeof memberCard>;

const label = textField((text) => readPlainText(text, limits.name), 'Regular');

export const memberOperations = {
  readMemberForm: row({
    says: 'What the organisation asks of a member: its own fields with their rules, and the labels there are.',
    access: 'cashier',
    input: z.strictObject({}),
    output: memberForm,
  }),
  enrolMember: row({
    says: 'Enrols a member. Offline the member is usable at once, under an id of this till until Capillary gives one.',
    access: 'cashier',
    input: z.strictObject({
      ...asked,
      ...memberIdentifiers.shape,
      firstName,
      lastName: lastName.or(z.literal('')).default(''),
      ...profile,
      mayWrite: mayWrite.default([]),
    }),
    output: enrolledMember,
  }),
  updateMember: row({
    says: 'Changes name, the organisation’s fields and consent of a member; what is left out stays. Offline it waits.',
    access: 'cashier',
    input: z.strictObject({
      ...asked,
      customerId,
      firstName,
      lastName: lastName.or(z.literal('')).default(''),
      ...profile,
      /** Left out = as it was. */
      mayWrite: mayWrite.optional(),
    }),
    output: memberChange,
  }),
  changeIdentifier: row({
    says: 'Gives a member another mobile number, e-mail address, card or number. Offline it waits.',
    access: 'cashier',
    input: z.strictObject({
      ...asked,
      customerId,
      add: memberIdentifiers.default({}),
      remove: memberIdentifiers.default({}),
    }),
    output: memberChange,
  }),
  changeMemberStatus: row({
    says: 'Gives a member another status, with a reason. Offline it waits.',
    access: 'manager',
    input: z.strictObject({
      ...asked,
      customerId,
      label,
      reason: textField((text) => readPlainText(text, limits.note), 'Asked for it in the shop'),
    }),
    output: memberChange,
  }),
  addNote: row({
    says: 'Keeps a note about a member. Offline it waits.',
    access: 'cashier',
    input: z.strictObject({
      ...asked,
      customerId,
      text: textField((text) => readPlainText(text, limits.note), 'Allergic to nuts'),
    }),
    output: memberChange,
  }),
  changeLabels: row({
    says: 'Gives a member labels of the organisation and takes some away. Offline it waits.',
    access: 'cashier',
    input: z.strictObject({
      ...asked,
      customerId,
      add: z.array(label).max(20).default([]),
      remove: z.array(label).max(20).default([]),
    }),
    output: memberChange,
  }),
  readMemberCard: row({
    says: 'Everything a till shows of a member: tier, points, last bills, labels, notes, subscriptions, cards, fields.',
    access: 'cashier',
    input: z.strictObject({ customerId }),
    output: memberCard,
  }),
  showIdentifiers: row({
    says: 'The whole numbers and addresses of a member. Who asked is recorded.',
    access: 'cashier',
    input: z.strictObject({ customerId }),
    output: z.object({ identifiers: z.array(identifier) }),
  }),
  readClash: row({
    says: 'Who at Capillary has a number or address of a member that was enrolled here and refused.',
    access: 'cashier',
    input: z.strictObject({ id: z.uuid() }),
    output: z.object({ customers: z.array(customerMatch) }),
  }),
} as const;
