/**
 * `npm start`: picks the door, builds what is missing, starts, and says where. Acts when run: it is a command.
 * Imports the program only after the Node that runs it was looked at.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { needsBuild } from './build-state.ts';
import { refuseOldNode } from './check-node.ts';
import { findElectron } from './find-electron.ts';
import { type LaunchSettings, readLaunchSettings } from './launch-settings.ts';
import { appDataFolder, codeOf, dataFolderOf, machineFolderOf } from './ports/data-folder.ts';
import { runBuild } from './run-build.ts';

const root = join(import.meta.dirname, '..', '..');

function refuse(message: string, exitCode = 1): void {
  console.error(message);
  process.exitCode = exitCode;
}

async function makeBuilt(): Promise<boolean> {
  if (!needsBuild(root)) return true;
  console.log('Building the screens …');
  const built = await runBuild(root);
  if (!built.ok) refuse(`${built.output}\nThe screens could not be built; what is wrong stands above.`);
  return built.ok;
}

function startElectron(executable: string, settings: LaunchSettings): void {
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = process.env;
  const child = spawn(executable, [root, ...(settings.mode === 'live' ? ['--live'] : [])], {
    stdio: 'inherit',
    env: { ...environment, ...(settings.data === null ? {} : { COUNTERPART_DATA: settings.data }) },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => refuse(`The desktop program could not be started: ${error.message}`));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

async function startBrowserDoor(settings: LaunchSettings): Promise<void> {
  const { serve } = await import('./serve.ts');
  const { stopOnSignal } = await import('./stop-on-signal.ts');
  const machine = { platform: process.platform, home: homedir(), environment: process.env };
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const served = await serve({
    ...settings,
    dataFolder: dataFolderOf(settings.mode, settings.data, appDataFolder(machine)),
    machineFolder: machineFolderOf(appDataFolder(machine)),
    rendererFolder: join(root, 'out', 'renderer'),
    version,
  });
  if (!served.ok) return refuse(served.message);
  const { serving } = served;
  stopOnSignal(async () => {
    const unsent = await serving.unsent();
    if (unsent !== null) console.log(unsent);
    await serving.stop();
  });
  for (const notice of served.serving.notices) console.log(notice);
  const store = settings.mode === 'live' ? 'live' : 'the training store';
  console.log(`Counterpart is open (${store}). Open this link in a browser on this machine:`);
  console.log(`\n  ${served.serving.link}\n`);
  console.log('Stop with Ctrl-C.');
}

/** For installers: exit code 0 = all is with Capillary, 1 = something is not, 2 = the folder cannot be read. */
async function tellUnsent(settings: LaunchSettings): Promise<void> {
  const { unsentInFolder } = await import('../app/unsent.ts');
  const { createKeyStores } = await import('./ports/key-stores.ts');
  const machine = { platform: process.platform, home: homedir(), environment: process.env };
  try {
    const { mode } = settings;
    const dataFolder = dataFolderOf(mode, settings.data, appDataFolder(machine));
    const { keyStores } = createKeyStores(mode, dataFolder);
    const found = await unsentInFolder({ dataFolder, keyStores });
    console.log(found.message);
    process.exitCode = found.count === null ? 2 : found.count === 0 ? 0 : 1;
  } catch (error) {
    refuse(`The queue cannot be read (${codeOf(error)}). Keep the data folder.`, 2);
  }
}

async function launch(words: readonly string[]): Promise<void> {
  const oldNode = refuseOldNode(process.versions.node);
  if (oldNode !== null) return refuse(oldNode);
  const read = readLaunchSettings(words, process.env);
  if (!read.ok) return refuse(read.message, 2);
  const { settings } = read;
  if (settings.unsent) return tellUnsent(settings);
  const found = findElectron({
    root,
    environment: process.env,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
  });
  if (settings.door === 'electron' && !found.ok)
    return refuse(`The desktop program cannot be started: ${found.why}. Use --browser instead.`);
  if (!(await makeBuilt())) return;
  if (settings.door !== 'browser' && found.ok) return startElectron(found.executable, settings);
  if (!found.ok && settings.door !== 'browser')
    console.log(`The browser is used instead of the desktop window, because ${found.why}.`);
  return startBrowserDoor(settings);
}

await launch(process.argv.slice(2));
