/**
 * The built page, read into memory once. Only names found on disk at the start are ever served, so no address can
 * lead out of the folder, and a build that runs meanwhile cannot tear the page apart.
 * Must never hold anything secret: it is served to whoever asks from this machine.
 */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { pagePolicy } from './security-headers.ts';

export interface PageFile {
  bytes: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

/** By path as it stands in an address, e.g. `/assets/index-abc.js`; `/` is the page itself. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

/** Built files have a hash in their name and never change under it. */
function cacheFor(path: string): string {
  return path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store';
}

/** Files of kinds that are not listed above are left out, links as well. */
export async function readPageFiles(folder: string): Promise<PageFiles> {
  const files = new Map<string, PageFile>();
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const item of found) {
    const contentType = contentTypes[extname(item.name)];
    if (!item.isFile() || contentType === undefined) continue;
    const file = join(item.parentPath, item.name);
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    files.set(path, {
      bytes: new Uint8Array(await readFile(file)),
      headers: {
        'Content-Type': contentType,
        'Cache-Control': cacheFor(path),
        'Content-Security-Policy': pagePolicy,
      },
    });
  }
  const page = files.get('/index.html');
  if (page) files.set('/', page);
  return files;
}
