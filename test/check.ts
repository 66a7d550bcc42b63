/** `npm run check`, and with `--fix` `npm run fix`. Acts when run: it is a command. */
import { runChecks } from './support/checks.ts';

const { failed } = await runChecks(process.argv.includes('--fix'), (line) => console.log(line));
process.exitCode = failed.length === 0 ? 0 : 1;
