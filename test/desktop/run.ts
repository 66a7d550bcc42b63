/**
 * `npm run test:desktop`: drives the real desktop program where Electron's program is there. Acts when run: it is a
 * command.
 */
import { electronExecutable } from '../../src-main/node/find-electron.ts';
import { runBuild } from '../../src-main/node/run-build.ts';
import { commandOf, projectRoot, runNode } from '../support/run-command.ts';

async function runDesktop(): Promise<number> {
  if (electronExecutable(projectRoot, process.env) === null) {
    console.log('skipped: no Electron binary');
    return 0;
  }
  const built = await runBuild(projectRoot);
  if (!built.ok) {
    console.error(built.output);
    return 1;
  }
  const config = 'test/desktop/playwright.config.ts';
  const words = [commandOf('@playwright/test', 'playwright'), 'test', '--config', config];
  return (await runNode(words, { isShown: true })).exitCode;
}

process.exitCode = await runDesktop();
