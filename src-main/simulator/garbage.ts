// Answers that were spoilt on the way: pages, halves, wrong types, another coupon's code. It works on the
// printed or parsed answer only and must never touch the world.
import { type Answer, isRecord } from './wire.ts';

export type Look = 'html' | 'truncated' | 'wrong-types' | 'empty' | 'empty-object';

export interface Spoilt {
  contentType: string;
  text: string;
}

function wrongTyped(value: unknown): unknown {
  if (Array.isArray(value)) return 'none';
  if (typeof value === 'string') return 0;
  if (typeof value === 'number') return 'many';
  if (typeof value === 'boolean') return 'perhaps';
  return [];
}

function withWrongTypes(body: unknown): unknown {
  if (!isRecord(body)) return [];
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, wrongTyped(value)]));
}

/** `answer` is the true one, or a stand-in when the call was never carried out. */
export function spoil(answer: Answer, look: Look): Spoilt {
  const json = 'application/json;charset=UTF-8';
  const text = JSON.stringify(answer.body) ?? '';
  switch (look) {
    case 'html':
      return {
        contentType: 'text/html',
        text: '<!doctype html><html><body><h1>Gateway page</h1></body></html>',
      };
    case 'truncated':
      return { contentType: json, text: text.slice(0, Math.max(1, Math.floor(text.length / 2))) };
    case 'wrong-types':
      return { contentType: json, text: JSON.stringify(withWrongTypes(answer.body)) };
    case 'empty':
      return { contentType: json, text: '' };
    case 'empty-object':
      return { contentType: json, text: '{}' };
  }
}

/** Every coupon code in the answer replaced by another one. */
export function aboutAnotherCode(body: unknown, known: ReadonlySet<string>, other: string): unknown {
  if (Array.isArray(body)) return body.map((entry) => aboutAnotherCode(entry, known, other));
  if (!isRecord(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      const isCode = key === 'code' && typeof value === 'string' && known.has(value.toUpperCase());
      return [key, isCode ? other : aboutAnotherCode(value, known, other)];
    }),
  );
}
