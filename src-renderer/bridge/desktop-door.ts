/**
 * The door of the desktop program: two functions that its preload put on the window.
 * Must never assume more of the window than those two.
 */
import type { PushEvent } from '../../src-main/contract/events.ts';
import type { Result } from '../../src-main/contract/result.ts';
import { type Door, programSilent } from './door.ts';

export interface DesktopBridge {
  call: (operation: string, input: unknown, approvalId?: string) => Promise<unknown>;
  subscribe: (listener: (event: PushEvent) => void) => () => void;
}

declare global {
  interface Window {
    counterpart?: DesktopBridge;
  }
}

export function openDesktopDoor(bridge: DesktopBridge): Door {
  return {
    call: async (name, input, approvalId) => {
      try {
        // Both sides are built from one contract, so the answer has the type that the table gives it.
        const answer = await (approvalId ? bridge.call(name, input, approvalId) : bridge.call(name, input));
        return answer as Result<never>;
      } catch {
        return programSilent();
      }
    },
    subscribe: (listener) => bridge.subscribe(listener),
  };
}
