/** The table of calls, held against the code from both sides, so that the page in docs cannot lie. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { entryKind } from '../../src-main/contract/entries.ts';
import { operationNames } from '../../src-main/contract/table.ts';
import { routes } from '../../src-main/simulator/routes.ts';
import { filesReached } from '../support/reach.ts';
import { type CallRow, callTable, printCallTable } from './call-table.ts';
import { startClient } from './harness.ts';

const root = resolve(import.meta.dirname, '../..');
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const keyOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const asks = (text: string, client: string) => text.includes(`.${client}(`);
const asked = callTable.filter(({ client }) => client !== null);
const byFunction = asked.filter(({ client }) => client !== 'token' && client !== 'reach');

const sources = (folder: string) => {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.tsx?$/.test(name)).map((name) => join(root, folder, name));
};
const program = ['src-main/operations', 'src-main/sync', 'src-main/uploads', 'src-main/app'].flatMap(sources);
const programText = program.map((file) => readFileSync(file, 'utf8')).join('\n');
const sharedStores = sources('src-renderer/app').map((file) => readFileSync(file, 'utf8'));
const wireTests = sources('test/capillary')
  .filter((file) => file.endsWith('.test.ts') && file !== import.meta.filename)
  .map((file) => readFileSync(file, 'utf8'));

const main = join(root, 'src-main');
const ofQueue = [...filesReached([join(main, 'sync/runner.ts')], main).values()];

/** By asking itself, or by writing an entry that the queue asks it for. */
function leadsTo(operation: string, client: string): boolean {
  const reached = [...filesReached([operation], main).values()];
  const isWriting = reached.some((text) => text.includes('addEntry('));
  return [...reached, ...(isWriting ? ofQueue : [])].some((text) => asks(text, client));
}

/** By the screen's own files, or by a store that screens share. */
function isAskedOn(screen: string, operation: string): boolean {
  const folder = `src-renderer/features/${screen}`;
  const files = existsSync(join(root, folder)) ? sources(folder) : [];
  const own = [...filesReached(files, join(root, 'src-renderer')).values()];
  const shared = own.some((text) => text.includes('useShared(')) ? sharedStores : [];
  return [...own, ...shared].some((text) => text.includes(`'${operation}'`));
}

/** What of the table is not so in the code. */
function liesOf(row: CallRow): string[] {
  const lies: string[] = [];
  const say = (isSo: boolean, lie: string) => {
    if (!isSo) lies.push(`${keyOf(row)}: ${lie}`);
  };
  const client = row.client ?? '';
  const written = new RegExp(`(?<![\\w/])${row.path.replaceAll('{}', "[^/']+")}(?![\\w/])`);
  const isWired = wireTests.some((text) => asks(text, client) && written.test(text));
  say(isWired, `no wire test asks ${client} and names the path`);
  const isUsed = asks(programText, client);
  say(isUsed === row.operations.length > 0, isUsed ? `${client} is used` : `${client} is not used`);
  for (const name of row.operations) {
    const file = join(root, 'src-main/operations', `${kebab(name)}.ts`);
    say(leadsTo(file, client), `${name} does not lead to ${client}`);
  }
  for (const screen of row.screens) {
    say(
      row.operations.some((name) => isAskedOn(screen, name)),
      `${screen} asks for none of its operations`,
    );
  }
  return lies;
}

describe('the table of calls', () => {
  test('is what docs/capillary-calls.md prints', async () => {
    await expect(printCallTable(callTable)).toMatchFileSnapshot('../../docs/capillary-calls.md');
  });

  test('has a row for every function of the client, and for nothing else', () => {
    const { capillary } = startClient('http://127.0.0.1:1');
    const functions = Object.keys(capillary).filter((name) => name !== 'stop');
    const named = asked.map(({ client }) => client as string).filter((name) => name !== 'token');
    expect([...new Set(named)].sort()).toEqual(functions.sort());
  });

  test('has a row for every route of the simulator, and a route for every row', () => {
    const rows = callTable.filter(({ method }) => method !== 'HEAD').map(keyOf);
    expect([...new Set(rows)].sort()).toEqual(routes.map(keyOf).sort());
  });

  test.each(byFunction.map((row) => [keyOf(row), row] as const))('says the truth of %s', (_key, row) => {
    expect(liesOf(row)).toEqual([]);
  });

  test('writes down only what is offered, and every kind of entry', () => {
    const written = callTable.filter(({ entry }) => entry !== null);
    expect(written.filter(({ operations }) => operations.length === 0)).toEqual([]);
    expect([...new Set(written.map(({ entry }) => entry))].sort()).toEqual([...entryKind.options].sort());
    for (const { operations } of callTable)
      expect(operationNames).toEqual(expect.arrayContaining([...operations]));
  });

  test('and a lie is found out', () => {
    const [row] = byFunction;
    if (!row) throw new Error('no row');
    const lying: CallRow = { ...row, path: '/v9/coupon', operations: ['readStatus'], screens: ['nowhere'] };
    expect(liesOf(lying)).toHaveLength(3);
    expect(liesOf({ ...lying, client: 'issueSeveral', path: '/v2/coupon/bulk/issue' })[0]).toContain(
      'not used',
    );
    expect(liesOf({ ...row, operations: [] })[0]).toContain('is used');
  });
});
