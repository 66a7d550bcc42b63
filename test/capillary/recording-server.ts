/**
 * An HTTP server on loopback that answers what a test tells it to and remembers what it was asked. Knows
 * nothing of Capillary, so that a test says itself what stands on the wire.
 */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Recorded {
  method: string;
  path: string;
  query: [string, string][];
  headers: IncomingHttpHeaders;
  /** Parsed when it is JSON; null when there was none, or parts. */
  body: unknown;
  bytes: Buffer;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON, text and bytes as they are. */
  body?: unknown;
}

export type Answer = (asked: Recorded, response: ServerResponse) => Reply | Promise<Reply> | 'handled';

export interface RecordingServer {
  url: string;
  requests: Recorded[];
  /** What is answered from now on. */
  answer: (next: Answer) => void;
  /** Answers these in turn, the last one for ever. */
  answers: (...replies: Reply[]) => void;
  stop: () => Promise<void>;
}

function payload(body: unknown): string | Buffer {
  if (typeof body === 'string' || Buffer.isBuffer(body)) return body;
  return body === undefined ? '' : JSON.stringify(body);
}

export async function startRecordingServer(): Promise<RecordingServer> {
  const requests: Recorded[] = [];
  let answer: Answer = () => ({ status: 404 });

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://recorded');
      const bytes = Buffer.concat(chunks);
      const isForm = request.headers['content-type']?.startsWith('multipart/') ?? false;
      const written = isForm ? '' : bytes.toString('utf8');
      const asked = {
        method: request.method ?? '',
        path: url.pathname,
        query: [...url.searchParams],
        headers: request.headers,
        body: written === '' ? null : JSON.parse(written),
        bytes,
      };
      requests.push(asked);
      void Promise.resolve(answer(asked, response)).then((reply) => {
        if (reply === 'handled') return;
        response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
        response.end(payload(reply.body));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    answer: (next) => {
      answer = next;
    },
    answers: (...replies) => {
      let turn = 0;
      answer = () => {
        const reply = replies[Math.min(turn, replies.length - 1)] ?? {};
        turn += 1;
        return reply;
      };
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
