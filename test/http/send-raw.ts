/** Speaks to the door byte by byte, as no client library would. */
import { connect, type Socket } from 'node:net';

export interface RawConnection {
  socket: Socket;
  /** Everything that came back so far. */
  text: () => string;
  /** When the door has closed it, whatever way. */
  closed: Promise<void>;
}

export function connectRaw(port: number): RawConnection {
  const socket = connect({ host: '127.0.0.1', port });
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString('utf8');
  });
  socket.on('error', () => {});
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return { socket, text: () => text, closed };
}

/** What came back until the door closed the connection. */
export async function sendRaw(port: number, bytes: string): Promise<string> {
  const { socket, text, closed } = connectRaw(port);
  socket.write(bytes, 'latin1');
  await closed;
  return text();
}
