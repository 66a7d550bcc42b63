/** What the desktop program was started with: live or training, and in which folder. */
import { resolve } from 'node:path';
import type { Mode } from '../app/ports.ts';

export interface ShellSettings {
  mode: Mode;
  /** The folder asked for; null = the operating system's. */
  data: string | null;
}

/** Switches meant for the browser inside are left alone. */
export function readShellSettings(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ShellSettings {
  const data = environment.COUNTERPART_DATA || null;
  return { mode: words.includes('--live') ? 'live' : 'training', data: data === null ? null : resolve(data) };
}
