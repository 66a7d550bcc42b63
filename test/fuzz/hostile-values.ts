/** Values that nobody sends in good faith: of the wrong type, huge, deep, with names that all objects share. */
import type { Random } from '../sim/random.ts';

const texts = [
  '',
  ' ',
  '0',
  '-1',
  '1e308',
  'NaN',
  'null',
  'true',
  '[]',
  '{}',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '\0',
  '\r\nSet-Cookie: a=b',
  '\u202e\u200b',
  '\ud800',
  '🍵',
  'ＡＢ１',
  'é'.repeat(40),
  "'; DROP TABLE entries; --",
  '" OR ""="',
  '%s%n%x',
  '../../../etc/passwd',
  '{{field}}',
  '$' + '{7*7}',
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '$&$1',
  '(a+)+$',
  '!'.repeat(65),
  'a'.repeat(1001),
];

const numbers = [0, -0, -1, 0.1, 1e-7, 255, 65_536, 2 ** 31, 2 ** 53, 1e308, -1e308, 1e21];

export const sharedNames = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'];

export function nested(levels: number, isList: boolean): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = isList ? [value] : { a: value };
  return value;
}

/** Large enough to hurt a careless reader, small enough to fit through the door. */
function huge(random: Random): unknown {
  const kind = random.below(6);
  if (kind === 0) return 'a'.repeat(200_000);
  if (kind === 1) return `${'a@'.repeat(50_000)}!`;
  if (kind === 2) return Array.from({ length: 50_000 }, (_, index) => index);
  if (kind === 3) return Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, 1]));
  return nested(20_000, kind === 4);
}

/** Made as the doors make it: `__proto__` is a field of its own, as JSON.parse leaves it. */
export function withField(name: string, value: unknown): unknown {
  const object = {};
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  return object;
}

/** What a window may send and JSON cannot say. */
const notJson: (() => unknown)[] = [
  () => undefined,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 10n,
  () => new Date(Number.NaN),
  () => new Map([['a', 1]]),
  () => new Set([1]),
  () => new Uint8Array(64),
  () => /(a+)+$/,
  () => new Error('x'),
];

export const hostileText = (random: Random): string => random.pick(texts);

export function hostileValue(random: Random, levels = 3): unknown {
  const kind = random.below(100);
  if (kind < 40) return random.pick(texts);
  if (kind < 60) return random.pick(numbers);
  if (kind < 70) return random.pick([null, true, false]);
  if (kind < 76) return random.pick(notJson)();
  if (kind < 77) return random.chance(0.05) ? huge(random) : 'b'.repeat(random.between(1, 400));
  if (levels === 0) return [];
  if (kind < 86) return Array.from({ length: random.below(5) }, () => hostileValue(random, levels - 1));
  const names = [...sharedNames, 'pin', 'input', 'codes', 'bill', 'id', ''];
  const fields = Array.from({ length: random.below(4) }, () =>
    withField(random.pick(names), hostileValue(random, levels - 1)),
  );
  return Object.defineProperties(
    {},
    Object.assign({}, ...fields.map((field) => Object.getOwnPropertyDescriptors(field))),
  );
}
