// What is said about a customer: status, labels and notes. A label the organisation does not have is refused.
import { plainText, readClusterMoment } from '../cluster-time.ts';
import { findV11 } from '../find-member.ts';
import { addNote, changeMember } from '../ledger.ts';
import { fine, refused, wireError } from '../v2.ts';
import { itemStatus, listUnder, v11Answer } from '../v11.ts';
import { type Answer, type Call, listOf, queryRecord, recordOf, textOf } from '../wire.ts';
import type { Member } from '../world.ts';
import { isAnswer, memberInPath, memberOfLookup } from './customer-write.ts';

/** Its list of errors has a name of its own. */
const refusedStatus = (call: Call, code: number): Answer => ({
  status: call.modes.refusalStatus,
  body: { warnings: [], error: [wireError(code)] },
});

export function changeStatus(call: Call): Answer {
  const member = memberOfLookup(call);
  if (isAnswer(member)) return member;
  const body = recordOf(call.request.body);
  const [label, reason] = [textOf(body.label), textOf(body.reason)];
  if (label === '' || reason === '') return refusedStatus(call, 1015);
  changeMember(call.world, member, { status: { label, reason } });
  return fine({ warnings: [], error: [] });
}

export function labelsOfOrganisation({ world }: Call): Answer {
  const data = world.registration.labels.map((name, index) => ({ id: index + 1, name, description: '' }));
  return fine({ data, warnings: [], errors: [] });
}

export function labelsOfCustomer(call: Call): Answer {
  const member = memberInPath(call);
  if (isAnswer(member)) return member;
  const data = (member.labels ?? []).map((labelName, index) => ({
    id: member.id + index,
    orgId: call.world.organisation.id,
    addedBy: call.caller.till.id,
    labelId: call.world.registration.labels.indexOf(labelName) + 1,
    userId: member.id,
    labelName,
    deleted: false,
  }));
  return fine({ data, warnings: [], errors: [] });
}

const labelNames = (list: unknown) => listOf(list).map((one) => textOf(recordOf(one).labelName));

export function changeLabels(call: Call): Answer {
  const member = memberInPath(call);
  if (isAnswer(member)) return member;
  const body = recordOf(call.request.body);
  const [added, removed] = [labelNames(body.add), labelNames(body.remove)];
  const known = call.world.registration.labels;
  if (![...added, ...removed].every((name) => known.includes(name))) return refused(call, [1015]);
  const left = (member.labels ?? []).filter((name) => !removed.includes(name));
  changeMember(call.world, member, { labels: [...new Set([...left, ...added])] });
  return fine({ entity: member.id, warnings: [] });
}

const noteItem = (call: Call, { id, description, addedMs }: NonNullable<Member['notes']>[number]) => ({
  id,
  description,
  added_on: plainText(addedMs, call.offsetMinutes),
});

function notesAnswer(call: Call, member: Member, code: number): Answer {
  const notes = member.notes ?? [];
  return v11Answer(call, code === 1000 ? 200 : 500, {
    customers: {
      customer: {
        mobile: member.mobile ?? '',
        email: member.email ?? '',
        external_id: member.externalId ?? '',
        user_id: member.id,
        notes: listUnder(
          'note',
          notes.map((note) => noteItem(call, note)),
        ),
        item_status: itemStatus('success', code === 1000, code),
      },
    },
  });
}

const nobody = (call: Call): Answer =>
  v11Answer(call, 500, { customers: { customer: { item_status: itemStatus('success', false, 1012) } } });

export function readNotes(call: Call): Answer {
  const found = findV11(call.world, queryRecord(call.request.query));
  if (found.state !== 'found') return nobody(call);
  return notesAnswer(call, found.member, (found.member.notes ?? []).length === 0 ? 1028 : 1000);
}

export function writeNotes(call: Call): Answer {
  const sent = recordOf(listOf(recordOf(recordOf(call.request.body).root).customer)[0]);
  const found = findV11(call.world, sent);
  if (found.state !== 'found') return nobody(call);
  const notes = listOf(recordOf(sent.notes).note).map(recordOf);
  if (notes.length === 0 || notes.some((note) => textOf(note.description) === ''))
    return notesAnswer(call, found.member, 1036);
  for (const note of notes) {
    const addedMs = readClusterMoment(textOf(note.date), call.offsetMinutes) ?? call.nowMs;
    addNote(call.world, found.member, textOf(note.description), addedMs);
  }
  return notesAnswer(call, found.member, 1000);
}
