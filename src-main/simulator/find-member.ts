// Finds a member by one of the identifiers the platform knows, under each family's own names for them.
// It must never match on part of an identifier; that is what the search call is for.
import { type Member, memberById, type World } from './world.ts';

export type Identifier = 'mobile' | 'email' | 'externalId' | 'cardNumber' | 'cardExternalId' | 'id';

/** Names accepted in v2 requests. The last three exist on the platform; nobody here has one. */
const v2Names: Readonly<Record<string, Identifier | 'nobody'>> = {
  mobile: 'mobile',
  email: 'email',
  externalId: 'externalId',
  cardnumber: 'cardNumber',
  cardExternalId: 'cardExternalId',
  id: 'id',
  wechat: 'nobody',
  martjackId: 'nobody',
  fbId: 'nobody',
};

const v11Names: Readonly<Record<string, Identifier>> = {
  mobile: 'mobile',
  email: 'email',
  external_id: 'externalId',
  id: 'id',
  card_number: 'cardNumber',
  card_external_id: 'cardExternalId',
};

export function isIdentifierName(name: string): boolean {
  return Object.hasOwn(v2Names, name);
}

/** A mobile number may come with or without the dialling code of the organisation. */
function findBy(world: World, kind: Identifier, value: string): Member | undefined {
  const wanted = value.trim();
  if (wanted === '') return undefined;
  if (kind === 'id') return /^\d+$/.test(wanted) ? memberById(world, Number(wanted)) : undefined;
  if (kind === 'email') {
    return world.members.find((member) => member.email?.toLowerCase() === wanted.toLowerCase());
  }
  const withDialCode = world.organisation.dialCode + wanted;
  return world.members.find(
    (member) => member[kind] === wanted || (kind === 'mobile' && member.mobile === withDialCode),
  );
}

export function findByV2Name(world: World, name: string, value: string): Member | undefined {
  const kind = v2Names[name];
  return kind === undefined || kind === 'nobody' ? undefined : findBy(world, kind, value);
}

/** What a call said about the customer: nothing usable, nobody, or a member. */
export type Found =
  | { state: 'found'; member: Member }
  | { state: 'unknown'; member?: never }
  | { state: 'missing'; member?: never };

function findAmong(
  world: World,
  names: Readonly<Record<string, Identifier | 'nobody'>>,
  read: (name: string) => string,
): Found {
  for (const [name, kind] of Object.entries(names)) {
    const value = read(name);
    if (value === '' || kind === 'nobody') continue;
    const member = findBy(world, kind, value);
    return member ? { state: 'found', member } : { state: 'unknown' };
  }
  return { state: 'missing' };
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/** `user` or flat query parameters of v2; identifiers left empty do not count. */
export function findV2(world: World, fields: Readonly<Record<string, unknown>>): Found {
  return findAmong(world, v2Names, (name) => textOf(fields[name]));
}

export function findV11(world: World, fields: Readonly<Record<string, unknown>>): Found {
  return findAmong(world, v11Names, (name) => textOf(fields[name]));
}
