/** The whole program as people start it, in a process of its own that can be killed, spoken to over its HTTP door. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Result } from '../../src-main/contract/result.ts';
import type { OperationInput, OperationName, OperationOutput } from '../../src-main/contract/table.ts';
import { bundleOf } from './bundle.ts';

export const programToken = 'a-token-of-the-link-of-32-characters-or-more';

export interface Program {
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
