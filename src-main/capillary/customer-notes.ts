/** Notes about a member, v1.1 only. Writing one again makes a second one. */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import { itemStatus, itemsAt, openV11, readWithoutItem, requestOk } from './envelope-v11.ts';
import { v11Name } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { id, many, part, text, type WireObject } from './wire-values.ts';

export interface MemberNote {
  /** null = not told. */
  id: string | null;
  text: string;
  /** As Capillary wrote it, in its own time. */
  addedOn: string;
}

/** There are none: an answer, not a refusal. */
const noNotes = 1028;
const done = 1000;

const item = z.object({
  notes: part(z.object({ note: many(z.object({ id, description: text, added_on: text })) })),
});

/** The member stands under `customers`, or alone: no document shows a whole answer. */
function itemsOf(root: WireObject): WireObject[] {
  const among = itemsAt(root, ['customers', 'customer']);
  return among.length > 0 ? among : itemsAt(root, ['customer']);
}

export function readNotes(body: unknown): Reading<MemberNote[]> {
  const opened = openV11(body);
  const [one, ...more] = opened ? itemsOf(opened.root) : [];
  if (!opened || !one) return readWithoutItem(body, opened, 'customer');
  if (more.length > 0) return unreadable('several-items');
  const status = itemStatus(one);
  const notes = item.parse(one).notes.note;
  if (status.code === noNotes && notes.length === 0) return value([]);
  if (status.ok === false || (status.code !== null && status.code !== done))
    return { kind: 'refusal', family: 'customer', code: status.code, message: status.message };
  if (!requestOk(opened.status)) return readWithoutItem(body, opened, 'customer');
  if (status.ok === null) return unreadable('no-item-status');
  return value(notes.map((note) => ({ id: note.id, text: note.description, addedOn: note.added_on })));
}

/** Capillary docs: Get customer notes (v1.1). */
export function customerNotes(call: Call, customer: WireIdentifier): Promise<Outcome<MemberNote[]>> {
  return call(
    {
      method: 'GET',
      path: '/v1.1/customer/notes',
      query: [
        [v11Name(customer.type), customer.value],
        ['format', 'json'],
      ],
    },
    'read',
    readNotes,
  );
}

/** @param date `YYYY-MM-DD HH:MM:SS` in cluster time. Capillary docs: Add customer notes (v1.1). */
export async function addCustomerNote(
  call: Call,
  customer: WireIdentifier,
  note: { text: string; date: string | null },
): Promise<Outcome<null>> {
  const written = { ...(note.date === null ? {} : { date: note.date }), description: note.text };
  const body = {
    root: { customer: [{ [v11Name(customer.type)]: customer.value, notes: { note: [written] } }] },
  };
  const outcome = await call(
    { method: 'POST', path: '/v1.1/customer/notes', query: [['format', 'json']], body },
    'write',
    readNotes,
  );
  return outcome.kind === 'answered' ? { ...outcome, value: null } : outcome;
}
