/** How stores ask the program for something. The same shape as the door's call, without its stream. */
import type { Door } from '../bridge/door.ts';

export type Call = Door['call'];

/** Tells `onSignedOut` when an answer says that nobody is signed in any more, e.g. after the program was restarted. */
export function watchSignIn(call: Call, onSignedOut: () => void): Call {
  return async (name, input, approvalId) => {
    const answer = await call(name, input, approvalId);
    if (!answer.ok && ['not-signed-in', 'covered'].includes(answer.failure.reason)) onSignedOut();
    return answer;
  };
}
