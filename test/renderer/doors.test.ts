// The two doors seen from the page (src-renderer/bridge/).
import { describe, expect, test } from 'vitest';
import type { DesktopBridge } from '../../src-renderer/bridge/desktop-door.ts';
import { type DoorEvent, isProgramSilent } from '../../src-renderer/bridge/door.ts';
import type { BrowserSurroundings, NewsStream } from '../../src-renderer/bridge/http-door.ts';
import { pickDoor } from '../../src-renderer/bridge/pick-door.ts';

interface Request {
  address: string;
  init: RequestInit;
}

function browser(answer: (request: Request) => unknown, hash = '') {
  const requests: Request[] = [];
  const streams: NewsStream[] = [];
  const retries: (() => void)[] = [];
  let shownHash = hash;
  const surroundings: BrowserSurroundings = {
    fetch: async (address, init = {}) => {
      const request = { address: String(address), init };
      requests.push(request);
      return Response.json(answer(request));
    },
    openStream: () => {
      const stream = { onopen: null, onerror: null, onmessage: null, readyState: 0, close: () => {} };
      streams.push(stream);
      return stream;
    },
    hash,
    forgetHash: () => {
      shownHash = '';
    },
    later: (action) => {
      retries.push(action);
      return () => {};
    },
  };
  return { surroundings, requests, streams, retries, shownHash: () => shownHash };
}

const headersOf = (request: Request | undefined) => new Headers(request?.init.headers);

describe('through HTTP', () => {
  test('the token of the link is shown once, leaves the address at once, and is not in any call', async () => {
    const { surroundings, requests, shownHash } = browser(() => ({ ok: true, value: null }), '#token=secret');
    const door = pickDoor(undefined, () => surroundings);
    expect(shownHash()).toBe('');
    await door.call('readSession', {});
    expect(requests.map(({ address }) => address)).toEqual(['/door/open', '/api/readSession']);
    expect(headersOf(requests[0]).get('Authorization')).toBe('Bearer secret');
    expect(headersOf(requests[1]).get('Authorization')).toBeNull();
  });

  test('without a token the cookie from before is used', async () => {
    const { surroundings, requests } = browser(() => ({ ok: true, value: null }));
    await pickDoor(undefined, () => surroundings).call('readSession', {});
    expect(requests.map(({ address }) => address)).toEqual(['/api/readSession']);
  });

  test('an approval goes with the call it was given for', async () => {
    const { surroundings, requests } = browser(() => ({ ok: true, value: null }));
    const door = pickDoor(undefined, () => surroundings);
    await door.call('retryEntry', { id: 'x' }, 'approval-1');
    expect(headersOf(requests[0]).get('Counterpart-Approval')).toBe('approval-1');
    expect(requests[0]?.init.body).toBe('{"id":"x"}');
  });

  test('a program that does not answer is a failure with a sentence, not an exception', async () => {
    const { surroundings } = browser(() => {
      throw new TypeError('failed to fetch');
    });
    const answer = await pickDoor(undefined, () => surroundings).call('readStatus', {});
    expect(answer.ok).toBe(false);
    if (!answer.ok) expect(isProgramSilent(answer.failure)).toBe(true);
  });

  test('an answer that is no answer counts as silence', async () => {
    const { surroundings } = browser(() => 'a page from somewhere else');
    expect((await pickDoor(undefined, () => surroundings).call('readStatus', {})).ok).toBe(false);
  });

  test('a broken stream is told, and so is its return', async () => {
    const { surroundings, streams, retries } = browser(() => null);
    const heard: DoorEvent['type'][] = [];
    pickDoor(undefined, () => surroundings).subscribe((event) => heard.push(event.type));
    await Promise.resolve();
    const [first] = streams;
    first?.onopen?.(new Event('open'));
    first?.onmessage?.(new MessageEvent('message', { data: '{"type":"session"}' }));
    first?.onmessage?.(new MessageEvent('message', { data: 'not news' }));
    first?.onerror?.(new Event('error'));
    if (first) first.readyState = 2;
    first?.onerror?.(new Event('error'));
    expect(heard).toEqual(['session', 'lost', 'lost']);
    retries[0]?.();
    streams[1]?.onopen?.(new Event('open'));
    expect(heard).toEqual(['session', 'lost', 'lost', 'reconnected']);
  });

  test('after stopping no stream is opened again', async () => {
    const { surroundings, streams, retries } = browser(() => null);
    const stop = pickDoor(undefined, () => surroundings).subscribe(() => {});
    await Promise.resolve();
    const [first] = streams;
    if (first) first.readyState = 2;
    first?.onerror?.(new Event('error'));
    stop();
    retries[0]?.();
    expect(streams).toHaveLength(1);
  });
});

describe('through the desktop program', () => {
  test('its bridge is preferred, and HTTP is not even looked at', async () => {
    const asked: unknown[][] = [];
    const bridge: DesktopBridge = {
      call: async (...words) => {
        asked.push(words);
        return { ok: true, value: 1 };
      },
      subscribe: () => () => {},
    };
    const door = pickDoor(bridge, () => {
      throw new Error('the browser was looked at');
    });
    expect(await door.call('readStatus', {})).toEqual({ ok: true, value: 1 });
    await door.call('retryEntry', { id: 'x' }, 'approval-1');
    expect(asked).toEqual([
      ['readStatus', {}],
      ['retryEntry', { id: 'x' }, 'approval-1'],
    ]);
  });

  test('a bridge that breaks is a failure with a sentence', async () => {
    const bridge: DesktopBridge = {
      call: async () => {
        throw new Error('channel closed');
      },
      subscribe: () => () => {},
    };
    const answer = await pickDoor(bridge, () => {
      throw new Error('unused');
    }).call('readStatus', {});
    expect(answer.ok).toBe(false);
  });
});
