/**
 * One call from end to end: authorise, send, settle, tell the watcher. Repeats a call in one case only: after
 * a 401 with a token, because a 401 means that nothing was done. Never repeats for any other cause.
 */
import type { Authorization, Authorized } from './authorization.ts';
import type { Intent } from './codes.ts';
import type { Outcome } from './outcome.ts';
import type { Read } from './reading.ts';
import { settle } from './settle.ts';
import type { Transport, WireRequest } from './transport.ts';

export type Call = <Value>(
  request: WireRequest,
  intent: Intent,
  read: Read<Value>,
) => Promise<Outcome<Value>>;

export interface CallerOptions {
  transport: Transport;
  authorization: Authorization;
  onCall: (outcome: Outcome<unknown>, path: string) => void;
}

/** 401 as an HTTP status or as a v1.1 request status in the body (U5). */
function isUnauthorised(outcome: Outcome<unknown>): boolean {
  if (outcome.kind !== 'refused' || outcome.refusal.code !== 401) return false;
  return outcome.refusal.family === 'http' || outcome.refusal.family === 'request';
}

/**
 * Without authorisation the call was surely not sent, however the token request itself ended. A refused token
 * is a matter for whoever keeps the settings, never a refusal of what the call would have done.
 */
function notCalled(outcome: Exclude<Outcome<Authorized>, { kind: 'answered' }>): Outcome<never> {
  if (outcome.kind !== 'refused') {
    return { kind: 'not-sent', cause: `token-${outcome.cause}`, call: outcome.call };
  }
  const mayPass = outcome.refusal.verdict === 'retry' || outcome.refusal.verdict === 'dup';
  return { ...outcome, refusal: { ...outcome.refusal, verdict: mayPass ? 'retry' : 'config' } };
}

export function createCaller({ transport, authorization, onCall }: CallerOptions): Call {
  return async (request, intent, read) => {
    const attempt = async ({ headers }: Authorized) => {
      const outcome = settle(await transport.send(request, headers), intent, read);
      onCall(outcome, request.name ?? request.path);
      return outcome;
    };

    const authorized = await authorization.authorize();
    if (authorized.kind !== 'answered') return notCalled(authorized);
    const first = await attempt(authorized.value);
    const { token } = authorized.value;
    if (token === null || !isUnauthorised(first)) return first;

    const renewed = await authorization.authorize(token);
    return renewed.kind === 'answered' ? attempt(renewed.value) : notCalled(renewed);
  };
}
