/** The desktop door: who may call, what arrives, and what the page sees of it. */
import { expect, test } from 'vitest';
import type { App, Call } from '../../src-main/app/ports.ts';
import type { PushEvent } from '../../src-main/contract/events.ts';
import { exposeDoor } from '../../src-main/electron/expose.ts';
import { type CallEvent, openIpcDoor } from '../../src-main/electron/ipc.ts';

const page = 'app://counterpart/index.html';

function openStandIn() {
  const calls: Call[] = [];
  const turnedAway: string[] = [];
  const listeners = new Set<(event: PushEvent) => void>();
  const app: App = {
    call: async (call) => {
      calls.push(call);
      return { ok: true, value: 'done' };
    },
    noteTurnedAway: (_, from) => void turnedAway.push(from),
    findProgram: () => null,
    followProgram: () => ({ ok: true, value: () => () => {} }),
    subscribe: (_, listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => {},
  };
  const handlers = new Map<string, (event: CallEvent, ...words: unknown[]) => Promise<unknown>>();
  const sent: [string, unknown][] = [];
  const shared = { isDestroyed: false };
  const contents = {
    send: (channel: string, news: unknown) => void sent.push([channel, news]),
    isDestroyed: () => shared.isDestroyed,
  };
  const close = openIpcDoor({
    app,
    contents,
    channels: {
      handle: (channel, listener) => void handlers.set(channel, listener),
      removeHandler: (channel) => void handlers.delete(channel),
    },
  });
  const own: CallEvent = { sender: contents, senderFrame: { url: page, parent: null } };
  const call = (event: CallEvent, ...words: unknown[]) => handlers.get('counterpart:call')?.(event, ...words);
  return { calls, turnedAway, listeners, handlers, sent, shared, contents, close, own, call };
}

test('the page’s call reaches the program as it is', async () => {
  const { own, call, calls } = openStandIn();
  expect(await call(own, 'redeemCoupons', { codes: ['A'] }, 'approval-1')).toEqual({
    ok: true,
    value: 'done',
  });
  await call(own, 'readStatus', {});
  expect(calls).toEqual([
    { operation: 'redeemCoupons', input: { codes: ['A'] }, caller: 'window:main', approvalId: 'approval-1' },
    { operation: 'readStatus', input: {}, caller: 'window:main' },
  ]);
});

test('no other frame, page or window is answered', async () => {
  const { contents, call, calls, turnedAway } = openStandIn();
  const frames: [string, CallEvent][] = [
    ['a sub-frame of our page', { sender: contents, senderFrame: { url: page, parent: {} } }],
    ['a frame that is gone', { sender: contents, senderFrame: null }],
    ['a foreign page', { sender: contents, senderFrame: { url: 'https://evil.example/', parent: null } }],
    ['a look-alike', { sender: contents, senderFrame: { url: 'app://counterpart.evil/', parent: null } }],
    ['an empty page', { sender: contents, senderFrame: { url: 'about:blank', parent: null } }],
    ['a file', { sender: contents, senderFrame: { url: 'file:///index.html', parent: null } }],
    ['another window', { sender: {}, senderFrame: { url: page, parent: null } }],
  ];
  for (const [name, event] of frames) {
    const answer = await call(event, 'readStatus', {});
    expect(answer, name).toMatchObject({
      ok: false,
      failure: { kind: 'not-allowed', reason: 'origin-refused' },
    });
  }
  expect(calls).toEqual([]);
  expect(turnedAway).toEqual([
    'a frame of app:counterpart',
    'a frame that is gone',
    'a page of https:evil.example',
    'a page of app:counterpart.evil',
    'a page of about:',
    'a page of file:',
    'another window of app:counterpart',
  ]);
});

test('a call that is not one is a failure, never a crash', async () => {
  const { own, call, calls } = openStandIn();
  for (const operation of [undefined, null, 7, {}, ['readStatus']])
    expect(await call(own, operation, {})).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
  await call(own, 'readStatus', {}, { not: 'an approval' });
  expect(calls).toEqual([{ operation: 'readStatus', input: {}, caller: 'window:main' }]);
});

test('there is one channel for calls and one for news, and closing takes both away', () => {
  const { handlers, listeners, sent, shared, close } = openStandIn();
  expect([...handlers.keys()]).toEqual(['counterpart:call']);
  for (const listener of listeners) listener({ type: 'session' });
  shared.isDestroyed = true;
  for (const listener of listeners) listener({ type: 'session' });
  expect(sent).toEqual([['counterpart:event', { type: 'session' }]]);
  close();
  expect([handlers.size, listeners.size]).toEqual([0, 0]);
});

function exposeStandIn() {
  const exposed: Record<string, unknown> = {};
  const invoked: unknown[][] = [];
  const listeners = new Map<string, Set<(event: unknown, news: unknown) => void>>();
  exposeDoor(
    { exposeInMainWorld: (name, functions) => (exposed[name] = functions) },
    {
      invoke: async (...words) => void invoked.push(words),
      on: (channel, listener) => listeners.set(channel, new Set([listener])),
      removeListener: (channel, listener) => listeners.get(channel)?.delete(listener),
    },
  );
  return { exposed, invoked, listeners };
}

test('the page sees two functions and nothing of Electron', async () => {
  const { exposed, invoked, listeners } = exposeStandIn();
  expect(Object.keys(exposed)).toEqual(['counterpart']);
  const door = exposed.counterpart as {
    call: (...words: unknown[]) => Promise<unknown>;
    subscribe: (listener: (...words: unknown[]) => void) => () => void;
  };
  expect(Object.keys(door)).toEqual(['call', 'subscribe']);
  await door.call('readStatus', { a: 1 }, 'approval-1', 'more', 'words');
  expect(invoked).toEqual([['counterpart:call', 'readStatus', { a: 1 }, 'approval-1']]);

  const heard: unknown[][] = [];
  const stop = door.subscribe((...words) => heard.push(words));
  for (const listener of listeners.get('counterpart:event') ?? []) listener({ sender: 'secret' }, 'news');
  expect(heard).toEqual([['news']]);
  stop();
  expect(listeners.get('counterpart:event')?.size).toBe(0);
});
