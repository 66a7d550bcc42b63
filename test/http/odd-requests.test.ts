/**
 * Requests that two programs could read in two ways, and every route with every sign that somebody else asks: each is
 * refused before the program hears of it, and no body is ever taken for the next request.
 */
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bodyLimit } from '../../src-main/http/read-body.ts';
import { type OpenDoor, openDoor, programKey } from './open-door.ts';
import { sendRaw } from './send-raw.ts';

let till: OpenDoor;
beforeAll(async () => {
  till = await openDoor();
});
beforeEach(() => {
  till.calls.length = 0;
});
afterAll(() => till.stop());

const bearer = `Authorization: Bearer ${programKey}`;
const json = 'Content-Type: application/json';
const host = () => `Host: 127.0.0.1:${till.port}`;
/** A whole call that would be carried out if it were ever read as a request. */
const hidden = () =>
  `POST /api/redeemCoupons HTTP/1.1\r\n${host()}\r\n${bearer}\r\n${json}\r\nContent-Length: 2\r\n\r\n{}`;
const send = (lines: string[], body = '') => sendRaw(till.port, `${lines.join('\r\n')}\r\n\r\n${body}`);
const answersIn = (text: string) => text.match(/HTTP\/1\.1 \d{3}/g) ?? [];

const post = 'POST /api/readStatus HTTP/1.1';

const framings: [string, () => [string[], string]][] = [
  [
    'a length and chunks',
    () => [
      [post, host(), bearer, json, 'Content-Length: 6', 'Transfer-Encoding: chunked'],
      `0\r\n\r\n${hidden()}`,
    ],
  ],
  [
    'two lengths',
    () => [[post, host(), bearer, json, 'Content-Length: 2', 'Content-Length: 0'], `{}${hidden()}`],
  ],
  ['two lengths in one line', () => [[post, host(), bearer, json, 'Content-Length: 2, 2'], `{}${hidden()}`]],
  ['a signed length', () => [[post, host(), bearer, json, 'Content-Length: +2'], `{}${hidden()}`]],
  ['a negative length', () => [[post, host(), bearer, json, 'Content-Length: -2'], `{}${hidden()}`]],
  [
    'chunks of another kind',
    () => [[post, host(), bearer, json, 'Transfer-Encoding: xchunked'], `0\r\n\r\n${hidden()}`],
  ],
  [
    'chunks that are not last',
    () => [[post, host(), bearer, json, 'Transfer-Encoding: chunked, identity'], `0\r\n\r\n${hidden()}`],
  ],
  [
    'a space before the colon',
    () => [[post, host(), bearer, json, 'Transfer-Encoding : chunked'], `0\r\n\r\n${hidden()}`],
  ],
  ['a folded header', () => [[post, host(), bearer, json, 'X-A: b', ' Content-Length: 9'], `{}${hidden()}`]],
  [
    'a size of a chunk that is no number',
    () => [[post, host(), bearer, json, 'Transfer-Encoding: chunked'], `0x2\r\n{}\r\n0\r\n\r\n${hidden()}`],
  ],
  [
    'a chunk that is longer than it says',
    () => [[post, host(), bearer, json, 'Transfer-Encoding: chunked'], `1\r\n{}\r\n0\r\n\r\n${hidden()}`],
  ],
  ['a bare line feed', () => [[`${post}\n${host()}\n${bearer}\n\n${hidden()}`], '']],
  ['a bare carriage return', () => [[`${post}\r${host()}\r${bearer}\r\r${hidden()}`], '']],
  ['a null in a header', () => [[post, host(), `${bearer}\0`, json], hidden()]],
  ['no host', () => [[post, bearer, json], '']],
  ['two hosts', () => [[post, host(), 'Host: evil.example', bearer, 'Connection: close'], '']],
  ['a host after ours', () => [[post, `${host()}, evil.example`, bearer, 'Connection: close'], '']],
  [
    'an address of another host',
    () => [[`POST http://evil.example/api/readStatus HTTP/1.1`, host(), bearer, 'Connection: close'], ''],
  ],
  [
    'an address of ours in full',
    () => [
      [`POST http://127.0.0.1:${till.port}/api/readStatus HTTP/1.1`, host(), bearer, 'Connection: close'],
      '',
    ],
  ],
  ['only an authority', () => [[`CONNECT 127.0.0.1:${till.port} HTTP/1.1`, host(), bearer], hidden()]],
  ['a version that is not there', () => [['POST /api/readStatus HTTP/3.0', host(), bearer], hidden()]],
  ['the protocol of twenty years ago', () => [['GET /api/readStatus'], hidden()]],
  ['another protocol', () => [['PRI * HTTP/2.0\r\n\r\nSM'], hidden()]],
  ['two tokens', () => [[post, host(), 'Authorization: Bearer x', bearer, 'Connection: close'], '']],
  [
    'a token that is folded',
    () => [[post, host(), 'Authorization: Bearer', ` ${programKey}`, 'Connection: close'], ''],
  ],
];

