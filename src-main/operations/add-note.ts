/** Keeps a note about a member. Never sent twice without having been looked for. */
import { ok } from '../contract/result.ts';
import { aboutMember } from '../sync/about-member.ts';
import { tellMemberChange, writeAboutMember } from '../sync/member-entry.ts';
import { wireIdentifierOf } from '../sync/wire-identifier.ts';
import { deciderIn, type Handler } from './parts.ts';

export const addNote: Handler<'addNote'> = async (parts, input, context) => {
  const { customerId, text } = input;
  const written = await writeAboutMember(
    parts,
    input,
    deciderIn(context),
    (made) => made.kind === 'add-note' && made.customer.id === customerId && made.request?.text === text,
    async () => {
      const about = await aboutMember(parts, customerId, text);
      if (!about.ok) return about;
      const { member, entry } = about.value;
      const identifier = wireIdentifierOf(member, member.id);
      return ok({ kind: 'add-note', ...entry, request: { identifier, text } });
    },
  );
  return written.ok ? ok(tellMemberChange(parts, written.value)) : written;
};
