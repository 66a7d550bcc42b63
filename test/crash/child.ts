/** The process that is killed: one flow on one folder; what it promised is in `said.txt` before it goes on. */
import { existsSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type FlowName, flows } from './flows.ts';
import { readSaid } from './said.ts';

const [flow = '', folder = ''] = process.argv.slice(2);
const before = join(folder, 'said.txt');
const said = readSaid(existsSync(before) ? readFileSync(before, 'utf8') : '');
await flows[flow as FlowName]({
  folder,
  tell: (line) => void writeSync(1, `${line}\n`),
  redeemed: said.redeemed,
  run: said.runs + 1,
});
