/**
 * Serves the built page to the window as `app://counterpart/…`, with a policy that lets it talk to nobody.
 * Must never answer a file from outside the folder of the page.
 */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { ownPath } from './own-page.ts';

/** The page asks the main side through its preload, so it may not connect anywhere; see `http/` for `style-src`. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

function nothingHere(): Response {
  return new Response('There is nothing here.', { status: 404 });
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** The file behind an address of ours, null for everything else; links that lead out count as outside. */
export async function findPageFile(folder: string, address: string): Promise<string | null> {
  const path = decode(ownPath(address) ?? '%');
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  try {
    const home = await realpath(folder);
    const file = await realpath(join(home, path === '/' ? 'index.html' : path));
    return file.startsWith(home + sep) ? file : null;
  } catch {
    return null;
  }
}

export function servePage(folder: string): (request: { url: string; method: string }) => Promise<Response> {
  return async ({ url, method }) => {
    const file = method === 'GET' ? await findPageFile(folder, url) : null;
    const contentType = file === null ? undefined : contentTypes[extname(file)];
    if (file === null || contentType === undefined) return nothingHere();
    return new Response(new Uint8Array(await readFile(file)), {
      headers: {
        'Content-Type': contentType,
        'Content-Security-Policy': pagePolicy,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cache-Control': 'no-store',
      },
    });
  };
}
