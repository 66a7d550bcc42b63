/**
 * `npm run dev`: the page reloads itself while it is worked on, and the main side starts anew when it changes.
 * The page still goes through the real door, with its token; only files of the page come from the development server.
 * Acts when run: it is a command.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { readLaunchSettings } from './launch-settings.ts';
import { stopOnSignal } from './stop-on-signal.ts';

const root = join(import.meta.dirname, '..', '..');
const read = readLaunchSettings(process.argv.slice(2), process.env);
if (!read.ok) {
  console.error(read.message);
  process.exit(1);
}
const doorPort = String(read.settings.port);
const door = `http://127.0.0.1:${doorPort}`;
const token = process.env.COUNTERPART_TOKEN || randomBytes(32).toString('base64url');

const main = spawn(
  process.execPath,
  ['--watch', '--watch-path=src-main', 'src-main/node/launch.ts', '--browser', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, COUNTERPART_PORT: doorPort, COUNTERPART_TOKEN: token },
  },
);

/** The door takes calls from its own page only, so the development server speaks in its name. */
const passOn = { target: door, changeOrigin: true, headers: { origin: door } };

const pages = await createServer({
  root: join(root, 'src-renderer'),
  configFile: false,
  plugins: [react()],
  server: { host: '127.0.0.1', proxy: { '/api': passOn, '/door': passOn } },
});
await pages.listen();
console.log(`While working on the page, open: ${pages.resolvedUrls?.local[0]}#token=${token}`);
stopOnSignal(async () => {
  main.kill('SIGTERM');
  await pages.close();
});
