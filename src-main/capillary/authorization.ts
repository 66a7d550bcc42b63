/**
 * Who the till says it is: the headers of a call by account kind. Never puts a password, token or key
 * anywhere but into these headers.
 */
import { createHash } from 'node:crypto';
import type { CapillaryOptions, Credentials } from './client.ts';
import type { Outcome } from './outcome.ts';
import type { TokenKeeper } from './token.ts';
import { withoutAsking } from './without-asking.ts';

export interface Authorized {
  headers: Record<string, string>;
  /** The token among the headers; null when the account kind has none to renew. */
  token: string | null;
}

export interface Authorization {
  /** `rejected` is a token that was refused with 401: another one is fetched. */
  authorize: (rejected?: string) => Promise<Outcome<Authorized>>;
}

/**
 * `username:md5hex(password)` in base64, without a blank after the colon (U2).
 * Capillary docs: Authentication, Basic.
 */
export function basicHeader(till: string, password: string): string {
  const digest = createHash('md5').update(password, 'utf8').digest('hex');
  return `Basic ${Buffer.from(`${till}:${digest}`, 'utf8').toString('base64')}`;
}

/** Both headers or neither (U4). Capillary docs: Authentication, OAuth request headers. */
export function attributionHeaders(attribution: CapillaryOptions['attribution']): Record<string, string> {
  if (!attribution || attribution.type === '' || attribution.code === '') return {};
  return {
    'x-cap-api-attribution-entity-type': attribution.type,
    'x-cap-api-attribution-entity-code': attribution.code,
  };
}

export function createAuthorization(
  credentials: Credentials,
  attribution: CapillaryOptions['attribution'],
  tokens: TokenKeeper | null,
): Authorization {
  if (credentials.kind === 'basic' || !tokens) {
    const headers: Record<string, string> =
      credentials.kind === 'basic'
        ? { authorization: basicHeader(credentials.till, credentials.password) }
        : {};
    return { authorize: () => Promise.resolve(withoutAsking({ headers, token: null })) };
  }
  return {
    authorize: async (rejected) => {
      const outcome = await tokens.get(rejected);
      if (outcome.kind !== 'answered') return outcome;
      const token = outcome.value;
      // The bare token (U1).
      const headers = { 'x-cap-api-oauth-token': token, ...attributionHeaders(attribution) };
      return { kind: 'answered', value: { headers, token }, call: outcome.call };
    },
  };
}
