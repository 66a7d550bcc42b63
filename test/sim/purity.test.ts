/** Nothing in the core reads time, chance, timers or the network but through its arguments; and the check fires. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/run-command.ts';
import { findImpure } from './purity.ts';

const folders = ['contract', 'domain', 'store', 'sync', 'operations'];

const filesIn = (folder: string) =>
  readdirSync(join(projectRoot, 'src-main', folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join('src-main', folder, file));

describe('the core is handed the world', () => {
  it.each(folders)('%s takes time, chance, timers and the network as arguments', (folder) => {
    const files = filesIn(folder);
    expect(files.length).toBeGreaterThan(5);
    const offences = files.flatMap((file) =>
      findImpure(readFileSync(join(projectRoot, file), 'utf8')).map((what) => `${file}: ${what}`),
    );
    expect(offences).toEqual([]);
  });
});

describe('the check', () => {
  it.each([
    'const at = Date.now();',
    'const at = new Date().toISOString();',
    'const at = +new Date();',
    'const at = Date();',
    'const { now } = Date;',
    'const clock = { read: Date.now };',
    'const at = Date["now"]();',
    'const at = performance.now();',
    'const { now } = performance;',
    'const at = process.hrtime.bigint();',
    'const at = process.uptime();',
    'const { hrtime } = process;',
    'const at = globalThis.Date.now();',
    'const share = Math.random();',
    'const { random } = Math;',
    'const roll = [1].map(() => Math.random());',
    'setTimeout(() => {}, 5);',
    'const later = setInterval;',
    'await new Promise((resolve) => setImmediate(resolve));',
    'class Later { wait = () => setTimeout(() => {}, 1); }',
    'const id = crypto.randomUUID();',
    "import { randomBytes } from 'node:crypto';",
    "import { randomUUID as id } from 'crypto';",
    "import * as crypto from 'node:crypto';",
    "import { setTimeout as sleep } from 'node:timers/promises';",
    "import { performance } from 'node:perf_hooks';",
    "import { request } from 'undici';",
    "import { connect } from 'node:net';",
    "import { v7 } from 'uuid';",
    "const answer = await fetch('http://127.0.0.1');",
    'const text = new Intl.DateTimeFormat().format();',
    'const sql = `UPDATE entry SET updated_at = unixepoch()`;',
    "const sql = 'SELECT CURRENT_TIMESTAMP';",
    ['const text = `at $', '{Date.now()}`;'].join(''),
    'function late(at = Date.now()) { return at; }',
    "const http = await import('node:http');",
  ])('sees %s', (source) => {
    expect(findImpure(source)).not.toEqual([]);
  });

  it.each([
    '// Date.now() and Math.random() are not used here',
    "const words = 'Date.now() or setTimeout';",
    'const at = new Date(clock.wallMs()).toISOString();',
    "const at = Date.parse('2026-05-12T09:30:00Z');",
    'const at = clock.wallMs(); clock.after(5, () => {});',
    'const share = parts.chance(); const most = Math.max(1, 2);',
    "import { createHash } from 'node:crypto';",
    "import type { Agent } from 'undici';",
    'interface Clock { setTimeout: (ms: number) => Date; performance: number }',
    'const parts = { fetch: given, performance: 5 }; parts.fetch();',
    'const date: Date | null = null;',
  ])('lets pass %s', (source) => {
    expect(findImpure(source)).toEqual([]);
  });
});
