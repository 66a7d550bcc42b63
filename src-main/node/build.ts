/** `npm run build`. Acts when run: it is a command, not a module. */
import { join } from 'node:path';
import { runBuild } from './run-build.ts';

const built = await runBuild(join(import.meta.dirname, '..', '..'));
if (!built.ok) console.error(built.output);
console.log(built.ok ? 'Built into out/.' : 'The build failed.');
process.exitCode = built.ok ? 0 : 1;
