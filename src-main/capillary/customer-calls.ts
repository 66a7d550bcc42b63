/**
 * The calls on members beyond finding one: enrolling, changing, marking, and what an organisation wants to know. One row
 * a call; each says in its own file what it asks and believes.
 */
import type { Call } from './caller.ts';
import { changeIdentifiers, type IdentifierChange } from './change-identifiers.ts';
import type { WireIdentifier } from './client.ts';
import { changeCustomerLabels, customerLabels, organisationLabels } from './customer-labels.ts';
import { addCustomerNote, customerNotes, type MemberNote } from './customer-notes.ts';
import {
  customerProfile,
  customerStanding,
  type ProfileFacts,
  type StandingFacts,
} from './customer-profile.ts';
import { changeCustomerStatus } from './customer-status.ts';
import {
  type EnrolledFacts,
  type EnrolRequest,
  enrolCustomer,
  type ProfileDraft,
  updateCustomer,
} from './enrol-customer.ts';
import { customFields, extendedFields, type FieldFacts } from './member-fields.ts';
import type { Outcome } from './outcome.ts';

export interface CustomerCalls {
  /** Makes a member. A repeat is refused, because somebody has the identifier by then. */
  enrolCustomer: (request: EnrolRequest) => Promise<Outcome<EnrolledFacts>>;
  updateCustomer: (customerId: string, draft: ProfileDraft) => Promise<Outcome<EnrolledFacts>>;
  changeIdentifiers: (change: IdentifierChange) => Promise<Outcome<EnrolledFacts>>;
  changeCustomerStatus: (
    customerId: string,
    status: { label: string; reason: string },
  ) => Promise<Outcome<null>>;
  /** A second call is a second note. `date` is in cluster time. */
  addCustomerNote: (
    customer: WireIdentifier,
    note: { text: string; date: string | null },
  ) => Promise<Outcome<null>>;
  customerNotes: (customer: WireIdentifier) => Promise<Outcome<MemberNote[]>>;
  changeCustomerLabels: (
    customerId: string,
    change: { add: string[]; remove: string[] },
  ) => Promise<Outcome<null>>;
  customerLabels: (customerId: string) => Promise<Outcome<string[]>>;
  organisationLabels: () => Promise<Outcome<string[]>>;
  /** Fields, ways of writing to it, subscriptions, cards. */
  customerProfile: (customerId: string) => Promise<Outcome<ProfileFacts>>;
  /** Tier, what is missing to the next, points; null = in no programme. */
  customerStanding: (customerId: string) => Promise<Outcome<StandingFacts | null>>;
  /** The organisation's own fields of a member. */
  customFields: () => Promise<Outcome<FieldFacts[]>>;
  extendedFields: () => Promise<Outcome<FieldFacts[]>>;
}

export function customerCalls(call: Call): CustomerCalls {
  return {
    enrolCustomer: (request) => enrolCustomer(call, request),
    updateCustomer: (customerId, draft) => updateCustomer(call, customerId, draft),
    changeIdentifiers: (change) => changeIdentifiers(call, change),
    changeCustomerStatus: (customerId, status) => changeCustomerStatus(call, customerId, status),
    addCustomerNote: (customer, note) => addCustomerNote(call, customer, note),
    customerNotes: (customer) => customerNotes(call, customer),
    changeCustomerLabels: (customerId, change) => changeCustomerLabels(call, customerId, change),
    customerLabels: (customerId) => customerLabels(call, customerId),
    organisationLabels: () => organisationLabels(call),
    customerProfile: (customerId) => customerProfile(call, customerId),
    customerStanding: (customerId) => customerStanding(call, customerId),
    customFields: () => customFields(call),
    extendedFields: () => extendedFields(call),
  };
}
