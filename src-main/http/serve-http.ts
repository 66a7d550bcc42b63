/**
 * The loopback door: listens on this machine only, gives every connection limits, and stops without leaving a
 * connection, a stream or a timer behind. Must never listen on another address.
 */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { App, Clock, Log } from '../app/ports.ts';
import { type CallRateLimits, callRateLimits, createCallRate, programRateLimits } from './call-rate.ts';
import { createCallers } from './callers.ts';
import { type ConnectionLimits, connectionLimits, createLimitedServer } from './connection-limits.ts';
import type { EventStream } from './event-stream.ts';
import { readPageFiles } from './page-files.ts';
import { createRoutes } from './routes.ts';

export interface HttpDoorOptions {
  app: App;
  /** 0 picks a free one. */
  port: number;
  /** What the link carries, and what a page shows once for its cookie; at least 32 characters. */
  token: string;
  /** The built page; must exist. */
  rendererFolder: string;
  version: string;
  randomBytes: (count: number) => Uint8Array;
  clock: Clock;
  log: Log;
  /** Others than the usual ones. */
  limits?: Partial<ConnectionLimits>;
  rate?: CallRateLimits;
  programRate?: CallRateLimits;
}

export interface HttpDoor {
  /** e.g. `http://127.0.0.1:4870` */
  url: string;
  /** The address to open in a browser, with the token in its fragment: as secret as a password. */
  link: string;
  stop: () => Promise<void>;
}

/** Calls that are still running get this long to answer when the door stops. */
const graceMs = 5000;

/** Rejects with the system's error (`EADDRINUSE`, `EACCES`) when the port cannot be had. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Calls in progress are counted so that stopping can wait for their answers and for nothing else. */
function countAnswers(server: Server): { whenNone: (action: () => void) => void } {
  let running = 0;
  let waiting: (() => void) | null = null;
  server.on('request', (_, response) => {
    running += 1;
    response.once('close', () => {
      running -= 1;
      if (running === 0) waiting?.();
    });
  });
  return {
    whenNone: (action) => {
      if (running === 0) action();
      else waiting = action;
    },
  };
}

/** Rejects when the port cannot be had or the page was not built; nothing is left open then. */
export async function serveHttp(options: HttpDoorOptions): Promise<HttpDoor> {
  if (options.token.length < 32) throw new Error('The token must have at least 32 characters.');
  const pageFiles = await readPageFiles(options.rendererFolder);
  const server = createLimitedServer({ ...connectionLimits, ...options.limits });
  const answers = countAnswers(server);
  const port = await listen(server, options.port);
  const streams = new Set<EventStream>();
  const { token, randomBytes } = options;
  const callers = createCallers({ token, port, randomBytes, findProgram: options.app.findProgram });
  const rate = createCallRate(options.clock, options.rate ?? callRateLimits);
  const programRate = createCallRate(options.clock, options.programRate ?? programRateLimits);
  const routes = createRoutes({ ...options, callers, pageFiles, port, rate, programRate, streams });
  const answer = getRequestListener((request, bindings) => routes.fetch(request, bindings), {
    overrideGlobalObjects: false,
  });
  server.on('request', (request, response) => void answer(request, response));

  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    link: `${url}/#token=${options.token}`,
    stop: () =>
      new Promise((resolve) => {
        for (const stream of [...streams]) stream.close();
        server.close(() => resolve());
        const cancelGrace = options.clock.after(graceMs, () => server.closeAllConnections());
        answers.whenNone(() => {
          cancelGrace();
          server.closeAllConnections();
        });
      }),
  };
}
