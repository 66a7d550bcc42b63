/**
 * What the page knows of the program behind it: one call, one stream of news. Must never know what an operation does, and never throw: a door that does not open answers with a failure.
 */
import type { PushEvent } from '../../src-main/contract/events.ts';
import type { Failure, Result } from '../../src-main/contract/result.ts';
import type { OperationInput, OperationName, OperationOutput } from '../../src-main/contract/table.ts';

/** `lost`: the program stopped answering. `reconnected`: it is back, and everything may have changed. */
export type DoorEvent = PushEvent | { type: 'lost' } | { type: 'reconnected' };

export interface Door {
  call: <Name extends OperationName>(
    name: Name,
    input: OperationInput<Name>,
    approvalId?: string,
  ) => Promise<Result<OperationOutput<Name>>>;
  /** Answers how to stop listening. */
  subscribe: (listener: (event: DoorEvent) => void) => () => void;
}

/** Our own program is silent. Not about Capillary's line; `words/` has its own sentence for it. */
export function programSilent(): { ok: false; failure: Failure } {
  return {
    ok: false,
    failure: {
      kind: 'unreachable',
      reason: 'something-broke',
      message: 'The Counterpart program on this till does not answer.',
      next: 'Start it again; nothing that was accepted is lost.',
      facts: {},
    },
  };
}

export function isProgramSilent(failure: Failure): boolean {
  return failure.kind === 'unreachable' && failure.reason === 'something-broke';
}
