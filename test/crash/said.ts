/** Reads what a crashing process had said before it died; an unfinished last line was never said. */
import type { Redeemed } from './scripted-capillary.ts';

export interface Said {
  runs: number;
  /** Entries a cashier was told of, with the outcome told. */
  promised: { id: string; code: string; outcome: string }[];
  /** Each state that screens were told of, in order. */
  states: { id: string; state: string }[];
  redeemed: Redeemed[];
  started: boolean;
  errors: string[];
}

export function readSaid(text: string): Said {
  const said: Said = { runs: 0, promised: [], states: [], redeemed: [], started: false, errors: [] };
  for (const line of text.split('\n').slice(0, -1)) {
    const [word = '', first = '', second = ''] = line.split(' ');
    if (word === 'recovered') said.runs += 1;
    else if (word === 'state') said.states.push({ id: first, state: second });
    else if (word === 'server') said.redeemed.push(JSON.parse(line.slice(7)) as Redeemed);
    else if (word === 'started') said.started = true;
    else if (word === 'error') said.errors.push(line);
    else if (word === 'accepted' || word === 'redeemed' || word === 'checking')
      said.promised.push({ id: first, code: second, outcome: word });
  }
  return said;
}
