// The control calls under /_simulator: look inside, break things on purpose, start over. For the same machine
// only: another machine, another host name or a web page from elsewhere gets 403.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { faultSchema } from './faults.ts';
import { issueCoupon } from './ledger.ts';
import { modesSchema } from './modes.ts';
import { addressOf, parseJson, readBody } from './read-incoming.ts';
import type { State } from './state.ts';
import { couponByCode, memberById, seriesById } from './world.ts';

export const controlPath = '/_simulator';

/** What only the owner of the listening socket can do. */
export interface Doors {
  down(how: 'refuse' | 'break', forMs?: number): void;
  up(): Promise<void>;
}

interface Reply {
  status: number;
  body: unknown;
  /** done once the reply is on its way */
  afterwards?: () => void;
}

const issueSchema = z.strictObject({
  seriesId: z.number().int(),
  customerId: z.number().int().nullable(),
  code: z.string().min(1).optional(),
});
const downSchema = z.strictObject({
  how: z.enum(['refuse', 'break']).default('break'),
  forMs: z.number().int().min(1).max(3_600_000).optional(),
});

const localHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

function isLocal(request: IncomingMessage): boolean {
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const origin = request.headers.origin;
  const isOriginLocal = origin === undefined || localHosts.has(URL.parse(origin)?.hostname ?? '');
  return (address.startsWith('127.') || address === '::1') && localHosts.has(host) && isOriginLocal;
}

const ok = (body: unknown): Reply => ({ status: 200, body });
const bad = (message: string): Reply => ({ status: 400, body: { message } });

function issue(state: State, body: unknown): Reply {
  const wanted = issueSchema.parse(body);
  if (!seriesById(state.world, wanted.seriesId)) return bad('There is no such series');
  if (wanted.customerId !== null && !memberById(state.world, wanted.customerId)) {
    return bad('There is no such member');
  }
  if (wanted.code !== undefined && couponByCode(state.world, wanted.code)) return bad('This code is taken');
  const coupon = issueCoupon(state.world, {
    seriesId: wanted.seriesId,
    memberId: wanted.customerId,
    code: wanted.code,
    issuedMs: state.now(),
    issuedStoreId: state.world.stores[0]?.id ?? 0,
  });
  return ok(coupon);
}

function takeDown(doors: Doors, body: unknown): Reply {
  const { how, forMs } = downSchema.parse(body ?? {});
  if (how === 'refuse' && forMs === undefined) {
    return bad('Say forMs: a simulator that refuses connections cannot be told to come back');
  }
  return { status: 200, body: { how, forMs }, afterwards: () => doors.down(how, forMs) };
}

type Action = (state: State, doors: Doors, body: unknown, query: URLSearchParams) => Reply | Promise<Reply>;

const actions: Readonly<Record<string, Action>> = {
  'GET redemptions': (state) => ok(state.world.redemptions),
  'GET calls': (state) => ok(state.calls.list()),
  'GET faults': (state) => ok(state.faults.list()),
  'POST faults': (state, _doors, body) => ok({ id: state.faults.add(faultSchema.parse(body)) }),
  'DELETE faults': (state, _doors, _body, query) => {
    const id = query.get('id');
    return ok({ isRemoved: state.faults.remove(id === null ? undefined : Number(id)) });
  },
  'GET modes': (state) => ok(state.modes),
  'POST modes': (state, _doors, body) => {
    Object.assign(state.modes, modesSchema.partial().parse(body));
    return ok(state.modes);
  },
  'POST issue': (state, _doors, body) => issue(state, body),
  'POST expire-tokens': (state) => {
    state.tokens.expireAll();
    return ok({});
  },
  'POST hurry': (state) => {
    state.timers.hurry();
    return ok({});
  },
  'POST down': (_state, doors, body) => takeDown(doors, body),
  'POST up': async (_state, doors) => {
    await doors.up();
    return ok({});
  },
  'POST reset': (state) => {
    state.reset();
    return ok({});
  },
};

async function replyTo(state: State, doors: Doors, request: IncomingMessage): Promise<Reply> {
  if (!isLocal(request)) return { status: 403, body: { message: 'For this machine only' } };
  const { pathname, searchParams } = addressOf(request);
  const name = pathname.slice(controlPath.length + 1);
  if (name === '' && request.method === 'GET') return ok(Object.keys(actions));
  const action = actions[`${request.method} ${name}`];
  if (!action) return { status: 404, body: { message: 'There is no such control call' } };
  const text = (await readBody(request)) ?? '';
  const { isJson, value } = text === '' ? { isJson: true, value: undefined } : parseJson(text);
  if (!isJson) return bad('The body is not JSON');
  try {
    return await action(state, doors, value, searchParams);
  } catch (error) {
    if (error instanceof z.ZodError) return bad(z.prettifyError(error));
    throw error;
  }
}

export async function answerControl(
  state: State,
  doors: Doors,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = await replyTo(state, doors, request);
  response.writeHead(reply.status, { 'Content-Type': 'application/json;charset=UTF-8' });
  response.end(JSON.stringify(reply.body), reply.afterwards);
}