test.each(framings)('%s: refused, and nothing behind it is read', async (_, build) => {
  const [lines, body] = build();
  const text = await send(lines, body);
  expect(answersIn(text).filter((line) => !/ (400|401|403)$/.test(line))).toEqual([]);
  expect(answersIn(text).length).toBeLessThanOrEqual(1);
  expect(till.calls).toEqual([]);
});

test('the body of a refused call is not taken for the next one', async () => {
  const inside = hidden();
  const framed = (lines: string[]) =>
    `${[...lines, `Content-Length: ${inside.length}`].join('\r\n')}\r\n\r\n${inside}`;
  const refused = [
    [post, host(), json],
    [post, host(), bearer, 'Content-Type: text/plain'],
    [post, host(), bearer, json, 'Origin: https://evil.example'],
    ['GET /api/readStatus HTTP/1.1', host(), bearer, json],
    ['GET / HTTP/1.1', host()],
  ];
  const last = `GET /nothing HTTP/1.1\r\n${host()}\r\nConnection: close\r\n\r\n`;
  for (const lines of refused) {
    const text = await sendRaw(till.port, framed(lines) + last);
    expect(answersIn(text).length, lines.join(' ')).toBeLessThanOrEqual(2);
    expect(till.calls).toEqual([]);
  }
});

test('a body beyond the limit ends its connection, and what follows in it is not read', async () => {
  const lines = [post, host(), bearer, json, `Content-Length: ${bodyLimit * 4}`, 'Connection: close'];
  const text = await send(lines, hidden().padStart(bodyLimit * 4));
  expect(answersIn(text)).toEqual(['HTTP/1.1 413']);
  expect(till.calls).toEqual([]);
});

test('an upgrade is not granted', async () => {
  const upgrade = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
  for (const path of ['/', '/api/events']) {
    const socket = connect({ host: '127.0.0.1', port: till.port });
    const first = await new Promise<string>((resolve) => {
      socket.once('data', (chunk) => resolve(chunk.toString('utf8')));
      socket.write(`${[`GET ${path} HTTP/1.1`, host(), ...upgrade, key].join('\r\n')}\r\n\r\n`);
    });
    socket.destroy();
    expect(first).not.toContain('101 Switching');
  }
});

test('the addresses of this machine that the door does not listen on are closed', async () => {
  for (const address of ['127.0.0.2', '::1']) {
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: address, port: till.port });
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    expect(reached, address).toBe(false);
  }
});

const routes: [string, string][] = [
  ['GET', '/'],
  ['GET', '/index.html'],
  ['GET', '/assets/index-1.js'],
  ['HEAD', '/'],
  ['GET', '/api/events'],
  ['GET', '/api/openapi.json'],
  ['POST', '/api/readStatus'],
  ['POST', '/api/nothing'],
  ['POST', '/door/open'],
  ['OPTIONS', '/api/readStatus'],
  ['GET', '/nothing'],
];

const foreign: [string, () => Record<string, string>][] = [
  ['a name bent to this machine', () => ({ Host: `evil.example:${till.port}` })],
  ['our name without its port', () => ({ Host: 'localhost' })],
  ['our name with a dot', () => ({ Host: `localhost.:${till.port}` })],
  ['our name in capitals', () => ({ Host: `LOCALHOST:${till.port}` })],
  ['another origin', () => ({ Origin: 'https://evil.example' })],
  ['an origin of another port', () => ({ Origin: 'http://127.0.0.1:1' })],
  ['an origin without a name', () => ({ Origin: 'null' })],
  ['a page of another site', () => ({ 'Sec-Fetch-Site': 'cross-site' })],
  ['a page of another port', () => ({ 'Sec-Fetch-Site': 'same-site' })],
  ['a browser of next year', () => ({ 'Sec-Fetch-Site': 'nearby' })],
];

test.each(foreign)('%s gets nothing from any route, token or not', async (_, headers) => {
  for (const [method, path] of routes) {
    const answer = await till.ask({
      method,
      path,
      headers: { Authorization: `Bearer ${programKey}`, ...headers() },
    });
    expect(answer.status, `${method} ${path}`).toBe(403);
    expect(answer.text).not.toMatch(/Counterpart|export|openapi/);
    expect(answer.headers['set-cookie']).toBeUndefined();
  }
  expect(till.calls).toEqual([]);
  expect(till.listeners()).toBe(0);
});
