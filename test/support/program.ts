/**
 * The whole program as people start it, spoken to over its HTTP door: in a process of its own that can be killed, or in
 * this one, where a life of it ends in order and its process would prove nothing.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import Conf from 'conf';
import { createApp } from '../../src-main/app/create-app.ts';
import type { Result } from '../../src-main/contract/result.ts';
import type { OperationInput, OperationName, OperationOutput } from '../../src-main/contract/table.ts';
import { serveHttp } from '../../src-main/http/serve-http.ts';
import { createPorts } from '../../src-main/node/ports/create-ports.ts';
import { dataFolderOf, machineFolderOf, makeDataFolder } from '../../src-main/node/ports/data-folder.ts';
import {
  keepSettings,
  settingsFileName,
  settingsStoreOptions,
} from '../../src-main/node/ports/settings-file.ts';
import { bundleOf } from './bundle.ts';
import { projectRoot } from './run-command.ts';
import { cheapPins } from './till.ts';

export const programToken = 'a-token-of-the-link-of-32-characters-or-more';

/** What both ways answer to. */
export interface Served {
  url: string;
  /** null when the program died before it answered. */
  call: <Name extends OperationName>(
    name: Name,
    input: OperationInput<Name>,
  ) => Promise<Result<OperationOutput<Name>> | null>;
  must: <Name extends OperationName>(
    name: Name,
    input: OperationInput<Name>,
  ) => Promise<OperationOutput<Name>>;
}

export interface Program extends Served {
  /** SIGKILL; resolves when the process is gone. */
  kill: () => Promise<void>;
  /** SIGTERM; the exit code. */
  end: () => Promise<number | null>;
}

export async function startProgram(dataFolder: string, mode: 'live' | 'training'): Promise<Program> {
  const flags = ['--browser', '--port', '0', '--data', dataFolder, ...(mode === 'live' ? ['--live'] : [])];
  const launch = await bundleOf('src-main/node/launch.ts');
  const child = spawn(process.execPath, [launch, ...flags], {
    // what programs of one machine share stays with the test
    env: { ...process.env, XDG_CONFIG_HOME: `${dataFolder}/machine`, COUNTERPART_TOKEN: programToken },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const url = await readUrl(child, gone);
  return {
    ...speakTo(url),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    end: async () => {
      child.kill('SIGTERM');
      return gone;
    },
  };
}

export interface ProgramHere extends Served {
  end: () => Promise<number>;
}

/** The parts that `serve` puts together, in this process and with cheap PINs. `end` stops it in order and answers 0. */
export async function startHere(dataFolder: string, mode: 'live' | 'training'): Promise<ProgramHere> {
  const folder = dataFolderOf(mode, dataFolder, dataFolder);
  const refusal = makeDataFolder(folder);
  if (refusal !== null) throw new Error(refusal);
  const version = 'test';
  const machineFolder = machineFolderOf(join(dataFolder, 'machine'));
  const { options } = createPorts({ mode, dataFolder: folder, machineFolder, version });
  const settingsFile = keepSettings(
    new Conf({ cwd: folder, configName: settingsFileName, ...settingsStoreOptions }),
  );
  const created = await createApp({ ...options, settingsFile, pinCost: cheapPins });
  if (!created.ok) throw new Error(created.message);
  const { app } = created;
  const { clock, log, randomBytes } = options;
  const rendererFolder = join(projectRoot, 'out', 'renderer');
  const door = await serveHttp({
    app,
    port: 0,
    token: programToken,
    rendererFolder,
    version,
    randomBytes,
    clock,
    log,
  });
  let ended: Promise<number> | null = null;
  return {
    ...speakTo(door.url),
    end: () => {
      ended ??= door
        .stop()
        .then(() => app.stop())
        .then(() => 0);
      return ended;
    },
  };
}

function speakTo(url: string): Served {
  let cookie: string | undefined;
  /** As a page does: the link's token is shown once, for a cookie. */
  const openDoor = async () => {
    const headers = { authorization: `Bearer ${programToken}` };
    const opened = await fetch(`${url}/door/open`, { method: 'POST', headers });
    return opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  const call: Program['call'] = async (name, input) => {
    try {
      cookie ??= await openDoor();
      const response = await fetch(`${url}/api/${name}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      return (await response.json()) as Result<never>;
    } catch {
      return null;
    }
  };
  return {
    url,
    call,
    must: async (name, input) => {
      const result = await call(name, input);
      if (result === null) throw new Error(`${name}: the program is gone`);
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.failure)}`);
      return result.value;
    },
  };
}

function readUrl(child: ChildProcess, gone: Promise<number | null>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (bytes: Buffer) => {
      said += bytes.toString();
      const link = /(http:\/\/127\.0\.0\.1:\d+)\/#token=/.exec(said);
      if (link?.[1]) resolve(link[1]);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    void gone.then((code) => reject(new Error(`the program ended with ${code}: ${said}`)));
  });
}
