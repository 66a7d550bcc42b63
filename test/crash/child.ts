/** The process that is killed: one flow on one folder; what it promised is in `said.txt` before it goes on. */
import './interpret-schemas.ts';
import { existsSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { startupSnapshot } from 'node:v8';
import { type FlowName, flows } from './flows.ts';
import { readSaid } from './said.ts';

async function main(flow: string, folder: string): Promise<void> {
  const before = join(folder, 'said.txt');
  const said = readSaid(existsSync(before) ? readFileSync(before, 'utf8') : '');
  // a flow that stops in the middle without a word did not end well
  process.exitCode = 1;
  await flows[flow as FlowName]({
    folder,
    tell: (line) => void writeSync(1, `${line}\n`),
    redeemed: said.redeemed,
    run: said.runs + 1,
  });
  process.exitCode = 0;
}

startupSnapshot.setDeserializeMainFunction(() => {
  const [flow = '', folder = ''] = process.argv.slice(-2);
  void main(flow, folder);
});
