/**
 * Turns one exchange and what its parser made of the body into one of the four outcomes. The only place where
 * HTTP statuses and parsed bodies meet; in any doubt the outcome is no-answer.
 */
import { type Intent, verdictOf } from './codes.ts';
import type { CodeFamily, Outcome } from './outcome.ts';
import type { Read } from './reading.ts';
import type { Exchanged, Received } from './transport.ts';

function refused(
  received: Received,
  family: CodeFamily,
  code: number | null,
  message: string,
  intent: Intent,
): Outcome<never> {
  const { call, retryAfterMs } = received;
  const verdict = verdictOf(family, code, intent);
  return { kind: 'refused', refusal: { family, code, message, verdict, retryAfterMs }, call };
}

/** Statuses by which a host or something before it turns a request away, whatever page comes with them. */
const refusedWhateverTheBody: readonly number[] = [401, 403, 407, 429];

function settleUnreadable(received: Received, intent: Intent, cause: string, message = ''): Outcome<never> {
  const { httpStatus, call } = received;
  const isClientError = httpStatus >= 400 && httpStatus < 500;
  // A page that is not Capillary's says nothing of the request, but an empty or JSON body with 4xx does (U5, U6).
  const speaks = received.content.kind !== 'unreadable' || refusedWhateverTheBody.includes(httpStatus);
  if (isClientError && speaks) return refused(received, 'http', httpStatus, message, intent);
  const isSuccess = httpStatus >= 200 && httpStatus < 300;
  return { kind: 'no-answer', cause: isSuccess ? cause : `http-${httpStatus}`, call };
}

/**
 * A 2xx is answered only when the parser found the success marker; a marker under any other status is a
 * contradiction and so no answer. A readable refusal counts under every status from 200 up except
 * redirections (U5).
 */
export function settle<Value>(exchanged: Exchanged, intent: Intent, read: Read<Value>): Outcome<Value> {
  if (exchanged.kind !== 'received') return exchanged;
  const { httpStatus, content, call } = exchanged;
  if (httpStatus === 429) return refused(exchanged, 'http', 429, '', intent);
  if (content.kind === 'empty') return settleUnreadable(exchanged, intent, 'answer-empty');
  if (content.kind === 'unreadable') return settleUnreadable(exchanged, intent, content.cause);
  if (httpStatus >= 300 && httpStatus < 400) return settleUnreadable(exchanged, intent, 'redirected');

  const reading = read(content.body);
  if (reading.kind === 'unreadable') return settleUnreadable(exchanged, intent, reading.cause);
  if (reading.kind === 'value') {
    if (httpStatus < 300) return { kind: 'answered', value: reading.value, call };
    return { kind: 'no-answer', cause: `success-under-http-${httpStatus}`, call };
  }
  // No number, or a 5xx that only repeats itself in the body, is no business answer; 521 is documented as one.
  const repeatsStatus = httpStatus >= 500 && httpStatus !== 521 && reading.code === httpStatus;
  if ((reading.code === null && httpStatus >= 400) || repeatsStatus) {
    return settleUnreadable(exchanged, intent, 'refused-without-number', reading.message);
  }
  return refused(exchanged, reading.family, reading.code, reading.message, intent);
}
