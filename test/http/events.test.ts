/** News over the loopback door: to whom, how long, and that nothing is left behind. */
import { get, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type OpenDoor, openDoor, programKey } from './open-door.ts';

let till: OpenDoor;
/** What the page of these tests sends. */
let page: { Cookie: string };
beforeEach(async () => {
  till = await openDoor();
  page = { Cookie: await till.openAsBrowser() };
});
afterEach(() => till.stop());

interface Listening {
  headers: IncomingMessage['headers'];
  text: () => string;
  ended: Promise<void>;
  leave: () => void;
}

function listen(headers: Record<string, string>, path = '/api/events'): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const outgoing = get({ host: '127.0.0.1', port: till.port, path, headers, agent: false }, (incoming) => {
      let text = '';
      incoming.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
      const ended = new Promise<void>((end) => incoming.once('close', () => end()));
      incoming.on('error', () => {});
      resolve({ headers: incoming.headers, text: () => text, ended, leave: () => outgoing.destroy() });
    });
    outgoing.on('error', reject);
  });
}

test('news arrive one by one as JSON, and a sign of life in between', async () => {
  const stream = await listen(page);
  expect(stream.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  expect(stream.headers['cache-control']).toBe('no-store');
  await vi.waitFor(() => expect(stream.text()).toContain(': here\n\n'));
  till.push({ type: 'session' });
  await vi.waitFor(() => expect(stream.text()).toContain('data: {"type":"session"}\n\n'));
  till.runTimers();
  await vi.waitFor(() => expect(stream.text().match(/: here\n\n/g)).toHaveLength(2));
  expect(till.timers()).toBe(1);
});

test('a caller hears its own news only', async () => {
  const browser = await listen({ Cookie: await till.openAsBrowser() });
  const other = await listen(page);
  await till.ask({ method: 'POST', path: '/api/readSession', headers: page });
  till.push({ type: 'session' }, till.calls[0]?.caller);
  await vi.waitFor(() => expect(other.text()).toContain('session'));
  expect(browser.text()).not.toContain('session');
});

test('a client that goes leaves nothing behind', async () => {
  const stream = await listen(page);
  await vi.waitFor(() => expect(till.listeners()).toBe(1));
  stream.leave();
  await vi.waitFor(() => expect([till.listeners(), till.timers()]).toEqual([0, 0]));
});

test('stopping the door ends open streams and frees the port', async () => {
  const stream = await listen(page);
  await vi.waitFor(() => expect(till.listeners()).toBe(1));
  await till.door.stop();
  await stream.ended;
  expect([till.listeners(), till.timers()]).toEqual([0, 0]);
  await expect(till.ask({ path: '/' })).rejects.toThrow('ECONNREFUSED');
});

test('stopping the door waits for the answer to a call', async () => {
  let finish: () => void = () => {};
  till.answerWith(() => new Promise((resolve) => (finish = () => resolve({ ok: true, value: 'kept' }))));
  const answer = till.call('readStatus');
  await vi.waitFor(() => expect(till.calls).toHaveLength(1));
  const stopped = till.door.stop();
  finish();
  expect((await answer).json()).toEqual({ ok: true, value: 'kept' });
  await stopped;
});

test('a call that never ends does not keep the door open', async () => {
  till.answerWith(() => new Promise(() => {}));
  const answer = till.call('readStatus');
  answer.catch(() => {});
  await vi.waitFor(() => expect(till.calls).toHaveLength(1));
  const stopped = till.door.stop();
  till.runTimers();
  await stopped;
  await expect(answer).rejects.toThrow();
});

test('a reader that never reads is cut off instead of being waited for', async () => {
  const paused = get({
    host: '127.0.0.1',
    port: till.port,
    path: '/api/events',
    headers: page,
    agent: false,
  });
  await new Promise<void>((resolve) =>
    paused.once('response', (incoming) => {
      incoming.pause();
      incoming.on('error', () => {});
      resolve();
    }),
  );
  await vi.waitFor(() => expect(till.listeners()).toBe(1));
  const news = { type: 'session', padding: 'x'.repeat(20_000) } as { type: 'session' };
  await vi.waitFor(() => {
    for (let count = 0; count < 200; count += 1) till.push(news);
    expect(till.listeners()).toBe(0);
  });
  paused.destroy();
});

describe('events for point-of-sale programs', () => {
  const program = { Authorization: `Bearer ${programKey}` };
  const path = '/api/program-events';

  test('carry their ids, and the last one heard comes along', async () => {
    const stream = await listen({ ...program, 'Last-Event-ID': '1-41' }, path);
    expect(stream.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    const [follower] = till.followers;
    expect(follower?.lastId).toBe('1-41');
    follower?.listener({ type: 'events.lost', id: '1-42', at: 0 });
    const told = 'id: 1-42\ndata: {"type":"events.lost","id":"1-42","at":0}\n\n';
    await vi.waitFor(() => expect(stream.text()).toContain(told));
    stream.leave();
    await vi.waitFor(() => expect([till.followers.size, till.timers()]).toEqual([0, 0]));
  });

  test('end with the key', async () => {
    const stream = await listen(program, path);
    for (const { ended } of till.followers) ended();
    await stream.ended;
    expect(till.timers()).toBe(0);
  });

  test('are no page’s, and nobody’s without a key', async () => {
    for (const headers of [page, {}]) expect((await till.ask({ path, headers })).status).toBe(401);
    expect(till.followers.size).toBe(0);
  });
});
