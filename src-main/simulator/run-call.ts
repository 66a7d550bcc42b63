// Carries out one call against the world, start to end without a pause: who is it, is it too often, which
// call is it, what is the answer. It must never wait and never touch a socket; faults are not its business.
import { type Caller, identify } from './authenticate.ts';
import { matchRoute, type Route } from './routes.ts';
import type { State } from './state.ts';
import { httpError, refused } from './v2.ts';
import { v11Failure } from './v11.ts';
import type { Answer, Call, WireRequest } from './wire.ts';

const MINUTE_MS = 60_000;
const uploadBase = '/coupon/api/v1/upload/';

export interface Incoming extends WireRequest {
  /** `none`: no body; `json`, `form`: parsed; `broken`: neither, though it says so; `foreign`: another media type */
  bodyState: 'none' | 'json' | 'form' | 'broken' | 'foreign';
}

type Prepared = { call: Call; route: Route } | { answer: Answer; caller?: Caller };

function failure(state: State, path: string, status: number, code: number = status): Answer {
  if (path.startsWith(uploadBase)) return { status, body: { success: false, status: code } };
  return path.startsWith('/v1.1/') ? v11Failure(state.modes, status, code) : httpError(status, code);
}

function unauthorised(state: State, path: string, because: 'credentials' | 'token'): Answer {
  if (path.startsWith('/v1.1/')) return v11Failure(state.modes, state.modes.v11CredentialsStatus, 401);
  const isEmpty = because === 'token' && state.modes.expiredTokenBody === 'empty';
  return isEmpty ? { status: 401, body: undefined } : httpError(401);
}

/** Counts the call; an answer when this key has called too often within a minute. */
function tooOften(state: State, path: string, key: string, nowMs: number): Answer | undefined {
  const limit = state.modes.requestsPerMinute;
  if (limit === 0) return undefined;
  const recent = (state.recent.get(key) ?? []).filter((atMs) => atMs > nowMs - MINUTE_MS);
  state.recent.set(key, recent);
  if (recent.length < limit) {
    recent.push(nowMs);
    return undefined;
  }
  const freeInMs = (recent[0] ?? nowMs) + MINUTE_MS - nowMs;
  const answer = failure(state, path, 429);
  if (state.modes.retryAfter === 'absent') return answer;
  return { ...answer, headers: { 'Retry-After': String(Math.ceil(freeInMs / 1000)) } };
}

/** A till that stands for nobody: the token call has no caller. */
const noCaller: Caller = {
  till: { id: 0, code: '', name: '', password: '', storeId: 0, isActive: false },
  store: { id: 0, code: '', name: '', externalId: '' },
  key: '',
  isAttributionUnknown: false,
};

function isSpoiltByAttribution(state: State, path: string, caller: Caller): boolean {
  if (!caller.isAttributionUnknown || state.modes.unknownEntity === 'ignored') return false;
  return state.modes.unknownEntity === 'all-fail' || path.startsWith('/v2/customers');
}

/** Files take a token; for redemptions a sample has that of somebody signed in elsewhere, which no till has (U3). */
function isUploadRefused(state: State, path: string, by: 'basic' | 'token'): boolean {
  if (!path.startsWith(uploadBase)) return false;
  if (by === 'basic') return true;
  return state.modes.redeemFileToken === 'ui' && path.startsWith(`${uploadBase}redeemFile/`);
}

function callerOf(state: State, incoming: Incoming, nowMs: number): Caller | Answer {
  const { path, headers } = incoming;
  const who = identify(state.world, state.modes, state.tokens, headers, nowMs);
  switch (who.state) {
    case 'refused':
      return unauthorised(state, path, who.because);
    case 'bad-attribution':
      return failure(state, path, 400, who.code);
    case 'known':
      return isUploadRefused(state, path, who.by) ? unauthorised(state, path, 'token') : who.caller;
  }
}

export function prepare(state: State, incoming: Incoming, requestId: string): Prepared {
  const { path, method } = incoming;
  const nowMs = state.now();
  const matched = matchRoute(method, path);
  const isOpen = matched.state === 'found' && matched.route.isOpen;
  const caller = isOpen ? noCaller : callerOf(state, incoming, nowMs);
  if ('status' in caller) return { answer: caller };
  const limited = isOpen ? undefined : tooOften(state, path, caller.key, nowMs);
  if (limited) return { answer: limited, caller };
  if (matched.state !== 'found') {
    return { answer: failure(state, path, matched.state === 'unknown' ? 404 : 405), caller };
  }
  const wanted = matched.route.takes;
  if ((method === 'POST' || method === 'PUT') && incoming.bodyState !== wanted) {
    const isOther = incoming.bodyState === 'foreign' || ['json', 'form'].includes(incoming.bodyState);
    return { answer: failure(state, path, isOther ? 415 : 400), caller };
  }
  const call: Call = {
    request: incoming,
    parts: matched.parts,
    world: state.world,
    modes: state.modes,
    tokens: state.tokens,
    nowMs,
    offsetMinutes: state.offsetMinutes,
    requestId,
    caller,
  };
  if (isSpoiltByAttribution(state, path, caller)) return { answer: refused(call, [400]), caller };
  return { call, route: matched.route };
}

interface Done {
  answer: Answer;
  tillCode: string | null;
  /** the world changed */
  isCommitted: boolean;
}

/** Does what the call asks. */
export function runCall(state: State, incoming: Incoming, requestId: string): Done {
  const prepared = prepare(state, incoming, requestId);
  if ('answer' in prepared) {
    return { answer: prepared.answer, tillCode: prepared.caller?.till.code ?? null, isCommitted: false };
  }
  const before = state.world.revision;
  const answer = prepared.route.handler(prepared.call);
  const isCommitted = state.world.revision !== before;
  return { answer, tillCode: prepared.call.caller.till.code || null, isCommitted };
}

/** Does nothing, and says so the way this call says so. */
export function refuseCall(state: State, incoming: Incoming, requestId: string, code: number): Done {
  const prepared = prepare(state, incoming, requestId);
  if ('answer' in prepared) {
    return { answer: prepared.answer, tillCode: prepared.caller?.till.code ?? null, isCommitted: false };
  }
  const answer = prepared.route.refuse(prepared.call, code);
  return { answer, tillCode: prepared.call.caller.till.code || null, isCommitted: false };
}
