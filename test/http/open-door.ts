/** Opens the loopback door over an app that only remembers what it was asked, and speaks to it over real HTTP. */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, Call } from '../../src-main/app/ports.ts';
import type { PushEvent } from '../../src-main/contract/events.ts';
import type { ProgramEvent } from '../../src-main/contract/program-events.ts';
import { sentencesOf } from '../../src-main/contract/reasons.ts';
import type { Result } from '../../src-main/contract/result.ts';
import { type CallRateLimits, callRateLimits } from '../../src-main/http/call-rate.ts';
import type { ConnectionLimits } from '../../src-main/http/connection-limits.ts';
import { type HttpDoor, serveHttp } from '../../src-main/http/serve-http.ts';

export const token = 'a-token-of-more-than-thirty-two-characters';
/** The one key of a point-of-sale program that the app of these tests knows. */
export const programKey = 'cpk_a-key-that-only-these-tests-know';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  json: () => { ok: boolean; value?: unknown; failure?: { kind: string; reason: string; message: string } };
}

export interface Asked {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface OpenDoor {
  door: HttpDoor;
  port: number;
  calls: Call[];
  /** What the next calls answer. */
  answerWith: (answer: (call: Call) => Promise<Result<unknown>>) => void;
  /** Sends news to everybody who listens as this caller, or to all. */
  push: (event: PushEvent, caller?: string) => void;
  listeners: () => number;
  /** Programs that listen, with the id each wants to go on from. */
  followers: Set<Follower>;
  /** Runs what the door had planned for later. */
  runTimers: () => void;
  timers: () => number;
  /** Lets this many milliseconds pass for the door, without running what is planned. */
  step: (ms: number) => void;
  /** One request as it stands, without any header of a browser. */
  ask: (asked: Asked) => Promise<Answer>;
  /** A call of an operation with the program’s key. */
  call: (operation: string, input?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** Shows the token and answers the cookie as it is sent back. */
  openAsBrowser: () => Promise<string>;
  stop: () => Promise<void>;
}

interface Follower {
  lastId: string | null;
  listener: (event: ProgramEvent) => void;
  ended: () => void;
}

const keyWrong = {
  kind: 'not-signed-in' as const,
  reason: 'key-wrong' as const,
  facts: {},
  ...sentencesOf('key-wrong'),
};

function createListeningApp() {
  const calls: Call[] = [];
  const followers = new Set<Follower>();
  const listeners = new Set<{ caller: string; listener: (event: PushEvent) => void }>();
  const shared: { answer: (call: Call) => Promise<Result<unknown>> } = {
    answer: async () => ({ ok: true, value: { done: true } }),
  };
  const app: App = {
    call: (call) => {
      calls.push(call);
      return shared.answer(call);
    },
    followProgram: (caller, lastId) => {
      if (caller !== 'key:1') return { ok: false, failure: keyWrong };
      return {
        ok: true,
        value: (listener, ended) => {
          const entry = { lastId, listener, ended };
          followers.add(entry);
          return () => followers.delete(entry);
        },
      };
    },
    noteTurnedAway: () => {},
    findProgram: (presented) => (presented === programKey ? 'key:1' : null),
    subscribe: (caller, listener) => {
      const entry = { caller, listener };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    stop: async () => {},
  };
  return { app, calls, listeners, followers, shared };
}

function createSteppedClock() {
  const planned = new Set<() => void>();
  let nowMs = 0;
  return {
    planned,
    step: (ms: number) => {
      nowMs += ms;
    },
    clock: {
      wallMs: () => 0,
      monotonicMs: () => nowMs,
      after: (_: number, action: () => void) => {
        planned.add(action);
        return () => planned.delete(action);
      },
    },
    run: () => {
      for (const action of [...planned]) {
        planned.delete(action);
        action();
      }
    },
  };
}

export function askPort(port: number, asked: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', path = '/', headers = {}, body } = asked;
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text,
          json: () => JSON.parse(text),
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function writePage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'counterpart-page-'));
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'not for anybody');
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Counterpart</title>');
  await writeFile(join(folder, 'renderer', 'assets', 'index-1.js'), 'export {};');
  await writeFile(join(folder, 'renderer', 'notes.txt'), 'a kind of file that is not served');
  return folder;
}

export async function openDoor(
  limits: Partial<ConnectionLimits> = {},
  rate: CallRateLimits = callRateLimits,
): Promise<OpenDoor> {
  const { app, calls, listeners, followers, shared } = createListeningApp();
  const stepped = createSteppedClock();
  const folder = await writePage();
  const door = await serveHttp({
    app,
    port: 0,
    token,
    rendererFolder: join(folder, 'renderer'),
    version: '0.1.0',
    randomBytes,
    clock: stepped.clock,
    limits,
    rate,
    programRate: rate,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  const port = Number(new URL(door.url).port);
  const ask = (asked: Asked) => askPort(port, asked);
  return {
    door,
    port,
    calls,
    answerWith: (answer) => {
      shared.answer = answer;
    },
    push: (event, caller) => {
      for (const entry of listeners) if (!caller || entry.caller === caller) entry.listener(event);
    },
    listeners: () => listeners.size,
    followers,
    runTimers: stepped.run,
    timers: () => stepped.planned.size,
    step: stepped.step,
    ask,
    call: (operation, input, headers = {}) =>
      ask({
        method: 'POST',
        path: `/api/${operation}`,
        headers: { Authorization: `Bearer ${programKey}`, 'Content-Type': 'application/json', ...headers },
        ...(input === undefined ? {} : { body: JSON.stringify(input) }),
      }),
    openAsBrowser: async () => {
      const answer = await ask({
        method: 'POST',
        path: '/door/open',
        headers: { Authorization: `Bearer ${token}` },
      });
      return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    },
    stop: async () => {
      await door.stop();
      await rm(folder, { recursive: true });
    },
  };
}
