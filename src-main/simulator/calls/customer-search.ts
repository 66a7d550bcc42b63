// GET /v2/customers/search: members whose name or identifier begins with the text.
import { fine, refused } from '../v2.ts';
import type { Answer, Call } from '../wire.ts';
import type { Member } from '../world.ts';

const searched = [
  'firstName',
  'lastName',
  'mobile',
  'email',
  'externalId',
  'cardNumber',
  'cardExternalId',
] as const;

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

function matches(member: Member, wanted: string): { idType: string; idValue: string }[] {
  return searched.flatMap((field) => {
    const value = member[field] ?? '';
    const words = field === 'firstName' || field === 'lastName' ? [value, ...value.split(/[\s-]+/)] : [value];
    const isMatch = words.some((word) => fold(word).startsWith(wanted));
    return value !== '' && isMatch ? [{ idType: field, idValue: value }] : [];
  });
}

/** A page number out of the query; undefined when it is not a whole number of 0 or more. */
export function readCount(text: string | null, otherwise: number): number | undefined {
  if (text === null || text.trim() === '') return otherwise;
  return /^\d+$/.test(text.trim()) ? Number(text) : undefined;
}

export function customerSearch(call: Call): Answer {
  const { query } = call.request;
  const wanted = fold((query.get('q') ?? '').trim());
  const asked = readCount(query.get('limit'), 10);
  const offset = readCount(query.get('offset'), 0);
  if (wanted === '' || asked === undefined || offset === undefined) return refused(call, [400]);
  const limit = Math.min(asked, call.modes.searchLimitMaximum);
  const hits = call.world.members.flatMap((member) => {
    const found = matches(member, wanted);
    return found.length === 0 ? [] : [{ member, found }];
  });
  return fine({
    pagination: { limit, offset, total: hits.length },
    data: hits.slice(offset, offset + limit).map(({ member, found }) => ({
      userId: member.id,
      matchedIdentifiers: found.map((match) => ({ ...match, source: 'INSTORE', accountId: '' })),
      profiles: [{ source: 'INSTORE', firstName: member.firstName, lastName: member.lastName }],
    })),
    warnings: [],
    errors: [],
  });
}
