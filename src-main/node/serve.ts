/**
 * Starts the program behind the browser door and stops both in order. Every way in which that can fail is a sentence.
 * Must never print: the command that called it does.
 */
import Conf from 'conf';
import { createApp } from '../app/create-app.ts';
import type { App, Mode } from '../app/ports.ts';
import { sayUnsent } from '../app/unsent.ts';
import { type HttpDoor, serveHttp } from '../http/serve-http.ts';
import { createPorts, type PlainPorts } from './ports/create-ports.ts';
import { codeOf, makeDataFolder } from './ports/data-folder.ts';
import { keepSettings, settingsFileName, settingsStoreOptions } from './ports/settings-file.ts';

export interface ServeOptions {
  mode: Mode;
  /** The folder of this mode; made when missing. */
  dataFolder: string;
  /** The same for every data folder of this machine. */
  machineFolder: string;
  /** 0 = any free one. */
  port: number;
  /** null = a new one. */
  token: string | null;
  rendererFolder: string;
  version: string;
}

export interface Serving {
  url: string;
  link: string;
  /** Sentences for the person who started the program. */
  notices: string[];
  /** What waits, in words; null = nothing. */
  unsent: () => Promise<string | null>;
  stop: () => Promise<void>;
}

export type Served = { ok: true; serving: Serving } | { ok: false; message: string };

function explainDoor(error: unknown, port: number): string {
  const code = codeOf(error);
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program, or Counterpart is already open. Choose another with --port, or --port 0 for any free one.`;
  if (code === 'EACCES') return `You may not use port ${port}. Choose one above 1023 with --port.`;
  if (code === 'ENOENT') return 'The screens are not built yet. Run “npm run build”, then start again.';
  return `The browser door could not be opened on port ${port} (${code}).`;
}

function openPorts(
  options: ServeOptions,
): { ok: true; ports: PlainPorts; store: Conf } | { ok: false; message: string } {
  const refusal = makeDataFolder(options.dataFolder);
  if (refusal !== null) return { ok: false, message: refusal };
  const { mode, dataFolder, machineFolder, version } = options;
  try {
    const ports = createPorts({ mode, dataFolder, machineFolder, version });
    const store = new Conf({ cwd: dataFolder, configName: settingsFileName, ...settingsStoreOptions });
    return { ok: true, ports, store };
  } catch (error) {
    // How the settings store tells that its file is not JSON.
    if (error instanceof SyntaxError) {
      return {
        ok: false,
        message: `The settings file settings.json in ${dataFolder} is damaged. Nothing was changed: put back a copy, or move the file away and enter the connection again.`,
      };
    }
    return {
      ok: false,
      message: `The data folder ${dataFolder} cannot be used (${codeOf(error)}). Make it writable for you, or choose another with --data.`,
    };
  }
}

export async function serve(options: ServeOptions): Promise<Served> {
  const opened = openPorts(options);
  if (!opened.ok) return opened;
  const { ports, store } = opened;
  const created = await createApp({ ...ports.options, settingsFile: keepSettings(store) });
  if (!created.ok) return created;
  const door = await openDoor(options, ports, created.app).catch((error: unknown) => error);
  if (!isDoor(door)) {
    await created.app.stop();
    return { ok: false, message: explainDoor(door, options.port) };
  }
  const stop = async () => {
    await door.stop();
    await created.app.stop();
  };
  return {
    ok: true,
    serving: {
      url: door.url,
      link: door.link,
      notices: ports.notices,
      unsent: () => sayUnsent(created.app),
      stop,
    },
  };
}

function openDoor(options: ServeOptions, { options: ports }: PlainPorts, app: App): Promise<HttpDoor> {
  const { clock, log, randomBytes } = ports;
  const { port, rendererFolder, version } = options;
  const token = options.token ?? Buffer.from(randomBytes(32)).toString('base64url');
  return serveHttp({ app, port, token, rendererFolder, version, randomBytes, clock, log });
}

function isDoor(opened: unknown): opened is HttpDoor {
  return typeof opened === 'object' && opened !== null && 'link' in opened;
}
