/**
 * `npm run supply`: counts what is shipped, writes docs/licences.md and the list of parts, and asks the registry whether
 * anything in it is known to be bad and whether Electron still has fixes. Needs the network for the last two, and says so
 * when there is none. Acts when run: it is a command.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/run-command.ts';
import { licenceText } from './licence-table.ts';
import { makeSbom } from './make-sbom.ts';
import { readShippedPackages } from './shipped-packages.ts';

function npm(...words: string[]) {
  return spawnSync('npm', words, {
    cwd: projectRoot,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
}

/** npm ends with 1 for a finding and for a registry that does not answer; only a report is an answer. */
function audit(): boolean | null {
  const { stdout } = npm('audit', '--json', '--audit-level=high');
  try {
    const report = JSON.parse(stdout) as { metadata?: { vulnerabilities?: Record<string, number> } };
    const found = report.metadata?.vulnerabilities;
    if (!found) return null;
    console.log(`npm audit: ${JSON.stringify(found)}`);
    return (found.high ?? 0) + (found.critical ?? 0) === 0;
  } catch {
    return null;
  }
}

/** The three newest majors have fixes. */
function isElectronSupported(): boolean | null {
  const newest = Number(npm('view', 'electron', 'version').stdout.split('.')[0]);
  if (!newest) return null;
  const own: string = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).devDependencies
    .electron;
  console.log(`Electron: ${own} here, the newest major is ${newest}`);
  return Number(own.split('.')[0]) > newest - 3;
}

const packages = readShippedPackages();
const everywhere = packages.filter(({ isForOneSystem }) => !isForOneSystem);
console.log(
  `shipped: ${everywhere.length} packages and ${packages.length - everywhere.length} for one system`,
);
writeFileSync(join(projectRoot, 'docs', 'licences.md'), licenceText(packages));
mkdirSync(join(projectRoot, 'artefacts'), { recursive: true });
writeFileSync(join(projectRoot, 'artefacts', 'sbom.json'), JSON.stringify(makeSbom(), null, 2));
console.log('written: docs/licences.md, artefacts/sbom.json');

const answers = { 'npm audit': audit(), 'Electron has fixes': isElectronSupported() };
for (const [name, answer] of Object.entries(answers))
  console.log(
    `${answer === null ? 'NOT ASKED (no answer from the registry)' : answer ? 'passed' : 'FAILED'}  ${name}`,
  );
process.exitCode = Object.values(answers).every((answer) => answer === true) ? 0 : 1;
