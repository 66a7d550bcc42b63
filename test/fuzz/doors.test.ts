/**
 * What reaches the doors before any operation is asked: bodies that two parsers read in two ways, and messages of frames
 * that are not ours, fuzzed. None gets through, none breaks anything, and nothing is repeated that was sent.
 */
import { expect, test } from 'vitest';
import type { Call } from '../../src-main/app/ports.ts';
import { operationNames } from '../../src-main/contract/table.ts';
import { type CallEvent, openIpcDoor } from '../../src-main/electron/ipc.ts';
import { readBody } from '../../src-main/http/read-body.ts';
import { damage, damageText, textOf } from './damage.ts';
import { startFuzz } from './fuzz-seed.ts';
import { hostileText, hostileValue } from './hostile-values.ts';
import { fittingInput, schemaOf } from './inputs-by-schema.ts';

const address = 'http://127.0.0.1/api/readStatus';
const headers = { 'content-type': 'application/json' };

test('three thousand bodies: each is an input or a refusal in words, and nobody’s prototype is touched', async () => {
  const fuzz = startFuzz(3000);
  const { random } = fuzz;
  const schemas = operationNames.map(schemaOf);
  for (let run = 0; run < fuzz.runs; run += 1) {
    const input = damage(fittingInput(random.pick(schemas), random), random);
    const text = textOf(input);
    const body = random.chance(0.7) ? damageText(text, random) : text;
    const read = await readBody(new Request(address, { method: 'POST', headers, body }));
    if (!read.ok) expect(read.refusal.failure.kind, fuzz.at(run, body)).toBe('bad-input');
    else expect(Object.getPrototypeOf(Object(read.input)), fuzz.at(run, body)).not.toHaveProperty('isAdmin');
  }
  expect('isAdmin' in {}).toBe(false);
});

function openDoor() {
  const calls: Call[] = [];
  const handlers = new Map<string, (event: CallEvent, ...words: unknown[]) => Promise<unknown>>();
  const contents = { send: () => {}, isDestroyed: () => false };
  openIpcDoor({
    app: {
      call: async (call) => {
        calls.push(call);
        return { ok: true, value: null };
      },
      noteTurnedAway: () => {},
      findProgram: () => null,
      followProgram: () => ({ ok: true, value: () => () => {} }),
      subscribe: () => () => {},
      stop: async () => {},
    },
    contents,
    channels: {
      handle: (channel, listener) => void handlers.set(channel, listener),
      removeHandler: () => {},
    },
  });
  return { calls, handlers, contents };
}

const page = 'app://counterpart/index.html';
const foreignPages = [
  'https://counterpart/index.html',
  'app://counterpart.example/',
  'app://counterpart@evil.example/',
  'app:counterpart',
  'file:///index.html',
  'data:text/html,x',
  'about:blank',
  '',
];

test('a thousand messages to each channel from frames that are not ours: none reaches the program', async () => {
  const fuzz = startFuzz(1000);
  const { random } = fuzz;
  const { calls, handlers, contents } = openDoor();
  expect(handlers.size).toBe(1);
  for (const handle of handlers.values())
    for (let run = 0; run < fuzz.runs; run += 1) {
      const url = random.pick([...foreignPages, hostileText(random)]);
      const event = random.pick<CallEvent>([
        { sender: contents, senderFrame: { url, parent: null } },
        { sender: contents, senderFrame: { url: page, parent: {} } },
        { sender: {}, senderFrame: { url: page, parent: null } },
        { sender: contents, senderFrame: null },
      ]);
      const operation = random.chance(0.5) ? random.pick(operationNames) : hostileValue(random);
      const answer = await handle(event, operation, hostileValue(random), hostileValue(random));
      expect(answer, fuzz.at(run, event)).toMatchObject({ ok: false, failure: { reason: 'origin-refused' } });
    }
  expect(calls).toEqual([]);
});

test('a thousand messages of our own page that no page of ours would send: an operation’s name is a text, or it is none', async () => {
  const fuzz = startFuzz(1000);
  const { random } = fuzz;
  const { calls, handlers, contents } = openDoor();
  const own = { sender: contents, senderFrame: { url: page, parent: null } };
  for (const handle of handlers.values())
    for (let run = 0; run < fuzz.runs; run += 1)
      await handle(own, hostileValue(random), hostileValue(random), hostileValue(random));
  expect(calls.length).toBeGreaterThan(0);
  for (const call of calls) {
    expect(typeof call.operation).toBe('string');
    expect(['string', 'undefined']).toContain(typeof call.approvalId);
    expect(call.caller).toBe('window:main');
  }
});
