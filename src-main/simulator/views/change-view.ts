// The answers of v2 calls that change what is already there: done, in whichever form the mode says where no document
// shows one (U50), and refused. It must never change anything itself.
import { fine, wireError } from '../v2.ts';
import type { Answer, Call } from '../wire.ts';

export const done: Answer = fine({ warnings: [], errors: [], success: true });

/** `ids` are what a bulk answer would list as its entities. */
export function unshownDone(call: Call, ids: readonly number[]): Answer {
  switch (call.modes.unshownAnswer) {
    case 'success':
      return done;
    case 'bare':
      return fine({ warnings: [] });
    case 'bulk':
      return fine({
        response: ids.map((entityId) => ({ entityId, result: {}, errors: [], warnings: [] })),
        totalCount: ids.length,
        failureCount: 0,
      });
  }
}

export function refusedChange(call: Call, code: number): Answer {
  return {
    status: call.modes.refusalStatus,
    body: { warnings: [], errors: [wireError(code)], success: false },
  };
}
