/** docs/pos-integration.md is what programmers go by: what it lists must be what there is, and its calls must be taken. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { programEvent } from '../src-main/contract/program-events.ts';
import { failureKind, httpStatusOf } from '../src-main/contract/result.ts';
import { scopesFor } from '../src-main/contract/rights.ts';
import { allScopes } from '../src-main/contract/scopes.ts';
import { isOperationName, operationNames, operations } from '../src-main/contract/table.ts';

const text = readFileSync(new URL('../docs/pos-integration.md', import.meta.url), 'utf8');
const rows = text.split('\n').filter((line) => line.startsWith('|'));
const rowOf = (first: string) => rows.find((line) => line.startsWith(`| \`${first}\``)) ?? '';

test('every scope stands there with its operations', () => {
  for (const scope of allScopes) {
    for (const name of operationNames.filter((one) => scopesFor(one).includes(scope)))
      expect(rowOf(scope), scope).toContain(`\`${name}\``);
  }
});

test('every event stands there, and every kind of failure with its status', () => {
  for (const { shape } of programEvent.options) expect(rowOf(shape.type.value)).not.toBe('');
  for (const kind of failureKind.options) {
    expect(
      rows.some((line) => line.startsWith(`| ${httpStatusOf(kind)}`) && line.includes(kind)),
      kind,
    ).toBe(true);
  }
});

test('every call in it would be taken', () => {
  const calls = [...text.matchAll(/\/api\/(\w+) [^']*-d '([^']+)'/g)];
  expect(calls.length).toBeGreaterThan(1);
  for (const [, name = '', body = ''] of calls) {
    expect(isOperationName(name) && operations[name].input.safeParse(JSON.parse(body)).success, body).toBe(
      true,
    );
  }
});
