import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  flag,
  id,
  many,
  member,
  number,
  part,
  text,
  textOrNull,
} from '../../src-main/capillary/wire-values.ts';

test.each([
  ['true', true],
  ['\nTRUE\n', true],
  [1, true],
  ['1', true],
  [false, false],
  ['0', false],
  ['yes', null],
  ['', null],
  [null, null],
  [[true], null],
])('flag %j is %s', (written, read) => {
  expect(flag.parse(written)).toBe(read);
});

test.each([
  ['15', 15],
  [' 15.50 ', 15.5],
  [-1, -1],
  ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ['1e999', null],
  ['0x10', null],
  ['12abc', null],
  ['', null],
  [true, null],
  [[7], null],
])('number %j is %s', (written, read) => {
  expect(number.parse(written)).toBe(read);
});

test.each([
  [60012345, '60012345'],
  ['60012345', '60012345'],
  [0, null],
  [-1, null],
  ['-1', null],
  ['', null],
  [{}, null],
])('id %j is %s', (written, read) => {
  expect(id.parse(written)).toBe(read);
});

test('text is trimmed, and nothing is empty', () => {
  expect(text.parse(' Ava ')).toBe('Ava');
  expect(text.parse({})).toBe('');
  expect(textOrNull.parse('  ')).toBeNull();
});

test('one, many, and every way of writing nothing', () => {
  const list = many(z.object({ a: number }));
  expect(list.parse({ a: '1' })).toEqual([{ a: 1 }]);
  expect(list.parse([{ a: 1 }, 'x', null, { a: 2 }])).toEqual([{ a: 1 }, { a: 2 }]);
  for (const nothing of [[], '', {}, null, undefined, 'text', 7]) expect(list.parse(nothing)).toEqual([]);
});

test('a missing part reads as an empty one', () => {
  const outer = z.object({ inner: part(z.object({ a: number })) });
  for (const written of [{}, { inner: null }, { inner: [] }, { inner: 'x' }]) {
    expect(outer.parse(written)).toEqual({ inner: { a: null } });
  }
});

test('what every object inherits is not there unless it was sent', () => {
  expect(member({}, 'constructor')).toBeUndefined();
  expect(member({}, '__proto__')).toBeUndefined();
  expect(member(JSON.parse('{"__proto__":1}'), '__proto__')).toBe(1);
});
