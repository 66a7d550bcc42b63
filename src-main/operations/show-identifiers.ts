/** The whole numbers and addresses of a member, for somebody who asks for them; the record says who. */
import { ok } from '../contract/result.ts';
import { addAudit } from '../store/audit.ts';
import { aboutMember } from '../sync/about-member.ts';
import { type Handler, type Parts, staffIn } from './parts.ts';

export const showIdentifiers: Handler<'showIdentifiers'> = async (parts: Parts, input, context) => {
  const about = await aboutMember(parts, input.customerId, '');
  if (!about.ok) return about;
  const { id, identifiers } = about.value.member;
  addAudit(parts.store.ledger, {
    at: parts.clock.wallMs(),
    who: staffIn(context).name,
    action: 'member.identifiers-shown',
    subject: id,
    detail: { kinds: identifiers.map(({ type }) => type).join(' ') },
  });
  return ok({ identifiers });
};
