/**
 * What the page gets to see of the desktop program: two functions, and nothing of Electron.
 * Must never hand on an event object or let the page choose a channel.
 */
import { callChannel, eventChannel } from './channels.ts';

export interface Renderer {
  invoke: (channel: string, ...words: unknown[]) => Promise<unknown>;
  on: (channel: string, listener: (event: unknown, news: unknown) => void) => unknown;
  removeListener: (channel: string, listener: (event: unknown, news: unknown) => void) => unknown;
}

export interface Bridge {
  exposeInMainWorld: (name: string, functions: unknown) => void;
}

export function exposeDoor(bridge: Bridge, renderer: Renderer): void {
  bridge.exposeInMainWorld('counterpart', {
    call: (operation: string, input: unknown, approvalId?: string) =>
      renderer.invoke(callChannel, operation, input, approvalId),
    subscribe: (listener: (news: unknown) => void) => {
      const pass = (_event: unknown, news: unknown) => listener(news);
      renderer.on(eventChannel, pass);
      return () => {
        renderer.removeListener(eventChannel, pass);
      };
    },
  });
}
