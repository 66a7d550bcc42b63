/** The description of the API is complete, valid where it matters, and says what the door does. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { programEvent } from '../../src-main/contract/program-events.ts';
import { scopesFor } from '../../src-main/contract/rights.ts';
import { operationNames, operations } from '../../src-main/contract/table.ts';
import { type OpenDoor, openDoor, programKey } from './open-door.ts';

let till: OpenDoor;
beforeEach(async () => {
  till = await openDoor();
});
afterEach(() => till.stop());

type Json = { [name: string]: Json } & { $ref?: string };

async function readDescription(): Promise<Json> {
  const headers = { Authorization: `Bearer ${programKey}` };
  const answer = await till.ask({ path: '/api/openapi.json', headers });
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text) as Json;
}

function references(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    name === '$ref' && typeof value === 'string' ? [value] : references(value),
  );
}

function follow(description: Json, reference: string): unknown {
  return reference
    .replace('#/', '')
    .split('/')
    .reduce<Json | undefined>((node, name) => node?.[name], description);
}

test('every operation of the table is described, with access, input, answer and failures', async () => {
  const { paths } = await readDescription();
  for (const name of operationNames) {
    const described = paths?.[`/api/${name}`]?.post;
    expect(described, name).toMatchObject({
      operationId: name,
      summary: operations[name].says,
      'x-counterpart-access': operations[name].access,
    });
    const input = described?.requestBody?.content?.['application/json']?.schema;
    expect(input?.type ?? input?.anyOf ?? input?.oneOf, name).toBeDefined();
    expect(described?.requestBody?.required).toBe(!operations[name].input.safeParse({}).success);
    const statuses = Object.keys(described?.responses ?? {});
    expect(statuses).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '409',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
  }
  expect(Object.keys(paths ?? {})).toHaveLength(operationNames.length + 3);
});

test('every reference in it leads somewhere, and names are told once', async () => {
  const description = await readDescription();
  const all = references(description);
  expect(all.length).toBeGreaterThan(0);
  for (const reference of all) expect(follow(description, reference), reference).toBeDefined();
  expect(description.openapi).toBe('3.1.0');
  expect(JSON.stringify(description)).not.toContain('$schema');
});

test('every way to prove oneself is in it, which key opens what, and the address of this till', async () => {
  const description = await readDescription();
  expect(description.security).toEqual([{ cookie: [] }]);
  expect(description.components?.securitySchemes).toMatchObject({
    key: { type: 'http', scheme: 'bearer' },
    link: { type: 'http', scheme: 'bearer' },
    cookie: { type: 'apiKey', in: 'cookie', name: `counterpart_${till.port}` },
  });
  expect(description.servers).toEqual([{ url: till.door.url }]);
  expect(description.paths?.['/door/open']?.post?.security).toEqual([{ link: [] }]);
  for (const name of operationNames) {
    const described = description.paths?.[`/api/${name}`]?.post;
    const keys = scopesFor(name).map((scope) => ({ key: [scope] }));
    expect(described?.security, name).toEqual([{ cookie: [] }, ...keys]);
    for (const scope of scopesFor(name)) expect(described?.description).toContain(`\`${scope}\``);
  }
});

test('inputs are described as they are written, answers as they are read', async () => {
  const { paths } = await readDescription();
  const list = paths?.['/api/listEntries']?.post?.requestBody?.content?.['application/json']?.schema;
  expect(list?.required).toBeUndefined();
  const session =
    paths?.['/api/readSession']?.post?.responses?.['200']?.content?.['application/json']?.schema;
  expect(session?.properties?.value?.required).toContain('setUp');
});

test('whatever a key may ask for has an example that would be taken, and its events a schema', async () => {
  const { paths, components } = await readDescription();
  for (const name of operationNames) {
    const example = paths?.[`/api/${name}`]?.post?.requestBody?.content?.['application/json']?.example;
    expect(example !== undefined, name).toBe(scopesFor(name).length > 0);
    if (example !== undefined) expect(operations[name].input.safeParse(example).success, name).toBe(true);
  }
  const events = paths?.['/api/program-events']?.get;
  expect(events?.security).toEqual([{ key: ['events:read'] }]);
  const told = JSON.stringify(components?.schemas?.ProgramEvent);
  for (const option of programEvent.options) expect(told).toContain(`"${option.shape.type.value}"`);
});
