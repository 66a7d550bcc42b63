// One call over the wire: read it, see which fault it meets, do the work, answer or break off. What the world
// holds afterwards is decided by `when` alone, never by whether somebody still listens.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { CallEntry } from './call-log.ts';
import type { Effect } from './faults.ts';
import { aboutAnotherCode, type Spoilt, spoil } from './garbage.ts';
import { readIncoming } from './read-incoming.ts';
import { type Incoming, refuseCall, runCall } from './run-call.ts';
import type { State } from './state.ts';
import type { Answer } from './wire.ts';

interface Exchange {
  state: State;
  incoming: Incoming;
  entry: CallEntry;
  response: ServerResponse;
}

const standIn: Answer = {
  status: 200,
  body: { entity: [], data: [], warnings: [], errors: [], success: true },
};

function noticing<T>(entry: CallEntry, act: () => T): T {
  try {
    return act();
  } catch (error) {
    entry.fault = `mistake: ${error instanceof Error ? error.message : String(error)}`;
    throw error;
  }
}

/** Does the work and notes in the log what came of it; a mistake of ours too, and it is thrown on. */
function work({ state, incoming, entry }: Exchange): Answer {
  const done = noticing(entry, () => runCall(state, incoming, entry.requestId));
  entry.tillCode = done.tillCode;
  entry.isCommitted = done.isCommitted;
  return done.answer;
}

function requestIdHeaders({ state, entry }: Exchange): Record<string, string> {
  const id = entry.requestId;
  switch (state.modes.requestIdHeader) {
    case 'both':
      return { 'X-Cap-Requestid': id, 'X-CAP-REQUEST-ID': id };
    case 'none':
      return {};
    case 'X-Cap-Requestid':
    case 'X-CAP-REQUEST-ID':
      return { [state.modes.requestIdHeader]: id };
  }
}

function send(exchange: Exchange, answer: Answer, spoilt?: Spoilt): void {
  const { state, entry, response, incoming } = exchange;
  const text = spoilt?.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body));
  const isSmall =
    state.modes.compression === 'gzip' && /\bgzip\b/.test(String(incoming.headers['accept-encoding']));
  const payload = isSmall ? gzipSync(text) : Buffer.from(text);
  entry.status = answer.status;
  response.writeHead(answer.status, {
    'Content-Type': spoilt?.contentType ?? 'application/json;charset=UTF-8',
    'Content-Length': payload.byteLength,
    ...(isSmall ? { 'Content-Encoding': 'gzip' } : {}),
    Date: new Date(state.now()).toUTCString(),
    ...requestIdHeaders(exchange),
    ...answer.headers,
  });
  response.end(payload);
}

function breakOff({ response }: Exchange): void {
  response.socket?.destroy();
}

async function workLater(exchange: Exchange, afterMs: number): Promise<void> {
  breakOff(exchange);
  if (await exchange.state.timers.wait(afterMs)) work(exchange);
}

/** The answer after `afterMs`, unless the simulator was called off meanwhile. */
async function sendLater(
  exchange: Exchange,
  afterMs: number,
  answer: Answer,
  spoilt?: Spoilt,
): Promise<void> {
  if (await exchange.state.timers.wait(afterMs)) send(exchange, answer, spoilt);
  else breakOff(exchange);
}

async function meet(exchange: Exchange, effect: Effect | undefined, afterMs: number): Promise<void> {
  const { state, incoming, entry } = exchange;
  const isAfter = effect !== undefined && 'when' in effect && effect.when === 'after-commit';
  switch (effect?.kind) {
    case undefined:
      return sendLater(exchange, afterMs, work(exchange));
    case 'expire-tokens':
      state.tokens.expireAll();
      return sendLater(exchange, afterMs, work(exchange));
    case 'drop':
      if (isAfter) work(exchange);
      return breakOff(exchange);
    case 'hang':
      if (isAfter) work(exchange);
      return;
    case 'late-commit':
      return workLater(exchange, effect.afterMs);
    case 'status': {
      if (isAfter) work(exchange);
      const headers: Record<string, string> =
        effect.retryAfter === undefined ? {} : { 'Retry-After': String(effect.retryAfter) };
      return sendLater(exchange, afterMs, { status: effect.status, body: effect.body, headers });
    }
    case 'garbage': {
      const answer = isAfter ? work(exchange) : standIn;
      return sendLater(exchange, afterMs, { ...answer, status: effect.status }, spoil(answer, effect.look));
    }
    case 'failure': {
      const { answer, tillCode } = refuseCall(state, incoming, entry.requestId, effect.code);
      entry.tillCode = tillCode;
      return sendLater(exchange, afterMs, { ...answer, status: effect.status });
    }
    case 'other-code': {
      const answer = work(exchange);
      const known = new Set(state.world.coupons.map((coupon) => coupon.code.toUpperCase()));
      return sendLater(exchange, afterMs, {
        ...answer,
        body: aboutAnotherCode(answer.body, known, effect.code),
      });
    }
  }
}

export async function exchangeCall(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const end = state.timers.begin();
  try {
    const incoming = await readIncoming(request);
    if (!incoming) {
      response.socket?.destroy();
      return;
    }
    const entry = state.calls.add({
      atMs: state.now(),
      method: incoming.method,
      path: incoming.path,
      query: Object.fromEntries(incoming.query),
      body: incoming.body,
      requestId: state.nextRequestId(),
    });
    const exchange: Exchange = { state, incoming, entry, response };
    if (state.door === 'breaking') {
      entry.fault = 'down';
      breakOff(exchange);
      return;
    }
    const plan = state.faults.take(incoming.method, incoming.path);
    entry.fault = plan.effect?.kind ?? (plan.beforeMs + plan.afterMs > 0 ? 'delay' : null);
    if (await state.timers.wait(plan.beforeMs)) await meet(exchange, plan.effect, plan.afterMs);
    else breakOff(exchange);
  } finally {
    end();
  }
}
