/**
 * Starts every command of the project on any Node from 18 on: makes sure that the packages are the ones of
 * package-lock.json, then runs the script with the project's own Node. Plain JavaScript, built-in modules only.
 * Must never install when nothing changed, and never end with another exit code than the script it ran.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const isWindows = process.platform === 'win32';

/** What the lock file asks for; the answer changes exactly when the lock file does. */
function lockStamp(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function stampFile(root) {
  return join(root, 'node_modules', '.counterpart-stamp');
}

function ownNode(root) {
  return join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node');
}

/** npm writes down what it installed: that counts as well when somebody ran it by hand. */
function matchesInstalled(root) {
  try {
    const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
    const installed = read('node_modules/.package-lock.json');
    return Object.entries(read('package-lock.json')).every(
      ([path, wanted]) =>
        path === '' || wanted.optional || wanted.peer || installed[path]?.version === wanted.version,
    );
  } catch {
    return false;
  }
}

function isInstalled(root) {
  const file = stampFile(root);
  if (existsSync(file) && readFileSync(file, 'utf8') === lockStamp(root)) return true;
  return existsSync(join(root, 'node_modules')) && matchesInstalled(root);
}

/** npm must not run on a Node inside the folder that it is about to replace, nor believe it is a script of ours. */
function npmEnvironment(root) {
  const inside = join(root, 'node_modules');
  const environment = { ...process.env };
  for (const name of Object.keys(environment))
    if (/^npm_(lifecycle|package|command|execpath|node_execpath|config_local_prefix)/i.test(name))
      delete environment[name];
  const pathName = Object.keys(environment).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  environment[pathName] = (environment[pathName] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(inside))
    .join(delimiter);
  return environment;
}

function runNpm(root, words) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync('npm', [...words, ...quiet], {
    cwd: root,
    env: npmEnvironment(root),
    encoding: 'utf8',
    shell: isWindows,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const text = `${result.error ? result.error.message : ''}${result.stderr ?? ''}`;
  return { ok: result.status === 0, text };
}

const causes = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/,
    'The packages could not be fetched because the package registry cannot be reached. Connect to the network (or set npm’s proxy) and run the command again.',
  ],
  [
    /spawn(Sync)? npm ENOENT/,
    'The packages are not installed and npm is not there to do it. Install npm and run the command again.',
  ],
  [/ENOSPC/, 'The packages could not be installed because the disk is full.'],
  [/EACCES|EPERM|EROFS/, 'The packages could not be installed because this folder may not be written to.'],
];

/** What went wrong with npm: a sentence that says what to do, or npm's own words and a sentence after them. */
function explainNpm(text) {
  const known = causes.find(([pattern]) => pattern.test(text));
  return known
    ? known[1]
    : `${text.trim()}\nThe packages could not be installed. What npm said stands above; run the command again after that is mended.`;
}

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** An npm that reads the lock file in another way than the one that wrote it still takes its versions on `install`. */
function installPackages(root) {
  process.stderr.write('Installing the packages this version needs; this takes a minute.\n');
  const all = ['--include=dev', '--include=optional'];
  const first = runNpm(root, ['ci', ...all]);
  const result = first.text.includes('EUSAGE') ? runNpm(root, ['install', '--no-save', ...all]) : first;
  if (!result.ok) refuse(explainNpm(result.text));
}

/** The package `node` fetches its binary in an install script, and some machines do not run those unasked. */
function fetchOwnNode(root) {
  if (existsSync(ownNode(root))) return;
  runNpm(root, ['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts']);
}

/** The project's own Node; where there is none for this machine, the one that runs this, when it is new enough. */
function pickNode(root) {
  if (existsSync(ownNode(root))) return ownNode(root);
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return refuse(
    `Node ${process.versions.node} is too old, and the project’s own Node could not be installed. Install Node 24 and run the command again.`,
  );
}

/** npm’s shell does not pass on the signal that ends it: when it is gone, its script has to end as well. */
function endWithShell(child) {
  const shell = process.ppid;
  if (isWindows || !process.env.npm_lifecycle_event) return;
  setInterval(() => process.ppid !== shell && child.kill('SIGTERM'), 500).unref();
}

function run(root, words) {
  const node = pickNode(root);
  const bin = join(root, 'node_modules', '.bin');
  const path = [bin, dirname(node), process.env.PATH ?? ''].join(delimiter);
  // what was compiled once is kept, so that the program starts in about two thirds of the work
  const compiled = process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'compiled');
  const env = { ...process.env, PATH: path, NODE_COMPILE_CACHE: compiled };
  const child = spawn(node, words, { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  endWithShell(child);
  child.on('error', (error) => refuse(`The project’s Node could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

function start(root, words) {
  if (!isInstalled(root)) installPackages(root);
  fetchOwnNode(root);
  const stamp = lockStamp(root);
  if (!existsSync(stampFile(root)) || readFileSync(stampFile(root), 'utf8') !== stamp)
    writeFileSync(stampFile(root), stamp);
  run(root, words);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  start(join(dirname(fileURLToPath(import.meta.url)), '..', '..'), process.argv.slice(2));
