/** Changes name, the organisation's fields and consent of a member. What is left out stays as it is. */
import { ok } from '../contract/result.ts';
import { aboutMember } from '../sync/about-member.ts';
import { tellMemberChange, writeAboutMember } from '../sync/member-entry.ts';
import { rememberedForm } from '../sync/member-form.ts';
import { channelsFor, readValues } from '../sync/member-input.ts';
import { deciderIn, type Handler } from './parts.ts';

export const updateMember: Handler<'updateMember'> = async (parts, input, context) => {
  const { customerId, firstName, lastName, mayWrite } = input;
  const today = new Date(parts.serverClock.nowMs()).toISOString().slice(0, 10);
  const values = readValues(rememberedForm(parts.store.ledger), input, today, false);
  if (!values.ok) return values;
  const written = await writeAboutMember(
    parts,
    input,
    deciderIn(context),
    (made) =>
      made.kind === 'update-member' &&
      made.customer.id === customerId &&
      made.request?.firstName === firstName &&
      made.request.lastName === lastName,
    async () => {
      const about = await aboutMember(parts, customerId, '');
      if (!about.ok) return about;
      const { member, entry } = about.value;
      const channels = mayWrite === undefined ? null : channelsFor(mayWrite, member.identifiers);
      return ok({
        kind: 'update-member',
        ...entry,
        request: { firstName, lastName, ...values.value, channels },
      });
    },
  );
  return written.ok ? ok(tellMemberChange(parts, written.value)) : written;
};
