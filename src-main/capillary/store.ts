/**
 * Signing in: proves the till's credentials and learns who it is and which clock Capillary keeps. The
 * organisation's own zone is not the cluster's (U34), so it is never taken for it.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { CapillaryOptions, SignInFacts } from './client.ts';
import { itemStatus, itemsAt, openV11, readWithoutItem, requestOk } from './envelope-v11.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { text, textOrNull } from './wire-values.ts';

/** Capillary docs: Store login (v1.1). */
const user = z.object({ username: text, org_name: text, server_time: textOrNull });

/** `+05:30`, `-0400` or `Z` at the end of an ISO time, in minutes; null when it has none. */
export function offsetMinutes(iso: string): number | null {
  if (/\dZ$/i.test(iso)) return 0;
  const match = /T.*([+-])(\d{2}):?(\d{2})$/.exec(iso);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

export function readLogin(body: unknown): Reading<SignInFacts> {
  const opened = openV11(body);
  const item = opened ? itemsAt(opened.root, ['store', 'user'])[0] : undefined;
  if (!opened || !item || !requestOk(opened.status)) return readWithoutItem(body, opened, 'store');
  const { username, org_name: organisation, server_time: written } = user.parse(item);
  if (username === '') return unreadable('no-user');
  const clusterOffsetMinutes = written === null ? null : offsetMinutes(written);
  const serverTime = clusterOffsetMinutes === null ? null : written;
  return value({ till: username, organisation, serverTime, clusterOffsetMinutes });
}

/** Capillary docs: Organization get (v1.1). */
const organisation = z.object({ name: text });

export function readOrganisation(body: unknown): Reading<{ name: string }> {
  const opened = openV11(body);
  const item = opened ? itemsAt(opened.root, ['organization'])[0] : undefined;
  if (!opened || !item || !requestOk(opened.status)) return readWithoutItem(body, opened, 'store');
  const status = itemStatus(item);
  if (status.ok === false) {
    return { kind: 'refusal', family: 'store', code: status.code, message: status.message };
  }
  const { name } = organisation.parse(item);
  return name === '' ? unreadable('no-organisation') : value({ name });
}

async function signInWithBasic(call: Call, wallMs: () => number): Promise<Outcome<SignInFacts>> {
  const outcome = await call({ method: 'GET', path: '/v1.1/store/login.json' }, 'read', readLogin);
  if (outcome.kind !== 'answered' || outcome.call.serverAheadMs !== null) return outcome;
  const serverMs = Date.parse(outcome.value.serverTime ?? '');
  const serverAheadMs = Number.isFinite(serverMs) ? serverMs - wallMs() : null;
  return { ...outcome, call: { ...outcome.call, serverAheadMs } };
}

/**
 * With OAuth the till is the one attributed to, or unnamed: the token's default till is Capillary's affair.
 */
async function signInWithToken(call: Call, till: string): Promise<Outcome<SignInFacts>> {
  const outcome = await call(
    { method: 'GET', path: '/v1.1/organization/get.json' },
    'read',
    readOrganisation,
  );
  if (outcome.kind !== 'answered') return outcome;
  const facts = { till, organisation: outcome.value.name, serverTime: null, clusterOffsetMinutes: null };
  return { ...outcome, value: facts };
}

export function signIn(call: Call, options: CapillaryOptions): Promise<Outcome<SignInFacts>> {
  const { credentials, attribution, clock } = options;
  if (credentials.kind === 'basic') return signInWithBasic(call, clock.wallMs);
  return signInWithToken(call, attribution?.code ?? '');
}
