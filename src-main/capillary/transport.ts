/**
 * Connections to one Capillary host: kept alive, one request at a time on each, limited in time and size.
 * Knows HTTP and JSON, nothing of success or refusal; never retries and never follows a redirection.
 */
import { buildConnector, type FormData, Pool } from 'undici';
import type { Clock } from '../domain/clock.ts';
import { headerText, retryAfterMs, serverAheadMs } from './answer-headers.ts';
import { exchange } from './exchange.ts';
import type { CallRecord } from './outcome.ts';
import { type ReadBody, readBody } from './read-body.ts';

/** The largest body read, packed or unpacked: no answer the till asks for comes near it. */
const maxBytes = 5_000_000;

/**
 * More requests at a time than lanes and screens together ever make; the rest wait within their connect
 * limit.
 */
const maxConnections = 16;

export interface WireRequest {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  /** The path without ids, for those who watch calls; defaults to `path`. */
  name?: string;
  query?: readonly (readonly [string, string])[];
  /** Of this call alone, besides those of every call. */
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as parts, in place of `body`; files among them are read while they go out. */
  form?: FormData;
  /** Told of the body as it goes out, bytes. */
  onSent?: (bytes: number) => void;
  /** Longer than the limit of other calls, milliseconds: for bodies that take their time. */
  answerMs?: number;
}

export interface Received {
  kind: 'received';
  httpStatus: number;
  content: ReadBody;
  retryAfterMs: number | null;
  call: CallRecord;
}

export type Exchanged = Received | { kind: 'not-sent' | 'no-answer'; cause: string; call: CallRecord };

export interface Transport {
  send: (request: WireRequest, headers: Record<string, string>) => Promise<Exchanged>;
  reach: (limitMs: number) => Promise<boolean>;
  stop: () => Promise<void>;
}

export interface TransportOptions {
  /** Origin, with or without a leading path. */
  apiUrl: string;
  clock: Clock;
  limits: () => { connectMs: number; answerMs: number };
}

/** Half a symbol, as a broken keyboard may send it, is replaced rather than refused. */
function queryText(query: readonly (readonly [string, string])[]): string {
  const encode = (part: string) => encodeURIComponent(part.toWellFormed());
  const pairs = query.map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function createConnector(connectMs: () => number): buildConnector.connector {
  let kept: { timeout: number; connector: buildConnector.connector } | null = null;
  return (options, callback) => {
    const timeout = connectMs();
    // Kept while the limit stays the same: a connector remembers TLS sessions.
    if (kept?.timeout !== timeout) kept = { timeout, connector: buildConnector({ timeout, allowH2: false }) };
    kept.connector(options, callback);
  };
}

export function createTransport(options: TransportOptions): Transport {
  const { clock, limits } = options;
  const base = new URL(options.apiUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  const pool = new Pool(base.origin, {
    connections: maxConnections,
    pipelining: 1,
    allowH2: false,
    connect: createConnector(() => limits().connectMs),
  });

  const send = async (request: WireRequest, headers: Record<string, string>): Promise<Exchanged> => {
    const startedMs = clock.monotonicMs();
    const { connectMs, answerMs: usualMs } = limits();
    const answerMs = Math.max(usualMs, request.answerMs ?? 0);
    const end = await exchange(
      pool,
      {
        method: request.method,
        path: `${prefix}${request.path}${queryText(request.query ?? [])}`,
        headers: {
          accept: 'application/json',
          'accept-encoding': 'gzip',
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...request.headers,
          ...headers,
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        ...(request.form === undefined ? {} : { body: request.form }),
      },
      { connectMs, answerMs, maxBytes },
      clock,
      request.onSent,
    );
    if (end.kind !== 'answer') {
      const durationMs = clock.monotonicMs() - startedMs;
      return { ...end, call: { requestId: null, httpStatus: null, durationMs, serverAheadMs: null } };
    }
    const askedMs = retryAfterMs(end.headers, end.arrivedMs);
    const content = await readBody(end.body, headerText(end.headers, 'content-encoding') ?? '', maxBytes);
    return {
      kind: 'received',
      httpStatus: end.httpStatus,
      content,
      retryAfterMs: askedMs,
      call: {
        // Two spellings are documented. Capillary docs: Customer (X-Cap-Requestid), Transaction (X-CAP-REQUEST-ID).
        requestId: headerText(end.headers, 'x-cap-requestid') ?? headerText(end.headers, 'x-cap-request-id'),
        httpStatus: end.httpStatus,
        durationMs: clock.monotonicMs() - startedMs,
        serverAheadMs: serverAheadMs(end.headers, end.arrivedMs),
        ...(askedMs === null ? {} : { retryAfterMs: askedMs }),
      },
    };
  };

  return {
    send,
    reach: (limitMs) =>
      new Promise((resolve) => {
        const cancelLimit = clock.after(limitMs, () => resolve(false));
        const request = { method: 'HEAD', path: `${prefix}/` } as const;
        const limited = { connectMs: limitMs, answerMs: limitMs, maxBytes };
        void exchange(pool, request, limited, clock).then((end) => {
          cancelLimit();
          resolve(end.kind === 'answer');
        });
      }),
    stop: async () => {
      await pool.destroy();
    },
  };
}
