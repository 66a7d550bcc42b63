/** Builds the three entries into `out/`: the desktop program's main side, its preload, and the page for both doors. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Built {
  ok: boolean;
  /** What the builder said. */
  output: string;
}

export function runBuild(root: string): Promise<Built> {
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}
