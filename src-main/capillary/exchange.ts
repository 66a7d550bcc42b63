/**
 * One HTTP request over the pool, ending in exactly one of three ways. The line between not-sent and
 * no-answer is undici's `onRequestStart`: it is called at once before the first byte is written and in no
 * other case, so an end before it is surely not sent, and any other end without a whole answer is doubtful.
 * Never repeats anything.
 */
import type { Dispatcher } from 'undici';
import type { Clock } from '../domain/clock.ts';
import { causeOf } from './cause.ts';

export interface WholeAnswer {
  kind: 'answer';
  httpStatus: number;
  headers: Record<string, string | string[] | undefined>;
  body: Uint8Array;
  /** Wall clock of the till when the headers arrived. */
  arrivedMs: number;
}

export type ExchangeEnd = WholeAnswer | { kind: 'not-sent' | 'no-answer'; cause: string };

export interface ExchangeLimits {
  /** From asking for a connection until the request may be written. */
  connectMs: number;
  /** From the first byte written until the last byte read, however slowly they come. */
  answerMs: number;
  maxBytes: number;
}

/** `onSent` is told the size of every piece of the body that was handed to the connection. */
export function exchange(
  pool: Dispatcher,
  request: Dispatcher.DispatchOptions,
  limits: ExchangeLimits,
  clock: Clock,
  onSent: (bytes: number) => void = () => {},
): Promise<ExchangeEnd> {
  return new Promise((resolve) => {
    let sent = false;
    let over = false;
    let controller: Dispatcher.DispatchController | null = null;
    let arrived: Pick<WholeAnswer, 'httpStatus' | 'headers' | 'arrivedMs'> | null = null;
    const chunks: Uint8Array[] = [];
    let size = 0;

    const finish = (end: ExchangeEnd) => {
      if (over) return;
      over = true;
      cancelLimit();
      resolve(end);
    };
    const fail = (cause: string) => finish({ kind: sent ? 'no-answer' : 'not-sent', cause });
    const giveUp = (cause: string) => {
      fail(cause);
      // Destroys the connection, so that a late answer can never be taken for the next one's.
      controller?.abort(new Error(cause));
    };
    let cancelLimit = clock.after(limits.connectMs, () => giveUp('connect-timeout'));

    pool.dispatch(
      { ...request, headersTimeout: 0, bodyTimeout: 0 },
      {
        onRequestStart(given) {
          if (sent) giveUp('started-twice');
          if (over) {
            given.abort(new Error('over'));
            return;
          }
          sent = true;
          controller = given;
          cancelLimit();
          cancelLimit = clock.after(limits.answerMs, () => giveUp('answer-timeout'));
        },
        onBodySent(chunk: Uint8Array) {
          onSent(chunk.byteLength);
        },
        onResponseStart(_controller, httpStatus, headers) {
          if (httpStatus < 200) return;
          arrived = { httpStatus, headers: { ...headers }, arrivedMs: clock.wallMs() };
        },
        onResponseData(_controller, chunk) {
          size += chunk.byteLength;
          if (size > limits.maxBytes) giveUp('answer-too-large');
          else chunks.push(chunk);
        },
        onResponseEnd() {
          if (arrived) finish({ kind: 'answer', ...arrived, body: Buffer.concat(chunks) });
          else fail('no-headers');
        },
        onResponseError(_controller, error) {
          fail(causeOf(error));
        },
      },
    );
  });
}
