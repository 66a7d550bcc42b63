/**
 * The door of a browser: calls by POST, news by an event stream, both on the till's own address.
 * The token of the link is used once for a strict cookie and must never stay in the address or be kept.
 */
import type { PushEvent } from '../../src-main/contract/events.ts';
import type { Result } from '../../src-main/contract/result.ts';
import { type Door, type DoorEvent, programSilent } from './door.ts';

/** The parts of an event stream that are used; the browser's own `EventSource` fits. */
export interface NewsStream {
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent<string>) => void) | null;
  readyState: number;
  close: () => void;
}

/** What the door needs from the browser, so that a test can hand in its own. */
export interface BrowserSurroundings {
  fetch: typeof fetch;
  openStream: (address: string) => NewsStream;
  /** The part of the address after `#`, with it. */
  hash: string;
  /** Takes everything after `#` out of the address, without a trace in the history. */
  forgetHash: () => void;
  later: (action: () => void, ms: number) => () => void;
}

const streamClosed = 2;
const retryMs = 1500;

export function openHttpDoor(browser: BrowserSurroundings): Door {
  const token = takeToken(browser);
  const opened = token === null ? Promise.resolve() : showToken(browser, token);
  return {
    call: async (name, input, approvalId) => {
      await opened;
      return post(browser, name, input, approvalId) as Promise<Result<never>>;
    },
    subscribe: (listener) => listen(browser, opened, listener),
  };
}

/** Reads the token from `#token=…`; the address is cleaned before anything else can see it. */
function takeToken(browser: BrowserSurroundings): string | null {
  const token = new URLSearchParams(browser.hash.replace(/^#/, '')).get('token');
  if (token === null) return null;
  browser.forgetHash();
  return token;
}

/** A refused token is told by the first call: without the cookie it answers `token-wrong`. */
async function showToken(browser: BrowserSurroundings, token: string): Promise<void> {
  try {
    await browser.fetch('/door/open', {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      credentials: 'same-origin',
    });
  } catch {
    return;
  }
}

async function post(
  browser: BrowserSurroundings,
  name: string,
  input: unknown,
  approvalId: string | undefined,
): Promise<Result<unknown>> {
  try {
    const response = await browser.fetch(`/api/${name}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(approvalId ? { 'Counterpart-Approval': approvalId } : {}),
      },
      credentials: 'same-origin',
      body: JSON.stringify(input),
    });
    const answer: unknown = await response.json();
    return isResult(answer) ? answer : programSilent();
  } catch {
    return programSilent();
  }
}

function isResult(answer: unknown): answer is Result<unknown> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}

/** Keeps a stream open until stopped; every failed try is told, and so is the first sign of life after it. */
function listen(
  browser: BrowserSurroundings,
  opened: Promise<void>,
  listener: (event: DoorEvent) => void,
): () => void {
  let stopped = false;
  let broken = false;
  let stream: NewsStream | null = null;
  let cancelRetry: () => void = () => {};

  const open = () => {
    if (stopped) return;
    const current = browser.openStream('/api/events');
    stream = current;
    current.onopen = () => {
      if (broken) listener({ type: 'reconnected' });
      broken = false;
    };
    current.onmessage = (message) => {
      const event = readNews(message.data);
      if (event) listener(event);
    };
    current.onerror = () => {
      broken = true;
      listener({ type: 'lost' });
      if (current.readyState === streamClosed) cancelRetry = browser.later(open, retryMs);
    };
  };

  void opened.then(open);
  return () => {
    stopped = true;
    cancelRetry();
    stream?.close();
  };
}

function readNews(text: string): PushEvent | null {
  try {
    const news: unknown = JSON.parse(text);
    return typeof news === 'object' && news !== null && 'type' in news ? (news as PushEvent) : null;
  } catch {
    return null;
  }
}
