// Decides who is calling: a till by its user name and the md5 of its password, or a client by its token,
// perhaps acting for a till or store named in headers. It must never decide what the caller may do.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Modes } from './modes.ts';
import type { TokenStore } from './tokens.ts';
import { type Store, storeById, type Till, tillByCode, type World } from './world.ts';

export interface Caller {
  till: Till;
  store: Store;
  /** what the rate limit counts by: till or client key */
  key: string;
  /** an attribution header named an entity nobody knows (U4) */
  isAttributionUnknown: boolean;
}

type Identified =
  | { state: 'known'; caller: Caller; by: 'basic' | 'token' }
  | { state: 'refused'; because: 'credentials' | 'token' }
  | { state: 'bad-attribution'; code: number };

const header = (headers: IncomingHttpHeaders, name: string): string => {
  const value = headers[name.toLowerCase()];
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
};

const refusedCredentials: Identified = { state: 'refused', because: 'credentials' };

function callerAt(world: World, till: Till, key: string, isAttributionUnknown = false): Identified {
  // clients are told from tills by their keys
  const by = world.clients.some((client) => client.key === key) ? 'token' : 'basic';
  const store = storeById(world, till.storeId);
  if (!store) return refusedCredentials;
  return { state: 'known', caller: { till, store, key, isAttributionUnknown }, by };
}

function sameText(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

function identifyTill(world: World, modes: Modes, headers: IncomingHttpHeaders, encoded: string): Identified {
  const [username = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const sent = rest.join(':');
  const password = modes.blankInBasic === 'accepted' ? sent.trim() : sent;
  const till = tillByCode(world, username);
  const wanted = createHash('md5')
    .update(till?.password ?? '', 'utf8')
    .digest('hex');
  if (!till?.isActive || !sameText(password, wanted)) return refusedCredentials;
  const lookup = header(headers, 'X-CAP-API-ATTRIBUTION-LOOKUP');
  if (lookup === '') return callerAt(world, till, till.code);
  const lookupType = header(headers, 'X-CAP-API-ATTRIBUTION-LOOKUP-TYPE');
  if (lookupType === '') return { state: 'bad-attribution', code: 1061 };
  if (!['WECHAT', 'MOBILE_TRIGGER'].includes(lookupType)) return { state: 'bad-attribution', code: 400 };
  const other = tillByCode(world, lookup);
  return other ? callerAt(world, other, till.code) : callerAt(world, till, till.code, true);
}

const storeNames: Readonly<Record<string, (store: Store) => string>> = {
  STORE_CODE: (store) => store.code,
  STORE_NAME: (store) => store.name,
  STORE_EXTERNAL_ID: (store) => store.externalId,
};

/** The till an attribution speaks of; for a store, the client's own till when it stands there. */
function attributedTill(world: World, type: string, code: string, own: Till): Till | undefined {
  if (type === 'TILL') return tillByCode(world, code);
  const nameOf = storeNames[type];
  const store = nameOf && world.stores.find((candidate) => nameOf(candidate) === code);
  if (!store) return undefined;
  return own.storeId === store.id ? own : world.tills.find((till) => till.storeId === store.id);
}

function identifyClient(
  world: World,
  tokens: TokenStore,
  headers: IncomingHttpHeaders,
  token: string,
  nowMs: number,
): Identified {
  const key = tokens.clientKeyOf(token, nowMs);
  const client = world.clients.find((candidate) => candidate.key === key);
  const own = client && tillByCode(world, client.defaultTillCode);
  if (!client || !own) return { state: 'refused', because: 'token' };
  const code =
    header(headers, 'X-CAP-API-ATTRIBUTION-ENTITY-CODE') ||
    header(headers, 'X-CAP-API-ATTRIBUTION-TILL-CODE');
  if (code === '') return callerAt(world, own, client.key);
  const type = header(headers, 'X-CAP-API-ATTRIBUTION-ENTITY-TYPE') || 'TILL';
  const till = attributedTill(world, type, code, own);
  return till ? callerAt(world, till, client.key) : callerAt(world, own, client.key, true);
}

function tokenIn(headers: IncomingHttpHeaders, modes: Modes): string {
  const documented = header(headers, 'X-CAP-API-OAUTH-TOKEN');
  const other = header(headers, 'CAP-API-ACCESS-TOKEN');
  const sent = {
    'X-CAP-API-OAUTH-TOKEN': documented,
    'CAP-API-ACCESS-TOKEN': other,
    either: documented || other,
  }[modes.oauthHeader];
  return modes.bearerPrefix === 'accepted' ? sent.replace(/^Bearer /, '') : sent;
}

export function identify(
  world: World,
  modes: Modes,
  tokens: TokenStore,
  headers: IncomingHttpHeaders,
  nowMs: number,
): Identified {
  const token = tokenIn(headers, modes);
  if (token !== '') return identifyClient(world, tokens, headers, token, nowMs);
  const basic = /^Basic +(\S+)$/i.exec(header(headers, 'Authorization'))?.[1];
  return basic ? identifyTill(world, modes, headers, basic) : refusedCredentials;
}
