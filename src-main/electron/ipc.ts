/**
 * The desktop door: one channel for calls, one for news. Every message passes the sender check first.
 * Must never know what an operation does.
 */
import type { App } from '../app/ports.ts';
import { sentencesOf } from '../contract/reasons.ts';
import type { Failure, FailureKind, Result } from '../contract/result.ts';
import { callChannel, eventChannel } from './channels.ts';
import { isOwnPage } from './own-page.ts';

/** What is used of the frame that a message came from. */
export interface Frame {
  url: string;
  parent: unknown;
}

export interface CallEvent {
  senderFrame: Frame | null;
  sender: unknown;
}

/** What is used of the window's contents. */
export interface NewsTarget {
  send: (channel: string, news: unknown) => void;
  isDestroyed: () => boolean;
}

export interface Channels {
  handle: (channel: string, listener: (event: CallEvent, ...words: unknown[]) => Promise<unknown>) => void;
  removeHandler: (channel: string) => void;
}

/** One window, one caller. */
const caller = 'window:main';

/** Only the top frame of our own window, while it shows our own page. */
export function isOwnSender(event: CallEvent, contents: unknown): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && event.sender === contents && isOwnPage(frame.url);
}

/** Where a message came from, in a few words; an address may hold anything, so only its beginning is told. */
function placeOf({ senderFrame, sender }: CallEvent, contents: unknown): string {
  if (senderFrame === null) return 'a frame that is gone';
  const kind = sender !== contents ? 'another window' : senderFrame.parent !== null ? 'a frame' : 'a page';
  return `${kind} of ${originOf(senderFrame.url)}`;
}

function originOf(url: string): string {
  const { protocol, host } = URL.canParse(url) ? new URL(url) : { protocol: 'nowhere', host: '' };
  return `${protocol}${host}`.slice(0, 80);
}

function refuse(kind: FailureKind, reason: Failure['reason'], facts: Record<string, string>): Result<never> {
  return { ok: false, failure: { kind, reason, facts, ...sentencesOf(reason, facts) } };
}

/** Answers how to close the door. */
export function openIpcDoor(parts: { app: App; channels: Channels; contents: NewsTarget }): () => void {
  const { app, channels, contents } = parts;
  channels.handle(callChannel, async (event, operation, input, approvalId) => {
    if (!isOwnSender(event, contents)) {
      app.noteTurnedAway('window', placeOf(event, contents));
      return refuse('not-allowed', 'origin-refused', {});
    }
    if (typeof operation !== 'string')
      return refuse('not-found', 'operation-unknown', { operation: typeof operation });
    return app.call({
      operation,
      input,
      caller,
      ...(typeof approvalId === 'string' ? { approvalId } : {}),
    });
  });
  const unsubscribe = app.subscribe(caller, (news) => {
    if (!contents.isDestroyed()) contents.send(eventChannel, news);
  });
  return () => {
    unsubscribe();
    channels.removeHandler(callChannel);
  };
}
