// The tokens the simulator has handed out: they look like the platform's, and live as long as their client
// says. The signature proves nothing; a token is valid because it is on this list and nowhere else.
import { createHmac } from 'node:crypto';
import type { OAuthClient } from './world.ts';

export interface TokenStore {
  issue(client: OAuthClient, nowMs: number): { accessToken: string; ttlSeconds: number };
  /** The client of a token that is still good. */
  clientKeyOf(token: string, nowMs: number): string | undefined;
  /** Every token handed out so far is expired from now on. */
  expireAll(): void;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export function createTokenStore(organisationId: number): TokenStore {
  const issued = new Map<string, { clientKey: string; expiresMs: number }>();
  let sequence = 0;
  return {
    issue(client, nowMs) {
      sequence += 1;
      const issuedAt = Math.floor(nowMs / 1000);
      const header = encode({ alg: 'RS256', typ: 'JWT', kid: 'simulator-1' });
      const claims = encode({
        iss: 'simulator',
        sub: client.key,
        iat: issuedAt,
        exp: issuedAt + client.ttlSeconds,
        jti: `sim-${sequence}`,
        client_id: client.key,
        client_key: client.key,
        org_id: organisationId,
        token_use: 'access',
        default_till: client.defaultTillCode,
        scopes: JSON.stringify([{ permission: 'READWRITE', entityId: organisationId, resources: ['.*'] }]),
      });
      const signature = createHmac('sha256', client.secret)
        .update(`${header}.${claims}.${nowMs}`)
        .digest('base64url');
      const accessToken = `${header}.${claims}.${signature}`;
      issued.set(accessToken, { clientKey: client.key, expiresMs: nowMs + client.ttlSeconds * 1000 });
      return { accessToken, ttlSeconds: client.ttlSeconds };
    },
    clientKeyOf(token, nowMs) {
      const entry = issued.get(token);
      return entry && nowMs < entry.expiresMs ? entry.clientKey : undefined;
    },
    expireAll() {
      issued.clear();
    },
  };
}
