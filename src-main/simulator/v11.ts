// The envelope of v1.1, which is XML turned into JSON: numbers and booleans become strings, one child is an
// object and several are an array, and an empty element has several looks. Handlers build a typed tree with
// `many` and `nothing`; this file alone knows the looks. It must never know a business rule.
import { sentenceOf } from './codes.ts';
import type { Modes } from './modes.ts';
import { type Answer, type Call, isRecord } from './wire.ts';

const manyMark = Symbol('many');
/** An element without content. */
export const nothing = Symbol('nothing');

interface Many {
  [manyMark]: readonly unknown[];
}

/** Repeated elements under one name. */
export function many(items: readonly unknown[]): Many {
  return { [manyMark]: items };
}

/** A wrapper around repeated elements; without any, the wrapper itself is the empty element. */
export function listUnder(name: string, items: readonly unknown[]): unknown {
  return items.length === 0 ? nothing : { [name]: many(items) };
}

function emptyLook(modes: Modes): unknown {
  const looks = { array: [], string: '', object: {}, missing: undefined };
  return looks[modes.v11Empty];
}

/** The tree as it goes over the wire. A value of undefined is left out by JSON. */
export function renderV11(node: unknown, modes: Modes): unknown {
  if (node === nothing) return emptyLook(modes);
  if (typeof node === 'number' || typeof node === 'boolean') {
    return modes.v11Scalars === 'strings' ? String(node) : node;
  }
  if (Array.isArray(node)) return node.map((item) => renderV11(item, modes));
  if (!isRecord(node)) return node;
  if (manyMark in node) {
    const items = (node as unknown as Many)[manyMark].map((item) => renderV11(item, modes));
    if (items.length === 0) return emptyLook(modes);
    return items.length === 1 && modes.v11One === 'object' ? items[0] : items;
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, renderV11(value, modes)]));
}

/** Request level: 200 all fine, 201 some failed, 500 all failed. */
export function batchCode(total: number, failed: number): number {
  if (failed === 0) return 200;
  return failed === total ? 500 : 201;
}

const requestSentences: Readonly<Record<number, string>> = {
  200: 'SUCCESS',
  201: 'PARTIAL SUCCESS',
  500: 'FAIL',
};

export function v11Status(code: number, message?: string): Record<string, unknown> {
  return {
    success: code === 200 || code === 201,
    code,
    message: message ?? requestSentences[code] ?? sentenceOf(code),
  };
}

/** Business answers of v1.1 travel with HTTP 200, whatever the body says (U5). */
export function v11Answer(call: Call, code: number, content: Record<string, unknown>): Answer {
  const tree = { response: { status: v11Status(code), ...content } };
  return { status: 200, body: renderV11(tree, call.modes) };
}

export function v11Failure(modes: Modes, httpStatus: number, code: number, message?: string): Answer {
  return { status: httpStatus, body: renderV11({ response: { status: v11Status(code, message) } }, modes) };
}

/** `key` is `success` in most calls, `status` in coupon get and isredeemable. */
export function itemStatus(
  key: 'success' | 'status',
  isFine: boolean,
  code: number,
  message = sentenceOf(code),
): Record<string, unknown> {
  return { [key]: isFine, code, message };
}
