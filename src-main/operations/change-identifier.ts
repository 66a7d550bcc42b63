/** Gives a member another number, address or card, and takes the old one away. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { aboutMember } from '../sync/about-member.ts';
import { tellMemberChange, writeAboutMember } from '../sync/member-entry.ts';
import { wireIdentifiers } from '../sync/member-input.ts';
import { deciderIn, type Handler } from './parts.ts';

export const changeIdentifier: Handler<'changeIdentifier'> = async (parts, input, context) => {
  const { customerId } = input;
  const [add, remove] = [wireIdentifiers(input.add), wireIdentifiers(input.remove)];
  if (add.length + remove.length === 0) return fail('bad-input', 'member-no-choice', {}, { field: 'add' });
  const { cardSeries } = parts.settings.read();
  const request = { add, remove, cardSeries: cardSeries === '' ? null : cardSeries };
  const written = await writeAboutMember(
    parts,
    input,
    deciderIn(context),
    (made) =>
      made.kind === 'change-identifier' &&
      made.customer.id === customerId &&
      JSON.stringify([made.request?.add, made.request?.remove]) === JSON.stringify([add, remove]),
    async () => {
      const about = await aboutMember(parts, customerId, '');
      return about.ok ? ok({ kind: 'change-identifier', ...about.value.entry, request }) : about;
    },
  );
  return written.ok ? ok(tellMemberChange(parts, written.value)) : written;
};
