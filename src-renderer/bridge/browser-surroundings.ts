/** The real browser as the HTTP door wants it. Nothing else in the page may reach for these. */
import type { BrowserSurroundings } from './http-door.ts';

export function browserSurroundings(window: Window & typeof globalThis): BrowserSurroundings {
  return {
    fetch: window.fetch.bind(window),
    openStream: (address) => new window.EventSource(address, { withCredentials: true }),
    hash: window.location.hash,
    forgetHash: () =>
      window.history.replaceState(null, '', window.location.pathname + window.location.search),
    later: (action, ms) => {
      const timer = window.setTimeout(action, ms);
      return () => window.clearTimeout(timer);
    },
  };
}
