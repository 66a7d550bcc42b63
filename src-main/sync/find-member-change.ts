/**
 * Asks Capillary whether what was written about a member is there after its answer was lost. A new member is looked up by
 * what it was enrolled with: found with our data it is done, found with other data somebody else has the number. Where
 * nothing there would tell, it counts as not made: a repeat changes nothing more.
 */
import type { CustomerFacts } from '../capillary/client.ts';
import { clusterInstant } from '../domain/cluster-time.ts';
import type { MemberChannel, MemberIdentifier } from '../domain/member-requests.ts';
import type { Evidence } from '../domain/settlement.ts';
import type { EnrolEntry, MemberEntry, StoredEntry } from '../domain/stored-entry.ts';
import { unreachable } from '../domain/unreachable.ts';
import { type Finding, found, type Inquiry, notTold } from './inquiry.ts';

const made: Evidence = { kind: 'ours', reference: null };
const notMade: Evidence = { kind: 'not-there' };
const fold = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

type Of<Kind extends StoredEntry['kind']> = Extract<MemberEntry, { kind: Kind }>;

export async function findMemberChange(inquiry: Inquiry<MemberEntry>): Promise<Finding> {
  const { entry } = inquiry;
  if (entry.request === null) return found({ kind: 'unknown' }, null);
  switch (entry.kind) {
    case 'enrol-member':
      return findNewMember({ ...inquiry, entry });
    case 'change-identifier':
      return findIdentifiers({ ...inquiry, entry });
    case 'add-note':
      return findNote({ ...inquiry, entry });
    case 'change-labels':
      return findLabels({ ...inquiry, entry });
    case 'update-member':
      return findUpdate({ ...inquiry, entry });
    case 'change-member-status':
      return found(notMade, null);
    default:
      return unreachable(entry);
  }
}

async function findNewMember({ capillary, entry, isTaken }: Inquiry<EnrolEntry>): Promise<Finding> {
  const asked = entry.request;
  if (asked === null) return found({ kind: 'unknown' }, null);
  let last: Finding = found({ kind: 'unknown' }, null);
  for (const identifier of asked.identifiers) {
    const outcome = await capillary.findCustomer(identifier);
    if (outcome.kind !== 'answered') return notTold(outcome);
    const there = outcome.value;
    last = found(notMade, outcome);
    if (there === null) continue;
    const isOurs =
      !isTaken(there.id) &&
      fold(there.firstName) === fold(asked.firstName) &&
      fold(there.lastName) === fold(asked.lastName) &&
      asked.identifiers.every((one) => hasIdentifier(there, one));
    if (isOurs) return found({ kind: 'ours', reference: there.id }, outcome);
    return found({ kind: 'taken', by: { id: there.id } }, outcome);
  }
  return last;
}

const hasIdentifier = ({ identifiers }: CustomerFacts, { type, value }: MemberIdentifier) =>
  identifiers.some((one) => one.type === type && one.value.toLowerCase() === value.toLowerCase());

async function findIdentifiers({ capillary, entry }: Inquiry<Of<'change-identifier'>>): Promise<Finding> {
  const outcome = await capillary.findCustomer({ type: 'id', value: entry.customer.id });
  if (outcome.kind !== 'answered') return notTold(outcome);
  const { value: there } = outcome;
  if (there === null || entry.request === null) return found({ kind: 'unknown' }, outcome);
  const { add, remove } = entry.request;
  const isAsWished =
    add.every((one) => hasIdentifier(there, one)) && !remove.some((one) => hasIdentifier(there, one));
  return found(isAsWished ? made : notMade, outcome);
}

/** What was to be told of the member is told. */
async function findUpdate({ capillary, entry }: Inquiry<Of<'update-member'>>): Promise<Finding> {
  const outcome = await capillary.customerProfile(entry.customer.id);
  if (outcome.kind !== 'answered') return notTold(outcome);
  const { value: there } = outcome;
  const { request } = entry;
  if (request === null) return found({ kind: 'unknown' }, outcome);
  const isTold = (wished: Record<string, string>, told: Record<string, string>) =>
    Object.entries(wished).every(([name, text]) => (told[name] ?? '') === text);
  const isAsWished =
    there.firstName === request.firstName &&
    (request.lastName === '' || there.lastName === request.lastName) &&
    isTold(request.fields, there.fields) &&
    isTold(request.extendedFields, there.extendedFields) &&
    (request.channels === null || sameChannels(request.channels, there.channels));
  return found(isAsWished ? made : notMade, outcome);
}

function sameChannels(wished: MemberChannel[], told: { type: string; value: string }[]): boolean {
  const keys = (list: { type: string; value: string }[]) => list.map(({ type, value }) => `${type} ${value}`);
  return keys(wished).toSorted().join() === keys(told).toSorted().join();
}

async function findLabels({ capillary, entry }: Inquiry<Of<'change-labels'>>): Promise<Finding> {
  const outcome = await capillary.customerLabels(entry.customer.id);
  if (outcome.kind !== 'answered') return notTold(outcome);
  const { add, remove } = entry.request ?? { add: [], remove: [] };
  const bears = (label: string) => outcome.value.some((one) => fold(one) === fold(label));
  return found(add.every(bears) && !remove.some(bears) ? made : notMade, outcome);
}

/** Clocks may differ by so much without anybody's fault. */
const toleranceMs = 2 * 60_000;

/** A note of the same words that was there before, or is another entry's, is not this one. */
async function findNote(inquiry: Inquiry<Of<'add-note'>>): Promise<Finding> {
  const { capillary, entry, isTaken, clusterOffsetMinutes } = inquiry;
  if (entry.request === null) return found({ kind: 'unknown' }, null);
  const { identifier, text } = entry.request;
  const outcome = await capillary.customerNotes(identifier);
  if (outcome.kind !== 'answered') return notTold(outcome);
  const since = entry.createdAt + (entry.serverAheadMs ?? 0) - toleranceMs;
  const there = outcome.value.find((note) => {
    if (fold(note.text) !== fold(text) || isTaken(`note ${note.id}`)) return false;
    const addedAt = clusterInstant(note.addedOn, clusterOffsetMinutes ?? 0);
    return addedAt === null || clusterOffsetMinutes === null || addedAt >= since;
  });
  return found(there ? { kind: 'ours', reference: there.id && `note ${there.id}` } : notMade, outcome);
}
