/** How much JavaScript the page loads, gzipped. Needs the built renderer in out/. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './figures.ts';

export function benchBundle(rendererFolder: string): Figure {
  const files = readdirSync(rendererFolder, { recursive: true, encoding: 'utf8' });
  const sizeOf = (ending: string) =>
    files
      .filter((file) => file.endsWith(ending))
      .reduce((sum, file) => sum + gzipSync(readFileSync(join(rendererFolder, file))).length, 0) / 1000;
  const scripts = sizeOf('.js');
  if (scripts === 0) throw new Error(`no scripts in ${rendererFolder}`);
  return {
    name: 'JavaScript of the page',
    value: `${scripts.toFixed(0)} kB gzipped`,
    reference: `styles ${sizeOf('.css').toFixed(0)} kB`,
    limit: '350 kB',
    within: scripts < 350,
  };
}
