/** What people may ask for when they start the program, and how everything else is refused. */
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { refuseOldNode } from '../../src-main/node/check-node.ts';
import { type LaunchSettings, readLaunchSettings } from '../../src-main/node/launch-settings.ts';
import { appDataFolder, dataFolderOf } from '../../src-main/node/ports/data-folder.ts';

const usual: LaunchSettings = {
  door: 'whichever',
  mode: 'training',
  port: 4870,
  data: null,
  unsent: false,
  token: null,
};
const token = 'a'.repeat(32);

test('without a word it is the training store on the usual port', () => {
  expect(readLaunchSettings([], {})).toEqual({ ok: true, settings: usual });
});

test('flags and environment are understood, flags first', () => {
  const environment = {
    COUNTERPART_DATA: '/data',
    COUNTERPART_PORT: '5000',
    COUNTERPART_DOOR: 'electron',
    COUNTERPART_TOKEN: token,
  };
  expect(readLaunchSettings([], environment)).toEqual({
    ok: true,
    settings: {
      door: 'electron',
      mode: 'training',
      port: 5000,
      data: resolve('/data'),
      unsent: false,
      token,
    },
  });
  const words = ['--live', '--browser', '--port', '0', '--data', 'here'];
  expect(readLaunchSettings(words, environment)).toEqual({
    ok: true,
    settings: { door: 'browser', mode: 'live', port: 0, data: resolve('here'), unsent: false, token },
  });
});

test.each([
  [['--lice'], {}, '--browser'],
  [['live'], {}, '--live'],
  [['--port'], {}, '--port N'],
  [['--live=yes'], {}, 'not understood'],
  [['--port', '70000'], {}, '“70000” is not a port'],
  [['--port', '-1'], {}, 'not understood'],
  [['--port', '1e3'], {}, 'not a port'],
  [['--data', ''], {}, 'needs the name of a folder'],
  [[], { COUNTERPART_PORT: 'http' }, '“http” is not a port'],
  [[], { COUNTERPART_DOOR: 'window' }, 'only “browser” and “electron”'],
  [[], { COUNTERPART_TOKEN: 'short' }, 'has 5 characters; a token needs at least 32'],
  [[], { COUNTERPART_TOKEN: `${token} x` }, 'without blanks'],
])('%j with %j is refused in words', (words, environment, sentence) => {
  const read = readLaunchSettings(words, environment);
  expect(read.ok ? '' : read.message).toContain(sentence);
});

test('a refused token is not repeated', () => {
  const read = readLaunchSettings([], { COUNTERPART_TOKEN: 'my-short-secret' });
  expect(JSON.stringify(read)).not.toContain('my-short-secret');
});

test('training and live never share a folder', () => {
  const environment = { APPDATA: join('/', 'roaming'), XDG_CONFIG_HOME: undefined };
  const linux = appDataFolder({ platform: 'linux', home: '/home/robin', environment });
  expect(dataFolderOf('training', null, linux)).toBe(
    join('/home/robin', '.config', 'counterpart', 'training'),
  );
  expect(dataFolderOf('live', null, linux)).toBe(join('/home/robin', '.config', 'counterpart', 'live'));
  expect(dataFolderOf('live', '/data', linux)).toBe(join('/data', 'live'));
  const mac = appDataFolder({ platform: 'darwin', home: '/Users/robin', environment });
  expect(mac).toBe(join('/Users/robin', 'Library', 'Application Support'));
  expect(appDataFolder({ platform: 'win32', home: 'x', environment })).toBe(join('/', 'roaming'));
});

test.each(['18.20.0', '20.20.2', '22.11.0'])('Node %s is refused in words', (version) => {
  expect(refuseOldNode(version)).toContain(
    `This is Node ${version}, and Counterpart needs Node 22.12 or newer`,
  );
});

test.each(['22.12.0', '24.21.0', '26.0.0'])('Node %s will do', (version) => {
  expect(refuseOldNode(version)).toBeNull();
});
