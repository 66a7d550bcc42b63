// Runs the simulator alone on this machine, for people who want to look at it or point a till at it.
// It must never listen for other machines.
import { parseArgs } from 'node:util';
import { describeSeed } from './describe-seed.ts';
import { trainingCredentials } from './seed.ts';
import { createSimulator } from './simulator.ts';

const usage = 'Use: npm run simulator -- [--port 4871] [--offset <minutes from UTC, 330>] [--members]';

interface Settings {
  port: number;
  offsetMinutes: number;
  hasMembers: boolean;
}

function readSettings(words: readonly string[]): Settings | undefined {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        port: { type: 'string', default: '4871' },
        offset: { type: 'string', default: '330' },
        members: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    const offsetMinutes = Number(values.offset);
    const isPort = Number.isInteger(port) && port >= 0 && port <= 65_535;
    const isOffset = Number.isInteger(offsetMinutes) && Math.abs(offsetMinutes) <= 14 * 60;
    return isPort && isOffset ? { port, offsetMinutes, hasMembers: values.members } : undefined;
  } catch {
    return undefined;
  }
}

function welcome(url: string): string {
  const { till, otherTill, oauth } = trainingCredentials;
  return [
    `The simulator listens on ${url}`,
    '',
    `  till        ${till.username} / ${till.password}   (Old Quay)`,
    `  other till  ${otherTill.username} / ${otherTill.password}   (Mill Square)`,
    `  client      ${oauth.key} / ${oauth.secret}`,
    '',
    'Control, from this machine only:',
    `  GET ${url}/_simulator               every control call`,
    `  GET ${url}/_simulator/redemptions   what was redeemed`,
    `  GET ${url}/_simulator/calls         what was asked`,
    `  POST ${url}/_simulator/faults       {"kind":"drop","when":"after-commit","path":"/v2/coupon/redeem"}`,
    `  POST ${url}/_simulator/down         {"how":"break","forMs":20000}`,
    `  POST ${url}/_simulator/reset        back to the beginning`,
    '',
    'Stop with Ctrl-C.',
  ].join('\n');
}

function sheet(simulatorWorld: Parameters<typeof describeSeed>[0]): string {
  return describeSeed(simulatorWorld)
    .map(({ name, identifiers, note, coupons }) =>
      [
        '',
        `${name}  (${identifiers.map((identifier) => `${identifier.name} ${identifier.value}`).join(', ')})`,
        ...(note === '' ? [] : [`  ${note}`]),
        ...coupons.map((coupon) => `  ${coupon.code.padEnd(12)} ${coupon.shows}: ${coupon.story}`),
      ].join('\n'),
    )
    .join('\n');
}

function refusalOf(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Choose another with --port.`;
  if (code === 'EACCES') return `Port ${port} may not be used by you. Choose another with --port.`;
  return `The simulator cannot listen on port ${port}: ${error instanceof Error ? error.message : error}`;
}

async function run(words: readonly string[]): Promise<void> {
  const settings = readSettings(words);
  if (!settings) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  const simulator = createSimulator({ clusterOffsetMinutes: settings.offsetMinutes });
  try {
    const { url } = await simulator.listen(settings.port);
    console.log(welcome(url));
    if (settings.hasMembers) console.log(sheet(simulator.world));
  } catch (error) {
    console.error(refusalOf(error, settings.port));
    process.exitCode = 1;
    return;
  }
  const stop = () => void simulator.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** What stands after this file on the command line, whoever started it. */
function wordsAfterThisFile(argv: readonly string[]): readonly string[] {
  const self = argv.findLastIndex((word) => word.endsWith('simulator/run.ts'));
  return argv.slice(Math.max(self, 1) + 1);
}

await run(wordsAfterThisFile(process.argv.map((word) => word.replaceAll('\\', '/'))));
