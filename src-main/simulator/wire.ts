// What a call is on its way through the simulator: the request as read, who sent it, and the answer.
// Every call handler is a function from a Call to an Answer; it must never touch a socket.
import type { IncomingHttpHeaders } from 'node:http';
import type { Caller } from './authenticate.ts';
import type { LiveWorld } from './ledger.ts';
import type { Modes } from './modes.ts';
import type { TokenStore } from './tokens.ts';

export interface WireRequest {
  method: string;
  /** without the query, and without `.json` on v1.1 */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** parsed JSON; undefined when there was none */
  body: unknown;
  /** the parts of a form, files among them read as text */
  form?: { fields: Readonly<Record<string, string>>; file?: { name: string; text: string } };
}

export interface Answer {
  status: number;
  /** turned into JSON; undefined is an empty body */
  body: unknown;
  headers?: Readonly<Record<string, string>>;
}

export interface Call {
  request: WireRequest;
  /** the variable parts of the path, in order */
  parts: readonly string[];
  world: LiveWorld;
  modes: Modes;
  tokens: TokenStore;
  nowMs: number;
  offsetMinutes: number;
  requestId: string;
  caller: Caller;
}

export type Handler = (call: Call) => Answer;

/** A failure written as the call writes its own failures; used by the `failure` fault. */
export type RefusalWriter = (call: Call, code: number) => Answer;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** An array as it is; anything else as an array of one; nothing as none. */
export function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

export function queryRecord(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries(query);
}
