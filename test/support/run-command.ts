/** Runs one of the project's tools with the Node that runs this, and answers what it said. Never throws. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Ran {
  exitCode: number;
  output: string;
}

export const projectRoot = join(import.meta.dirname, '..', '..');

/** The file behind a package's command, so that no shell and no `.cmd` is needed. */
export function commandOf(packageName: string, command: string): string {
  const folder = join(projectRoot, 'node_modules', ...packageName.split('/'));
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const file = typeof bin === 'string' ? bin : bin[command];
  if (file === undefined) throw new Error(`${packageName} has no command ${command}.`);
  return join(folder, file);
}

export function runNode(
  words: readonly string[],
  options: { cwd?: string; environment?: NodeJS.ProcessEnv; isShown?: boolean } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, {
      cwd: options.cwd ?? projectRoot,
      env: options.environment ?? process.env,
      stdio: options.isShown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => resolve({ exitCode: 1, output: error.message }));
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}
