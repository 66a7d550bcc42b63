/** A request that did not bring a value, as a failure people can read, with Capillary's own words under it. */
import type { Outcome } from '../capillary/outcome.ts';
import type { ReasonKey } from '../contract/reasons.ts';
import type { Failure } from '../contract/result.ts';
import { failureOf } from '../domain/failure.ts';

export function failureOfOutcome(outcome: Exclude<Outcome<unknown>, { kind: 'answered' }>): Failure {
  if (outcome.kind === 'not-sent') return failureOf('unreachable', 'line-down');
  const { requestId, httpStatus } = outcome.call;
  if (outcome.kind === 'no-answer') {
    const readable: ReasonKey = httpStatus === null ? 'no-answer' : 'answer-unreadable';
    const message = httpStatus === null ? outcome.cause : `HTTP ${httpStatus}, ${outcome.cause}`;
    return failureOf('unreachable', readable, {}, { platform: { code: null, message, requestId } });
  }
  const { family, code, message, verdict, retryAfterMs } = outcome.refusal;
  const platform = { code, message, requestId };
  const account = family === 'http' || family === 'request' || family === 'store';
  if (account && (code === 401 || httpStatus === 401)) {
    return failureOf('refused', 'connection-refused', {}, { platform });
  }
  if (account && verdict === 'config') return failureOf('refused', 'connection-forbidden', {}, { platform });
  if (verdict === 'retry') {
    return failureOf(
      'unreachable',
      'platform-busy',
      {},
      {
        platform,
        ...(retryAfterMs === null ? {} : { retryAfterMs }),
      },
    );
  }
  return failureOf(
    'refused',
    family === 'customer' && code === 8069 ? 'customer-merged' : 'platform-refused',
    {},
    { platform },
  );
}
