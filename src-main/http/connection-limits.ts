/**
 * What one connection and all of them together may cost the till. A client that sends slowly, sends nothing or sends
 * too much is cut off by the server itself, before a route sees it. Must never be lenient about how HTTP is written:
 * what two programs could read in two ways is refused.
 */
import { createServer, type Server } from 'node:http';

export interface ConnectionLimits {
  /** From the first moment of a connection to the end of its headers, milliseconds. */
  headersMs: number;
  /** From there to the end of the body. */
  requestMs: number;
  /** A connection that nobody uses. */
  idleMs: number;
  /** How often the three above are looked at. */
  lookMs: number;
  headerBytes: number;
  /** At the same time; one more is closed at once. */
  connections: number;
}

export const connectionLimits: ConnectionLimits = {
  headersMs: 10_000,
  requestMs: 30_000,
  idleMs: 5000,
  lookMs: 5000,
  headerBytes: 16 * 1024,
  connections: 128,
};

export function createLimitedServer(limits: ConnectionLimits): Server {
  const server = createServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.idleMs,
    connectionsCheckingInterval: limits.lookMs,
    maxHeaderSize: limits.headerBytes,
    insecureHTTPParser: false,
    requireHostHeader: true,
  });
  server.maxConnections = limits.connections;
  // Node would leave out headers beyond a number of them without a word, and one of those may be the Origin.
  server.maxHeadersCount = 0;
  return server;
}
