// POST /v2/customers, PUT /v2/customers/{} and /lookup, POST /v2/customers/{}/changeIdentifier. POST never updates, PUT
// never changes an identifier; an identifier has one owner, however it is written.
import { findByV2Name, isIdentifierName } from '../find-member.ts';
import { addMember, changeMember } from '../ledger.ts';
import { fine, httpError, refused, wireError } from '../v2.ts';
import { type Answer, type Call, listOf, recordOf, textOf } from '../wire.ts';
import { type Member, memberById } from '../world.ts';

const identifierFields = ['mobile', 'email', 'externalId', 'cardNumber'] as const;
type IdentifierField = (typeof identifierFields)[number];

const written: Readonly<Record<string, IdentifierField>> = {
  mobile: 'mobile',
  email: 'email',
  externalId: 'externalId',
  cardnumber: 'cardNumber',
  cardNumber: 'cardNumber',
  card: 'cardNumber',
};

const wrongValue: Readonly<Record<IdentifierField, { isRight: RegExp; code: number }>> = {
  mobile: { isRight: /^\d{7,15}$/, code: 1001 },
  email: { isRight: /^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]+$/, code: 1002 },
  externalId: { isRight: /^\S{1,50}$/, code: 1003 },
  cardNumber: { isRight: /^\S{1,50}$/, code: 8013 },
};

interface Named {
  field: IdentifierField;
  value: string;
}

/** The identifiers of a list, or the number that says what is wrong with one of them. */
function readNamed(call: Call, list: unknown): Named[] | number {
  const named: Named[] = [];
  for (const one of listOf(list)) {
    const type = textOf(recordOf(one).type);
    const field = Object.hasOwn(written, type) ? written[type] : undefined;
    const spelling = call.modes.cardIdentifier;
    if (field === undefined) return 8013;
    if (field === 'cardNumber' && spelling !== 'either' && spelling !== type) return 8013;
    const value = textOf(recordOf(one).value);
    if (!wrongValue[field].isRight.test(value)) return wrongValue[field].code;
    named.push({ field, value });
  }
  return named;
}

function ownerOf(call: Call, { field, value }: Named): Member | undefined {
  return findByV2Name(call.world, field === 'cardNumber' ? 'cardnumber' : field, value);
}

const isText = (value: unknown) => typeof value === 'string' || typeof value === 'number';

function textsOf(value: unknown): Record<string, string> {
  const entries = Object.entries(recordOf(value)).filter(([, content]) => isText(content));
  return Object.fromEntries(entries.map(([name, content]) => [name, textOf(content)]));
}

/** Fields the organisation does not have are left out, with a warning. */
function knownFields(call: Call, profile: Record<string, unknown>, body: Record<string, unknown>) {
  const { customFields, extendedFields } = call.world.registration;
  const custom = Object.entries(textsOf(profile.fields));
  const extended = Object.entries(textsOf(body.extendedFields));
  const isCustom = ([name]: [string, string]) => customFields.some((field) => field.name === name);
  const isExtended = ([name]: [string, string]) => extendedFields.some((field) => field.name === name);
  const isStrange = !custom.every(isCustom) || !extended.every(isExtended);
  return {
    fields: Object.fromEntries(custom.filter(isCustom)),
    extendedFields: Object.fromEntries(extended.filter(isExtended)),
    warnings: isStrange ? [wireError(1017)] : [],
  };
}

const channelsOf = (profile: Record<string, unknown>) =>
  listOf(profile.commChannels).map((one) => ({
    type: textOf(recordOf(one).type),
    value: textOf(recordOf(one).value),
  }));

