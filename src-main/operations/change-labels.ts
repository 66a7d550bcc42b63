/** Gives a member labels of the organisation and takes some away. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { aboutMember } from '../sync/about-member.ts';
import { tellMemberChange, writeAboutMember } from '../sync/member-entry.ts';
import { deciderIn, type Handler } from './parts.ts';

export const changeLabels: Handler<'changeLabels'> = async (parts, input, context) => {
  const { customerId, add, remove } = input;
  if (add.length + remove.length === 0) return fail('bad-input', 'member-no-choice', {}, { field: 'add' });
  const described = [...add.map((label) => `+ ${label}`), ...remove.map((label) => `− ${label}`)].join(', ');
  const written = await writeAboutMember(
    parts,
    input,
    deciderIn(context),
    (made) =>
      made.kind === 'change-labels' &&
      made.customer.id === customerId &&
      JSON.stringify([made.request?.add, made.request?.remove]) === JSON.stringify([add, remove]),
    async () => {
      const about = await aboutMember(parts, customerId, described);
      return about.ok ? ok({ kind: 'change-labels', ...about.value.entry, request: { add, remove } }) : about;
    },
  );
  return written.ok ? ok(tellMemberChange(parts, written.value)) : written;
};
