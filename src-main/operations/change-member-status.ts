/** Gives a member another status, with a reason. */
import { ok } from '../contract/result.ts';
import { aboutMember } from '../sync/about-member.ts';
import { tellMemberChange, writeAboutMember } from '../sync/member-entry.ts';
import { deciderIn, type Handler } from './parts.ts';

export const changeMemberStatus: Handler<'changeMemberStatus'> = async (parts, input, context) => {
  const { customerId, label, reason } = input;
  const written = await writeAboutMember(
    parts,
    input,
    deciderIn(context),
    (made) =>
      made.kind === 'change-member-status' &&
      made.customer.id === customerId &&
      made.request?.label === label &&
      made.request.reason === reason,
    async () => {
      const about = await aboutMember(parts, customerId, label);
      return about.ok
        ? ok({ kind: 'change-member-status', ...about.value.entry, request: { label, reason } })
        : about;
    },
  );
  return written.ok ? ok(tellMemberChange(parts, written.value)) : written;
};
