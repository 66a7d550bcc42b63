/**
 * A bad line between the till and Capillary: a TCP proxy in this process that does to the bytes what networks do.
 * Knows nothing of HTTP. Every toxic works in one direction: `up` is towards Capillary, `down` towards the till.
 */

import type { AddressInfo } from 'node:net';
import { createConnection, createServer, type Server, type Socket } from 'node:net';

export type Direction = 'up' | 'down';

export type Toxic =
  /** Every piece comes later by so many milliseconds. */
  | { kind: 'latency'; direction: Direction; ms: number }
  | { kind: 'bandwidth'; direction: Direction; bytesPerMs: number }
  /** The end of a connection is passed on late. */
  | { kind: 'slow-close'; direction: Direction; ms: number }
  /** Nothing comes through, nothing is closed. */
  | { kind: 'timeout'; direction: Direction }
  /** In pieces of so many bytes, each a turn of the machine apart. */
  | { kind: 'slicer'; direction: Direction; size: number }
  /** Cut off after so many bytes of a connection. */
  | { kind: 'limit-data'; direction: Direction; bytes: number }
  /** Reset as soon as a byte would go through. */
  | { kind: 'reset-peer'; direction: Direction }
  /** Nobody listens. */
  | { kind: 'down' };

export interface BadLine {
  url: string;
  /** From now on, for open connections as well; `[]` = a good line. */
  set: (toxics: Toxic[]) => Promise<void>;
  /** Bytes that came in, whether passed on or not. */
  seen: (direction: Direction) => number;
  close: () => Promise<void>;
}

/** @param target origin of the real server, on this machine. */
export async function startBadLine(target: string): Promise<BadLine> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  const counted = { up: 0, down: 0 };
  let toxics: Toxic[] = [];
  const server = createServer((client) => {
    const upstream = createConnection({ host: hostname, port: Number(port) });
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => open.delete(socket));
    }
    carry('up', client, upstream);
    carry('down', upstream, client);
  });

  function carry(direction: Direction, from: Socket, to: Socket) {
    let passed = 0;
    let queue = Promise.resolve();
    const active = <Kind extends Toxic['kind']>(kind: Kind) =>
      toxics.find(
        (toxic): toxic is Extract<Toxic, { kind: Kind }> =>
          toxic.kind === kind && (!('direction' in toxic) || toxic.direction === direction),
      );
    const write = (bytes: Buffer) => {
      if (to.writable) to.write(bytes);
    };

    async function pass(bytes: Buffer): Promise<void> {
      if (active('reset-peer')) {
        from.resetAndDestroy();
        to.resetAndDestroy();
        return;
      }
      const latency = active('latency');
      if (latency) await later(latency.ms);
      if (active('timeout')) return;
      const limit = active('limit-data');
      const allowed = limit ? bytes.subarray(0, Math.max(0, limit.bytes - passed)) : bytes;
      passed += bytes.length;
      for (const piece of slices(allowed, active('slicer')?.size ?? active('bandwidth')?.bytesPerMs)) {
        write(piece);
        await (active('bandwidth') ? later(1) : turn());
      }
      if (limit && passed >= limit.bytes) {
        to.end();
        from.destroy();
      }
    }

    from.on('data', (bytes: Buffer) => {
      counted[direction] += bytes.length;
      queue = queue.then(() => pass(bytes));
    });
    from.once('close', () => {
      queue = queue.then(async () => {
        const slow = active('slow-close');
        if (slow) await later(slow.ms);
        to.end();
      });
    });
  }

  await listen(server, 0);
  const ownPort = (server.address() as AddressInfo).port;
  const cutAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${ownPort}`,
    set: async (next) => {
      toxics = next;
      const isDown = next.some(({ kind }) => kind === 'down');
      if (isDown && server.listening) {
        const closed = new Promise((resolve) => server.close(resolve));
        cutAll();
        await closed;
      }
      if (!isDown && !server.listening) await listen(server, ownPort);
    },
    seen: (direction) => counted[direction],
    close: async () => {
      cutAll();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

function slices(bytes: Buffer, size: number | undefined): Buffer[] {
  if (size === undefined) return bytes.length === 0 ? [] : [bytes];
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

const listen = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
