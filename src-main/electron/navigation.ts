/**
 * The window shows our own page and nothing else, ever: no other address, no second window, no embedded browser.
 * Links to the outside are not opened either, the program has none.
 */
import { isOwnPage } from './own-page.ts';

interface Preventable {
  preventDefault: () => void;
}

/** What is used of a window's contents. */
export interface Contents {
  on: {
    (event: 'will-navigate', listener: (event: Preventable, address: string) => void): unknown;
    (event: 'will-redirect', listener: (event: Preventable, address: string) => void): unknown;
    (event: 'will-frame-navigate', listener: (event: Preventable & { url: string }) => void): unknown;
    (event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  };
  setWindowOpenHandler: (handler: (details: { url: string }) => { action: 'deny' }) => void;
}

export function keepToOwnPage(contents: Contents): void {
  const stay = (event: Preventable, address: string) => {
    if (!isOwnPage(address)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', (event) => stay(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
