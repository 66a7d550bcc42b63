/**
 * What the loopback door answers: the page, the operations, the news and the description.
 * Must never decide anything about loyalty, nor let a request past the guard.
 */
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { App, Clock, Log } from '../app/ports.ts';
import { httpStatusOf, type Result } from '../contract/result.ts';
import { isOperationName } from '../contract/table.ts';
import type { CallRate } from './call-rate.ts';
import type { Callers } from './callers.ts';
import { type EventStream, openEventStream } from './event-stream.ts';
import { refuseForeign } from './guard.ts';
import { describeApi } from './openapi.ts';
import type { PageFiles } from './page-files.ts';
import { readBody } from './read-body.ts';
import {
  answerRefusal,
  broke,
  notForKeys,
  tooOften,
  unknownOperation,
  wrongKey,
  wrongMethod,
  wrongToken,
} from './refusals.ts';
import { securityHeaders } from './security-headers.ts';

export interface RouteParts {
  app: App;
  callers: Callers;
  clock: Clock;
  log: Log;
  pageFiles: PageFiles;
  port: number;
  randomBytes: (count: number) => Uint8Array;
  rate: CallRate;
  /** Of programs with keys: narrower, so that none of them can keep the screen waiting. */
  programRate: CallRate;
  /** Open streams of news; whoever stops the door closes them. */
  streams: Set<EventStream>;
  version: string;
}

interface Environment {
  Bindings: HttpBindings;
  Variables: { caller: string; isProgram: boolean };
}

function answerResult(result: Result<unknown>): Response {
  if (result.ok) return Response.json(result);
  const { kind, retryAfterMs } = result.failure;
  const headers = retryAfterMs ? { 'Retry-After': String(Math.ceil(retryAfterMs / 1000)) } : {};
  return Response.json(result, { status: httpStatusOf(kind), headers });
}

async function callOperation(context: Context<Environment>, app: App): Promise<Response> {
  const operation = context.req.param('operation') ?? '';
  if (!isOperationName(operation)) return answerRefusal(unknownOperation(operation));
  const body = await readBody(context.req.raw);
  if (!body.ok) return answerRefusal(body.refusal);
  const approvalId = context.req.header('counterpart-approval');
  const result = await app.call({
    operation,
    input: body.input,
    caller: context.get('caller'),
    ...(approvalId ? { approvalId } : {}),
  });
  return answerResult(result);
}

/** Streams that one caller may have open: a browser opens six to one address at most. */
const streamsPerCaller = 16;
const streamWaitMs = 5000;

type Begin = Parameters<typeof openEventStream>[0]['begin'];

function openStream(parts: RouteParts, caller: string, begin: Begin): Response {
  const own = [...parts.streams].filter((stream) => stream.caller === caller);
  if (own.length >= streamsPerCaller) return answerRefusal(tooOften(streamWaitMs));
  const stream: EventStream = openEventStream({
    caller,
    clock: parts.clock,
    begin,
    whenClosed: () => parts.streams.delete(stream),
  });
  parts.streams.add(stream);
  return stream.response;
}

function openNews(parts: RouteParts, caller: string): Response {
  return openStream(parts, caller, (bring) => parts.app.subscribe(caller, (news) => bring({ news })));
}

function openProgramEvents(parts: RouteParts, caller: string, lastId: string | undefined): Response {
  const followed = parts.app.followProgram(caller, lastId ?? null);
  if (!followed.ok) return answerResult(followed);
  const start = followed.value;
  return openStream(parts, caller, (bring, end) =>
    start((event) => bring({ id: event.id, news: event }), end),
  );
}

function openDoor(context: Context<Environment>, callers: Callers): Response {
  if (!callers.holdsToken(context.req.header('authorization'))) return answerRefusal(wrongToken());
  // A browser that opens its link a second time stays who it is, in all its windows.
  const isKnown = callers.findCookie(context.req.header('cookie')) !== null;
  return Response.json({ ok: true }, { headers: isKnown ? {} : { 'Set-Cookie': callers.admit() } });
}

function answerPage(method: string, path: string, pageFiles: PageFiles): Response {
  const file = pageFiles.get(path);
  if (!file) return new Response('There is nothing here.', { status: 404 });
  if (method !== 'GET' && method !== 'HEAD') return answerRefusal(wrongMethod('GET'));
  return new Response(method === 'HEAD' ? null : file.bytes, { headers: file.headers });
}

export function createRoutes(parts: RouteParts): Hono<Environment> {
  const routes = new Hono<Environment>();

  routes.use(async (context, next) => {
    const refusal = refuseForeign(
      {
        target: context.env.incoming.url ?? '',
        host: context.req.header('host'),
        origin: context.req.header('origin'),
        fetchSite: context.req.header('sec-fetch-site'),
      },
      parts.port,
    );
    if (refusal) context.res = answerRefusal(refusal);
    else await next();
    for (const [name, value] of Object.entries(securityHeaders))
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  });

  routes.use('/api/*', async (context, next) => {
    const authorization = context.req.header('authorization');
    const found = parts.callers.find({ authorization, cookie: context.req.header('cookie') });
    if (found === null) return answerRefusal(authorization === undefined ? wrongToken() : wrongKey());
    const waitMs = (found.isProgram ? parts.programRate : parts.rate).take(found.caller);
    if (waitMs > 0) return answerRefusal(tooOften(waitMs));
    context.set('caller', found.caller);
    context.set('isProgram', found.isProgram);
    return next();
  });

  routes.post('/door/open', (context) => openDoor(context, parts.callers));
  routes.all('/door/open', () => answerRefusal(wrongMethod('POST')));
  routes.get('/api/events', (context) =>
    context.get('isProgram') ? answerRefusal(notForKeys()) : openNews(parts, context.get('caller')),
  );
  routes.get('/api/program-events', (context) =>
    openProgramEvents(parts, context.get('caller'), context.req.header('last-event-id')),
  );
  routes.get('/api/openapi.json', (context) => context.json(describeApi(parts)));
  routes.on(
    ['POST', 'PUT', 'DELETE', 'PATCH'],
    ['/api/events', '/api/program-events', '/api/openapi.json'],
    () => answerRefusal(wrongMethod('GET')),
  );
  routes.post('/api/:operation', (context) => callOperation(context, parts.app));
  routes.all('/api/:operation', (context) => {
    const operation = context.req.param('operation');
    return answerRefusal(isOperationName(operation) ? wrongMethod('POST') : unknownOperation(operation));
  });
  routes.all('/api/*', (context) => answerRefusal(unknownOperation(context.req.path.slice('/api/'.length))));
  routes.all('*', (context) => answerPage(context.req.method, context.req.path, parts.pageFiles));

  routes.onError((error) => {
    const id = Buffer.from(parts.randomBytes(6)).toString('hex');
    parts.log.error('door broke', { id, what: error.name });
    return answerRefusal(broke(id));
  });
  return routes;
}
