/** Where the browser for the tests comes from, in which order, and that its absence is never silent. */
import { expect, test } from 'vitest';
import { findBrowser, type Machine } from './find-browser.ts';

function machine(parts: Partial<Machine> & { files?: string[] }): Machine & { ran: string[] } {
  const files = new Set(parts.files ?? []);
  const ran: string[] = [];
  return {
    platform: 'linux',
    isRoot: false,
    environment: {},
    exists: (path) => files.has(path),
    playwrightPath: () => '/playwright/chrome',
    run: async (command, words) => {
      ran.push([command, ...words].join(' '));
      files.add('/usr/bin/chromium-headless-shell');
      return true;
    },
    say: () => {},
    ran,
    ...parts,
  };
}

test('the browser that was named comes first', async () => {
  const files = ['/my/chrome', '/usr/bin/chromium'];
  const found = await findBrowser(machine({ environment: { CHROMIUM_PATH: '/my/chrome' }, files }));
  expect(found).toEqual({ ok: true, path: '/my/chrome' });
});

test('a named browser that is not there is not replaced by another', async () => {
  const found = await findBrowser(
    machine({ environment: { CHROMIUM_PATH: '/my/chrome' }, files: ['/usr/bin/chromium'] }),
  );
  expect(found).toEqual({ ok: false, message: 'CHROMIUM_PATH names /my/chrome, which is not there.' });
});

test('the usual places come before Playwright’s own', async () => {
  const files = ['/usr/bin/google-chrome', '/playwright/chrome'];
  expect(await findBrowser(machine({ files }))).toEqual({ ok: true, path: '/usr/bin/google-chrome' });
  expect(await findBrowser(machine({ files: ['/playwright/chrome'] }))).toEqual({
    ok: true,
    path: '/playwright/chrome',
  });
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  expect(await findBrowser(machine({ platform: 'darwin', files: [mac] }))).toEqual({ ok: true, path: mac });
});

test('on Debian as root it is installed, elsewhere never', async () => {
  const debian = machine({ isRoot: true, files: ['/etc/debian_version'] });
  expect(await findBrowser(debian)).toEqual({ ok: true, path: '/usr/bin/chromium-headless-shell' });
  expect(debian.ran).toEqual(['apt-get update', 'apt-get install -y chromium-headless-shell']);
  const person = machine({ files: ['/etc/debian_version'] });
  expect((await findBrowser(person)).ok).toBe(false);
  expect(person.ran).toEqual([]);
});

test('no browser is a failure that says what to do', async () => {
  const found = await findBrowser(
    machine({ isRoot: true, files: ['/etc/debian_version'], run: async () => false }),
  );
  expect(found.ok ? '' : found.message).toContain('Install one, or name it in CHROMIUM_PATH');
});