export function enrol(call: Call): Answer {
  const body = recordOf(call.request.body);
  const profile = recordOf(listOf(body.profiles)[0]);
  if (textOf(profile.source) !== 'INSTORE') return refused(call, [8012]);
  const loyaltyType = textOf(recordOf(body.loyaltyInfo).loyaltyType);
  if (loyaltyType !== 'loyalty' && loyaltyType !== 'non_loyalty') return refused(call, [1006]);
  const named = readNamed(call, profile.identifiers);
  if (typeof named === 'number') return refused(call, [named]);
  if (named.length === 0) return refused(call, [1006]);
  if (named.some((one) => ownerOf(call, one))) return refused(call, [call.modes.takenIdentifier]);
  const { warnings, ...fields } = knownFields(call, profile, body);
  const createdMs = Date.parse(textOf(body.createDate));
  const member = addMember(call.world, {
    firstName: textOf(profile.firstName),
    lastName: textOf(profile.lastName),
    ...Object.fromEntries(named.map(({ field, value }) => [field, value])),
    isFraud: false,
    isLoyalty: loyaltyType === 'loyalty',
    points: 0,
    lifetimePoints: 0,
    lifetimePurchases: 0,
    tier: { name: 'Rope', serialNumber: 1, expiresMs: call.nowMs + 200 * 86_400_000, nextName: 'Lantern' },
    registeredMs: Number.isFinite(createdMs) ? Math.min(createdMs, call.nowMs) : call.nowMs,
    registeredTillCode: call.caller.till.code,
    ...fields,
    channels: channelsOf(profile),
  });
  return fine({ createdId: member.id, warnings, sideEffects: [] });
}

function change(call: Call, member: Member): Answer {
  const body = recordOf(call.request.body);
  const profile = recordOf(listOf(body.profiles)[0]);
  const { warnings, fields, extendedFields } = knownFields(call, profile, body);
  const isLoyal = textOf(recordOf(body.loyaltyInfo).loyaltyType) === 'loyalty';
  changeMember(call.world, member, {
    firstName: textOf(profile.firstName) || member.firstName,
    lastName: textOf(profile.lastName) || member.lastName,
    fields: { ...member.fields, ...fields },
    extendedFields: { ...member.extendedFields, ...extendedFields },
    isLoyalty: member.isLoyalty || isLoyal,
    ...(profile.commChannels === undefined ? {} : { channels: channelsOf(profile) }),
  });
  return fine({ createdId: member.id, warnings, sideEffects: [] });
}

/** Of a path that names a customer by id; the survivor of a merge is not looked for. */
export function memberInPath(call: Call): Member | Answer {
  const [id = ''] = call.parts;
  if (!/^\d+$/.test(id)) return httpError(404);
  const member = memberById(call.world, Number(id));
  if (!member) return refused(call, [8015]);
  return member.mergedInto === undefined ? member : refused(call, [8069]);
}

export function updateById(call: Call): Answer {
  const member = memberInPath(call);
  return isAnswer(member) ? member : change(call, member);
}

export function memberOfLookup(call: Call): Member | Answer {
  const { query } = call.request;
  if (query.get('source') !== 'INSTORE') return refused(call, [8012]);
  const name = query.get('identifierName') ?? '';
  const value = query.get('identifierValue') ?? '';
  if (!isIdentifierName(name) || value.trim() === '') return refused(call, [8013]);
  return findByV2Name(call.world, name, value) ?? refused(call, [8015]);
}

export const isAnswer = (found: Member | Answer): found is Answer => 'body' in found;

export function updateByLookup(call: Call): Answer {
  const member = memberOfLookup(call);
  return isAnswer(member) ? member : change(call, member);
}

export function changeIdentifier(call: Call): Answer {
  const member = memberInPath(call);
  if (isAnswer(member)) return member;
  const body = recordOf(call.request.body);
  const added = readNamed(call, body.add);
  const removed = readNamed(call, body.remove);
  if (typeof added === 'number') return refused(call, [added]);
  if (typeof removed === 'number') return refused(call, [removed]);
  if (added.length + removed.length === 0) return refused(call, [8013]);
  const isTaken = added.some((one) => {
    const owner = ownerOf(call, one);
    return owner !== undefined && owner.id !== member.id;
  });
  if (isTaken) return refused(call, [call.modes.takenIdentifier]);
  const left = removed.filter(({ field, value }) => member[field] === value);
  changeMember(call.world, member, {
    ...Object.fromEntries(left.map(({ field }) => [field, undefined])),
    ...Object.fromEntries(added.map(({ field, value }) => [field, value])),
  });
  return fine({ createdId: member.id, warnings: [] });
}
