/**
 * A TCP server on loopback for what no HTTP server would do: cut, stall, trickle, lie. Tells a test each
 * request that arrived whole, with the socket to misbehave on.
 */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface RawRequest {
  socket: Socket;
  text: string;
  /** 1 for the first request on any connection. */
  turn: number;
  /** 1 for the first request on this connection. */
  onSocket: number;
}

export interface RawServer {
  port: number;
  url: string;
  requests: RawRequest[];
  connections: () => number;
  /** Settles when that many requests have arrived. */
  arrived: (count: number) => Promise<void>;
}

/** The end of the head, and of the body when a length is given. */
function wholeLength(text: string): number | null {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return null;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head + 2))?.[1] ?? '0';
  const whole = head + 4 + Number(length);
  return text.length >= whole ? whole : null;
}

export async function startRawServer(act: (request: RawRequest) => void): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const requests: RawRequest[] = [];
  let connections = 0;
  let waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    let text = '';
    let onSocket = 0;
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      for (let whole = wholeLength(text); whole !== null; whole = wholeLength(text)) {
        onSocket += 1;
        const request = { socket, text: text.slice(0, whole), turn: requests.length + 1, onSocket };
        text = text.slice(whole);
        requests.push(request);
        act(request);
      }
      for (const one of waiting) if (requests.length >= one.count) one.resolve();
      waiting = waiting.filter(({ count }) => requests.length < count);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    requests,
    connections: () => connections,
    arrived: (count) =>
      requests.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ count, resolve })),
  };
}

/** A whole HTTP answer as bytes on the wire. */
export function httpAnswer(body: string, headers: Record<string, string> = {}): string {
  const all = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, content]) => `${name}: ${content}\r\n`);
  return `HTTP/1.1 200 OK\r\n${lines.join('')}\r\n${body}`;
}
