/** The checks that need no program running: format and lint, types, arrows, unused. All run, whichever fails. */
import { commandOf, type Ran, runNode } from './run-command.ts';

export interface Check {
  name: string;
  run: (isFixing: boolean) => Promise<Ran>;
}

export const checks: readonly Check[] = [
  {
    name: 'format and lint',
    run: (isFixing) => {
      const words = isFixing ? ['check', '--write', '.'] : ['check', '.'];
      return runNode([commandOf('@biomejs/biome', 'biome'), ...words]);
    },
  },
  {
    name: 'types',
    // several checkers each work out the same types anew; fewer clearings away cost a tenth more memory
    run: () =>
      runNode([commandOf('typescript', 'tsc'), '--project', 'tsconfig.json', '--checkers', '1'], {
        environment: { ...process.env, GOGC: '400' },
      }),
  },
  {
    name: 'arrows',
    run: () => runArrows(),
  },
  {
    name: 'unused',
    run: () => runNode([commandOf('knip', 'knip'), '--config', 'test/knip.json', '--no-progress']),
  },
];

/** In another folder with the same layout, for the test that sees the check fire. */
export function runArrows(where: { cwd?: string; config?: string } = {}): Promise<Ran> {
  const config = where.config ?? 'test/arrows.cjs';
  const command = commandOf('dependency-cruiser', 'depcruise');
  return runNode(
    [command, '--config', config, 'src-main', 'src-renderer', 'test'],
    where.cwd === undefined ? {} : { cwd: where.cwd },
  );
}

export interface Checked {
  passed: string[];
  failed: string[];
}

/** All at once, unless they mend: what one changes the others read. Tells of each in the order of the list. */
export async function runChecks(isFixing: boolean, say: (line: string) => void): Promise<Checked> {
  const checked: Checked = { passed: [], failed: [] };
  const begun = isFixing ? null : checks.map(({ run }) => run(false));
  for (const [index, { name, run }] of checks.entries()) {
    const { exitCode, output } = await (begun?.[index] ?? run(isFixing));
    if (exitCode !== 0) say(output.trimEnd());
    say(`${exitCode === 0 ? 'passed' : 'FAILED'}  ${name}`);
    checked[exitCode === 0 ? 'passed' : 'failed'].push(name);
  }
  return checked;
}
