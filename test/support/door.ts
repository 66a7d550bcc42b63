/** The loopback door of a till that runs in this process, for programs that speak HTTP to it. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallRateLimits } from '../../src-main/http/call-rate.ts';
import { serveHttp } from '../../src-main/http/serve-http.ts';
import type { Till } from './till.ts';

export interface TillDoor {
  url: string;
  port: number;
  /** As the page does with the link's token; the cookie it gets for it. */
  openPage: () => Promise<string>;
  stop: () => Promise<void>;
}

export async function openTillDoor(
  till: Till,
  { port = 0, programRate }: { port?: number; programRate?: CallRateLimits } = {},
): Promise<TillDoor> {
  const page = mkdtempSync(join(tmpdir(), 'counterpart-page-'));
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Counterpart</title>');
  const token = randomBytes(32).toString('base64url');
  const door = await serveHttp({
    app: till.app,
    port,
    token,
    rendererFolder: page,
    version: 'test',
    randomBytes,
    clock: till.clock,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    ...(programRate === undefined ? {} : { programRate }),
  });
  return {
    url: door.url,
    port: Number(new URL(door.url).port),
    openPage: async () => {
      const headers = { authorization: `Bearer ${token}` };
      const opened = await fetch(`${door.url}/door/open`, { method: 'POST', headers });
      return opened.headers.get('set-cookie')?.split(';')[0] ?? '';
    },
    stop: async () => {
      await door.stop();
      rmSync(page, { recursive: true });
    },
  };
}
