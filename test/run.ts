/**
 * `npm test`: build, browser, then every test, and the checks beside them; the last line says how many passed and
 * failed. Words after `--` go to the test runner, e.g. a part of a file's name. Acts when run: it is a command.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBuild } from '../src-main/node/run-build.ts';
import { runChecks } from './support/checks.ts';
import { addCounts, type Counts, countTests, lastLine } from './support/count-tests.ts';
import { findBrowser, thisMachine } from './support/find-browser.ts';
import { commandOf, projectRoot, runNode } from './support/run-command.ts';
import { makeTestFolders } from './support/test-folders.ts';

const say = (line: string) => console.log(line);
const one = (isPassed: boolean): Counts => ({
  passed: isPassed ? 1 : 0,
  failed: isPassed ? 0 : 1,
  skipped: 0,
});

async function build(): Promise<Counts> {
  const built = await runBuild(projectRoot);
  if (!built.ok) say(built.output.trimEnd());
  say(`${built.ok ? 'passed' : 'FAILED'}  build`);
  return one(built.ok);
}

async function runTests(browserPath: string | null, words: readonly string[]): Promise<Counts> {
  const folders = makeTestFolders();
  const report = mkdtempSync(join(tmpdir(), 'counterpart-report-'));
  const file = join(report, 'report.json');
  try {
    const { exitCode } = await runNode(
      [
        commandOf('vitest', 'vitest'),
        'run',
        '--config=test/vitest.config.ts',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
        ...words,
      ],
      {
        isShown: true,
        environment: {
          ...process.env,
          ...folders.environment,
          ...(browserPath === null ? {} : { CHROMIUM_PATH: browserPath }),
        },
      },
    );
    return countTests(readFileSync(file, 'utf8'), exitCode);
  } catch (error) {
    say(`The tests left no report: ${error instanceof Error ? error.message : error}`);
    return one(false);
  } finally {
    rmSync(report, { recursive: true });
    folders.remove();
  }
}

/** Told at the end, where they are seen. */
async function check(): Promise<{ lines: string[]; counts: Counts }> {
  const lines: string[] = [];
  const { passed, failed } = await runChecks(false, (line) => lines.push(line));
  return { lines, counts: { passed: passed.length, failed: failed.length, skipped: 0 } };
}

/** The checks go beside the tests, which need what is built and a browser. */
async function runEverything(words: readonly string[]): Promise<Counts> {
  const checking = check();
  const [built, browser] = await Promise.all([build(), findBrowser(thisMachine(say))]);
  if (!browser.ok) say(`FAILED  browser: ${browser.message}`);
  const tests = await runTests(browser.ok ? browser.path : null, words);
  const checks = await checking;
  for (const line of checks.lines) say(line);
  return [checks.counts, built, ...(browser.ok ? [] : [one(false)]), tests].reduce(addCounts);
}

const counts = await runEverything(process.argv.slice(2));
process.exitCode = counts.failed === 0 ? 0 : 1;
say(lastLine(counts));
