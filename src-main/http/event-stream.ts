/**
 * One open stream of news to one caller, as server-sent events. A comment every 15 seconds tells both sides that the
 * other one lives. Must never outlive its client or the program, nor pile up news for a client that does not read.
 */
import type { Clock } from '../app/ports.ts';

/** One piece of news; with an id the client can go on from there. */
export interface Piece {
  id?: string;
  news: unknown;
}

export interface EventStream {
  caller: string;
  response: Response;
  close: () => void;
}

const heartbeatMs = 15_000;
/** Pieces of news that may wait for a slow reader before it is cut off; it reads everything anew on return. */
const backlogLimit = 500;

export function openEventStream(options: {
  caller: string;
  clock: Clock;
  /** Begins to bring news; answers how to stop. `end` closes the stream from that side. */
  begin: (bring: (piece: Piece) => void, end: () => void) => () => void;
  whenClosed: () => void;
}): EventStream {
  const encoder = new TextEncoder();
  let ending: (() => void) | null = null;

  function close(): void {
    const end = ending;
    ending = null;
    if (end === null) return;
    end();
    options.whenClosed();
  }

  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const write = (text: string) => {
          controller.enqueue(encoder.encode(text));
          if ((controller.desiredSize ?? 0) < 0) close();
        };
        let cancelBeat: () => void = () => {};
        const beat = () => {
          write(': here\n\n');
          cancelBeat = options.clock.after(heartbeatMs, beat);
        };
        write('retry: 1500\n: here\n\n');
        cancelBeat = options.clock.after(heartbeatMs, beat);
        let isOver = false;
        let unsubscribe: () => void = () => {};
        ending = () => {
          isOver = true;
          cancelBeat();
          unsubscribe();
          try {
            controller.close();
          } catch {
            // The client went first and took the stream with it.
          }
        };
        unsubscribe = options.begin(({ id, news }) => {
          if (!isOver) write(`${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(news)}\n\n`);
        }, close);
        if (isOver) unsubscribe();
      },
      cancel: () => close(),
    },
    { highWaterMark: backlogLimit },
  );

  return {
    caller: options.caller,
    response: new Response(body, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } }),
    close,
  };
}
