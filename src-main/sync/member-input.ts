/** What was typed of a member, as it is kept and sent. */
import type { MemberForm, MemberIdentifiers } from '../contract/members.ts';
import type { Result } from '../contract/result.ts';
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import type { MemberChannel, MemberIdentifier } from '../domain/member-requests.ts';
import { faultIn } from '../domain/member-values.ts';

/** The likeliest to be unique first. */
export function wireIdentifiers(typed: MemberIdentifiers): MemberIdentifier[] {
  const { mobile, email, card, externalId } = typed;
  return [
    ...(mobile === undefined ? [] : [{ type: 'mobile' as const, value: mobile }]),
    ...(email === undefined ? [] : [{ type: 'email' as const, value: email }]),
    ...(card === undefined ? [] : [{ type: 'cardnumber' as const, value: card }]),
    ...(externalId === undefined ? [] : [{ type: 'externalId' as const, value: externalId }]),
  ];
}

/** Only ways that were typed as well. */
export function channelsFor(
  mayWrite: readonly MemberChannel['type'][],
  identifiers: readonly { type: string; value: string }[],
): MemberChannel[] {
  return mayWrite.flatMap((type) => {
    const found = identifiers.find((one) => one.type === type);
    return found ? [{ type, value: found.value }] : [];
  });
}

export interface TypedValues {
  fields: Record<string, string>;
  extendedFields: Record<string, string>;
}

/**
 * Held against the organisation's rules as far as they are known; what is empty is left out of a new member.
 * @param isWhole a new member: what is left out is missing.
 */
export function readValues(
  form: MemberForm,
  typed: TypedValues,
  today: string,
  isWhole: boolean,
): Result<TypedValues> {
  for (const part of ['fields', 'extendedFields'] as const) {
    if (form.asOf === null) break;
    const fault = faultIn(form[part], typed[part], today, isWhole);
    if (fault !== null) {
      const { label, name, reason } = fault;
      return fail('bad-input', reason, { field: label }, { field: `${part}.${name}` });
    }
  }
  return ok({
    fields: trimmed(typed.fields, isWhole),
    extendedFields: trimmed(typed.extendedFields, isWhole),
  });
}

function trimmed(values: Record<string, string>, isWhole: boolean): Record<string, string> {
  const entries = Object.entries(values).map(([name, value]) => [name, value.trim()] as const);
  return Object.fromEntries(entries.filter(([, value]) => !isWhole || value !== ''));
}
