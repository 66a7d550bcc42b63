/**
 * What the person who starts the program asked for, from the command line and the environment.
 * Must never guess: what is not understood is refused in words.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Mode } from '../app/ports.ts';

export interface LaunchSettings {
  door: 'electron' | 'browser' | 'whichever';
  mode: Mode;
  /** 0 = any free one. */
  port: number;
  /** The folder asked for; null = the operating system's. */
  data: string | null;
  /** Only tell what is not with Capillary yet, and end. */
  unsent: boolean;
  /** null = a new one at every start. */
  token: string | null;
}

export type ReadSettings = { ok: true; settings: LaunchSettings } | { ok: false; message: string };

export const usage = [
  'npm start -- [flags]',
  '  --browser     open in a browser, even where the desktop program could run',
  '  --live        work with the real platform; without it the training store opens',
  '  --port N      port of the browser door, 4870 unless told; 0 = any free one',
  '  --unsent      only tell what is not with Capillary yet; exit code 1 when there is something',
  '  --data DIR    folder for the data, with “training” and “live” inside',
  'Environment: COUNTERPART_DATA, COUNTERPART_PORT, COUNTERPART_DOOR (browser or electron),',
  'COUNTERPART_TOKEN (32 characters or more; the link then carries it instead of a new one each time).',
].join('\n');

const usualPort = '4870';
const tokenLength = 32;

const flags = {
  browser: { type: 'boolean', default: false },
  live: { type: 'boolean', default: false },
  unsent: { type: 'boolean', default: false },
  port: { type: 'string' },
  data: { type: 'string' },
} as const;

function readFlags(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: flags }).values;
  } catch {
    return null;
  }
}

const refuse = (message: string): ReadSettings => ({ ok: false, message });

export function readLaunchSettings(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ReadSettings {
  const values = readFlags(words);
  if (values === null) return refuse(`This is not understood: ${words.join(' ')}\n${usage}`);
  const portText = values.port ?? (environment.COUNTERPART_PORT || usualPort);
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN;
  if (!(port <= 65_535)) return refuse(`“${portText}” is not a port: choose a number from 0 to 65535.`);
  const door = values.browser ? 'browser' : environment.COUNTERPART_DOOR || 'whichever';
  if (door !== 'browser' && door !== 'electron' && door !== 'whichever')
    return refuse(`COUNTERPART_DOOR is “${door}”, and only “browser” and “electron” are known.`);
  const token = environment.COUNTERPART_TOKEN || null;
  if (token !== null && !/^[\x21-\x7e]+$/.test(token))
    return refuse('COUNTERPART_TOKEN may only have letters, digits and signs without blanks.');
  if (token !== null && token.length < tokenLength)
    return refuse(
      `COUNTERPART_TOKEN has ${token.length} characters; a token needs at least ${tokenLength}, so that it cannot be guessed.`,
    );
  const data = values.data ?? (environment.COUNTERPART_DATA || null);
  if (data === '') return refuse('--data needs the name of a folder.');
  return {
    ok: true,
    settings: {
      door,
      mode: values.live ? 'live' : 'training',
      unsent: values.unsent,
      port,
      data: data === null ? null : resolve(data),
      token,
    },
  };
}
